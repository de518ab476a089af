package dev.playhead.embedded.clickhouse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.jspecify.annotations.Nullable;

/** ClickHouse's own compression frame: checksum (16), method (1), size with this header (4), raw size (4), LZ4 block. */
final class Lz4Blocks {
    private static final int CHECKSUM = 16;
    private static final int HEADER = 9;
    private static final byte LZ4 = (byte) 0x82;
    private static final byte NONE = 0x02;
    private static final int BLOCK = 1 << 20;
    private static final int LARGEST = 64 << 20; // what a request may make us allocate for one block

    private Lz4Blocks() {}

    static OutputStream compress(OutputStream out) {
        return new Compressing(out);
    }

    static InputStream decompress(InputStream in) {
        return new Decompressing(in);
    }

    private static final class Compressing extends OutputStream {
        private final OutputStream out;
        private final LZ4Compressor compressor = LZ4Factory.fastestInstance().fastCompressor();
        private final byte[] raw = new byte[BLOCK];
        private final byte[] packed = new byte[CHECKSUM + HEADER + compressor.maxCompressedLength(BLOCK)];
        private int filled;

        Compressing(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            for (int done = 0; done < length; ) {
                int n = Math.min(length - done, BLOCK - filled);
                System.arraycopy(bytes, start + done, raw, filled, n);
                filled += n;
                done += n;
                if (filled == BLOCK) {
                    writeBlock();
                }
            }
        }

        private void writeBlock() throws IOException {
            if (filled == 0) {
                return;
            }
            int size = HEADER
                    + compressor.compress(raw, 0, filled, packed, CHECKSUM + HEADER, packed.length - CHECKSUM - HEADER);
            ByteBuffer buffer = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
            buffer.put(CHECKSUM, LZ4).putInt(CHECKSUM + 1, size).putInt(CHECKSUM + 5, filled);
            CityHash128.Hash hash = CityHash128.of(packed, CHECKSUM, size);
            buffer.putLong(0, hash.low()).putLong(8, hash.high());
            out.write(packed, 0, CHECKSUM + size);
            filled = 0;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            writeBlock();
            out.close();
        }
    }

    private static final class Decompressing extends InputStream {
        private final InputStream in;
        private byte @Nullable [] block = new byte[0];
        private int at;

        Decompressing(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            while (block != null && at == block.length) {
                block = next();
                at = 0;
            }
            if (block == null) {
                return -1;
            }
            int n = Math.min(length, block.length - at);
            System.arraycopy(block, at, target, start, n);
            at += n;
            return n;
        }

        private byte @Nullable [] next() throws IOException {
            byte[] head = in.readNBytes(CHECKSUM + HEADER);
            if (head.length == 0) {
                return null;
            }
            if (head.length < CHECKSUM + HEADER) {
                throw new EOFException("compressed block is cut off");
            }
            ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            byte method = header.get(CHECKSUM);
            int size = header.getInt(CHECKSUM + 1);
            int rawSize = header.getInt(CHECKSUM + 5);
            if (size < HEADER || size > LARGEST || rawSize < 0 || rawSize > LARGEST) {
                throw new IOException("compressed block of impossible size: " + size + " for " + rawSize);
            }
            byte[] checked = new byte[size];
            System.arraycopy(head, CHECKSUM, checked, 0, HEADER);
            if (in.readNBytes(checked, HEADER, size - HEADER) < size - HEADER) {
                throw new EOFException("compressed block is cut off");
            }
            CityHash128.Hash hash = CityHash128.of(checked, 0, size);
            if (hash.low() != header.getLong(0) || hash.high() != header.getLong(8)) {
                throw new IOException("compressed block has a wrong checksum");
            }
            return unpack(method, checked, size, rawSize);
        }

        private static byte[] unpack(byte method, byte[] checked, int size, int rawSize) throws IOException {
            byte[] raw = new byte[rawSize];
            if (method == LZ4) {
                try {
                    LZ4Factory.fastestInstance()
                            .safeDecompressor()
                            .decompress(checked, HEADER, size - HEADER, raw, 0, rawSize);
                } catch (LZ4Exception e) {
                    throw new IOException("compressed block is broken", e);
                }
            } else if (method == NONE && rawSize == size - HEADER) {
                System.arraycopy(checked, HEADER, raw, 0, rawSize);
            } else {
                throw new IOException("compression method " + (method & 0xFF) + " is not supported; use LZ4 or none");
            }
            return raw;
        }
    }
}

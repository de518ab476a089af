package dev.playhead.wire.codec;

import java.util.Arrays;

/** Takes inflated bytes up to a cap. */
abstract class InflatedSink {
    private final long cap;
    private long length;

    InflatedSink(long cap) {
        this.cap = cap;
    }

    final void take(byte[] buffer, int from, int count) throws CapExceeded {
        length += count;
        if (length > cap) {
            throw new CapExceeded();
        }
        keep(buffer, from, count);
    }

    final long length() {
        return length;
    }

    abstract void keep(byte[] buffer, int from, int count);

    /** Keeps all bytes. */
    static final class Keeping extends InflatedSink {
        private byte[] kept;
        private int length;

        /** @param expected bytes, for which room is made at once */
        Keeping(long cap, int expected) {
            super(cap);
            this.kept = new byte[expected];
        }

        @Override
        void keep(byte[] buffer, int from, int count) {
            if (count > kept.length - length) {
                kept = Arrays.copyOf(kept, Math.max(length + count, 2 * kept.length));
            }
            System.arraycopy(buffer, from, kept, length, count);
            length += count;
        }

        byte[] bytes() {
            return length == kept.length ? kept : Arrays.copyOf(kept, length);
        }
    }

    /** Counts events; keeps only the first byte that is not white space. */
    static final class Looking extends InflatedSink {
        private final EventCount count = new EventCount();
        private int firstByte = -1;

        Looking(long cap) {
            super(cap);
        }

        @Override
        void keep(byte[] buffer, int from, int length) {
            count.take(buffer, from, length);
            for (int i = from; firstByte < 0 && i < from + length; i++) {
                byte b = buffer[i];
                if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                    firstByte = b & 0xff;
                }
            }
        }

        int firstByte() {
            return firstByte;
        }

        long events() {
            return count.events();
        }
    }

    /** Passes all bytes on. */
    static final class Passing extends InflatedSink {
        private final StreamInflate.Plain plain;

        Passing(long cap, StreamInflate.Plain plain) {
            super(cap);
            this.plain = plain;
        }

        @Override
        void keep(byte[] buffer, int from, int count) {
            plain.take(buffer, from, count);
        }
    }

    /** More came out than the cap allows. */
    static final class CapExceeded extends Exception {
        private static final long serialVersionUID = 1L;

        CapExceeded() {
            super("more than the cap", null, false, false);
        }
    }
}

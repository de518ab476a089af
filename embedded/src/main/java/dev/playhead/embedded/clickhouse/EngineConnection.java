package dev.playhead.embedded.clickhouse;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One connection to the engine. Used by one thread at a time. */
final class EngineConnection {
    private static final int APPEND_BYTES = 1 << 20;

    private final Chdb chdb;
    private final MemorySegment handle;
    private final MemorySegment connection;

    private EngineConnection(Chdb chdb, MemorySegment handle) {
        this.chdb = chdb;
        this.handle = handle;
        this.connection = handle.reinterpret(ValueLayout.ADDRESS.byteSize()).get(ValueLayout.ADDRESS, 0);
    }

    /** Takes the pieces of a result in order. The segment is valid during the call only. */
    interface Sink {
        void accept(MemorySegment piece) throws IOException;
    }

    static EngineConnection open(Chdb chdb, String path) {
        MemorySegment handle = chdb.connect("clickhouse", "--path=" + path, "--implicit_select=0");
        if (handle.address() == 0) {
            throw new IllegalStateException(
                    "the ClickHouse engine cannot open " + path + "; is another process using it?");
        }
        return new EngineConnection(chdb, handle);
    }

    void close() {
        chdb.close(handle);
    }

    /** Runs a statement for its effect or a small answer, in TabSeparated. */
    String run(String sql) throws ClickHouseException {
        StringBuilder text = new StringBuilder();
        try {
            query(
                    sql.getBytes(StandardCharsets.UTF_8),
                    "TabSeparated",
                    Map.of(),
                    piece -> text.append(new String(piece.toArray(JAVA_BYTE), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException("a string builder does no I/O", e);
        }
        return text.toString();
    }

    /** Runs any statement and hands over its whole answer, which the engine holds in native memory, at once. */
    Progress query(byte[] sql, String format, Map<String, String> parameters, Sink sink)
            throws ClickHouseException, IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = chdb.query(connection, NativeStatement.in(arena, sql, format, parameters));
            try {
                check(chdb.error(result));
                MemorySegment bytes = chdb.bytes(result);
                if (bytes.byteSize() > 0) {
                    sink.accept(bytes);
                }
                return chdb.progress(result);
            } finally {
                chdb.destroyResult(result);
            }
        }
    }

    /** Runs a SELECT and hands its answer over piece by piece, each a document of its own in the format. */
    Progress stream(byte[] sql, String format, Map<String, String> parameters, Sink sink)
            throws ClickHouseException, IOException {
        MemorySegment stream;
        try (Arena arena = Arena.ofConfined()) {
            stream = chdb.streamQuery(connection, NativeStatement.in(arena, sql, format, parameters));
        }
        boolean ended = false;
        try {
            String failure = chdb.error(stream);
            if (failure != null) {
                ended = true; // nothing runs that could be cancelled
                throw ClickHouseException.of(failure);
            }
            while (!ended) {
                ended = !passNext(stream, sink);
            }
            return Progress.NONE;
        } finally {
            if (!ended) {
                chdb.cancel(connection, stream);
            }
            chdb.destroyResult(stream);
        }
    }

    private boolean passNext(MemorySegment stream, Sink sink) throws ClickHouseException, IOException {
        MemorySegment piece = chdb.fetch(connection, stream);
        try {
            check(chdb.error(piece));
            MemorySegment bytes = chdb.bytes(piece);
            if (bytes.byteSize() == 0) {
                return false;
            }
            sink.accept(bytes);
            return true;
        } finally {
            chdb.destroyResult(piece);
        }
    }

    /** Inserts what {@code data} holds in {@code format}, a mebibyte at a time. Nothing is committed if reading fails. */
    Progress insert(byte[] sql, String format, Map<String, String> parameters, InputStream data)
            throws ClickHouseException, IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment insertion = chdb.insert(connection, NativeStatement.in(arena, sql, format, parameters));
            boolean ended = false;
            try {
                check(chdb.insertError(insertion));
                MemorySegment room = arena.allocate(APPEND_BYTES);
                byte[] bytes = new byte[APPEND_BYTES];
                for (int n = data.readNBytes(bytes, 0, APPEND_BYTES);
                        n > 0;
                        n = data.readNBytes(bytes, 0, APPEND_BYTES)) {
                    MemorySegment.copy(bytes, 0, room, JAVA_BYTE, 0, n);
                    if (!chdb.append(insertion, room, n)) {
                        break; // done() says why
                    }
                }
                ended = true;
                return finish(insertion);
            } finally {
                if (!ended) {
                    chdb.cancelInsert(insertion);
                }
                chdb.destroyInsert(insertion);
            }
        }
    }

    private Progress finish(MemorySegment insertion) throws ClickHouseException {
        MemorySegment result = chdb.done(insertion);
        try {
            check(chdb.error(result));
            return chdb.progress(result);
        } finally {
            chdb.destroyResult(result);
        }
    }

    private static void check(@org.jspecify.annotations.Nullable String error) throws ClickHouseException {
        if (error != null) {
            throw ClickHouseException.of(error);
        }
    }
}

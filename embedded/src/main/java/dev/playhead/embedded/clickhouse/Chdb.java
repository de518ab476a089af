package dev.playhead.embedded.clickhouse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The functions of {@code libchdb.so} that we call. One connection runs one statement at a time; callers see to that. */
final class Chdb {
    private final MethodHandle connect;
    private final MethodHandle close;
    private final MethodHandle query;
    private final MethodHandle streamQuery;
    private final MethodHandle streamFetch;
    private final MethodHandle streamCancel;
    private final MethodHandle insert;
    private final MethodHandle insertError;
    private final MethodHandle append;
    private final MethodHandle done;
    private final MethodHandle cancelInsert;
    private final MethodHandle destroyInsert;
    private final MethodHandle destroyResult;
    private final MethodHandle buffer;
    private final MethodHandle length;
    private final MethodHandle error;
    private final MethodHandle rowsRead;
    private final MethodHandle bytesRead;
    private final MethodHandle rowsWritten;
    private final MethodHandle bytesWritten;

    Chdb(Path library) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        Binder binder = (name, result, arguments) -> linker.downcallHandle(
                symbols.findOrThrow("chdb_" + name),
                result == null ? FunctionDescriptor.ofVoid(arguments) : FunctionDescriptor.of(result, arguments));
        // The engine must leave the JVM its signal handlers, with which it notices null and stack overflow.
        invoke(binder.bind("set_signal_handlers_enabled", null, JAVA_INT), 0);
        connect = binder.bind("connect", ADDRESS, JAVA_INT, ADDRESS);
        close = binder.bind("close_conn", null, ADDRESS);
        MemoryLayout[] statement = {
            ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG
        };
        query = binder.bind("query_with_params_n", ADDRESS, statement);
        streamQuery = binder.bind("stream_query_with_params_n", ADDRESS, statement);
        streamFetch = binder.bind("stream_fetch_result", ADDRESS, ADDRESS, ADDRESS);
        streamCancel = binder.bind("stream_cancel_query", null, ADDRESS, ADDRESS);
        insert = binder.bind("stream_insert_with_params_n", ADDRESS, statement);
        insertError = binder.bind("stream_insert_error", ADDRESS, ADDRESS);
        append = binder.bind("stream_append", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
        done = binder.bind("stream_done", ADDRESS, ADDRESS);
        cancelInsert = binder.bind("stream_cancel_insert", null, ADDRESS);
        destroyInsert = binder.bind("destroy_insert_stream", null, ADDRESS);
        destroyResult = binder.bind("destroy_query_result", null, ADDRESS);
        buffer = binder.bind("result_buffer", ADDRESS, ADDRESS);
        length = binder.bind("result_length", JAVA_LONG, ADDRESS);
        error = binder.bind("result_error", ADDRESS, ADDRESS);
        rowsRead = binder.bind("result_storage_rows_read", JAVA_LONG, ADDRESS);
        bytesRead = binder.bind("result_storage_bytes_read", JAVA_LONG, ADDRESS);
        rowsWritten = binder.bind("result_rows_written", JAVA_LONG, ADDRESS);
        bytesWritten = binder.bind("result_bytes_written", JAVA_LONG, ADDRESS);
    }

    private interface Binder {
        MethodHandle bind(String name, @Nullable MemoryLayout result, MemoryLayout... arguments);
    }

    /** Opens a connection; NULL comes back as a null segment. */
    MemorySegment connect(String... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(ADDRESS, arguments.length);
            for (int i = 0; i < arguments.length; i++) {
                list.setAtIndex(ADDRESS, i, arena.allocateFrom(arguments[i]));
            }
            return (MemorySegment) invoke(connect, arguments.length, list);
        }
    }

    void close(MemorySegment handle) {
        invoke(close, handle);
    }

    MemorySegment query(MemorySegment connection, NativeStatement statement) {
        return (MemorySegment) invoke(query, statement.arguments(connection));
    }

    MemorySegment streamQuery(MemorySegment connection, NativeStatement statement) {
        return (MemorySegment) invoke(streamQuery, statement.arguments(connection));
    }

    MemorySegment fetch(MemorySegment connection, MemorySegment stream) {
        return (MemorySegment) invoke(streamFetch, connection, stream);
    }

    void cancel(MemorySegment connection, MemorySegment stream) {
        invoke(streamCancel, connection, stream);
    }

    MemorySegment insert(MemorySegment connection, NativeStatement statement) {
        return (MemorySegment) invoke(insert, statement.arguments(connection));
    }

    /** Returns false if the insert has failed already. */
    boolean append(MemorySegment insertion, MemorySegment data, long bytes) {
        return (int) invoke(append, insertion, data, bytes) == 0;
    }

    MemorySegment done(MemorySegment insertion) {
        return (MemorySegment) invoke(done, insertion);
    }

    void cancelInsert(MemorySegment insertion) {
        invoke(cancelInsert, insertion);
    }

    void destroyInsert(MemorySegment insertion) {
        invoke(destroyInsert, insertion);
    }

    void destroyResult(MemorySegment result) {
        invoke(destroyResult, result);
    }

    @Nullable
    String insertError(MemorySegment insertion) {
        return text((MemorySegment) invoke(insertError, insertion));
    }

    @Nullable
    String error(MemorySegment result) {
        return text((MemorySegment) invoke(error, result));
    }

    /** The bytes of a result, valid until it is destroyed. */
    MemorySegment bytes(MemorySegment result) {
        long size = (long) invoke(length, result);
        return size == 0 ? MemorySegment.NULL : ((MemorySegment) invoke(buffer, result)).reinterpret(size);
    }

    Progress progress(MemorySegment result) {
        return new Progress(
                (long) invoke(rowsRead, result),
                (long) invoke(bytesRead, result),
                (long) invoke(rowsWritten, result),
                (long) invoke(bytesWritten, result));
    }

    private static @Nullable String text(MemorySegment pointer) {
        return pointer.address() == 0
                ? null
                : pointer.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static Object invoke(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("the ClickHouse engine's library was called wrongly", e);
        }
    }
}

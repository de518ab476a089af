package dev.playhead.embedded.clickhouse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A statement in native memory, in the argument order of the library's {@code …_with_params_n} functions. */
record NativeStatement(
        MemorySegment sql,
        MemorySegment format,
        MemorySegment names,
        MemorySegment nameLengths,
        MemorySegment values,
        MemorySegment valueLengths,
        int count) {

    /** Copies into {@code arena}. Parameter values are in ClickHouse's escaped text form, as HTTP clients send them. */
    static NativeStatement in(Arena arena, byte[] sql, String format, Map<String, String> parameters) {
        int count = parameters.size();
        MemorySegment names = arena.allocate(ADDRESS, Math.max(1, count));
        MemorySegment nameLengths = arena.allocate(JAVA_LONG, Math.max(1, count));
        MemorySegment values = arena.allocate(ADDRESS, Math.max(1, count));
        MemorySegment valueLengths = arena.allocate(JAVA_LONG, Math.max(1, count));
        int i = 0;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            MemorySegment name = bytes(arena, parameter.getKey().getBytes(StandardCharsets.UTF_8));
            MemorySegment value = bytes(arena, parameter.getValue().getBytes(StandardCharsets.UTF_8));
            names.setAtIndex(ADDRESS, i, name);
            nameLengths.setAtIndex(JAVA_LONG, i, name.byteSize() - 1);
            values.setAtIndex(ADDRESS, i, value);
            valueLengths.setAtIndex(JAVA_LONG, i, value.byteSize() - 1);
            i++;
        }
        return new NativeStatement(
                bytes(arena, sql),
                bytes(arena, format.getBytes(StandardCharsets.UTF_8)),
                names,
                nameLengths,
                values,
                valueLengths,
                count);
    }

    Object[] arguments(MemorySegment connection) {
        return new Object[] {
            connection,
            sql,
            sql.byteSize() - 1,
            format,
            format.byteSize() - 1,
            names,
            nameLengths,
            values,
            valueLengths,
            (long) count
        };
    }

    /** NUL-terminated, although lengths are given: the library copies some of it as C strings. */
    private static MemorySegment bytes(Arena arena, byte[] content) {
        MemorySegment segment = arena.allocate(content.length + 1L);
        MemorySegment.copy(content, 0, segment, JAVA_BYTE, 0, content.length);
        return segment;
    }
}

package dev.playhead.query.system;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How one part of the system stands.
 *
 * @param tookMs how long it took to answer; null where it wasn't asked or gave no answer
 * @param detail one sentence for people
 */
@Schema(description = "How one part of the system stands")
record SystemPart(
        @Schema(enumeration = {"query", "catalog", "kafka", "clickhouse", "object-storage", "indexer"})
        String name,

        @Schema(
                enumeration = {"ok", "down", "waiting", "unknown"},
                description = "waiting: it works, but for a part that it waits for; unknown: who would know is down")
        String status,

        @Schema(description = "How long it took to answer; null where it wasn't asked", nullable = true) @Nullable
        Long tookMs,

        @Schema(description = "One sentence for people") String detail) {
    static SystemPart ok(String name, @Nullable Long tookMs, String detail) {
        return new SystemPart(name, "ok", tookMs, detail);
    }

    static SystemPart down(String name, @Nullable Long tookMs, String detail) {
        return new SystemPart(name, "down", tookMs, detail);
    }

    static SystemPart waiting(String name, String detail) {
        return new SystemPart(name, "waiting", null, detail);
    }

    static SystemPart unknown(String name, String detail) {
        return new SystemPart(name, "unknown", null, detail);
    }

    boolean isOk() {
        return status.equals("ok");
    }
}

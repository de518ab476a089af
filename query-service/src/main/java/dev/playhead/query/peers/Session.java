package dev.playhead.query.peers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.recordings.ListedRecording;
import dev.playhead.wire.live.LiveAnnouncement;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recording in RePlaya's shape. Times are ISO 8601. */
@Schema(name = "Session", description = "A recording as RePlaya's clients expect it; times are ISO 8601")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Session(
        String id,
        String title,
        @Schema(enumeration = {"active", "stopped"}) String status,
        String createdAt,
        String updatedAt,

        @Schema(description = "Absent while it is active") @Nullable
        String stoppedAt,

        @Schema(
                enumeration = {"explicit-stop", "lease-expired"},
                description = "Absent while it is active")
        @Nullable
        String stopReason,

        long eventCount,

        @Schema(description = "Sequence number of its last event, as `…/live` counts them; -1 = none")
        long lastSeqNum,

        long durationMs,
        String url,
        String source,
        String distinctId,
        String userId,
        String sdk) {
    /** The list's JSON. */
    @Schema(name = "SessionPage")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(
            List<Session> sessions,
            boolean hasMore,

            @Schema(description = "For `startAfter`; null on the last page", nullable = true) @Nullable
            String nextStartAfter) {}

    /** One session's JSON. */
    @Schema(name = "OneSession")
    record One(Session session) {}

    static Session of(ListedRecording row, ObjectMapper json) {
        JsonNode metadata = metadata(row, json);
        ListedRecording.Times times = row.times();
        Long endedAt = times.endedAt();
        return new Session(
                row.recordingId(),
                metadata.path("title").asText(""),
                status(row.state()),
                iso(times.startedAt()),
                iso(times.lastReceivedAt()),
                endedAt == null ? null : iso(endedAt),
                stopReason(row.state()),
                row.eventCount(),
                row.eventCount() - 1,
                times.durationMs(),
                row.visit().entryUrl(),
                metadata.path("source").asText(""),
                row.visit().visitorUid(),
                row.visit().userId(),
                row.visit().sdk());
    }

    /** What is announced of it before the catalog knows more. */
    static Session of(LiveAnnouncement said) {
        String at = iso(said.last().appendedAt());
        return new Session(
                said.subject().recordingId().toString(),
                "",
                status(said.state()),
                iso(
                        said.activity().startedAt() > 0
                                ? said.activity().startedAt()
                                : said.last().appendedAt()),
                at,
                said.state().equals("live") ? null : at,
                stopReason(said.state()),
                said.activity().eventCount(),
                said.activity().eventCount() - 1,
                said.activity().durationMs(),
                said.page().entryUrl(),
                "",
                said.who().visitorUid(),
                said.who().userId(),
                "");
    }

    private static String status(String state) {
        return state.equals("live") ? "active" : "stopped";
    }

    private static @Nullable String stopReason(String state) {
        return switch (state) {
            case "live" -> null;
            case "stopped" -> "explicit-stop";
            default -> "lease-expired";
        };
    }

    private static String iso(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }

    private static JsonNode metadata(ListedRecording row, ObjectMapper json) {
        try {
            return json.readTree(row.metadata());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalog's metadata is no JSON", e);
        }
    }
}

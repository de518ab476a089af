package dev.playhead.query.intake;

import dev.playhead.storage.catalog.IntakeTallyEntity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What ingest took and refused of a website in the last hours. */
@Schema(name = "Intake", description = "Chunks and starts that ingest took and refused, in whole UTC hours")
record IntakeView(
        @Schema(description = "Hours that are told of, the one that runs included")
        int hours,

        @Schema(description = "`accepted` and `rejected` together")
        long received,

        @Schema(description = "Chunks and starts that are safe in the log")
        long accepted,

        @Schema(description = "Requests that were refused, and those that sampling left out")
        long rejected,

        @Schema(description = "Why they were refused, the most frequent first")
        List<Reason> reasons,

        @Schema(description = "Hours in which something came, in order")
        List<Hour> byHour,

        @Schema(
                nullable = true,
                description =
                        "When a chunk or a start was last accepted, epoch milliseconds, also before these hours; null = not in"
                                + " the days that are kept")
        @Nullable
        Long lastAcceptedAt) {
    /** Requests that were refused for the same reason. */
    @Schema(name = "IntakeReason")
    record Reason(
            @Schema(
                    description =
                            "As the answer said it: `origin_not_allowed`, `recording_disabled`, `quota_exceeded`, `sampled_out`,"
                                    + " `bad_token`, `recording_stopped`, `rate_limited`, `body_too_large`, `malformed_body`…",
                    examples = "origin_not_allowed")
            String reason,

            long count,

            @Schema(description = "When the last of them came, epoch milliseconds")
            long lastAt) {}

    /** An hour. */
    @Schema(name = "IntakeHour")
    record Hour(
            @Schema(description = "Its begin, epoch milliseconds")
            long hour,

            long accepted,
            long rejected) {}

    /**
     * @param kept everything that is known of the website
     * @param from the first hour that is asked for
     */
    static IntakeView of(int hours, Instant from, List<IntakeTallyEntity> kept) {
        List<IntakeTallyEntity> asked =
                kept.stream().filter(sum -> !sum.key.hour().isBefore(from)).toList();
        List<Hour> byHour = byHour(asked);
        long accepted = byHour.stream().mapToLong(Hour::accepted).sum();
        long rejected = byHour.stream().mapToLong(Hour::rejected).sum();
        Long lastAcceptedAt = kept.stream()
                .filter(IntakeView::isAccepted)
                .map(sum -> sum.lastAt.toEpochMilli())
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new IntakeView(hours, accepted + rejected, accepted, rejected, reasons(asked), byHour, lastAcceptedAt);
    }

    private static List<Reason> reasons(List<IntakeTallyEntity> asked) {
        Map<String, Reason> reasons = new TreeMap<>();
        for (IntakeTallyEntity sum : asked) {
            if (!isAccepted(sum)) {
                reasons.merge(
                        sum.key.reason(),
                        new Reason(sum.key.reason(), sum.count, sum.lastAt.toEpochMilli()),
                        (one, other) -> new Reason(
                                one.reason(), one.count() + other.count(), Math.max(one.lastAt(), other.lastAt())));
            }
        }
        return reasons.values().stream()
                .sorted(Comparator.comparingLong(Reason::count).reversed())
                .toList();
    }

    private static List<Hour> byHour(List<IntakeTallyEntity> asked) {
        Map<Long, Hour> hours = new TreeMap<>();
        for (IntakeTallyEntity sum : asked) {
            long accepted = isAccepted(sum) ? sum.count : 0;
            long hour = sum.key.hour().toEpochMilli();
            hours.merge(
                    hour,
                    new Hour(hour, accepted, sum.count - accepted),
                    (one, other) ->
                            new Hour(hour, one.accepted() + other.accepted(), one.rejected() + other.rejected()));
        }
        return new ArrayList<>(hours.values());
    }

    private static boolean isAccepted(IntakeTallyEntity sum) {
        return sum.key.reason().isEmpty();
    }
}

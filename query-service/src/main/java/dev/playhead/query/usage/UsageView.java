package dev.playhead.query.usage;

import dev.playhead.storage.catalog.UsageDayEntity;
import java.time.YearMonth;
import java.util.List;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a website used in a month. */
@Schema(name = "Usage", description = "What a website used in a UTC month, of what is indexed")
record UsageView(
        @Schema(examples = "2025-11") String month,

        @Schema(description = "Recordings that it may begin in a month; 0 = no limit")
        long quota,

        @Schema(nullable = true, description = "Recordings that it may still begin; null = no limit") @Nullable
        Long left,

        @Schema(description = "Recordings that began") long recordings,

        @Schema(description = "Events that are stored") long events,

        @Schema(description = "Bytes of those events as lines of JSON")
        long rawBytes,

        @Schema(description = "Bytes of those events as they were first stored")
        long storedBytes,

        @Schema(description = "Days on which it used something, in order")
        List<Day> days) {
    /** One UTC day. */
    @Schema(name = "UsageDay")
    record Day(
            @Schema(examples = "2025-11-22") String day,
            long recordings,
            long events,

            @Schema(description = "Events that came again") long duplicateEvents,

            @Schema(description = "Events that came after a stop, or over quota")
            long fencedEvents,

            @Schema(description = "Events that could not be read")
            long unreadableEvents,

            long rawBytes,
            long storedBytes) {
        static Day of(UsageDayEntity row) {
            return new Day(
                    row.key.day().toString(),
                    row.recordings,
                    row.eventsStored,
                    row.eventsDuplicate,
                    row.eventsFenced,
                    row.eventsDeadLettered,
                    row.rawBytes,
                    row.storedBytes);
        }
    }

    static UsageView of(YearMonth month, long quota, List<Day> days) {
        long began = sum(days, Day::recordings);
        return new UsageView(
                month.toString(),
                quota,
                quota == 0 ? null : (Long) Math.max(0, quota - began),
                began,
                sum(days, Day::events),
                sum(days, Day::rawBytes),
                sum(days, Day::storedBytes),
                days);
    }

    private static long sum(List<Day> days, ToLongFunction<Day> what) {
        return days.stream().mapToLong(what).sum();
    }
}

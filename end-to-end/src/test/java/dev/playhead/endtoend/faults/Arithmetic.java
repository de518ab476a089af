package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.Usage;

/**
 * Invariant 2, in events of one website, at a moment when nothing is pending.
 *
 * @param acknowledged what clients were promised, each event once
 * @param received what the log holds, each attempt counted
 * @param usage what the catalog says has become of it
 */
record Arithmetic(long acknowledged, long received, Usage usage) {
    /** What is wrong, for a person; empty where nothing is. */
    String difference() {
        long counted = usage.stored() + usage.duplicate() + usage.fenced() + usage.deadLettered();
        if (usage.stored() != acknowledged) {
            return "%d events are stored, %d were acknowledged".formatted(usage.stored(), acknowledged);
        }
        if (usage.fenced() + usage.deadLettered() > 0) {
            return "%d events are fenced and %d dead-lettered; nobody sent such"
                    .formatted(usage.fenced(), usage.deadLettered());
        }
        return counted == received
                ? ""
                : "%d events were received, but stored %d + duplicate %d + fenced %d + dead-lettered %d = %d"
                        .formatted(
                                received,
                                usage.stored(),
                                usage.duplicate(),
                                usage.fenced(),
                                usage.deadLettered(),
                                counted);
    }
}

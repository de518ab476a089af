package dev.playhead.doctor.diagnose;

import dev.playhead.doctor.call.Target;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.hop.HopName;
import java.util.List;
import java.util.Optional;

/** Whom a failed hop points at, by what was seen there alone. */
final class Symptoms {
    private Symptoms() {}

    static List<Suspect> of(HopName hop, Trouble trouble) {
        return switch (trouble) {
            case Trouble.Unreachable(Target target, String detail) ->
                List.of(suspect(
                        Refusals.service(target),
                        target == Target.GATEWAY ? Certainty.CERTAIN : Certainty.LIKELY,
                        hop,
                        trouble));
            case Trouble.Refused refused -> List.of(Refusals.suspect(hop, refused));
            case Trouble.Declined declined -> List.of(suspect(Component.SETTINGS, Certainty.CERTAIN, hop, trouble));
            case Trouble.Late late -> late(hop, trouble);
            case Trouble.Wrong(Target target, String detail) ->
                List.of(suspect(
                        target == Target.GATEWAY ? Component.GATEWAY : culprit(hop, detail),
                        Certainty.LIKELY,
                        hop,
                        trouble));
        };
    }

    private static List<Suspect> late(HopName hop, Trouble trouble) {
        return switch (hop) {
            // A website's settings come from query, through Kafka.
            case INGEST -> pair(Component.QUERY, Component.KAFKA, hop, trouble);
            case LIST, SEGMENT, ERASURE -> pair(Component.INDEXER, Component.OBJECT_STORAGE, hop, trouble);
            case FACTS -> pair(Component.CLICKHOUSE, Component.INDEXER, hop, trouble);
            case LOG, LIVE, REPLAY -> List.of(suspect(Component.REPLAY, Certainty.LIKELY, hop, trouble));
            case GATEWAY -> List.of(suspect(Component.GATEWAY, Certainty.LIKELY, hop, trouble));
        };
    }

    private static Component culprit(HopName hop, String detail) {
        return switch (hop) {
            case GATEWAY -> Component.GATEWAY;
            case INGEST -> Component.INGEST;
            case LOG, LIVE -> Component.REPLAY;
            case REPLAY ->
                detail.contains("missing_object") || detail.contains("broke off")
                        ? Component.OBJECT_STORAGE
                        : Component.REPLAY;
            case LIST -> Component.QUERY;
            case SEGMENT, FACTS, ERASURE -> Component.INDEXER;
        };
    }

    private static List<Suspect> pair(Component likely, Component possible, HopName hop, Trouble trouble) {
        return List.of(
                suspect(likely, Certainty.LIKELY, hop, trouble), suspect(possible, Certainty.POSSIBLE, hop, trouble));
    }

    private static Suspect suspect(Component component, Certainty certainty, HopName hop, Trouble trouble) {
        return new Suspect(component, certainty, Optional.of(hop), trouble.sentence());
    }
}

package dev.playhead.doctor.diagnose;

import dev.playhead.doctor.call.Target;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.hop.HopName;
import dev.playhead.doctor.hop.HopReport;
import dev.playhead.doctor.hop.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what was seen to what is broken. A pure function. */
public final class Diagnose {
    /** Indexers beat every 2 s: three missed ones are silence. */
    static final long SILENCE_MS = 6_000;

    private static final Comparator<Suspect> SUREST_FIRST =
            Comparator.comparing(Suspect::certainty).thenComparing(Suspect::component);

    private Diagnose() {}

    /** @param hops all of them, in order */
    public static Diagnosis of(List<HopReport> hops, SystemAnswer system) {
        List<Suspect> told = told(hops, system);
        Map<Component, Suspect> suspects = new EnumMap<>(Component.class);
        told.forEach(suspect -> suspects.merge(suspect.component(), suspect, Diagnose::surer));
        for (HopReport report : hops) {
            if (report.outcome() instanceof Outcome.Failed(Trouble trouble)) {
                for (Suspect suspect : Symptoms.of(report.hop(), trouble)) {
                    if (!(trouble instanceof Trouble.Late) || told.isEmpty()) {
                        suspects.merge(suspect.component(), suspect, Diagnose::surer);
                    }
                }
            }
        }
        servicesThatMissTheSame(hops).ifPresent(shared -> suspects.putIfAbsent(shared.component(), shared));
        List<HopName> slow =
                hops.stream().filter(HopReport::isSlow).map(HopReport::hop).toList();
        return new Diagnosis(
                verdict(!suspects.isEmpty(), slow),
                suspects.values().stream().sorted(SUREST_FIRST).toList(),
                slow);
    }

    private static Diagnosis.Verdict verdict(boolean broken, List<HopName> slow) {
        if (broken) {
            return Diagnosis.Verdict.BROKEN;
        }
        return slow.isEmpty() ? Diagnosis.Verdict.WELL : Diagnosis.Verdict.SLOW;
    }

    /** What the installation says itself explains whatever only came too late. */
    private static List<Suspect> told(List<HopReport> hops, SystemAnswer system) {
        return switch (system) {
            case SystemAnswer.NotAsked notAsked -> List.of();
            case SystemAnswer.Unanswered(Trouble trouble) -> unanswered(hops, trouble);
            case SystemAnswer.Answered answered -> parts(hops, answered);
        };
    }

    private static List<Suspect> unanswered(List<HopReport> hops, Trouble trouble) {
        // An installation that is older than this question still works.
        boolean older = trouble instanceof Trouble.Refused refused && refused.status() == 404;
        boolean unreachable = trouble instanceof Trouble.Unreachable(Target target, String detail)
                && target == Target.GATEWAY
                && !hops.isEmpty()
                && hops.getFirst().hasFailed();
        return older || unreachable ? List.of() : Symptoms.of(HopName.LIST, trouble);
    }

    private static List<Suspect> parts(List<HopReport> hops, SystemAnswer.Answered answered) {
        List<Suspect> suspects = new ArrayList<>();
        for (SystemAnswer.Part part : answered.parts()) {
            if (part.isDown()) {
                component(part.name())
                        .ifPresent(component -> suspects.add(new Suspect(
                                component,
                                Certainty.CERTAIN,
                                whereNoticed(hops),
                                "it says so itself: " + part.detail())));
            }
        }
        boolean silent = answered.sinceBeatMs().orElse(0) >= SILENCE_MS;
        if (suspects.isEmpty() && silent && hops.stream().anyMatch(HopReport::hasFailed)) {
            suspects.add(new Suspect(
                    Component.INDEXER,
                    Certainty.CERTAIN,
                    whereNoticed(hops),
                    "no indexer was heard of for " + answered.sinceBeatMs().orElse(0) / 1000 + " s"));
        }
        return suspects;
    }

    private static Optional<HopName> whereNoticed(List<HopReport> hops) {
        return hops.stream().filter(HopReport::hasFailed).map(HopReport::hop).findFirst();
    }

    private static Optional<Component> component(String part) {
        return switch (part) {
            case "query" -> Optional.of(Component.QUERY);
            case "catalog" -> Optional.of(Component.POSTGRESQL);
            case "kafka" -> Optional.of(Component.KAFKA);
            case "clickhouse" -> Optional.of(Component.CLICKHOUSE);
            case "object-storage" -> Optional.of(Component.OBJECT_STORAGE);
            case "indexer" -> Optional.of(Component.INDEXER);
            default -> Optional.empty();
        };
    }

    /**
     * Behind gateways that leave unready services out, a lost server shows as services that are away: query and replay have
     * the catalog in common, ingest and replay have Kafka.
     */
    private static Optional<Suspect> servicesThatMissTheSame(List<HopReport> hops) {
        boolean ingest = isAway(hops, Target.INGEST);
        boolean query = isAway(hops, Target.QUERY);
        boolean replay = isAway(hops, Target.REPLAY);
        if (!replay || ingest == query) {
            return Optional.empty();
        }
        Component shared = query ? Component.POSTGRESQL : Component.KAFKA;
        String pair = query ? "query and replay" : "ingest and replay";
        return Optional.of(new Suspect(
                shared, Certainty.LIKELY, whereNoticed(hops), pair + " are both away, and this is what they share"));
    }

    private static boolean isAway(List<HopReport> hops, Target target) {
        return hops.stream()
                .anyMatch(report -> report.outcome() instanceof Outcome.Failed(Trouble.Refused refused)
                        && refused.target() == target
                        && refused.isOutage()
                        && !refused.isProblem());
    }

    private static Suspect surer(Suspect one, Suspect other) {
        boolean otherIsSurer = other.certainty().compareTo(one.certainty()) < 0;
        return otherIsSurer ? other : one;
    }
}

package dev.playhead.doctor.diagnose;

import dev.playhead.doctor.call.Target;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.hop.HopName;
import dev.playhead.doctor.hop.HopReport;
import dev.playhead.doctor.hop.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What a run has seen: everything well, but for what is said. */
final class Seen {
    private final Map<HopName, Outcome> outcomes = new EnumMap<>(HopName.class);
    private SystemAnswer system = new SystemAnswer.NotAsked();

    Seen but(HopName hop, Trouble trouble) {
        outcomes.put(hop, new Outcome.Failed(trouble));
        return this;
    }

    Seen took(HopName hop, long milliseconds) {
        outcomes.put(hop, new Outcome.Passed(milliseconds, ""));
        return this;
    }

    Seen skipped(HopName... hops) {
        for (HopName hop : hops) {
            outcomes.put(hop, new Outcome.Skipped("an earlier hop failed"));
        }
        return this;
    }

    /** The installation says so; every part that isn't named is well. */
    Seen told(String... partsDown) {
        List<SystemAnswer.Part> parts = new ArrayList<>();
        for (String name : List.of("query", "catalog", "kafka", "clickhouse", "object-storage", "indexer")) {
            boolean down = List.of(partsDown).contains(name);
            parts.add(new SystemAnswer.Part(name, down ? "down" : "ok", ""));
        }
        system = new SystemAnswer.Answered(parts, OptionalLong.of(500));
        return this;
    }

    Seen indexersSilentFor(long milliseconds) {
        told();
        system = new SystemAnswer.Answered(((SystemAnswer.Answered) system).parts(), OptionalLong.of(milliseconds));
        return this;
    }

    Seen systemUnanswered(Trouble trouble) {
        system = new SystemAnswer.Unanswered(trouble);
        return this;
    }

    Diagnosis diagnosis() {
        List<HopReport> hops = new ArrayList<>();
        for (HopName hop : HopName.values()) {
            Outcome outcome = outcomes.getOrDefault(hop, new Outcome.Passed(1, ""));
            hops.add(new HopReport(hop, outcome, hop.slowAfter()));
        }
        return Diagnose.of(hops, system);
    }

    /** A service's own answer, with a reason. */
    static Trouble says(Target target, String reason) {
        return new Trouble.Refused(target, 503, reason, "", "a sentence", true);
    }

    /** A service's own answer without a reason. */
    static Trouble saysOnly(Target target, String detail) {
        return new Trouble.Refused(target, 503, "", "", detail, true);
    }

    /** Playhead's gateway, for a service that is away. */
    static Trouble away(Target target) {
        return new Trouble.Refused(target, 503, "service_away", target.toString(), "", true);
    }

    /** Any other gateway or load balancer, in its own words. */
    static Trouble nothingBehind(Target target) {
        return new Trouble.Refused(target, 502, "", "", "", false);
    }

    static Trouble late() {
        return new Trouble.Late("something", 30_000);
    }

    static Trouble wrong(String detail) {
        return new Trouble.Wrong(Target.REPLAY, detail);
    }
}

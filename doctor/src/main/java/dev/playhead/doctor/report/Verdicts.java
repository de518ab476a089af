package dev.playhead.doctor.report;

import dev.playhead.doctor.diagnose.Certainty;
import dev.playhead.doctor.diagnose.Diagnosis;
import dev.playhead.doctor.diagnose.Suspect;
import dev.playhead.doctor.diagnose.SystemAnswer;
import dev.playhead.doctor.hop.HopName;
import dev.playhead.doctor.visit.Traces;
import java.util.Locale;
import java.util.stream.Collectors;

/** The diagnosis in words. */
public final class Verdicts {
    private Verdicts() {}

    public static String text(Diagnosis diagnosis, SystemAnswer system, Traces traces) {
        String said =
                switch (diagnosis.verdict()) {
                    case WELL -> "Everything works.\n";
                    case SLOW -> slow(diagnosis);
                    case BROKEN -> broken(diagnosis, system);
                };
        return said + traces(traces);
    }

    private static String slow(Diagnosis diagnosis) {
        return "Everything works, but slowly: "
                + diagnosis.slow().stream().map(HopName::label).collect(Collectors.joining(", "))
                + ".\n  Read                 docs/operate/doctor.md#slow\n";
    }

    private static String broken(Diagnosis diagnosis, SystemAnswer system) {
        Suspect first = diagnosis.suspects().getFirst();
        var text = new StringBuilder();
        text.append("Broken: %s (%s)%n".formatted(first.component().wireName(), first.certainty()));
        text.append(
                line("Seen", first.hop().map(hop -> "\"" + hop.label() + "\": ").orElse("") + first.evidence()));
        text.append(line("Likely cause", first.component().likelyCause()));
        text.append(line("What still works", first.component().stillWorks()));
        text.append(line("Read", first.component().page()));
        String others = diagnosis.suspects().stream()
                .skip(1)
                .map(other -> other.component().wireName() + " (" + other.certainty() + ")")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            text.append(line("Or, or as well", others));
        }
        if (first.certainty() != Certainty.CERTAIN && system instanceof SystemAnswer.NotAsked) {
            text.append(line("To be surer", "run it with the admin key, which lets it ask the installation itself"));
        }
        return text.toString();
    }

    private static String traces(Traces traces) {
        return switch (traces) {
            case Traces.None none -> "";
            case Traces.Erased erased -> "";
            case Traces.Requested(String id, String by) ->
                String.format(
                        Locale.ROOT,
                        "The erasure of recording %s was asked for (by %s) and not yet seen to be done: the indexer does it.%n",
                        id,
                        by);
            case Traces.Left(String id, String why) ->
                "Recording %s could not be erased (%s). Delete it when Playhead is well again.%n".formatted(id, why);
        };
    }

    private static String line(String label, String text) {
        return "  %-20s %s%n".formatted(label, text);
    }
}

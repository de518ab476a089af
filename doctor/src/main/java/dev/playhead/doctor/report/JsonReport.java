package dev.playhead.doctor.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.doctor.Checkup;
import dev.playhead.doctor.diagnose.Suspect;
import dev.playhead.doctor.diagnose.SystemAnswer;
import dev.playhead.doctor.hop.HopReport;
import dev.playhead.doctor.hop.Outcome;
import dev.playhead.doctor.visit.Traces;
import java.net.URI;

/** The same for scripts. Fields stay; more may follow. */
public final class JsonReport {
    private JsonReport() {}

    public static String text(URI url, Checkup.Result result) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("url", url.toString());
        report.put("verdict", result.diagnosis().verdict().toString());
        report.put("exitCode", result.diagnosis().verdict().exitCode());
        var hops = report.putArray("hops");
        result.hops().forEach(hop -> hops.add(hop(hop)));
        var suspects = report.putArray("suspects");
        result.diagnosis().suspects().forEach(suspect -> suspects.add(suspect(suspect)));
        report.set("traces", traces(result.traces()));
        if (result.system() instanceof SystemAnswer.Answered answered) {
            var parts = report.putArray("parts");
            answered.parts().forEach(part -> parts.addObject()
                    .put("name", part.name())
                    .put("status", part.status())
                    .put("detail", part.detail()));
        }
        return report.toPrettyString();
    }

    private static ObjectNode hop(HopReport report) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("hop", report.hop().wireName());
        switch (report.outcome()) {
            case Outcome.Passed(long tookMs, String detail) ->
                node.put("status", report.isSlow() ? "slow" : "ok")
                        .put("tookMs", tookMs)
                        .put("slowAfterMs", report.slowAfter().toMillis())
                        .put("detail", detail);
            case Outcome.Failed(var trouble) -> node.put("status", "failed").put("detail", trouble.sentence());
            case Outcome.Skipped(String why) -> node.put("status", "skipped").put("detail", why);
        }
        return node;
    }

    private static ObjectNode suspect(Suspect suspect) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("component", suspect.component().wireName())
                .put("certainty", suspect.certainty().toString());
        suspect.hop().ifPresent(hop -> node.put("hop", hop.wireName()));
        return node.put("evidence", suspect.evidence())
                .put("likelyCause", suspect.component().likelyCause())
                .put("stillWorks", suspect.component().stillWorks())
                .put("page", suspect.component().page());
    }

    private static ObjectNode traces(Traces traces) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (traces) {
            case Traces.None none -> node.put("state", "none");
            case Traces.Erased(String remains) -> node.put("state", "erased").put("detail", remains);
            case Traces.Requested(String id, String by) ->
                node.put("state", "requested").put("recordingId", id).put("detail", "by " + by);
            case Traces.Left(String id, String why) ->
                node.put("state", "left").put("recordingId", id).put("detail", why);
        };
    }
}

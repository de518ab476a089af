package dev.playhead.doctor.hop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.doctor.call.Target;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.call.TroubledException;
import java.util.List;
import java.util.Optional;

/** Events as they were sent, and as they came back: equal one by one, in order. */
final class Comparison {
    private Comparison() {}

    static void check(List<JsonNode> sent, List<JsonNode> received) throws TroubledException {
        for (int i = 0; i < Math.min(sent.size(), received.size()); i++) {
            if (!sent.get(i).equals(received.get(i))) {
                throw wrong(gap(received.get(i))
                        .orElse("event " + (i + 1) + " of " + sent.size()
                                + " came back changed; does the website have masking rules?"));
            }
        }
        if (sent.size() != received.size()) {
            throw wrong(received.size() + " events came back, " + sent.size() + " were sent");
        }
    }

    /** @param what for example "events are stored" */
    static void count(String what, long wanted, long found) throws TroubledException {
        if (wanted != found) {
            throw wrong(found + " " + what + ", not " + wanted);
        }
    }

    /** Replay marks what it can't read; only its reason is told. */
    private static Optional<String> gap(JsonNode event) {
        JsonNode data = event.path("data");
        return data.path("tag").asText().equals("playhead:gap")
                ? Optional.of("the replay has a gap: "
                        + data.path("payload").path("reason").asText())
                : Optional.empty();
    }

    private static TroubledException wrong(String what) {
        return new TroubledException(new Trouble.Wrong(Target.REPLAY, what));
    }
}

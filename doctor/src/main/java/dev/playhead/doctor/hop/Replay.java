package dev.playhead.doctor.hop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.playhead.doctor.call.Answer;
import dev.playhead.doctor.call.Target;
import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A replay as it was answered.
 *
 * @param storedCount how many of its events came from segments; the others are from the log
 */
record Replay(List<JsonNode> events, long storedCount) {
    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

    /** Asks once, or again while a service is restarting. */
    static Replay read(Visit visit, String recordingId) throws TroubledException, InterruptedException {
        Answer answer = visit.waiting()
                .until(
                        "the replay is answered",
                        () -> Optional.of(visit.api().get(path(recordingId)).expect(200)));
        List<JsonNode> events = new ArrayList<>();
        try (var lines = JSON.<JsonNode>readValues(answer.body())) {
            lines.forEachRemaining(events::add);
        } catch (IOException | RuntimeException cut) {
            throw new TroubledException(new Trouble.Wrong(Target.REPLAY, "the replay broke off"));
        }
        long stored = answer.headers().firstValueAsLong("X-Event-Count").orElse(0);
        return new Replay(events, stored);
    }

    /** Whether replays are answered at all, asked with a recording that isn't: says so for a hop that can't be tried. */
    static Outcome.Skipped answersThough(Visit visit, String why) throws TroubledException, InterruptedException {
        visit.waiting()
                .until(
                        "the replay is answered",
                        () -> Optional.of(visit.api()
                                .get(path(UUID.randomUUID().toString()))
                                .expect(404)));
        return new Outcome.Skipped(why + "; replay answers");
    }

    static String path(String recordingId) {
        return "/api/v1/replay/" + recordingId + "/events";
    }
}

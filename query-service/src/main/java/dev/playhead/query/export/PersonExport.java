package dev.playhead.query.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.access.Scope;
import dev.playhead.query.facts.FactsOf;
import dev.playhead.query.notes.Notes;
import dev.playhead.query.recordings.Person;
import dev.playhead.query.recordings.PersonsRecording;
import dev.playhead.query.recordings.Recordings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What a website holds of a person, as lines of JSON. Holds one page of recordings and one of facts, however many there are. */
@ApplicationScoped
class PersonExport {
    private static final int PAGE = 20;

    private final Recordings recordings;
    private final FactsOf facts;
    private final Notes notes;
    private final ObjectMapper json;

    PersonExport(Recordings recordings, FactsOf facts, Notes notes, ObjectMapper json) {
        this.notes = notes;
        this.recordings = recordings;
        this.facts = facts;
        this.json = json;
    }

    /** A line a recording, a line for each of its facts and of the notes on it behind it, and one at the end that counts both: without it the answer is cut. */
    Multi<Buffer> of(Scope scope, Person person) {
        AtomicLong recordingLines = new AtomicLong();
        AtomicLong factLines = new AtomicLong();
        AtomicLong noteLines = new AtomicLong();
        Multi<Buffer> everything = Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(new UUID(0, 0)), after -> page(scope, person, after))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .<PersonsRecording>disjoint()
                .onItem()
                .transformToMultiAndConcatenate(one -> {
                    recordingLines.incrementAndGet();
                    Multi<Buffer> its = facts.all(scope, one.place())
                            .invoke(factLines::incrementAndGet)
                            .map(fact -> line(Map.of("recordingId", id(one), "fact", fact)));
                    Multi<Buffer> notesOnIt = notes.list(one.place())
                            .onItem()
                            .transformToMulti(all -> Multi.createFrom().iterable(all.notes()))
                            .invoke(noteLines::incrementAndGet)
                            .map(note -> line(Map.of("recordingId", id(one), "note", note)));
                    return Multi.createBy()
                            .concatenating()
                            .streams(Multi.createFrom().item(line(recording(one))), its, notesOnIt);
                });
        Multi<Buffer> end = Multi.createFrom()
                .item(() -> line(Map.of(
                        "end",
                        Map.of(
                                "recordings",
                                recordingLines.get(),
                                "facts",
                                factLines.get(),
                                "notes",
                                noteLines.get()))));
        return Multi.createBy().concatenating().streams(everything, end);
    }

    private Uni<List<PersonsRecording>> page(Scope scope, Person person, AtomicReference<UUID> after) {
        return recordings
                .of(scope, person, Objects.requireNonNull(after.get()), PAGE)
                .invoke(page -> {
                    if (!page.isEmpty()) {
                        after.set(page.getLast().place().subject().recordingId().value());
                    }
                });
    }

    private static Map<String, Object> recording(PersonsRecording one) {
        return Map.of("recording", one.shown(), "events", "/api/v1/replay/" + id(one) + "/export?format=ndjson");
    }

    private static String id(PersonsRecording one) {
        return one.place().subject().recordingId().toString();
    }

    /** The answer's media type puts the line's end behind it. */
    private Buffer line(Map<String, Object> members) {
        try {
            return Buffer.buffer(json.writeValueAsString(members), StandardCharsets.UTF_8.name());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the API answers can be written", e);
        }
    }
}

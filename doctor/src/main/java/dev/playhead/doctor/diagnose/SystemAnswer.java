package dev.playhead.doctor.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.doctor.call.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What the installation says about itself ({@code GET /api/v1/system}). */
public sealed interface SystemAnswer {
    /** The admin key is needed for that. */
    record NotAsked() implements SystemAnswer {}

    record Unanswered(Trouble trouble) implements SystemAnswer {}

    /**
     * @param sinceBeatMs since an indexer was last heard of; empty where none ever was, or nobody knows
     */
    record Answered(List<Part> parts, OptionalLong sinceBeatMs) implements SystemAnswer {}

    /** @param status {@code ok}, {@code down}, {@code waiting} or {@code unknown} */
    record Part(String name, String status, String detail) {
        boolean isDown() {
            return status.equals("down");
        }
    }

    /** Reads the document; what is missing is unknown. */
    static Answered of(JsonNode document) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : document.path("parts")) {
            parts.add(new Part(
                    part.path("name").asText(),
                    part.path("status").asText(),
                    part.path("detail").asText("")));
        }
        long checkedAt = document.path("checkedAt").asLong();
        long latest = 0;
        for (JsonNode indexer : document.path("indexers")) {
            latest = Math.max(latest, indexer.path("beatAt").asLong());
        }
        return new Answered(
                parts, latest == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, checkedAt - latest)));
    }
}

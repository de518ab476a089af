package dev.playhead.recording.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How recorded JSON is read. */
final class EventJson {
    private EventJson() {}

    /**
     * A snapshot may inline a file as one huge string and nest its nodes deeply; what bounds both is the cap on inflated
     * bytes. Without charset detection every input is taken for UTF-8, and byte offsets are those of the array.
     */
    static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNestingDepth(100_000)
                        .build())
                .build();
    }
}

package dev.playhead.query.recordings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.search.Filter;
import dev.playhead.query.search.Marked;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.query.search.UrlFilter;
import dev.playhead.storage.catalog.RecordingEntity;
import dev.playhead.wire.live.LiveAnnouncement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Whether a recording fits a filter, without ClickHouse. Facts are only there: what they say isn't judged here. What isn't known of a
 * recording yet doesn't fit, so a list never shows what its filter might exclude.
 */
final class Fits {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fits() {}

    /** The catalog's row; {@link RecordingFilter#facts} aside. */
    static boolean row(RecordingFilter filter, Marked marked, RecordingEntity row) {
        return columns(filter, column -> Optional.ofNullable(CatalogColumns.of(column, row)))
                && marked(marked, row.recordingId)
                && filter.url().map(url -> visited(url, texts(row.pages))).orElse(true)
                && (filter.metadata().isEmpty() || metadata(filter, row.metadata));
    }

    /** What is announced of a recording that the catalog doesn't know yet. */
    static boolean announced(RecordingFilter filter, Marked marked, LiveAnnouncement said) {
        return columns(filter, column -> AnnouncedColumns.of(column, said))
                && filter.facts().isEmpty()
                && filter.metadata().isEmpty()
                && marked(marked, said.subject().recordingId().value())
                && filter.url()
                        .map(url -> visited(
                                url, List.of(said.page().entryUrl(), said.page().exitUrl())))
                        .orElse(true);
    }

    private static boolean columns(RecordingFilter filter, Function<Filter, Optional<Object>> known) {
        return filter.columns().entrySet().stream().allMatch(entry -> known.apply(entry.getKey())
                .map(value -> holds(entry.getKey(), value, entry.getValue()))
                .orElse(false));
    }

    private static boolean holds(Filter filter, Object value, Object wanted) {
        return switch (filter.kind()) {
            case TEXT -> value.equals(wanted);
            case AT_LEAST -> (Long) value >= (Long) wanted;
            case BELOW -> (Long) value < (Long) wanted;
        };
    }

    private static boolean marked(Marked marked, UUID id) {
        return marked.only().map(ids -> ids.contains(id)).orElse(true)
                && !marked.without().contains(id);
    }

    private static boolean visited(UrlFilter url, List<String> pages) {
        return pages.stream().anyMatch(page -> switch (url.match()) {
            case EXACT -> page.equals(url.text());
            case PREFIX -> page.startsWith(url.text());
            case CONTAINS -> page.contains(url.text());
        });
    }

    private static boolean metadata(RecordingFilter filter, String object) {
        JsonNode has = read(object);
        return filter.metadata().entrySet().stream().allMatch(wanted -> wanted.getValue()
                .equals(has.path(wanted.getKey()).asText(null)));
    }

    private static List<String> texts(String array) {
        return StreamSupport.stream(read(array).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalog's JSON is none", e);
        }
    }
}

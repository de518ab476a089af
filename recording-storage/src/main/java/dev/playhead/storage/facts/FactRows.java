package dev.playhead.storage.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.detect.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Facts as JSONEachRow lines for ClickHouse's {@code facts}. Columns that a kind doesn't have are left out and take their defaults.
 *
 * <p>The order is canonical, by (position, ordinal): the same facts make the same bytes, whatever order they were found in.
 */
public final class FactRows {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Comparator<PlacedFact> CANONICAL = Comparator.comparing(
                    (PlacedFact placed) -> placed.fact().position())
            .thenComparingInt(placed -> placed.fact().ordinal());

    private FactRows() {}

    /** Each line with its line feed. */
    public static byte[] lines(UUID segmentId, List<PlacedFact> facts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(facts.size() * 512);
        try {
            for (PlacedFact placed : facts.stream().sorted(CANONICAL).toList()) {
                try (JsonGenerator json = JSON.createGenerator(out)) {
                    json.writeStartObject();
                    write(new Columns(json), segmentId, placed);
                    json.writeEndObject();
                }
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Columns row, UUID segmentId, PlacedFact placed) throws IOException {
        Fact fact = placed.fact();
        row.text("website_id", fact.subject().websiteId().value());
        row.text("kind", fact.detail().kind());
        row.time("ts", fact.timestamp());
        row.time("received_at", placed.place().appendedAt());
        row.text("recording_id", fact.subject().recordingId().toString());
        row.number("position_offset", fact.position().offset());
        row.number("position_index", fact.position().index());
        row.number("ordinal", fact.ordinal());
        row.text("page_url", fact.pageUrl());
        row.text("page_path", PagePath.of(fact.pageUrl()));
        detail(row, fact.detail());
        row.text("segment_id", segmentId.toString());
        row.number("partition", placed.place().partition());
    }

    private static void detail(Columns row, FactDetail detail) throws IOException {
        switch (detail) {
            case FactDetail.Click click -> {
                pointer(row, click.nodeId(), click.x(), click.y(), click.viewportWidth(), click.viewportHeight());
                target(row, click.target());
            }
            case FactDetail.RageClick burst -> {
                pointer(row, burst.nodeId(), burst.x(), burst.y(), burst.viewportWidth(), burst.viewportHeight());
                target(row, burst.target());
                row.number("count", burst.count());
                row.number("span_ms", burst.spanMs());
                row.number("effects", burst.effects());
            }
            case FactDetail.Failure failure -> {
                row.text("source", failure.source());
                row.text("message", failure.message());
                row.text("stack", failure.stack());
                row.text("fingerprint", failure.fingerprint());
            }
            case FactDetail.DeadClick click -> {
                pointer(row, click.nodeId(), click.x(), click.y(), click.viewportWidth(), click.viewportHeight());
                target(row, click.target());
            }
            case FactDetail.PageView view -> previous(row, view.previousHref(), view.timeOnPreviousMs());
            case FactDetail.QuickBack back -> previous(row, back.previousHref(), back.timeOnPreviousMs());
            case FactDetail.Console console -> {
                row.text("level", console.level());
                row.text("message", console.message());
            }
            case FactDetail.NetworkError failed -> {
                row.text("method", failed.method());
                row.text("name", failed.url());
                row.number("status", failed.status());
                row.decimal("duration_ms", failed.durationMs());
            }
            case FactDetail.Input input -> {
                row.signed("node_id", input.nodeId());
                row.number("count", input.count());
                row.number("span_ms", input.spanMs());
                target(row, input.target());
            }
            case FactDetail.WebVital vital -> {
                row.text("name", vital.name());
                row.decimal("value", vital.value());
                row.text("level", vital.rating());
            }
            case FactDetail.Scroll scroll -> {
                row.decimal("value", scroll.depth());
                row.decimal("y", scroll.edge());
            }
            case FactDetail.Track track -> named(row, track.name(), track.properties());
            case FactDetail.Identify identify -> named(row, identify.userId(), identify.properties());
            case FactDetail.Custom custom -> named(row, custom.name(), custom.properties());
        }
    }

    private static void previous(Columns row, String url, long timeOnMs) throws IOException {
        row.text("previous_url", url);
        row.number("time_on_previous_ms", timeOnMs);
    }

    private static void named(Columns row, String name, Map<String, String> properties) throws IOException {
        row.text("name", name);
        row.map("properties", properties);
    }

    private static void pointer(Columns row, int nodeId, double x, double y, int width, int height) throws IOException {
        row.signed("node_id", nodeId);
        row.decimal("x", x);
        row.decimal("y", y);
        row.number("viewport_width", width);
        row.number("viewport_height", height);
    }

    private static void target(Columns row, Target target) throws IOException {
        row.text("tag", target.tag());
        row.text("selector", target.selector());
        row.text("text", target.text());
    }
}

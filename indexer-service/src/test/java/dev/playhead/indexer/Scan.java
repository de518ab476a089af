package dev.playhead.indexer;

import dev.playhead.storage.archive.ArchiveFooter;
import dev.playhead.storage.archive.ArchiveRead;
import dev.playhead.storage.archive.ArchiveReader;
import dev.playhead.storage.archive.SummaryEntry;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.segment.FrameRead;
import dev.playhead.storage.segment.SegmentRead;
import dev.playhead.storage.segment.SegmentReader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Looks for a text in everything that is at rest, whatever the index says: every object, every table. */
@ApplicationScoped
class Scan {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final S3AsyncClient s3;
    private final Pool catalog;
    private final ClickHouse clickHouse;
    private final String bucket;

    Scan(
            S3AsyncClient s3,
            Pool catalog,
            ClickHouse clickHouse,
            @ConfigProperty(name = "playhead.storage.bucket") String bucket) {
        this.s3 = s3;
        this.catalog = catalog;
        this.clickHouse = clickHouse;
        this.bucket = bucket;
    }

    /** Where the text stands: objects by their keys, tables by their names. */
    List<String> placesOf(String text) {
        List<String> places = new ArrayList<>(objectsWith(text));
        for (Row table : catalog.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .execute()
                .await()
                .atMost(WITHIN)) {
            String name = table.getString(0);
            boolean found = catalog.preparedQuery(
                                    "SELECT 1 FROM " + name + " t WHERE t::text LIKE $1 OR t::text LIKE $2 LIMIT 1")
                            .execute(Tuple.of("%" + text + "%", "%" + hex(text) + "%"))
                            .await()
                            .atMost(WITHIN)
                            .size()
                    > 0;
            if (found) {
                places.add("catalog." + name);
            }
        }
        for (String table : List.of("facts", "recordings")) {
            if (isFound(
                    "SELECT count() AS n FROM " + table + " WHERE position(toString(tuple(*)), {text:String}) > 0",
                    text)) {
                places.add("clickhouse." + table);
            }
        }
        Map.of("recordings_by_duration", "recordings", "recordings_by_selector", "facts")
                .forEach((projection, table) -> {
                    String found = "SELECT count() AS n FROM mergeTreeProjection(currentDatabase(), '" + table + "', '"
                            + projection + "') WHERE position(toString(tuple(*)), {text:String}) > 0";
                    if (isFound(found, text)) {
                        places.add("clickhouse." + projection);
                    }
                });
        String pages = "SELECT countIf(arrayExists(page -> position(page, {text:String}) > 0, pages)) AS n FROM"
                + " (SELECT website_id, groupUniqArrayArray(5000)(pages) AS pages FROM recordings GROUP BY website_id)";
        if (isFound(pages, text)) {
            places.add("clickhouse.pages_of_website");
        }
        return places;
    }

    private boolean isFound(String count, String text) {
        return clickHouse
                        .query(count, Map.of("text", text))
                        .await()
                        .atMost(WITHIN)
                        .getFirst()
                        .get("n")
                        .asLong()
                > 0;
    }

    /** Keys of the objects that hold the text, compressed or not. */
    List<String> objectsWith(String text) {
        return s3.listObjectsV2(r -> r.bucket(bucket)).join().contents().stream()
                .map(S3Object::key)
                .filter(key -> holds(key, text))
                .toList();
    }

    private boolean holds(String key, String text) {
        byte[] whole;
        try {
            whole = s3.getObject(r -> r.bucket(bucket).key(key), AsyncResponseTransformer.toBytes())
                    .join()
                    .asByteArray();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoSuchKeyException) {
                // deleted since it was listed
                return false;
            }
            throw e;
        }
        if (ArchiveReader.whole(whole) instanceof ArchiveRead.Intact(ArchiveFooter footer)) {
            SummaryEntry summary = footer.summary();
            return contains(whole, text)
                    || contains(whole, summary.byteOffset(), summary.byteLength(), text)
                    || footer.frames().stream()
                            .anyMatch(frame -> contains(whole, frame.byteOffset(), frame.byteLength(), text))
                    || footer.facts().stream()
                            .anyMatch(facts -> contains(whole, facts.byteOffset(), facts.byteLength(), text));
        }
        if (!(SegmentReader.footer(whole) instanceof SegmentRead.Intact intact)) {
            return contains(whole, text);
        }
        return contains(whole, text)
                || intact.footer().sections().stream()
                        .anyMatch(section -> section.blocks().stream()
                                        .anyMatch(
                                                block -> contains(whole, block.byteOffset(), block.byteLength(), text))
                                || contains(
                                        whole,
                                        section.facts().byteOffset(),
                                        section.facts().byteLength(),
                                        text));
    }

    private static boolean contains(byte[] whole, long from, int length, String text) {
        byte[] frame = Arrays.copyOfRange(whole, (int) from, (int) from + length);
        return SegmentReader.facts(frame) instanceof FrameRead.Lines(byte[] lines) && contains(lines, text);
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}

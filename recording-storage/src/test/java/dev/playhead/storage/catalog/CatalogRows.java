package dev.playhead.storage.catalog;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Writes rows as the indexer does, for tests of what reads them. */
@ApplicationScoped
public class CatalogRows {
    private final Pool catalog;

    public CatalogRows(Pool catalog) {
        this.catalog = catalog;
    }

    public void website(String websiteId) {
        run(
                "INSERT INTO websites (website_id, name, version, settings) VALUES ($1, 'Shop', 1, $2) ON CONFLICT DO NOTHING",
                Tuple.of(websiteId, new JsonObject().put("name", "Shop")));
    }

    public void secretKey(String websiteId, byte[] hash) {
        run(
                "INSERT INTO api_keys (key_id, website_id, kind, secret_hash) VALUES ($1, $2, 'secret', $3)",
                Tuple.of(UUID.randomUUID(), websiteId, Buffer.buffer(hash)));
    }

    public void recording(UUID id, String websiteId, int partition, long revision, String state) {
        run("""
                INSERT INTO recordings (recording_id, website_id, dialect, partition, state, revision, first_received_at, last_received_at,
                    last_offset, started_at, event_count, clicks, entry_url, metadata, pages, accept_state, detect_state)
                VALUES ($1, $2, 'native', $3, $4, $5, 1749984000123, 1749984001123, 77, 1749983999123, 12, 3, 'https://shop.example/ü',
                    '{"plan": "gold"}', '["/a", "/b"]', $6, '\\x00')
                ON CONFLICT (recording_id) DO UPDATE SET revision = excluded.revision, state = excluded.state
                """, Tuple.of(id, websiteId, partition, state, revision, Buffer.buffer(new byte[] {1, 2, 3})));
        run(
                "INSERT INTO recordings_outbox VALUES ($1, $2) ON CONFLICT (recording_id) DO UPDATE SET revision = excluded.revision",
                Tuple.of(id, revision));
    }

    public void segment(UUID id) {
        run(
                "INSERT INTO segments (segment_id, object_key, state, owner) VALUES ($1, $2, 'published', 'test')",
                Tuple.of(id, "segments/" + id));
    }

    public void block(UUID recordingId, UUID segmentId, long firstOffset, String runs, String keyframes) {
        run(
                "INSERT INTO blocks VALUES ($1, $2, $2 + 5, $3, 24, 100, 3000000000, 7, 1749984000000, 1749984000999, $4::text::jsonb, $5::text::jsonb)",
                Tuple.of(recordingId, firstOffset, segmentId, runs, keyframes));
    }

    public void archive(UUID recordingId, String objectKey, String frames) {
        run(
                "INSERT INTO archives (recording_id, generation, object_key, stored_bytes, raw_bytes, event_count, frames)"
                        + " VALUES ($1, nextval('archive_generation'), $2, 200, 1500, 11, $3::text::jsonb)",
                Tuple.of(recordingId, objectKey, frames));
    }

    public void checkpoint(int partition, long nextOffset, String pending) {
        run(
                "INSERT INTO partitions (partition, next_offset, pending) VALUES ($1, $2, $3::text::jsonb)",
                Tuple.of(partition, nextOffset, pending));
    }

    public void run(String sql, Tuple values) {
        catalog.preparedQuery(sql).execute(values).await().indefinitely();
    }
}

package dev.playhead.indexer.publish;

/** The statements of the publish transaction, in their order. */
final class Sql {

    private Sql() {}

    static final String STAGE = """
            INSERT INTO segments (segment_id, object_key, state, owner, stored_bytes) VALUES ($1, $2, 'staged', $3, $4)
            ON CONFLICT (segment_id) DO NOTHING
            """;

    static final String CHECKPOINT = """
            UPDATE partitions SET next_offset = $4, pending = ($5::text)::jsonb, updated_at = now()
            WHERE partition = $1 AND owner_epoch = $2 AND next_offset = $3
            """;

    static final String PUBLISH = """
            UPDATE segments SET state = 'published', published_at = now(), unindexed = $2
            WHERE segment_id = $1 AND state = 'staged'
            """;

    static final String SECTION = """
            INSERT INTO segment_sections
              (segment_id, partition, first_offset, next_offset, facts_offset, facts_length, facts_count, facts_loaded)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7 = 0)
            """;

    static final String BLOCK = """
            INSERT INTO blocks
              (recording_id, first_offset, last_offset, segment_id, byte_offset, byte_length, raw_bytes, event_count,
               first_timestamp, last_timestamp, runs, keyframes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ($11::text)::jsonb, ($12::text)::jsonb)
            """;

    /** `stored_bytes` adds up; everything else is the fold's whole truth at the new checkpoint. */
    static final String RECORDING = """
            INSERT INTO recordings
              (recording_id, website_id, external_id, dialect, partition, state, revision,
               first_received_at, last_received_at, last_offset, finalized, ended_at,
               started_at, duration_ms, active_ms, event_count, chunk_count, raw_bytes, stored_bytes,
               page_views, clicks, rage_clicks, dead_clicks, errors, console_errors, network_errors, inputs,
               entry_url, exit_url, visitor_uid, session_uid, user_id, browser, os, device, country, sdk,
               metadata, pages, keyframes, activity, accept_state, detect_state)
            VALUES
              ($1, $2, $3, $4, $5, $6, nextval('catalog_revision'),
               $7, $8, $9, $10, $11,
               $12, $13, $14, $15, $16, $17, $18,
               $19, $20, $21, $22, $23, $24, $25, $26,
               $27, $28, $29, $30, $31, $32, $33, $34, $35, $36,
               ($37::text)::jsonb, ($38::text)::jsonb, ($39::text)::jsonb, ($40::text)::jsonb, $41, $42)
            ON CONFLICT (recording_id) DO UPDATE SET
              external_id = excluded.external_id, dialect = excluded.dialect, state = excluded.state,
              revision = excluded.revision, last_received_at = excluded.last_received_at,
              last_offset = excluded.last_offset, finalized = excluded.finalized, ended_at = excluded.ended_at,
              started_at = excluded.started_at, duration_ms = excluded.duration_ms, active_ms = excluded.active_ms,
              event_count = excluded.event_count, chunk_count = excluded.chunk_count, raw_bytes = excluded.raw_bytes,
              stored_bytes = recordings.stored_bytes + excluded.stored_bytes,
              archived = recordings.archived AND excluded.stored_bytes = 0,
              page_views = excluded.page_views, clicks = excluded.clicks, rage_clicks = excluded.rage_clicks,
              dead_clicks = excluded.dead_clicks, errors = excluded.errors, console_errors = excluded.console_errors,
              network_errors = excluded.network_errors, inputs = excluded.inputs,
              entry_url = excluded.entry_url, exit_url = excluded.exit_url, visitor_uid = excluded.visitor_uid,
              session_uid = excluded.session_uid, user_id = excluded.user_id, browser = excluded.browser,
              os = excluded.os, device = excluded.device, country = excluded.country, sdk = excluded.sdk,
              metadata = excluded.metadata, pages = excluded.pages, keyframes = excluded.keyframes,
              activity = excluded.activity, accept_state = excluded.accept_state, detect_state = excluded.detect_state
            """;

    static final String OUTBOX = """
            INSERT INTO recordings_outbox (recording_id, revision)
            SELECT recording_id, revision FROM recordings WHERE recording_id = $1
            ON CONFLICT (recording_id) DO UPDATE SET revision = excluded.revision
            """;

    static final String FACTS_WITHOUT_BLOCK = """
            WITH noted AS (INSERT INTO facts_without_block (recording_id, segment_id) VALUES ($1, $2) ON CONFLICT DO NOTHING)
            UPDATE recordings SET archived = false WHERE recording_id = $1 AND archived
            """;

    static final String ERASURE = """
            INSERT INTO erasures (recording_id, website_id, requested_at, log_offset, partition, kafka_until)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (recording_id) DO NOTHING
            """;

    /** A recorder that hasn't heard of the erasure goes on sending. */
    static final String KEPT_BY_KAFKA =
            "UPDATE erasures SET kafka_until = $2 WHERE recording_id = $1 AND kafka_until < $2";

    /** The deleted rows say where their bytes lie, also where a rewrite has moved them a moment ago. */
    static final String ERASE_BLOCKS = """
            WITH gone AS (DELETE FROM blocks WHERE recording_id = $1 RETURNING segment_id)
            INSERT INTO erasure_segments (recording_id, segment_id) SELECT DISTINCT $1::uuid, segment_id FROM gone
            ON CONFLICT DO NOTHING
            """;

    static final String ERASE_FACTS = """
            WITH gone AS (DELETE FROM facts_without_block WHERE recording_id = $1 RETURNING segment_id)
            INSERT INTO erasure_segments (recording_id, segment_id) SELECT DISTINCT $1::uuid, segment_id FROM gone
            ON CONFLICT DO NOTHING
            """;

    /** Its archive's object goes at once, also one that is just being written: that one's row will be gone when it is to be published. */
    static final String ERASE_ARCHIVE = """
            WITH gone AS (DELETE FROM archives WHERE recording_id = $1)
            UPDATE archive_objects SET state = 'deleting', delete_after = '-infinity' WHERE recording_id = $1
            """;

    /** What is left of a recording that was erased or has expired: that it was here, and its fence. */
    static final String ERASE_RECORDING = """
            UPDATE recordings SET external_id = NULL, entry_url = '', exit_url = '', visitor_uid = '', session_uid = '',
              user_id = '', browser = '', os = '', device = '', country = '', sdk = '', metadata = '{}', pages = '[]',
              keyframes = '[]', activity = '[]', detect_state = ''
            WHERE recording_id = $1
            """;

    static final String EXPIRATION = """
            INSERT INTO expirations (recording_id, partition, log_offset) VALUES ($1, $2, $3) ON CONFLICT (recording_id) DO NOTHING
            """;

    /** What is archived lies in no segment any more; one that another recording still needs is rewritten later. */
    static final String EXPIRE_BLOCKS = """
            WITH b AS (DELETE FROM blocks WHERE recording_id = $1 RETURNING segment_id),
                 f AS (DELETE FROM facts_without_block WHERE recording_id = $1 RETURNING segment_id)
            UPDATE segments SET expired_since = coalesce(expired_since, now())
            WHERE segment_id IN (SELECT segment_id FROM b UNION SELECT segment_id FROM f)
            """;

    /** Readers may be at the archive; one that is just being written is given up. */
    static final String EXPIRE_ARCHIVE = """
            WITH gone AS (DELETE FROM archives WHERE recording_id = $1)
            UPDATE archive_objects SET state = 'deleting',
              delete_after = CASE WHEN state = 'published' THEN now() + make_interval(secs => $2::float8) ELSE delete_after END
            WHERE recording_id = $1 AND state <> 'deleting'
            """;

    static final String EXPIRE_RECORDING =
            "UPDATE recordings SET expired_at = coalesce(expired_at, now()) WHERE recording_id = $1";

    static final String REFUSAL_DONE = "DELETE FROM refusals WHERE recording_id = $1";

    static final String LANDED_SECTIONS = "SELECT partition FROM segment_sections WHERE segment_id = $1";

    static final String LANDED_CHECKPOINT =
            "SELECT 1 FROM partitions WHERE partition = $1 AND owner_epoch = $2 AND next_offset = $3";
}

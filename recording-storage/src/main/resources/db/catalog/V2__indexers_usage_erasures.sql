-- Why: operators ask whether indexing works and what it waits for, websites ask what they have used, and an erasure must be
-- carried through object storage and ClickHouse however often it is interrupted, and say how far it has come.
-- Plan change: three small tables; publishing adds one row a website and flush (usage_daily), erasing reads blocks by its key.
-- Operator impact: none. Added columns have constant defaults, so no table is rewritten; the previous release ignores all of
-- it. Events published before this are not in usage_daily. Facts that an earlier release stored in a segment without a block
-- of the same recording (the end of a burst of clicks) are erased in ClickHouse, but stay in that segment.

-- One row a running indexer, renewed every two seconds and removed on a clean end; a beat older than 15 s means that it is gone.
CREATE TABLE indexers (
  instance     uuid PRIMARY KEY,
  host         text        NOT NULL,
  version      text        NOT NULL,
  started_at   timestamptz NOT NULL,
  beat_at      timestamptz NOT NULL,
  -- how many partitions it owns
  partitions   int         NOT NULL,
  -- age of its oldest unindexed record in ms; null = none, or not known
  oldest_unindexed_ms bigint,
  -- null = it waits for nothing
  waiting_for  text CHECK (waiting_for IN ('object-storage', 'clickhouse', 'kafka')),
  waiting_since timestamptz,
  -- its last publish
  published_at timestamptz,
  CHECK ((waiting_for IS NULL) = (waiting_since IS NULL))
);

-- What became of each website's events, by the UTC day that the log took them: raised in the publish transaction, so an event
-- counts once, whatever is killed. events_* = all events received, but for those that are not indexed yet.
CREATE TABLE usage_daily (
  website_id           text   NOT NULL,
  day                  date   NOT NULL,
  -- recordings that began
  recordings           bigint NOT NULL DEFAULT 0,
  events_stored        bigint NOT NULL DEFAULT 0,
  events_duplicate     bigint NOT NULL DEFAULT 0,
  events_fenced        bigint NOT NULL DEFAULT 0,
  events_dead_lettered bigint NOT NULL DEFAULT 0,
  -- of the stored events: as NDJSON, and as compressed blocks
  raw_bytes            bigint NOT NULL DEFAULT 0,
  stored_bytes         bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (website_id, day)
);

-- Work list and report of erasures. A row is written by the publish transaction that also empties the recording's row.
CREATE TABLE erasures (
  recording_id uuid PRIMARY KEY,
  website_id   text        NOT NULL,
  -- when the log took the request, and where
  requested_at timestamptz NOT NULL,
  log_offset   bigint      NOT NULL,
  partition    int         NOT NULL,
  -- Kafka holds the raw chunks until then
  kafka_until  timestamptz NOT NULL,
  -- when each step was done, null = not yet: the mark in object storage that rebuilding honours; rows in ClickHouse;
  -- segments that other recordings share, rewritten without this one (the old objects go after a grace)
  tombstone_at timestamptz,
  facts_at     timestamptz,
  segments_at  timestamptz
);
CREATE INDEX erasures_open ON erasures (requested_at) WHERE segments_at IS NULL;
CREATE INDEX erasures_by_offset ON erasures (partition, log_offset);

-- Published segments that still hold bytes of an erased recording.
CREATE TABLE erasure_segments (
  recording_id uuid NOT NULL REFERENCES erasures ON DELETE CASCADE,
  segment_id   uuid NOT NULL,
  PRIMARY KEY (recording_id, segment_id)
);
CREATE INDEX erasure_segments_by_segment ON erasure_segments (segment_id);

-- Segments that hold facts of a recording without a block of it, such as those that its end completed: an erasure finds by
-- `blocks` and by this table where the recording left something.
CREATE TABLE facts_without_block (
  recording_id uuid NOT NULL,
  segment_id   uuid NOT NULL REFERENCES segments ON DELETE CASCADE,
  PRIMARY KEY (recording_id, segment_id)
);
CREATE INDEX facts_without_block_by_segment ON facts_without_block (segment_id);

-- A segment in state `deleting` that readers may still be using is not deleted before.
ALTER TABLE segments ADD COLUMN delete_after timestamptz NOT NULL DEFAULT '-infinity';
-- It holds sections that no row points at, of partitions whose claim was lost before the publish: to be rewritten without them.
ALTER TABLE segments ADD COLUMN unindexed boolean NOT NULL DEFAULT false;
CREATE INDEX segments_unindexed ON segments (segment_id) WHERE unindexed AND state = 'published';

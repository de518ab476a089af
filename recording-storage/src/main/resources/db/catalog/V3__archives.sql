-- Why: a recording that has ended becomes one object, its archive, and the segments that held it are freed.
-- How blocks are freed: one transaction locks the recording's row, deletes exactly the blocks that went into the archive, writes
-- the archive's row, and notes in facts_without_block that their segments still hold bytes of the recording. A block that is gone
-- or has moved (an erasure, a rewritten segment) lets the transaction fail, and the new object is thrown away. Blocks that come
-- later stand beside the archive; readers merge by position. A segment without blocks, without facts that no archive has and
-- without facts that ClickHouse lacks is deleted after a grace.
-- Plan change: a replay's snapshot looks up one row of `archives` by its key; archiving finds its work by recordings_unarchived.
-- Operator impact: added columns have constant defaults, so no table is rewritten; the index on `recordings` is built while
-- writing to that table waits (seconds a million rows). The previous release doesn't know archives: stop its replay-service and
-- query-service before the new indexers begin to archive, 30 minutes after a recording's end.

-- The archive of each recording that has one.
CREATE TABLE archives (
  recording_id uuid PRIMARY KEY,
  -- rises with every archive that is written, of whichever recording: no key is ever used twice
  generation   bigint NOT NULL,
  object_key   text   NOT NULL UNIQUE,
  stored_bytes bigint NOT NULL,
  raw_bytes    bigint NOT NULL,
  event_count  bigint NOT NULL,
  -- offsets of the first and the last chunk in it; null = it holds facts only
  first_offset bigint,
  last_offset  bigint,
  archived_at  timestamptz NOT NULL DEFAULT now(),
  -- the seek index, in order of positions: [[byte_offset, byte_length, raw_bytes, event_count, first_timestamp, last_timestamp,
  -- first_offset, last_offset, runs, keyframes], …], the last two as in `blocks`
  frames       jsonb  NOT NULL,
  -- its facts are in ClickHouse, under the ids of the segments that held them; false = ClickHouse was lost
  facts_loaded boolean NOT NULL DEFAULT true
);
CREATE INDEX archives_unloaded ON archives (recording_id) WHERE NOT facts_loaded;
CREATE SEQUENCE archive_generation;

-- Every archive's object, from before its upload until after its deletion.
CREATE TABLE archive_objects (
  object_key   text PRIMARY KEY,
  recording_id uuid        NOT NULL,
  -- published = `archives` refers to it
  state        text        NOT NULL CHECK (state IN ('staged', 'published', 'deleting')),
  owner        text        NOT NULL,
  staged_at    timestamptz NOT NULL DEFAULT now(),
  -- readers may still be using it: not deleted before
  delete_after timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX archive_objects_unpublished ON archive_objects (staged_at) WHERE state <> 'published';
CREATE INDEX archive_objects_by_recording ON archive_objects (recording_id);

-- Everything of it that is stored is in its archive, or there is nothing.
ALTER TABLE recordings ADD COLUMN archived boolean NOT NULL DEFAULT false;
-- After a failure: not tried again before.
ALTER TABLE recordings ADD COLUMN archive_retry_at timestamptz NOT NULL DEFAULT '-infinity';
CREATE INDEX recordings_unarchived ON recordings (coalesce(ended_at, last_received_at))
  WHERE NOT archived AND state IN ('ready', 'stopped');

-- The recording's archive has these facts, so the segment is not kept for them; until it is gone an erasure must find it.
ALTER TABLE facts_without_block ADD COLUMN archived boolean NOT NULL DEFAULT false;

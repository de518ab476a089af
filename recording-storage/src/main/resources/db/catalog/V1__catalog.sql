-- Why: the catalog holds websites and keys, what each recording is, where its blocks lie, and how far each partition
-- of the log has been absorbed. Blocks and checkpoint change in one transaction: that is what makes indexing exactly once.
-- Operator impact: first version, empty database only.

CREATE TABLE websites (
  website_id text PRIMARY KEY,
  name       text        NOT NULL,
  version    bigint      NOT NULL,
  -- the WebsiteSettings document as it is published to playhead.websites
  settings   jsonb       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE api_keys (
  key_id      uuid PRIMARY KEY,
  website_id  text        NOT NULL REFERENCES websites,
  kind        text        NOT NULL CHECK (kind IN ('public', 'secret')),
  -- public keys are no secret and stand as they are; of secret keys only the SHA-256 is kept
  public_key  text UNIQUE,
  secret_hash bytea UNIQUE,
  label       text        NOT NULL DEFAULT '',
  created_at  timestamptz NOT NULL DEFAULT now(),
  revoked_at  timestamptz,
  CHECK ((kind = 'public') = (public_key IS NOT NULL)),
  CHECK ((kind = 'secret') = (secret_hash IS NOT NULL))
);
CREATE INDEX api_keys_by_website ON api_keys (website_id);

-- The log that this catalog has absorbed; another topic id means another log, and the indexer stops.
CREATE TABLE log_identity (
  topic      text PRIMARY KEY,
  topic_id   text NOT NULL,
  partitions int  NOT NULL
);

-- The checkpoint of each partition: everything below next_offset is in published segments, but for the chunks in `pending`
-- (JSON array of PendingChunk), whose first frames lie below it.
CREATE TABLE partitions (
  partition   int PRIMARY KEY,
  owner_epoch bigint      NOT NULL DEFAULT 0,
  owner       text        NOT NULL DEFAULT '',
  next_offset bigint      NOT NULL DEFAULT 0,
  pending     jsonb       NOT NULL DEFAULT '[]',
  updated_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE segments (
  segment_id   uuid PRIMARY KEY,
  object_key   text        NOT NULL UNIQUE,
  state        text        NOT NULL CHECK (state IN ('staged', 'published', 'deleting')),
  owner        text        NOT NULL,
  stored_bytes bigint      NOT NULL DEFAULT 0,
  staged_at    timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz
);
CREATE INDEX segments_unpublished ON segments (staged_at) WHERE state <> 'published';

CREATE TABLE segment_sections (
  segment_id   uuid    NOT NULL REFERENCES segments ON DELETE CASCADE,
  partition    int     NOT NULL,
  first_offset bigint  NOT NULL,
  next_offset  bigint  NOT NULL,
  -- where in the object the section's facts lie (zstd of JSONEachRow), and how many rows they are
  facts_offset bigint  NOT NULL,
  facts_length int     NOT NULL,
  facts_count  int     NOT NULL,
  facts_loaded boolean NOT NULL,
  PRIMARY KEY (segment_id, partition)
);
CREATE INDEX segment_sections_unloaded ON segment_sections (segment_id) WHERE NOT facts_loaded;

-- Raised by every change of a recording's row: the version of its row in ClickHouse.
CREATE SEQUENCE catalog_revision;

CREATE TABLE recordings (
  recording_id   uuid PRIMARY KEY,
  website_id     text    NOT NULL,
  external_id    text,
  dialect        text    NOT NULL,
  partition      int     NOT NULL,
  state          text    NOT NULL CHECK (state IN ('live', 'ready', 'stopped', 'erased', 'expired')),
  revision       bigint  NOT NULL,
  -- all times are epoch ms; received_* are log-append times
  first_received_at bigint NOT NULL,
  last_received_at  bigint NOT NULL,
  last_offset    bigint  NOT NULL,
  -- when the last chunk asked for finalize, the lease is short
  finalized      boolean NOT NULL DEFAULT false,
  ended_at       bigint,
  started_at     bigint  NOT NULL,
  duration_ms    bigint  NOT NULL DEFAULT 0,
  active_ms      bigint  NOT NULL DEFAULT 0,
  event_count    bigint  NOT NULL DEFAULT 0,
  chunk_count    bigint  NOT NULL DEFAULT 0,
  raw_bytes      bigint  NOT NULL DEFAULT 0,
  stored_bytes   bigint  NOT NULL DEFAULT 0,
  page_views     bigint  NOT NULL DEFAULT 0,
  clicks         bigint  NOT NULL DEFAULT 0,
  rage_clicks    bigint  NOT NULL DEFAULT 0,
  dead_clicks    bigint  NOT NULL DEFAULT 0,
  errors         bigint  NOT NULL DEFAULT 0,
  console_errors bigint  NOT NULL DEFAULT 0,
  network_errors bigint  NOT NULL DEFAULT 0,
  inputs         bigint  NOT NULL DEFAULT 0,
  entry_url      text    NOT NULL DEFAULT '',
  exit_url       text    NOT NULL DEFAULT '',
  visitor_uid    text    NOT NULL DEFAULT '',
  session_uid    text    NOT NULL DEFAULT '',
  user_id        text    NOT NULL DEFAULT '',
  browser        text    NOT NULL DEFAULT '',
  os             text    NOT NULL DEFAULT '',
  device         text    NOT NULL DEFAULT '',
  country        text    NOT NULL DEFAULT '',
  sdk            text    NOT NULL DEFAULT '',
  metadata       jsonb   NOT NULL DEFAULT '{}',
  pages          jsonb   NOT NULL DEFAULT '[]',
  keyframes      jsonb   NOT NULL DEFAULT '[]',
  activity       jsonb   NOT NULL DEFAULT '[]',
  -- Accept and Detect as they stood at the partition's checkpoint
  accept_state   bytea   NOT NULL,
  detect_state   bytea   NOT NULL
);
CREATE INDEX recordings_newest ON recordings (website_id, started_at DESC, recording_id DESC);
CREATE INDEX recordings_external ON recordings (website_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX recordings_live ON recordings (partition) WHERE state = 'live';

CREATE TABLE blocks (
  recording_id    uuid   NOT NULL,
  first_offset    bigint NOT NULL,
  last_offset     bigint NOT NULL,
  segment_id      uuid   NOT NULL REFERENCES segments,
  byte_offset     bigint NOT NULL,
  byte_length     int    NOT NULL,
  raw_bytes       bigint NOT NULL,
  event_count     int    NOT NULL,
  first_timestamp bigint NOT NULL,
  last_timestamp  bigint NOT NULL,
  -- [[offset, firstIndex, count], …]: the positions of the block's lines, in order
  runs            jsonb  NOT NULL,
  -- [[offset, index, timestamp], …] of its full snapshots
  keyframes       jsonb  NOT NULL DEFAULT '[]',
  PRIMARY KEY (recording_id, first_offset)
);
CREATE INDEX blocks_by_segment ON blocks (segment_id);

-- What ClickHouse's `recordings` has yet to hear of: one row a recording, whatever the number of changes.
CREATE TABLE recordings_outbox (
  recording_id uuid PRIMARY KEY,
  revision     bigint NOT NULL
);

-- Why: the rows that analytics, the recordings list and search read.
-- Operator impact: first version, empty database only. Every statement can run again: ClickHouse has no transactional DDL.

-- One row a fact. A section of a segment is inserted as one block with "<segment id>:<partition>" as its deduplication token,
-- so a repeated load is dropped by the server as long as its token is among the last 10,000.
-- Sort key: questions are "this website, this kind, these days", then by page.
CREATE TABLE IF NOT EXISTS facts (
  website_id      LowCardinality(String),
  kind            LowCardinality(String),
  -- when it happened, by the visitor's clock, moved by the recording's skew
  ts              DateTime64(3, 'UTC'),
  -- when the log took the record that completed it
  received_at     DateTime64(3, 'UTC'),
  recording_id    UUID,
  position_offset UInt64,
  position_index  UInt32,
  ordinal         UInt16,
  page_url        String,
  page_path       String,
  selector        String,
  tag             LowCardinality(String),
  text            String,
  -- CSS pixels in the viewport
  x               Float64,
  y               Float64,
  viewport_width  UInt32,
  viewport_height UInt32,
  node_id         Int64,
  message         String,
  stack           String,
  source          LowCardinality(String),
  fingerprint     String,
  -- of a burst: how many clicks, over how long, and how many of them had an effect
  count           UInt32,
  span_ms         UInt64,
  effects         UInt32,
  previous_url    String,
  time_on_previous_ms UInt64,
  level           LowCardinality(String),
  method          LowCardinality(String),
  status          UInt16,
  duration_ms     Float64,
  name            String,
  value           Float64,
  properties      Map(String, String),
  segment_id      UUID,
  partition       UInt32,
  INDEX by_recording recording_id TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX by_segment   segment_id   TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX by_page      page_path    TYPE bloom_filter(0.01) GRANULARITY 1
) ENGINE = MergeTree
PARTITION BY toYYYYMM(received_at)
ORDER BY (website_id, kind, toDate(ts), page_path, recording_id, position_offset, position_index, ordinal)
SETTINGS non_replicated_deduplication_window = 10000;

-- One row a recording, the highest revision wins; the day is that of the first receipt, which never changes.
-- Column names are those of the catalog's table. Monthly partitions keep FINAL within a month.
CREATE TABLE IF NOT EXISTS recordings (
  website_id     LowCardinality(String),
  day            Date,
  recording_id   UUID,
  revision       UInt64,
  is_deleted     UInt8 DEFAULT 0,
  external_id    String,
  dialect        LowCardinality(String),
  state          LowCardinality(String),
  first_received_at DateTime64(3, 'UTC'),
  last_received_at  DateTime64(3, 'UTC'),
  ended_at       Nullable(DateTime64(3, 'UTC')),
  started_at     DateTime64(3, 'UTC'),
  duration_ms    UInt64,
  active_ms      UInt64,
  event_count    UInt64,
  chunk_count    UInt64,
  raw_bytes      UInt64,
  stored_bytes   UInt64,
  page_views     UInt32,
  clicks         UInt32,
  rage_clicks    UInt32,
  dead_clicks    UInt32,
  errors         UInt32,
  console_errors UInt32,
  network_errors UInt32,
  inputs         UInt32,
  entry_url      String,
  exit_url       String,
  visitor_uid    String,
  session_uid    String,
  user_id        String,
  browser        LowCardinality(String),
  os             LowCardinality(String),
  device         LowCardinality(String),
  country        LowCardinality(String),
  sdk            LowCardinality(String),
  metadata       Map(String, String),
  pages          Array(String)
) ENGINE = ReplacingMergeTree(revision, is_deleted)
PARTITION BY toYYYYMM(day)
ORDER BY (website_id, day, recording_id)
SETTINGS non_replicated_deduplication_window = 1000;

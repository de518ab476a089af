-- Why: the list finds its candidates in `recordings` without FINAL, which costs five to ten times as much as reading the rows (ADR 0010);
-- the catalog says what each candidate is today. What makes that fast at 5 million recordings: a range of start times reads only the
-- granules that hold it, an id or a page only the granules that may, and a page's URL is compared once per distinct URL of a part.
-- Plan change: every list, facets, and what analytics asks about recordings.
-- Operator impact: existing rows are rewritten in the background (column types and indexes, minutes per million rows on a small machine);
-- lists answer throughout, slower until it is done: SELECT * FROM system.mutations WHERE NOT is_done. Each statement can run again.

ALTER TABLE recordings
  MODIFY COLUMN pages Array(LowCardinality(String)),
  MODIFY COLUMN entry_url LowCardinality(String),
  MODIFY COLUMN exit_url LowCardinality(String)
  SETTINGS mutations_sync = 0, alter_sync = 0;

ALTER TABLE recordings
  ADD INDEX IF NOT EXISTS by_start     started_at  TYPE minmax             GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_visitor   visitor_uid TYPE bloom_filter(0.01) GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_session   session_uid TYPE bloom_filter(0.01) GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_user      user_id     TYPE bloom_filter(0.01) GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_external  external_id TYPE bloom_filter(0.01) GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_recording recording_id TYPE bloom_filter(0.01) GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_page      pages       TYPE bloom_filter(0.01) GRANULARITY 1;

ALTER TABLE recordings
  MATERIALIZE INDEX by_start, MATERIALIZE INDEX by_visitor, MATERIALIZE INDEX by_session, MATERIALIZE INDEX by_user,
  MATERIALIZE INDEX by_external, MATERIALIZE INDEX by_recording, MATERIALIZE INDEX by_page
  SETTINGS mutations_sync = 0;

-- A month that no row has come to for a day becomes one part, which FINAL reads as it is.
ALTER TABLE recordings MODIFY SETTING min_age_to_force_merge_seconds = 86400, min_age_to_force_merge_on_partition_only = 1;

-- The list's filter by a fact: of a kind and with exactly this selector, name or fingerprint.
ALTER TABLE facts
  ADD INDEX IF NOT EXISTS by_selector    selector    TYPE bloom_filter(0.01) GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_name        name        TYPE bloom_filter(0.01) GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_fingerprint fingerprint TYPE bloom_filter(0.01) GRANULARITY 1;

ALTER TABLE facts
  MATERIALIZE INDEX by_selector, MATERIALIZE INDEX by_name, MATERIALIZE INDEX by_fingerprint
  SETTINGS mutations_sync = 0;

-- Why: analytics over months of a large website (ADR 0012). A question "which elements, pages, errors are the most" groups by item, a hash of
-- what it asks by, and then counts everything else for the winners only; a page's pattern is worked out once, when the fact is written.
-- The list's filters by a fact and by metadata read a tenth of what they read before. Nothing here holds rows of its own: what is deleted of
-- facts and recordings is gone from all of it.
-- Plan change: every ranking of analytics, the list's filters fact and meta[].
-- Operator impact: existing rows are rewritten in the background (half a minute for 50 million facts on a small machine); questions are
-- answered throughout, the new columns worked out as they are read until then: SELECT * FROM system.mutations WHERE NOT is_done.
-- Inserts of the release before fill them too. Each statement can run again.

-- Few are different within a part: compared once each, read as numbers.
ALTER TABLE facts
  MODIFY COLUMN selector LowCardinality(String),
  MODIFY COLUMN text LowCardinality(String)
  SETTINGS mutations_sync = 0, alter_sync = 0;

-- The path with :id for each segment that is one, by the rule of docs/analytics.md.
ALTER TABLE facts
  ADD COLUMN IF NOT EXISTS page_pattern LowCardinality(String) DEFAULT
    if(match(page_path, '[0-9a-fA-F]'), arrayStringConcat(arrayMap(s -> if(match(s, '^(?:[0-9]+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,})$'), ':id', s), splitByChar('/', page_path)), '/'), page_path) AFTER page_path;

-- 64 bits decide which items are the most; they are then counted by what they are, so that two with one hash would still be two.
ALTER TABLE facts
  ADD COLUMN IF NOT EXISTS item UInt64 DEFAULT multiIf(
    kind IN ('click', 'rage_click', 'dead_click'), sipHash64(selector, page_pattern),
    kind IN ('page_view', 'scroll'), sipHash64(page_pattern),
    kind = 'web_vital', sipHash64(name, page_pattern),
    kind = 'error', sipHash64(fingerprint),
    kind = 'console', sipHash64(level, message),
    kind = 'network_error', sipHash64(method, name, status),
    0) AFTER ordinal;

ALTER TABLE facts MATERIALIZE COLUMN page_pattern, MATERIALIZE COLUMN item SETTINGS mutations_sync = 0;

ALTER TABLE recordings
  ADD INDEX IF NOT EXISTS by_metadata_key   mapKeys(metadata)   TYPE bloom_filter(0.01) GRANULARITY 1,
  ADD INDEX IF NOT EXISTS by_metadata_value mapValues(metadata) TYPE bloom_filter(0.01) GRANULARITY 1;

ALTER TABLE recordings
  MATERIALIZE INDEX by_metadata_key, MATERIALIZE INDEX by_metadata_value
  SETTINGS mutations_sync = 0;

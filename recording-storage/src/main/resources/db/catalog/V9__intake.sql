-- Why: a website's people see what ingest took of it and what it refused, and why, without reading a log.
-- How: each instance of ingest tells its totals on `playhead.intake`, an indexer keeps the highest of each here: told twice or late
-- they change nothing.
-- Plan change: none. Rows of one website are read by the primary key; intake_tallies_by_hour serves removing those older than a week.
-- Operator impact: needs the topic `playhead.intake`, which `migrate` creates. A row is about 120 bytes; their number is websites
-- x hours x instances x (1 + reasons).
CREATE TABLE intake_tallies (
  website_id text        NOT NULL,
  hour       timestamptz NOT NULL,
  -- why chunks and starts were refused; empty = they were not
  reason     text        NOT NULL,
  -- minted by an instance of ingest at its start
  instance   uuid        NOT NULL,
  count      bigint      NOT NULL,
  last_at    timestamptz NOT NULL,
  PRIMARY KEY (website_id, hour, reason, instance)
);
CREATE INDEX intake_tallies_by_hour ON intake_tallies (hour);

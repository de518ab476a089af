-- Why: recordings expire when their website's retention is over, and a user's or a visitor's recordings are erased by one request.
-- How a recording expires: the owner of its partition appends a record; the publish that absorbs it empties the recording's row,
-- takes its blocks and its archive away and writes a row of `expirations`, which stays until nothing of it is left in ClickHouse
-- and object storage. The row in `recordings` says "expired" until it is forgotten.
-- How a user's recordings are erased: one row of erasure_requests; an indexer notes where the log ends, and asks for the erasure of
-- every recording it finds until the catalog has absorbed the log up to there.
-- Plan change: the retention round reads recordings_unexpired, recordings_kept and recordings_gone, the request reads recordings_by_user and
-- recordings_by_visitor.
-- Operator impact: the indexes on `recordings` are built while writing to that table waits (seconds a million rows). The release
-- before sets an expiry's record aside as a dead letter; the next round appends it again.

-- Whether retention leaves it alone. V7 writes it as well: whichever comes first.
ALTER TABLE recordings ADD COLUMN IF NOT EXISTS pinned boolean NOT NULL DEFAULT false;

CREATE INDEX recordings_unexpired ON recordings (website_id, coalesce(ended_at, last_received_at))
  WHERE state IN ('ready', 'stopped') AND NOT pinned;
-- When the publish emptied the row; null = it hasn't expired.
ALTER TABLE recordings ADD COLUMN expired_at timestamptz;
CREATE INDEX recordings_gone ON recordings (expired_at) WHERE expired_at IS NOT NULL;
-- Months of ClickHouse that end before the oldest of these are dropped whole.
CREATE INDEX recordings_kept ON recordings (first_received_at) WHERE state IN ('live', 'ready', 'stopped');
CREATE INDEX recordings_by_user ON recordings (website_id, user_id) WHERE user_id <> '';
CREATE INDEX recordings_by_visitor ON recordings (website_id, visitor_uid) WHERE visitor_uid <> '';

-- What is still to be taken away of expired recordings.
CREATE TABLE expirations (
  recording_id uuid PRIMARY KEY,
  partition    int         NOT NULL,
  log_offset   bigint      NOT NULL,
  expired_at   timestamptz NOT NULL DEFAULT now(),
  -- when its rows in ClickHouse were deleted; null = not yet
  facts_at     timestamptz
);
CREATE INDEX expirations_with_facts ON expirations (expired_at) WHERE facts_at IS NULL;

-- Since when it holds bytes of an expired recording: rewritten without them after a while, unless it is free before.
ALTER TABLE segments ADD COLUMN expired_since timestamptz;
CREATE INDEX segments_expired ON segments (expired_since) WHERE expired_since IS NOT NULL AND state = 'published';

CREATE TABLE erasure_requests (
  request_id   uuid PRIMARY KEY,
  website_id   text        NOT NULL,
  kind         text        NOT NULL CHECK (kind IN ('user', 'visitor', 'recording')),
  -- user id, visitor id or recording id; emptied when all recordings are found: the hash is left
  subject      text,
  -- SHA-256 of "<kind>:<subject>", so that the request is found again by whoever knows the id
  subject_hash bytea       NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  requested_by text        NOT NULL,
  -- where each partition of the log ended after the request, by partition as JSON object; null = not asked yet
  log_ends     jsonb,
  -- when the catalog had absorbed the log up to there: no recording is added any more
  found_at     timestamptz
);
CREATE INDEX erasure_requests_by_website ON erasure_requests (website_id, requested_at DESC, request_id DESC);
CREATE INDEX erasure_requests_open ON erasure_requests (requested_at) WHERE found_at IS NULL;

CREATE TABLE erasure_request_recordings (
  request_id   uuid NOT NULL REFERENCES erasure_requests ON DELETE CASCADE,
  recording_id uuid NOT NULL,
  partition    int  NOT NULL,
  -- when the log took its erasure
  asked_at     timestamptz,
  PRIMARY KEY (request_id, recording_id)
);
CREATE INDEX erasure_request_recordings_unasked ON erasure_request_recordings (request_id) WHERE asked_at IS NULL;

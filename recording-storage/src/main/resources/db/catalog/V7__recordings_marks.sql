-- Why: what people make of recordings: stars, pins (kept beyond the website's retention), what each has seen, notes at moments, and
-- filters that a website's people use again. The indexer writes recordings' other columns by name and leaves these alone.
-- Plan change: the list joins nothing; marks are read by key for the recordings of one page.
-- Operator impact: two columns with constant defaults (no rewrite), three small tables.

ALTER TABLE recordings ADD COLUMN IF NOT EXISTS pinned boolean NOT NULL DEFAULT false;
-- null = not starred; a star is the team's, not one person's
ALTER TABLE recordings ADD COLUMN starred_at bigint;
CREATE INDEX recordings_starred ON recordings (website_id, starred_at DESC) WHERE starred_at IS NOT NULL;

-- For the timeline of a session; V8 has the one for a visitor.
CREATE INDEX recordings_session ON recordings (website_id, session_uid, started_at) WHERE session_uid <> '';

CREATE TABLE recordings_seen (
  -- made of actor and recording, so that nobody sees a recording twice
  seen_id      uuid   PRIMARY KEY,
  -- key:<id>, member:<id> or admin
  actor        text   NOT NULL,
  recording_id uuid   NOT NULL,
  website_id   text   NOT NULL,
  -- epoch ms
  seen_at      bigint NOT NULL
);
CREATE INDEX recordings_seen_recently ON recordings_seen (actor, website_id, seen_at DESC);
CREATE INDEX recordings_seen_of ON recordings_seen (recording_id);

CREATE TABLE notes (
  note_id      uuid   PRIMARY KEY,
  recording_id uuid   NOT NULL,
  website_id   text   NOT NULL,
  -- milliseconds since the recording's start
  at_ms        bigint NOT NULL,
  author       text   NOT NULL,
  text         text   NOT NULL,
  created_at   bigint NOT NULL,
  changed_at   bigint NOT NULL
);
CREATE INDEX notes_of_recording ON notes (recording_id, at_ms);

CREATE TABLE saved_filters (
  filter_id  uuid   PRIMARY KEY,
  website_id text   NOT NULL,
  name       text   NOT NULL,
  -- parameters of a list request, as a query string
  query      text   NOT NULL,
  author     text   NOT NULL,
  created_at bigint NOT NULL,
  UNIQUE (website_id, name)
);

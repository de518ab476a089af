-- Why: a recording is shown to people without a key by a link. The link's token is signed and says for which recording and how
-- long; this table says whether it was taken back, so every opening of a shared recording reads one row by its key.
-- Plan change: one small table; nothing that exists reads it.
-- Operator impact: none until PLAYHEAD_SHARE_SECRET is set for query and replay; the previous release ignores the table.

CREATE TABLE shares (
  share_id     uuid PRIMARY KEY,
  recording_id uuid        NOT NULL,
  website_id   text        NOT NULL,
  -- for whoever lists the links: whom it was made for
  label        text        NOT NULL DEFAULT '',
  -- second of the recording that the link opens at; null = its beginning
  opens_at     int,
  -- whether whoever has the link may take the recording along as a file
  may_export   boolean     NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz
);
CREATE INDEX shares_by_recording ON shares (recording_id, created_at DESC);

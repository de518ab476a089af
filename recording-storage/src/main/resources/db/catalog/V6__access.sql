-- Why: more people than the operator use an installation. Keys get a role and can be taken back one by one, people are members of
-- websites and log in, by a key or by an OpenID provider, to sessions that this server can end; and who did what is written down.
-- Plan change: checking a key reads two more columns of the row that it reads anyway, and writes it once a day (last_used). A
-- session is one row by its key, joined with what it stands for. The audit log is only appended to, and read by website and time.
-- Operator impact: none. Added columns have constant defaults, so no table is rewritten; keys that exist act as before. The
-- previous release ignores roles: while it runs, a viewer's key may erase there.

ALTER TABLE api_keys ADD COLUMN role text NOT NULL DEFAULT 'admin' CHECK (role IN ('viewer', 'editor', 'admin'));
-- the actor who made it; empty = before this version
ALTER TABLE api_keys ADD COLUMN created_by text NOT NULL DEFAULT '';
-- UTC day; null = never, or not since this version
ALTER TABLE api_keys ADD COLUMN last_used date;

-- Everybody who may log in, invited by their address. The first login of a verified address binds the provider's subject.
CREATE TABLE people (
  person_id  uuid PRIMARY KEY,
  -- lower case
  email      text        NOT NULL UNIQUE,
  -- of the OpenID provider; null until the first login
  issuer     text,
  subject    text,
  -- admin of every website, as the admin key is
  operator   boolean     NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  last_login timestamptz,
  UNIQUE (issuer, subject),
  CHECK ((issuer IS NULL) = (subject IS NULL))
);

CREATE TABLE members (
  website_id text        NOT NULL REFERENCES websites,
  person_id  uuid        NOT NULL REFERENCES people ON DELETE CASCADE,
  role       text        NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
  added_at   timestamptz NOT NULL,
  -- the actor who did
  added_by   text        NOT NULL,
  PRIMARY KEY (website_id, person_id)
);
CREATE INDEX members_by_person ON members (person_id);

-- Logins of browsers. Only the SHA-256 of the cookie's value is kept. A session stands for a person, a key, or the admin key as it
-- was: it ends with what it stands for.
CREATE TABLE sessions (
  session_hash bytea PRIMARY KEY,
  person_id    uuid REFERENCES people ON DELETE CASCADE,
  key_id       uuid REFERENCES api_keys ON DELETE CASCADE,
  -- SHA-256 of the admin key's hash: changing the key ends its sessions
  admin_key    bytea,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  CHECK (num_nonnulls(person_id, key_id, admin_key) = 1)
);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- Who did what, when. Entries outlive what they tell of, until `playhead.query.audit.retention` removes them.
CREATE TABLE audit (
  entry_id     uuid PRIMARY KEY,
  -- null = concerns the installation
  website_id   text,
  at           timestamptz NOT NULL,
  -- admin, key:<id>, member:<id>, share:<id>, recorder:<recording id>
  actor        text        NOT NULL,
  action       text        NOT NULL,
  recording_id uuid,
  -- strings by name; never a key, a token or recorded content
  detail       jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_by_website ON audit (website_id, at DESC, entry_id DESC);
CREATE INDEX audit_by_age ON audit (at);
CREATE INDEX audit_by_recording ON audit (recording_id) WHERE recording_id IS NOT NULL;

-- Who may use the gateway. Times have a fixed width, so their order is that of time. Of secrets only hashes are here.
CREATE TABLE users (
    name          TEXT PRIMARY KEY,
    role          TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
    password_hash TEXT NOT NULL CHECK (password_hash LIKE '$%'),
    created_at    TEXT NOT NULL
) STRICT;

-- A role is that of an identity provider's user; a user of ours has the one in the table above.
CREATE TABLE sessions (
    id          TEXT PRIMARY KEY,
    secret_hash TEXT NOT NULL,
    user        TEXT NOT NULL,
    role        TEXT CHECK (role IN ('viewer', 'editor', 'admin')),
    created_at  TEXT NOT NULL,
    seen_at     TEXT NOT NULL,
    address     TEXT NOT NULL
) STRICT;

CREATE INDEX sessions_by_user ON sessions (user);

-- paths is a JSON array of JSON Pointers; an empty one is the whole document.
CREATE TABLE tokens (
    id          TEXT PRIMARY KEY,
    secret_hash TEXT NOT NULL,
    name        TEXT NOT NULL UNIQUE,
    role        TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
    paths       TEXT NOT NULL,
    created_by  TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    expires_at  TEXT,
    used_at     TEXT
) STRICT;

-- Numbered in the order in which they came, whatever the clock said.
CREATE TABLE refusals (
    number  INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    who     TEXT NOT NULL,
    what    TEXT NOT NULL,
    address TEXT NOT NULL,
    why     TEXT NOT NULL
) STRICT;

-- One row, raised by each change of users, sessions and tokens: a process sees by it what another one changed.
CREATE TABLE access_version (
    one_row INTEGER PRIMARY KEY CHECK (one_row = 1),
    version INTEGER NOT NULL
) STRICT;

INSERT INTO access_version (one_row, version) VALUES (1, 1);

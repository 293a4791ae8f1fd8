-- The log: append-only and gapless, whoever writes. A row's checksum covers its content and its predecessor's checksum.
CREATE TABLE revisions (
    revision INTEGER PRIMARY KEY CHECK (revision >= 1),
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    origin   TEXT NOT NULL,
    changes  TEXT NOT NULL,
    override TEXT NOT NULL,
    previous TEXT NOT NULL,
    checksum TEXT NOT NULL
) STRICT;

CREATE TRIGGER revisions_are_gapless BEFORE INSERT ON revisions
WHEN NEW.revision IS NOT (SELECT coalesce(max(revision), 0) + 1 FROM revisions)
BEGIN
    SELECT RAISE(ABORT, 'revisions are gapless');
END;

CREATE TRIGGER revisions_are_not_rewritten BEFORE UPDATE ON revisions
BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;

CREATE TRIGGER revisions_are_not_removed BEFORE DELETE ON revisions
BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;

-- Each source's last good reading.
CREATE TABLE readings (
    source   TEXT PRIMARY KEY,
    at       TEXT NOT NULL,
    tree     TEXT NOT NULL,
    checksum TEXT NOT NULL
) STRICT;

-- What requests with an idempotency key came to; at has a fixed width, so its order is that of time.
CREATE TABLE outcomes (
    key       TEXT PRIMARY KEY,
    digest    TEXT NOT NULL,
    revision  INTEGER NOT NULL REFERENCES revisions (revision),
    committed INTEGER NOT NULL CHECK (committed IN (0, 1)),
    at        TEXT NOT NULL
) STRICT;

CREATE INDEX outcomes_by_age ON outcomes (at);

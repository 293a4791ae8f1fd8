-- Events that were accepted durably and aren't settled yet. adapters: the names that each is owed to, with commas.
CREATE TABLE accepted (
    sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
    adapters TEXT NOT NULL,
    event    TEXT NOT NULL
) STRICT;

-- Events that wait for an adapter, in the order of their positions. bytes: of the event in UTF-8.
CREATE TABLE spool (
    position INTEGER PRIMARY KEY CHECK (position >= 1),
    adapter  TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    event    TEXT NOT NULL,
    bytes    INTEGER NOT NULL
) STRICT;

-- All that is asked of a spool but its events, so that counting one reads none of them.
CREATE INDEX spool_by_adapter ON spool (adapter, position, sequence, bytes);

-- ceiling: the highest sequence that may have been given.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;

INSERT INTO meta (name, value) VALUES ('ceiling', 0);

-- A copy that was in WAL mode is one until the file is looked into.
-- :name WHOLE_LOOK
SELECT count(*) FROM sqlite_schema;

-- :name WHOLE_MODE
PRAGMA journal_mode;

-- :name WHOLE_ALONE
PRAGMA journal_mode = DELETE;

-- :name WHOLE_LOCK
BEGIN EXCLUSIVE;
COMMIT;

-- :name WHOLE_QUICK
PRAGMA quick_check(1);

-- :name WHOLE_THOROUGH
PRAGMA integrity_check(1);

-- :name OPEN_SETTINGS
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA secure_delete = ON;
PRAGMA synchronous = FULL;
PRAGMA temp_store = MEMORY;
PRAGMA cell_size_check = ON;

-- :name OPEN_APPLICATION
PRAGMA application_id;

-- :name OPEN_VERSION
PRAGMA user_version;

-- :name OPEN_JOURNAL_MODE
PRAGMA journal_mode;

-- :name OPEN_JOURNAL_WAL
PRAGMA journal_mode = WAL;

-- :name OPEN_JOURNAL_ROLLBACK
PRAGMA journal_mode = DELETE;

-- A file in WAL mode is opened without shared memory, which a network does not share.
-- :name OPEN_ALONE
PRAGMA locking_mode = EXCLUSIVE;

-- The lock is only given back by the next look at the file.
-- :name OPEN_TOGETHER
PRAGMA locking_mode = NORMAL;
SELECT count(*) FROM sqlite_schema;

-- :name OPEN_LOOK_ONLY
PRAGMA query_only = ON;

-- What is written in many places is written once then: 16 MB of pages, and 64 MB of log before it is played into the file.
-- :name OPEN_MUCH
PRAGMA cache_size = -16000;
PRAGMA wal_autocheckpoint = 16000;

-- :name CREATE_MARK
PRAGMA application_id = 0x6b726564;
PRAGMA user_version = 3;

-- :name CREATE_SETTING
INSERT INTO setting (key, value) VALUES (:key, :value);

-- :name OPEN_BEGAN_ON
SELECT value FROM setting WHERE key = 'began_on';

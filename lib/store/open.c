#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/born_keep.h"
#include "store/internal.h"
#include "store/network.h"

#include "store/open.sql.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATIENCE = 10000, LONGEST_VALUE = 256 * 1024 * 1024, SMALLEST_FILE = 512 };

static int no_database(const char *path, struct messages *messages)
{
    return messages_add(messages, TROUBLE_NO_STORE, NULL,
                        _("%s is no SQLite database, or its beginning is lost; wanted a store made by "
                          "kreds init, or a backup of yours"),
                        path);
}

/* What can be said of the file without opening it: reading it ourselves would, on closing, take away SQLite's own locks. */
static int look_at_file(const char *path, struct messages *messages)
{
    struct stat about;

    if (stat(path, &about) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return messages_add(messages, TROUBLE_NO_STORE, NULL,
                                _("there is no store %s; wanted one, kreds init makes it"), path);
        return messages_add(messages, errno == EACCES ? TROUBLE_FORBIDDEN : TROUBLE_IO, NULL,
                            _("the store %s cannot be reached (%s); wanted a folder you may enter"), path,
                            strerror(errno));
    }
    if (!S_ISREG(about.st_mode))
        return messages_add(messages, TROUBLE_NO_STORE, NULL, _("%s is no file; wanted a store made by kreds init"),
                            path);
    if (about.st_size == 0)
        return messages_add(messages, TROUBLE_NO_STORE, NULL,
                            _("the file %s is empty; wanted a store made by kreds init, or a backup of yours"), path);
    if (about.st_size < SMALLEST_FILE)
        return no_database(path, messages);
    if (access(path, R_OK) != 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the store %s may not be read by you; wanted permission to"), path);
    if ((about.st_mode & 077) != 0)
        messages_add(messages, TROUBLE_WARNING, NULL,
                     _("the store %s is open to others than its owner (mode %04o); wanted 0600: chmod 600"), path,
                     (unsigned)(about.st_mode & 07777));
    return 0;
}

int store_harden(sqlite3 *db)
{
    static const struct {
        int option, value;
    } options[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                   {SQLITE_DBCONFIG_ENABLE_FKEY, 1},    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                   {SQLITE_DBCONFIG_DQS_DML, 0},        {SQLITE_DBCONFIG_DQS_DDL, 0},
                   {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}};
    int code;

    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        code = sqlite3_db_config(db, options[i].option, options[i].value, (int *)NULL);
        if (code != SQLITE_OK)
            return code;
    }
    sqlite3_extended_result_codes(db, 1);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1); /* VACUUM INTO needs the one */
    sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
    sqlite3_limit(db, SQLITE_LIMIT_WORKER_THREADS, 0);
    return sqlite3_busy_timeout(db, PATIENCE);
}

/* The message for a file that SQLite would not open or read, as far as it differs from that of a store in use. */
static int open_trouble(const char *path, sqlite3 *db, int code, struct messages *messages)
{
    switch (code & 0xff) {
    case SQLITE_NOTADB: return no_database(path, messages);
    case SQLITE_CORRUPT:
        return messages_add(messages, TROUBLE_IO, NULL,
                            _("the store %s is damaged or cut short; wanted a whole one, put back a backup"), path);
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the store %s cannot be used from a place where nothing may be written, as "
                              "SQLite keeps files beside it (-wal, -shm); wanted write permission in its "
                              "folder, or a copy in a folder of yours"),
                            path);
    default: return store_trouble(db, code, messages);
    }
}

/* One number from a PRAGMA; an SQLite code. */
static int read_number(sqlite3 *db, const char *sql, int *number)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);

    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int(stmt, 0);
    sqlite3_finalize(stmt);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* One word from a PRAGMA compared with what is wanted; an SQLite code. */
static int read_mode(sqlite3 *db, const char *sql, const char *wanted, bool *is)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);

    *is = false;
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        *is = text_is((const char *)sqlite3_column_text(stmt, 0), wanted);
    sqlite3_finalize(stmt);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

int store_has_tables(sqlite3 *db, bool *has)
{
    static const char *const needed[] = {"setting", "person", "referral", "journal"};
    int code = SQLITE_OK;

    for (size_t i = 0; i < sizeof needed / sizeof *needed && code == SQLITE_OK; i++)
        code = sqlite3_table_column_metadata(db, "main", needed[i], NULL, NULL, NULL, NULL, NULL, NULL);
    *has = code == SQLITE_OK;
    return code == SQLITE_ERROR ? SQLITE_OK : code;
}

/* Is it a store of kreds, and one that this kreds can read? Nothing is written before that is known. */
static int look_inside(const char *path, sqlite3 *db, struct messages *messages)
{
    int application = 0, version = 0;
    bool has_tables = false;
    int code = read_number(db, SQL_OPEN_APPLICATION, &application);

    if (code == SQLITE_OK)
        code = read_number(db, SQL_OPEN_VERSION, &version);
    if (code != SQLITE_OK)
        return open_trouble(path, db, code, messages);
    if (application != STORE_APPLICATION_ID)
        return messages_add(messages, TROUBLE_NO_STORE, NULL,
                            _("%s is a database of another program; wanted a store made by kreds init"), path);
    if (version > STORE_VERSION)
        return messages_add(messages, TROUBLE_NO_STORE, NULL,
                            _("the store %s is of version %d, newer than this kreds, which knows %d; "
                              "wanted a newer kreds"),
                            path, version, STORE_VERSION);
    if (version < STORE_VERSION)
        return messages_add(messages, TROUBLE_NO_STORE, NULL,
                            _("the store %s is of version %d, older than this kreds, which wants %d; run "
                              "kreds upgrade"),
                            path, version, STORE_VERSION);
    code = store_has_tables(db, &has_tables);
    if (code != SQLITE_OK)
        return open_trouble(path, db, code, messages);
    if (!has_tables)
        return messages_add(messages, TROUBLE_IO, NULL,
                            _("the store %s lacks tables; wanted a whole one, put back a backup"), path);
    return 0;
}

/* WAL on a local disk; that another command holds the file just now is no reason to wait, both ways are safe there. */
static int set_journal_local(sqlite3 *db, enum store_use use)
{
    bool wal;
    int code = read_mode(db, SQL_OPEN_JOURNAL_MODE, "wal", &wal);

    if (code != SQLITE_OK || wal || use == STORE_READ || sqlite3_db_readonly(db, "main") == 1)
        return code;
    code = read_mode(db, SQL_OPEN_JOURNAL_WAL, "wal", &wal);
    return (code & 0xff) == SQLITE_BUSY ? SQLITE_OK : code;
}

static int set_journal_network(sqlite3 *db)
{
    bool rollback;
    int code = read_mode(db, SQL_OPEN_JOURNAL_ROLLBACK, "delete", &rollback);

    if (code == SQLITE_OK && !rollback)
        code = SQLITE_READONLY;
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, SQL_OPEN_TOGETHER, NULL, NULL, NULL);
    return code;
}

/* Everything between sqlite3_open and the first use. */
static int open_checked(struct store *store, const char *path, enum store_use use, struct messages *messages)
{
    int code = store_harden(store->db);

    if (code == SQLITE_OK)
        code = sqlite3_exec(store->db, SQL_OPEN_SETTINGS, NULL, NULL, NULL);
    if (code == SQLITE_OK && store->network)
        code = sqlite3_exec(store->db, SQL_OPEN_ALONE, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return open_trouble(path, store->db, code, messages);
    if (look_inside(path, store->db, messages) != 0)
        return -1;
    if (use == STORE_WRITE && sqlite3_db_readonly(store->db, "main") == 1)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the store %s may not be written by you; wanted permission to"), path);
    code = store->network ? set_journal_network(store->db) : set_journal_local(store->db, use);
    if (code == SQLITE_OK && use == STORE_READ)
        code = sqlite3_exec(store->db, SQL_OPEN_LOOK_ONLY, NULL, NULL, NULL);
    return code == SQLITE_OK ? 0 : open_trouble(path, store->db, code, messages);
}

/* A reader opens for writing too where it may, as only then can it clear up after a command that was killed; query_only holds it. A
 * relative path gets "./", lest SQLite take "file:…" or ":memory:" for more than a name. */
int store_open_as(const char *path, enum store_use use, bool network, struct store **store, struct messages *messages)
{
    struct store *opened;
    char *name;
    int code, result;

    *store = NULL;
    if (look_at_file(path, messages) != 0)
        return -1;
    store_log_start();
    opened = memory_new(sizeof *opened);
    opened->network = network;
    opened->writes = use == STORE_WRITE;
    opened->upgrades = store_upgrades;
    name = text_format("%s%s", path[0] == '/' ? "" : "./", path);
    code = sqlite3_open_v2(name, &opened->db, SQLITE_OPEN_READWRITE, NULL);
    free(name);
    if (code != SQLITE_OK)
        result = open_trouble(path, opened->db, code, messages);
    else
        result = open_checked(opened, path, use, messages);
    if (result != 0)
        store_close(opened);
    else
        *store = opened;
    return result;
}

int store_open(const char *path, enum store_use use, struct store **store, struct messages *messages)
{
    return store_open_as(path, use, network_holds(path), store, messages);
}

int store_much(struct store *store, struct messages *messages)
{
    return store_execute(store, SQL_OPEN_MUCH, messages);
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    store_rollback(store);
    store_read_end(store);
    query_free_all(store);
    born_keep_free(store);
    sqlite3_close(store->db);
    free(store);
}

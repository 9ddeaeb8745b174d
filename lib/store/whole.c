#include "store/whole.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/aside.h"
#include "store/internal.h"
#include "store/network.h"

#include "store/open.sql.h"
#include "store/transaction.sql.h"
#include "store/whole.sql.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SMALLEST_FILE = 512, NAMES_MOST = 1000 };

/* 16 MB in one go; then 4 MB at a time. */
const struct whole_pace whole_pace = {.small = 4096, .step = 1024, .pause = 10, .restarts = 3};

/* Whether closing plays the log into the file and removes it: not before it is known what the file is. */
static int log_stays(struct store *store, bool stays)
{
    return sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, stays ? 1 : 0, (int *)NULL);
}

/* A connection with the settings that every one has. An SQLite code. */
static int connect_file(const char *path, bool alone, int patience, struct store *store)
{
    char *name = text_format("%s%s", path[0] == '/' ? "" : "./", path);
    int code = sqlite3_open_v2(name, &store->db, SQLITE_OPEN_READWRITE, NULL);

    free(name);
    store->network = network_holds(path);
    store->writes = true;
    store->upgrades = store_upgrades;
    if (code == SQLITE_OK)
        code = store_harden(store->db);
    if (code == SQLITE_OK)
        code = log_stays(store, true);
    if (code == SQLITE_OK)
        code = sqlite3_busy_timeout(store->db, patience > 0 ? patience : WHOLE_PATIENCE);
    if (code == SQLITE_OK)
        code = sqlite3_exec(store->db, SQL_OPEN_SETTINGS, NULL, NULL, NULL);
    if (code == SQLITE_OK && (alone || store->network))
        code = sqlite3_exec(store->db, SQL_OPEN_ALONE, NULL, NULL, NULL);
    if (code == SQLITE_OK && alone)
        code = sqlite3_exec(store->db, SQL_WHOLE_LOCK, NULL, NULL, NULL);
    return code;
}

/* One number; an SQLite code. */
static int ask(struct store *store, const char *sql, int *number)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL);

    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int(stmt, 0);
    sqlite3_finalize(stmt);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

static int identify(struct whole *whole)
{
    int application = 0;
    bool has_tables = false;
    int code = ask(whole->store, SQL_OPEN_APPLICATION, &application);

    if (code == SQLITE_OK)
        code = ask(whole->store, SQL_OPEN_VERSION, &whole->version);
    if (code == SQLITE_OK)
        code = store_has_tables(whole->store->db, &has_tables);
    if (code == SQLITE_OK && application != STORE_APPLICATION_ID)
        whole->state = WHOLE_FOREIGN;
    else if (code == SQLITE_OK && !has_tables)
        code = SQLITE_CORRUPT;
    return code;
}

static bool too_small(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && about.st_size < SMALLEST_FILE;
}

int whole_open(const char *path, bool alone, int patience, struct whole *whole, struct messages *messages)
{
    int code, result = 0;

    *whole = (struct whole){.state = WHOLE_OURS};
    if (too_small(path)) {
        whole->state = WHOLE_BROKEN;
        return 0;
    }
    store_log_start();
    whole->store = memory_new(sizeof *whole->store);
    code = connect_file(path, alone, patience, whole->store);
    if (code == SQLITE_OK)
        code = identify(whole);
    if (code == SQLITE_OK)
        code = log_stays(whole->store, false);
    if (code == SQLITE_OK)
        return 0;
    if ((code & 0xff) == SQLITE_NOTADB || (code & 0xff) == SQLITE_CORRUPT)
        whole->state = WHOLE_BROKEN;
    else
        result = store_trouble(whole->store->db, code, messages);
    store_close(whole->store);
    whole->store = NULL;
    whole->version = 0;
    return result;
}

static bool in_wal(struct store *store)
{
    struct messages ignored = {0};
    struct query *query = query_begin(store, SQL_WHOLE_MODE);
    bool wal = query_step(query, &ignored) > 0 && text_is(query_text(query, 0), "wal");

    query_end(query);
    messages_free(&ignored);
    return wal;
}

/* A step that others' changes have set back leaves no less to do than the one before. Busy is answered by patience, within bounds. */
static int copy_pages(sqlite3_backup *backup, const struct whole_pace *pace, bool in_one_go)
{
    int pages = in_one_go ? -1 : pace->small;
    int left = INT_MAX, restarts = 0, busy = 0, code;

    for (;;) {
        code = sqlite3_backup_step(backup, pages);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            if (++busy > pace->restarts)
                return code;
            sqlite3_sleep(pace->pause);
            continue;
        }
        if (code != SQLITE_OK)
            return code == SQLITE_DONE ? SQLITE_OK : code;
        if (sqlite3_backup_remaining(backup) >= left)
            restarts++;
        left = sqlite3_backup_remaining(backup);
        pages = restarts > pace->restarts ? -1 : pace->step;
        sqlite3_sleep(pace->pause);
    }
}

int whole_copy(struct store *from, struct store *into, const struct whole_pace *pace, struct messages *messages)
{
    bool in_one_go = in_wal(from);
    sqlite3_backup *backup;
    int code, finished;

    query_free_all(into);
    backup = sqlite3_backup_init(into->db, "main", from->db, "main");
    if (backup == NULL)
        return store_trouble(into->db, sqlite3_extended_errcode(into->db), messages);
    code = copy_pages(backup, pace, in_one_go);
    finished = sqlite3_backup_finish(backup);
    if (code == SQLITE_OK)
        code = finished;
    return code == SQLITE_OK ? 0 : store_trouble(into->db, code, messages);
}

int whole_check(struct store *store, bool thorough, bool *sound, struct messages *messages)
{
    struct query *query = query_begin(store, thorough ? SQL_WHOLE_THOROUGH : SQL_WHOLE_QUICK);
    int result = query_step(query, messages);

    *sound = result > 0 && text_is(query_text(query, 0), "ok");
    query_end(query);
    return result < 0 ? -1 : 0;
}

struct store *whole_begin(const char *name, struct messages *messages)
{
    struct store *store = memory_new(sizeof *store);
    int code;

    store_log_start();
    code = connect_file(name, false, 0, store);
    if (code == SQLITE_OK)
        code = log_stays(store, false);
    if (code == SQLITE_OK)
        return store;
    store_trouble(store->db, code, messages);
    store_close(store);
    return NULL;
}

int whole_seal(struct store *copy, struct messages *messages)
{
    if (store_execute(copy, SQL_WHOLE_LOOK, messages) != 0)
        return -1;
    return store_execute(copy, SQL_WHOLE_ALONE, messages);
}

/* Fills the file aside with the copy. */
static int fill(struct store *from, const char *aside, bool checked, struct messages *messages)
{
    struct store *copy = whole_begin(aside, messages);
    bool sound = true;
    int result;

    if (copy == NULL)
        return -1;
    result = whole_copy(from, copy, &whole_pace, messages);
    if (result == 0)
        result = whole_seal(copy, messages);
    if (result == 0 && checked)
        result = whole_check(copy, false, &sound, messages);
    if (result == 0 && !sound)
        result = messages_add(messages, TROUBLE_IO, NULL,
                              _("the copy is not sound, so nothing was kept of it; see what kreds check says of the "
                                "store"));
    store_close(copy);
    return result;
}

static int write_trouble(const char *path, struct messages *messages)
{
    if (errno == EEXIST)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("there is a file %s already, it was left as it is; wanted a new name"), path);
    return messages_add(messages, TROUBLE_IO, NULL,
                        _("the copy %s cannot be written (%s); wanted a folder you may write in"), path,
                        strerror(errno));
}

int whole_write(struct store *from, const char *path, bool over, bool checked, struct messages *messages)
{
    char *aside = aside_make(path);
    char *folder;
    int result;

    if (aside == NULL)
        return write_trouble(path, messages);
    result = fill(from, aside, checked, messages);
    if (result == 0 && aside_put(aside, path, over) != 0)
        result = write_trouble(path, messages);
    aside_remove(aside);
    free(aside);
    if (result != 0)
        return -1;
    folder = folder_of(path);
    folder_sync(folder);
    free(folder);
    return 0;
}

/* An instant without its colons, which some file systems do not take. */
char *whole_kept_name(const char *path, const char *why, const char *at)
{
    struct text name = {0}, base = {0};
    struct stat about;

    text_add_format(&base, "%s.%s-", path, why);
    for (; *at != '\0'; at++)
        if (*at != ':')
            text_add_bytes(&base, at, 1);
    text_add(&name, text_bytes(&base));
    for (int i = 2; i < NAMES_MOST && lstat(text_bytes(&name), &about) == 0; i++) {
        text_clear(&name);
        text_add_format(&name, "%s.%d", text_bytes(&base), i);
    }
    text_free(&base);
    return name.bytes;
}

int whole_keep(struct store *from, const char *path, const char *why, const char *at, char **kept,
               struct messages *messages)
{
    *kept = whole_kept_name(path, why, at);
    if (whole_write(from, *kept, false, false, messages) == 0)
        return 0;
    free(*kept);
    *kept = NULL;
    return -1;
}

int whole_note(struct store *store, const struct store_who *who, int version, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_JOURNAL_ADD);

    query_bind_text(query, ":at", who->at);
    query_bind_text(query, ":user", who->user);
    query_bind_text(query, ":command", who->command);
    query_bind_text(query, ":kind", "look");
    query_bind_number(query, ":version", version);
    query_bind_number(query, ":rows", 0);
    query_bind_text(query, ":touched", "");
    return query_run(query, messages);
}

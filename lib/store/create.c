#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/internal.h"
#include "store/network.h"

#include "store/open.sql.h"
#include "store/schema.sql.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { UUID_TEXT = 37 };

static int create_trouble(const char *path, struct messages *messages)
{
    return messages_add(messages, TROUBLE_IO, NULL,
                        _("the store %s cannot be made (%s); wanted a folder you may write in"), path, strerror(errno));
}

/* The folder of a path: "." for a bare name; the caller frees. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return memory_text(".");
    if (slash == path)
        return memory_text("/");
    return memory_text_part(path, (size_t)(slash - path));
}

/* Makes a folder and those above it, 0700 whatever the umask; notes what was made, the outermost first. */
static int folders_make(const char *folder, struct texts *made)
{
    struct stat about;
    char *above;
    int result;

    if (stat(folder, &about) == 0) {
        errno = ENOTDIR;
        return S_ISDIR(about.st_mode) ? 0 : -1;
    }
    if (errno != ENOENT)
        return -1;
    above = folder_of(folder);
    result = folders_make(above, made);
    free(above);
    if (result != 0)
        return -1;
    if (mkdir(folder, 0700) != 0) /* another kreds init may have been quicker */
        return errno == EEXIST ? 0 : -1;
    texts_add(made, folder);
    return chmod(folder, 0700);
}

static void folders_remove(const struct texts *made)
{
    for (size_t i = made->count; i > 0; i--)
        rmdir(made->items[i - 1]);
}

/* A file of an older store beside the new one would be played into it. */
static int refuse_existing(const char *path, struct messages *messages)
{
    static const char *const endings[] = {"-wal", "-shm", "-journal"};
    struct stat about;

    if (lstat(path, &about) == 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("there is a file %s already, it was left as it is; wanted a new name"), path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *beside = text_format("%s%s", path, endings[i]);
        bool there = lstat(beside, &about) == 0;

        free(beside);
        if (there)
            return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                                _("the file %s%s of an older store is still there; move it away first"), path,
                                endings[i]);
    }
    return 0;
}

/* A random name, version 4 of RFC 9562. */
static void uuid_write(char into[UUID_TEXT])
{
    unsigned char bytes[16];

    sqlite3_randomness(sizeof bytes, bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (unsigned char)((bytes[8] & 0x3f) | 0x80);
    snprintf(into, UUID_TEXT, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", bytes[0],
             bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9], bytes[10],
             bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]);
}

static int setting_add(struct store *store, const char *key, const char *value, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_CREATE_SETTING);

    query_bind_text(query, ":key", key);
    query_bind_text(query, ":value", value);
    return query_run(query, messages);
}

/* Everything in one transaction; WAL is switched on while nobody else can have the file open. */
static int fill(struct store *store, int began_on, struct messages *messages)
{
    char uuid[UUID_TEXT], date[DATE_TEXT];
    int code = store_harden(store->db);

    if (code != SQLITE_OK)
        return store_trouble(store->db, code, messages);
    uuid_write(uuid);
    if (store_execute(store, SQL_OPEN_SETTINGS, messages) != 0 ||
        store_execute(store, "BEGIN IMMEDIATE", messages) != 0 || store_execute(store, SQL_SCHEMA, messages) != 0 ||
        store_execute(store, SQL_CREATE_MARK, messages) != 0 || setting_add(store, "uuid", uuid, messages) != 0)
        return -1;
    if (began_on != DATE_NONE && setting_add(store, "began_on", date_write(began_on, date), messages) != 0)
        return -1;
    if (store_execute(store, "COMMIT", messages) != 0)
        return -1;
    return store->network ? 0 : store_execute(store, SQL_OPEN_JOURNAL_WAL, messages);
}

/* An empty file that nobody else can read, 0600 whatever the umask; `name` ends in XXXXXX, which is filled in. */
static int make_empty(char *name)
{
    int file = mkstemp(name);
    int result = file < 0 ? -1 : fchmod(file, 0600);

    if (file >= 0)
        close(file);
    return result;
}

/* The whole store under a name of its own. */
static int make_aside(const char *path, char *name, int began_on, struct messages *messages)
{
    struct store *store;
    int result;

    if (make_empty(name) != 0)
        return create_trouble(path, messages);
    store_log_start();
    store = memory_new(sizeof *store);
    store->network = network_holds(name);
    result = sqlite3_open_v2(name, &store->db, SQLITE_OPEN_READWRITE, NULL);
    if (result == SQLITE_OK)
        result = fill(store, began_on, messages);
    else
        result = store_trouble(store->db, result, messages);
    store_close(store);
    return result;
}

/* link(2) never overwrites; where a file system has no links, the name was found free a moment ago. */
static int put_in_place(const char *aside, const char *path, struct messages *messages)
{
    struct stat about;

    if (link(aside, path) == 0)
        return 0;
    if ((errno == EEXIST || lstat(path, &about) == 0) && refuse_existing(path, messages) != 0)
        return -1;
    if (lstat(path, &about) != 0 && rename(aside, path) == 0)
        return 0;
    return create_trouble(path, messages);
}

static void remove_aside(const char *aside)
{
    static const char *const endings[] = {"", "-journal", "-wal", "-shm"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *name = text_format("%s%s", aside, endings[i]);

        unlink(name);
        free(name);
    }
}

/* So that the name itself outlives a power cut; where a folder cannot be synced there is nothing more to do. */
static void folder_sync(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (file >= 0) {
        fsync(file);
        close(file);
    }
}

int store_create(const char *path, int began_on, struct messages *messages)
{
    struct texts made = {0};
    char *folder = folder_of(path);
    char *aside = text_format("%s%s.XXXXXX", path[0] == '/' ? "" : "./", path);
    int result = refuse_existing(path, messages);

    if (result == 0 && folders_make(folder, &made) != 0)
        result = create_trouble(path, messages);
    if (result == 0) {
        result = make_aside(path, aside, began_on, messages);
        if (result == 0)
            result = put_in_place(aside, path, messages);
        remove_aside(aside);
    }
    if (result == 0)
        folder_sync(folder);
    else
        folders_remove(&made);
    texts_free(&made);
    free(aside);
    free(folder);
    return result;
}

#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/aside.h"
#include "store/internal.h"
#include "store/network.h"

#include "store/open.sql.h"
#include "store/schema.sql.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { UUID_TEXT = 37 };

static int create_trouble(const char *path, struct messages *messages)
{
    return messages_add(messages, TROUBLE_IO, NULL,
                        _("the store %s cannot be made (%s); wanted a folder you may write in"), path, strerror(errno));
}

/* A file of an older store beside the new one would be played into it. */
static int refuse_existing(const char *path, struct messages *messages)
{
    const char *leftover = aside_leftover(path);
    struct stat about;

    if (lstat(path, &about) == 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("there is a file %s already, it was left as it is; wanted a new name"), path);
    if (leftover != NULL)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the file %s%s of an older store is still there; move it away first"), path, leftover);
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

/* Fills the file aside. */
static int make_whole(const char *aside, int began_on, struct messages *messages)
{
    struct store *store = memory_new(sizeof *store);
    int result;

    store_log_start();
    store->network = network_holds(aside);
    result = sqlite3_open_v2(aside, &store->db, SQLITE_OPEN_READWRITE, NULL);
    if (result == SQLITE_OK)
        result = fill(store, began_on, messages);
    else
        result = store_trouble(store->db, result, messages);
    store_close(store);
    return result;
}

static int put_in_place(const char *aside, const char *path, struct messages *messages)
{
    if (aside_put(aside, path, false) == 0)
        return 0;
    if (errno == EEXIST && refuse_existing(path, messages) != 0)
        return -1;
    return create_trouble(path, messages);
}

static int make(const char *path, int began_on, struct messages *messages)
{
    char *aside = aside_make(path);
    int result;

    if (aside == NULL)
        return create_trouble(path, messages);
    result = make_whole(aside, began_on, messages);
    if (result == 0)
        result = put_in_place(aside, path, messages);
    aside_remove(aside);
    free(aside);
    return result;
}

int store_create(const char *path, int began_on, struct messages *messages)
{
    struct texts made = {0};
    char *folder = folder_of(path);
    int result = refuse_existing(path, messages);

    if (result == 0 && folders_make(folder, &made) != 0)
        result = create_trouble(path, messages);
    if (result == 0)
        result = make(path, began_on, messages);
    if (result == 0)
        folder_sync(folder);
    else
        folders_remove(&made);
    texts_free(&made);
    free(folder);
    return result;
}

#include "store/changes.h"

#include "store/internal.h"

#include <stdint.h>
#include <string.h>

/* CHANGES_DONE when the change's table is one of ours, with the same key and no more columns than it has now. */
static enum changes_end change_read(sqlite3_changeset_iter *at, const struct tables *tables, struct change *change)
{
    const char *name = NULL;
    unsigned char *keyed = NULL;
    int columns = 0, in_key = 0;

    *change = (struct change){.at = at};
    if (sqlite3changeset_op(at, &name, &columns, &change->operation, NULL) != SQLITE_OK ||
        sqlite3changeset_pk(at, &keyed, NULL) != SQLITE_OK)
        return CHANGES_UNREADABLE;
    change->table = tables_named(tables, name);
    if (change->table == NULL || columns > (int)change->table->columns.count)
        return CHANGES_UNKNOWN;
    for (int i = 0; i < columns; i++)
        in_key += keyed[i] != 0;
    for (int i = 0; i < change->table->key_count; i++)
        if (change->table->key[i] >= columns || keyed[change->table->key[i]] == 0)
            return CHANGES_UNKNOWN;
    return in_key == change->table->key_count ? CHANGES_DONE : CHANGES_UNKNOWN;
}

enum changes_end changes_each(const void *bytes, int size, const struct tables *tables,
                              bool (*visit)(void *context, const struct change *change), void *context)
{
    sqlite3_changeset_iter *at = NULL;
    enum changes_end end = CHANGES_DONE;
    struct change change;
    int code;

    if (bytes == NULL || size <= 0 || sqlite3changeset_start(&at, size, (void *)(uintptr_t)bytes) != SQLITE_OK)
        return CHANGES_UNREADABLE;
    while ((code = sqlite3changeset_next(at)) == SQLITE_ROW) {
        end = change_read(at, tables, &change);
        if (end == CHANGES_DONE && !visit(context, &change))
            end = CHANGES_STOPPED;
        if (end != CHANGES_DONE)
            break;
    }
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        end = CHANGES_UNREADABLE;
    if (sqlite3changeset_finalize(at) != SQLITE_OK && end == CHANGES_DONE)
        end = CHANGES_UNREADABLE;
    return end;
}

long changes_count(const void *bytes, int size)
{
    sqlite3_changeset_iter *at = NULL;
    long count = 0;
    int code;

    if (bytes == NULL || size <= 0)
        return 0;
    if (sqlite3changeset_start(&at, size, (void *)(uintptr_t)bytes) != SQLITE_OK)
        return -1;
    while ((code = sqlite3changeset_next(at)) == SQLITE_ROW)
        count++;
    sqlite3changeset_finalize(at);
    return code == SQLITE_DONE ? count : -1;
}

sqlite3_value *change_value(const struct change *change, int column, bool old)
{
    sqlite3_value *value = NULL;
    int code;

    if (old)
        code = change->operation == SQLITE_INSERT ? SQLITE_RANGE : sqlite3changeset_old(change->at, column, &value);
    else
        code = change->operation == SQLITE_DELETE ? SQLITE_RANGE : sqlite3changeset_new(change->at, column, &value);
    return code == SQLITE_OK ? value : NULL;
}

void change_key(const struct change *change, struct row *row)
{
    row_name_begin(row, change->table->name);
    for (int i = 0; i < change->table->key_count; i++)
        row_name_add_value(row, change_value(change, change->table->key[i], change->operation != SQLITE_INSERT));
}

/* Made once a table, from the names that the file's own schema gives. */
static int find_prepare(struct store *store, struct table *table)
{
    sqlite3_str *sql = sqlite3_str_new(store->db);
    char *text;
    int code;

    sqlite3_str_appendf(sql, "SELECT * FROM \"%w\" WHERE", table->name);
    for (int i = 0; i < table->key_count; i++)
        sqlite3_str_appendf(sql, "%s \"%w\" = ?%d", i == 0 ? "" : " AND", table->columns.items[table->key[i]], i + 1);
    text = sqlite3_str_finish(sql);
    code = text == NULL ? SQLITE_NOMEM : sqlite3_prepare_v2(store->db, text, -1, &table->find, NULL);
    sqlite3_free(text);
    return code;
}

int change_find(struct store *store, const struct change *change, sqlite3_stmt **now, struct messages *messages)
{
    struct table *table = change->table;
    int code = table->find == NULL ? find_prepare(store, table) : sqlite3_reset(table->find);

    *now = NULL;
    for (int i = 0; code == SQLITE_OK && i < table->key_count; i++)
        code = sqlite3_bind_value(table->find, i + 1,
                                  change_value(change, table->key[i], change->operation != SQLITE_INSERT));
    if (code == SQLITE_OK)
        code = sqlite3_step(table->find);
    if (code == SQLITE_ROW)
        *now = table->find;
    else
        sqlite3_reset(table->find);
    return code == SQLITE_ROW || code == SQLITE_DONE ? 0 : store_trouble(store->db, code, messages);
}

static bool in_key(const struct table *table, int column)
{
    for (int i = 0; i < table->key_count; i++)
        if (table->key[i] == column)
            return true;
    return false;
}

/* The row that one reference names on one side of the change; what the change left as it was stands in `now`. */
static void link_row(const struct change *change, const struct table_link *link, bool old, sqlite3_stmt *now,
                     struct row *row)
{
    row_name_begin(row, link->parent);
    for (int i = 0; i < link->count; i++) {
        sqlite3_value *value = change_value(change, link->from[i], old);

        if (value == NULL && in_key(change->table, link->from[i]))
            value = change_value(change, link->from[i], true);
        if (value == NULL && now != NULL)
            row_name_add_column(row, now, link->from[i]);
        else
            row_name_add_value(row, value);
    }
}

int change_links(struct store *store, const struct change *change, bool unnamed,
                 void (*visit)(void *context, const struct row *row), void *context, struct messages *messages)
{
    sqlite3_stmt *now = NULL;
    struct row row = {.unnamed = unnamed};

    if (change->table->link_count == 0)
        return 0;
    if (change->operation == SQLITE_UPDATE && change_find(store, change, &now, messages) != 0)
        return -1;
    for (size_t i = 0; i < change->table->link_count; i++)
        for (int old = 0; old <= 1; old++) {
            if (change->operation == (old ? SQLITE_INSERT : SQLITE_DELETE))
                continue;
            link_row(change, &change->table->links[i], old != 0, now, &row);
            if (!row.null)
                visit(context, &row);
        }
    if (now != NULL)
        sqlite3_reset(now);
    row_name_free(&row);
    return 0;
}

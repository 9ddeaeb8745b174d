#include "base/i18n.h"
#include "base/text.h"
#include "store/changes.h"
#include "store/check_parts.h"
#include "store/internal.h"

#include "store/check.sql.h"

#include <stdio.h>
#include <string.h>

enum { WHERE_TEXT = 32 };

/* The look from the newest entry back: of each row, only its newest change can be held against the row as it is. */
struct look_back {
    struct store *store;
    struct row_set seen; /* rows that a newer entry changed */
    bool blind;          /* a newer entry lost its changeset: what rows were after an older one is not known */
    long differing;      /* rows of the entry in hand that are not as it left them */
    const char *table;   /* the table of the last of them; not owned */
    int result;
    struct messages *messages;
};

static bool value_is(sqlite3_value *value, sqlite3_stmt *now, int column)
{
    int type = sqlite3_value_type(value);
    int size;

    if (type != sqlite3_column_type(now, column))
        return false;
    if (type == SQLITE_NULL)
        return true;
    if (type == SQLITE_INTEGER)
        return sqlite3_value_int64(value) == sqlite3_column_int64(now, column);
    size = sqlite3_value_bytes(value);
    return size == sqlite3_column_bytes(now, column) &&
           (size == 0 || memcmp(sqlite3_value_blob(value), sqlite3_column_blob(now, column), (size_t)size) == 0);
}

/* Whether the row is as the change left it; `now` is NULL when there is none. */
static bool row_is(const struct change *change, sqlite3_stmt *now)
{
    if (change->operation == SQLITE_DELETE || now == NULL)
        return (change->operation == SQLITE_DELETE) == (now == NULL);
    for (int i = 0; i < (int)change->table->columns.count; i++) {
        sqlite3_value *value = change_value(change, i, false);

        if (value != NULL && !value_is(value, now, i))
            return false;
    }
    return true;
}

static bool look_at_change(void *context, const struct change *change)
{
    struct look_back *look = context;
    struct row row = {0};
    sqlite3_stmt *now;
    bool newest;

    change_key(change, &row);
    newest = row_set_add(&look->seen, &row);
    row_name_free(&row);
    if (!newest || look->blind)
        return true;
    look->result = change_find(look->store, change, &now, look->messages);
    if (look->result != 0)
        return false;
    if (!row_is(change, now)) {
        look->differing++;
        look->table = change->table->name;
    }
    if (now != NULL)
        sqlite3_reset(now);
    return true;
}

static int look_at_entry(const struct checking *checking, const struct tables *tables, struct look_back *look,
                         const struct query *entry)
{
    char where[WHERE_TEXT];
    const void *bytes;
    int size;

    snprintf(where, sizeof where, "journal %ld", query_number(entry, 0));
    bytes = query_bytes(entry, 1, &size);
    look->differing = 0;
    switch (changes_each(bytes, size, tables, look_at_change, look)) {
    case CHANGES_UNREADABLE:
        check_tell(checking, CHECK_ERROR, where,
                   _("the changes of this entry cannot be read, it can no longer be taken back"));
        break;
    case CHANGES_UNKNOWN:
        check_tell(
            checking, CHECK_ERROR, where,
            _("this entry changed tables or columns that the store does not have, it can no longer be taken back"));
        break;
    case CHANGES_DONE:
    case CHANGES_STOPPED: break;
    }
    if (look->differing > 0)
        check_tell(
            checking, CHECK_ERROR, where,
            _("rows that are not as this entry left them: %ld, the last in the table %s; they were changed by other "
              "means than kreds, and it can no longer be taken back"),
            look->differing, look->table);
    return look->result;
}

int check_journal(const struct checking *checking, struct messages *messages)
{
    struct look_back look = {.store = checking->store, .messages = messages};
    struct tables tables = {0};
    struct query *query;
    int result = tables_read(checking->store, &tables, messages);

    query = query_begin(checking->store, SQL_CHECK_ENTRIES);
    while (result == 0 && (result = query_step(query, messages)) > 0) {
        if (query_null(query, 1)) {
            look.blind = true;
            result = 0;
        } else {
            result = look_at_entry(checking, &tables, &look, query);
        }
    }
    query_end(query);
    row_set_free(&look.seen);
    tables_free(&tables);
    return result;
}

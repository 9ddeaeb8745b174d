#include "store/tables.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/internal.h"

#include "store/tables.sql.h"

#include <stdlib.h>
#include <string.h>

/* References that no foreign key can hold, as their 0 means "none in particular". */
static const struct {
    const char *table, *parent;
    const char *from[2];
} unspoken_links[] = {
    {"leads", "session", {"course", "session"}},
    {"done", "session", {"course", "session"}},
};

struct table *tables_named(const struct tables *tables, const char *name)
{
    for (size_t i = 0; i < tables->count; i++)
        if (strcmp(tables->items[i].name, name) == 0)
            return &tables->items[i];
    return NULL;
}

static int column_at(const struct table *table, const char *name)
{
    for (size_t i = 0; name != NULL && i < table->columns.count; i++)
        if (strcmp(table->columns.items[i], name) == 0)
            return (int)i;
    return -1;
}

static struct table *table_add(struct tables *tables, const char *name)
{
    struct table *table;

    tables->items = memory_grow(tables->items, tables->count, sizeof *tables->items);
    table = &tables->items[tables->count++];
    table->name = memory_text(name);
    return table;
}

/* What an undo can take back: every table but those that only ever grow, and the journal itself. */
bool tables_recorded(const char *name)
{
    static const char *const others[] = {"setting", "series", "catalogue", "journal", "journal_person"};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i]) == 0)
            return false;
    return strncmp(name, "sqlite_", strlen("sqlite_")) != 0;
}

static int read_columns(struct store *store, struct table *table, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_TABLE_COLUMNS);
    int result;

    query_bind_text(query, ":table", table->name);
    while ((result = query_step(query, messages)) > 0) {
        long key = query_number(query, 1);

        if (key > 0 && key <= ROW_KEY_MOST) {
            table->key[key - 1] = (int)table->columns.count;
            table->key_count = key > table->key_count ? (int)key : table->key_count;
        }
        texts_add(&table->columns, query_text(query, 0));
    }
    query_end(query);
    return result;
}

/* Adds a table with its columns, unless it is there. */
static int need_table(struct store *store, struct tables *tables, const char *name, struct messages *messages)
{
    if (tables_named(tables, name) != NULL)
        return 0;
    return read_columns(store, table_add(tables, name), messages);
}

static struct table_link *link_add(struct table *table, const char *parent)
{
    struct table_link *link;

    table->links = memory_grow(table->links, table->link_count, sizeof *table->links);
    link = &table->links[table->link_count++];
    link->parent = memory_text(parent);
    return link;
}

/* Puts one column of a reference at its place in the parent's key; false when it names no column of that key. */
static bool link_column(struct table_link *link, const struct table *parent, int column, const char *to, int position)
{
    for (int i = 0; column >= 0 && to != NULL && i < parent->key_count; i++)
        if (parent->key[i] == column_at(parent, to))
            position = i;
    if (column < 0 || position >= parent->key_count || position >= ROW_KEY_MOST)
        return false;
    link->from[position] = column;
    link->count++;
    return true;
}

/* The references of a table, with the columns of what they refer to: their keys are what the references name. One to a table that is
 * not recorded (a catalogue's text), or not there, is no concern of the journal. */
static int read_links(struct store *store, struct tables *tables, const char *name, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_TABLE_LINKS);
    struct table_link *link = NULL;
    int result;

    query_bind_text(query, ":table", name);
    while ((result = query_step(query, messages)) > 0) {
        const char *parent = query_text(query, 0);
        struct table *table;

        if (!tables_recorded(parent))
            continue;
        if (need_table(store, tables, parent, messages) != 0) {
            result = -1;
            break;
        }
        if (tables_named(tables, parent)->columns.count == 0)
            continue;
        table = tables_named(tables, name);
        if (query_number(query, 3) == 0)
            link = link_add(table, parent);
        if (!link_column(link, tables_named(tables, parent), column_at(table, query_text(query, 1)),
                         query_text(query, 2), (int)query_number(query, 3))) {
            result = messages_add(messages, TROUBLE_FAULT, NULL,
                                  _("the table %s refers to other columns of %s than its key; please report it"), name,
                                  parent);
            break;
        }
    }
    query_end(query);
    return result;
}

static void add_unspoken_links(struct tables *tables)
{
    for (size_t i = 0; i < sizeof unspoken_links / sizeof *unspoken_links; i++) {
        struct table *table = tables_named(tables, unspoken_links[i].table);
        struct table_link *link;

        if (table == NULL)
            continue;
        link = link_add(table, unspoken_links[i].parent);
        link->count = 2;
        link->from[0] = column_at(table, unspoken_links[i].from[0]);
        link->from[1] = column_at(table, unspoken_links[i].from[1]);
    }
}

int tables_read_some(struct store *store, const struct texts *names, struct tables *tables, struct messages *messages)
{
    for (size_t i = 0; i < names->count; i++)
        if (need_table(store, tables, names->items[i], messages) != 0 ||
            read_links(store, tables, names->items[i], messages) != 0)
            return -1;
    add_unspoken_links(tables);
    return 0;
}

int tables_read(struct store *store, struct tables *tables, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_TABLES_ALL);
    struct texts names = {0};
    int result;

    while ((result = query_step(query, messages)) > 0)
        if (tables_recorded(query_text(query, 0)))
            texts_add(&names, query_text(query, 0));
    query_end(query);
    if (result == 0)
        result = tables_read_some(store, &names, tables, messages);
    texts_free(&names);
    return result;
}

void tables_free(struct tables *tables)
{
    for (size_t i = 0; i < tables->count; i++) {
        struct table *table = &tables->items[i];

        for (size_t l = 0; l < table->link_count; l++)
            free(table->links[l].parent);
        free(table->links);
        texts_free(&table->columns);
        sqlite3_finalize(table->find);
        free(table->name);
    }
    free(tables->items);
    *tables = (struct tables){0};
}

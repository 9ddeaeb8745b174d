#include "store/ties.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/changes.h"
#include "store/query.h"

#include "store/ties.sql.h"

#include <stdlib.h>
#include <string.h>

/* How rows of a table lead to persons: those whose key's first number runs from :id to :last, or, where the second counts, whose first
 * is :id and whose second runs from :number to :last. */
static const struct {
    const char *table;
    const char *sql;
    bool number;
} ways[TIES_WAYS] = {
    {"person", SQL_TIE_PERSON, false},  {"referral", SQL_TIE_REFERRAL, false}, {"course", SQL_TIE_COURSE, false},
    {"session", SQL_TIE_SESSION, true}, {"place", SQL_TIE_REFERRAL, false},    {"note", SQL_TIE_PLACES, false},
};

struct gathering {
    struct store *store;
    struct ties *into;
    struct messages *messages;
};

static void gather_row(void *context, const struct row *row)
{
    struct ties *into = ((struct gathering *)context)->into;

    for (size_t i = 0; i < TIES_WAYS; i++) {
        if (strcmp(ways[i].table, row->table) != 0)
            continue;
        into->rows[i] = memory_grow(into->rows[i], into->counts[i], sizeof *into->rows[i]);
        into->rows[i][into->counts[i]++] = (struct tie){row->key[0], ways[i].number ? row->key[1] : 0};
    }
}

static bool gather_change(void *context, const struct change *change)
{
    struct gathering *gathering = context;
    struct row row = {.unnamed = true};

    gathering->into->changes++;
    change_key(change, &row);
    gather_row(gathering, &row);
    return change_links(gathering->store, change, true, gather_row, gathering, gathering->messages) == 0;
}

int ties_gather(struct store *store, const void *bytes, int size, const char *changed, struct ties *into,
                struct messages *messages)
{
    struct gathering gathering = {store, into, messages};
    struct tables tables = {0};
    int result = tables_read_some(store, changed, &tables, messages);

    if (result == 0)
        switch (changes_each(bytes, size, &tables, gather_change, &gathering)) {
        case CHANGES_DONE: break;
        case CHANGES_STOPPED: result = -1; break;
        case CHANGES_UNREADABLE:
        case CHANGES_UNKNOWN:
            result =
                messages_add(messages, TROUBLE_FAULT, NULL,
                             _("the changes of this command cannot be read back; nothing was saved, please report it"));
            break;
        }
    tables_free(&tables);
    return result;
}

void ties_free(struct ties *ties)
{
    for (size_t i = 0; i < TIES_WAYS; i++)
        free(ties->rows[i]);
    *ties = (struct ties){0};
}

static int tie_compare(const void *a, const void *b)
{
    const struct tie *x = a, *y = b;

    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* One statement for a run of rows: their keys lie side by side. */
static int run_write(struct store *store, size_t way, long entry, const struct tie *first, const struct tie *last,
                     struct messages *messages)
{
    struct query *query = query_begin(store, ways[way].sql);

    query_bind_number(query, ":entry", entry);
    query_bind_number(query, ":id", first->id);
    if (ways[way].number)
        query_bind_number(query, ":number", first->number);
    query_bind_number(query, ":last", ways[way].number ? last->number : last->id);
    return query_run(query, messages);
}

/* Whether a row's key is the one before's, or the next. */
static bool run_goes_on(size_t way, const struct tie *before, const struct tie *row)
{
    if (ways[way].number)
        return row->id == before->id && row->number - before->number <= 1;
    return row->id - before->id <= 1;
}

static int way_write(struct store *store, size_t way, struct tie *rows, size_t count, long entry,
                     struct messages *messages)
{
    size_t first = 0;

    if (count > 0)
        qsort(rows, count, sizeof *rows, tie_compare);
    for (size_t i = 1; i <= count; i++)
        if (i == count || !run_goes_on(way, &rows[i - 1], &rows[i])) {
            if (run_write(store, way, entry, &rows[first], &rows[i - 1], messages) != 0)
                return -1;
            first = i;
        }
    return 0;
}

int ties_write(struct store *store, const struct ties *ties, long entry, struct messages *messages)
{
    for (size_t i = 0; i < TIES_WAYS; i++)
        if (way_write(store, i, ties->rows[i], ties->counts[i], entry, messages) != 0)
            return -1;
    return 0;
}

int ties_to_persons(struct store *store, long entry, const long *persons, size_t count, struct messages *messages)
{
    for (size_t i = 0; i < count; i++) {
        struct tie person = {.id = persons[i]};

        if (run_write(store, 0, entry, &person, &person, messages) != 0)
            return -1;
    }
    return 0;
}

int ties_copy(struct store *store, long entry, long other, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_TIE_COPY);

    query_bind_number(query, ":entry", entry);
    query_bind_number(query, ":id", other);
    return query_run(query, messages);
}

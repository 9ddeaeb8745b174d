#include "store/ties.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/changes.h"
#include "store/query.h"
#include "store/record.h"

#include "store/ties.sql.h"

#include <stdlib.h>

/* Where they stand among the ways. */
enum { WAY_PERSON, WAY_REFERRAL };

/* How rows of a table lead to persons: those whose key's first number runs from :id to :last, or, where the second counts, whose first
 * is :id and whose second runs from :number to :last. The statement ties them, or finds the referrals to tie. */
static const struct {
    const char *table;
    const char *sql;
    bool number;
    bool finds;
} ways[TIES_WAYS] = {
    {"person", SQL_TIE_PERSON, false, false},  {"referral", SQL_TIE_REFERRAL, false, false},
    {"course", SQL_TIE_COURSE, false, true},   {"session", SQL_TIE_SESSION, true, true},
    {"place", SQL_TIE_REFERRAL, false, false}, {"note", SQL_TIE_PLACES, false, true},
};

/* Whose citizen a referral that came is. */
struct arrival {
    long referral, citizen;
};

struct gathering {
    struct store *store;
    struct ties *into;
    struct messages *messages;
    struct id_set persons; /* those who came by these changes */
    long referral;         /* the one that came by the change in hand; 0 for another change */
    struct arrival *arrivals;
    size_t arrival_count;
};

static void gather_row(void *context, const struct row *row)
{
    struct ties *into = ((struct gathering *)context)->into;

    for (size_t i = 0; i < TIES_WAYS; i++) {
        if (!text_is(ways[i].table, row->table))
            continue;
        if (!ways[i].number) {
            id_set_add(&into->ids[i], row->key[0]);
            continue;
        }
        into->pairs = memory_grow(into->pairs, into->pair_count, sizeof *into->pairs);
        into->pairs[into->pair_count++] = (struct tie){row->key[0], row->key[1]};
    }
}

static void gather_key(void *context, int operation, const struct row *row)
{
    struct gathering *gathering = context;
    bool came = operation == SQLITE_INSERT;

    gathering->into->changes++;
    gather_row(gathering, row);
    gathering->referral = came && text_is(row->table, "referral") ? row->key[0] : 0;
    if (came && text_is(row->table, "person"))
        id_set_add(&gathering->persons, row->key[0]);
}

/* The citizen is the only person that a referral names. */
static void gather_link(void *context, const struct row *row)
{
    struct gathering *gathering = context;

    gather_row(gathering, row);
    if (gathering->referral == 0 || !text_is(row->table, "person"))
        return;
    gathering->arrivals = memory_grow(gathering->arrivals, gathering->arrival_count, sizeof *gathering->arrivals);
    gathering->arrivals[gathering->arrival_count++] = (struct arrival){gathering->referral, row->key[0]};
}

/* Where a citizen came by the same changes, so did all that is known of the citizen's adults: they are tied by themselves. */
static void drop_arrivals(struct gathering *gathering)
{
    for (size_t i = 0; i < gathering->arrival_count; i++) {
        const struct arrival *arrival = &gathering->arrivals[i];

        if (!id_set_has(&gathering->persons, arrival->citizen))
            continue;
        for (size_t way = 0; way < TIES_WAYS; way++)
            if (ways[way].sql == ways[WAY_REFERRAL].sql)
                id_set_drop(&gathering->into->ids[way], arrival->referral);
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

/* By the keys alone where they say all, which is so of whatever only comes; otherwise with SQLite's help. */
static int gather_all(struct gathering *gathering, const void *bytes, int size, const struct tables *tables)
{
    if (record_keys_each(bytes, size, tables, gather_key, gather_link, gathering) == CHANGES_DONE) {
        drop_arrivals(gathering);
        return 0;
    }
    ties_free(gathering->into);
    switch (changes_each(bytes, size, tables, gather_change, gathering)) {
    case CHANGES_DONE: return 0;
    case CHANGES_STOPPED: return -1;
    case CHANGES_UNREADABLE:
    case CHANGES_UNKNOWN: break;
    }
    return messages_add(gathering->messages, TROUBLE_FAULT, NULL,
                        _("the changes of this command cannot be read back; nothing was saved, please report it"));
}

int ties_gather(struct store *store, const void *bytes, int size, const struct texts *changed, struct ties *into,
                struct messages *messages)
{
    struct gathering gathering = {.store = store, .into = into, .messages = messages};
    struct tables tables = {0};
    int result = tables_read_some(store, changed, &tables, messages);

    if (result == 0)
        result = gather_all(&gathering, bytes, size, &tables);
    id_set_free(&gathering.persons);
    free(gathering.arrivals);
    tables_free(&tables);
    return result;
}

void ties_free(struct ties *ties)
{
    for (size_t i = 0; i < TIES_WAYS; i++)
        id_set_free(&ties->ids[i]);
    free(ties->pairs);
    *ties = (struct ties){0};
}

static int tie_compare(const void *a, const void *b)
{
    const struct tie *x = a, *y = b;

    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

struct writing {
    struct store *store;
    long entry;
    size_t way;
    struct messages *messages;
};

/* One statement for a run of rows: their keys lie side by side. */
static int run_tie(const struct writing *writing, const char *sql, long first, long last)
{
    struct query *query = query_begin(writing->store, sql);

    query_bind_number(query, ":entry", writing->entry);
    query_bind_number(query, ":id", first);
    query_bind_number(query, ":last", last);
    return query_run(query, writing->messages);
}

static int found_tie(const struct writing *writing, struct query *referrals)
{
    int result;

    while ((result = query_step(referrals, writing->messages)) > 0) {
        long referral = query_number(referrals, 0);

        if (run_tie(writing, ways[WAY_REFERRAL].sql, referral, referral) != 0) {
            result = -1;
            break;
        }
    }
    query_end(referrals);
    return result;
}

/* Persons are nearly always there still, and then that takes less. */
static int persons_tie(const struct writing *writing, long first, long last)
{
    if (run_tie(writing, SQL_TIE_PERSONS_THERE, first, last) != 0)
        return -1;
    if (store_changed(writing->store) == last - first + 1)
        return 0;
    return run_tie(writing, ways[WAY_PERSON].sql, first, last);
}

static int ids_write(void *context, long first, long last)
{
    const struct writing *writing = context;
    struct query *query;

    if (writing->way == WAY_PERSON)
        return persons_tie(writing, first, last);
    if (!ways[writing->way].finds)
        return run_tie(writing, ways[writing->way].sql, first, last);
    query = query_begin(writing->store, ways[writing->way].sql);
    query_bind_number(query, ":id", first);
    query_bind_number(query, ":last", last);
    return found_tie(writing, query);
}

static int pairs_run_write(const struct writing *writing, const struct tie *first, const struct tie *last)
{
    struct query *query = query_begin(writing->store, ways[writing->way].sql);

    query_bind_number(query, ":id", first->id);
    query_bind_number(query, ":number", first->number);
    query_bind_number(query, ":last", last->number);
    return found_tie(writing, query);
}

static int pairs_write(const struct writing *writing, struct tie *rows, size_t count)
{
    size_t first = 0;

    if (count > 0)
        qsort(rows, count, sizeof *rows, tie_compare);
    for (size_t i = 1; i <= count; i++)
        if (i == count || rows[i].id != rows[i - 1].id || rows[i].number - rows[i - 1].number > 1) {
            if (pairs_run_write(writing, &rows[first], &rows[i - 1]) != 0)
                return -1;
            first = i;
        }
    return 0;
}

int ties_write(struct store *store, const struct ties *ties, long entry, struct messages *messages)
{
    struct writing writing = {.store = store, .entry = entry, .messages = messages};
    int result = 0;

    for (; writing.way < TIES_WAYS && result == 0; writing.way++)
        result = ways[writing.way].number ? pairs_write(&writing, ties->pairs, ties->pair_count)
                                          : id_set_runs(&ties->ids[writing.way], ids_write, &writing);
    return result;
}

int ties_to_persons(struct store *store, long entry, const long *persons, size_t count, struct messages *messages)
{
    struct writing writing = {.store = store, .entry = entry, .way = WAY_PERSON, .messages = messages};

    for (size_t i = 0; i < count; i++)
        if (ids_write(&writing, persons[i], persons[i]) != 0)
            return -1;
    return 0;
}

int ties_copy(struct store *store, long entry, long other, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_TIE_COPY);

    query_bind_number(query, ":entry", entry);
    query_bind_number(query, ":id", other);
    return query_run(query, messages);
}

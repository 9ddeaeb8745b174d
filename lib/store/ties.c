#include "store/ties.h"

#include "base/i18n.h"
#include "store/changes.h"
#include "store/query.h"

#include "store/ties.sql.h"

#include <string.h>

/* How a row of a table leads to persons: the first number of its key stands for :id, the second for :number. */
static const struct {
    const char *table;
    const char *sql;
    bool number;
} ways[] = {
    {"person", SQL_TIE_PERSON, false},  {"referral", SQL_TIE_REFERRAL, false}, {"course", SQL_TIE_COURSE, false},
    {"session", SQL_TIE_SESSION, true}, {"place", SQL_TIE_REFERRAL, false},    {"note", SQL_TIE_PLACES, false},
};

struct tying {
    struct store *store;
    long entry;
    struct row_set done; /* rows whose persons are tied */
    struct messages *messages;
    int result;
};

static int tie(struct store *store, const char *sql, long entry, long id, const long *number, struct messages *messages)
{
    struct query *query = query_begin(store, sql);

    query_bind_number(query, ":entry", entry);
    query_bind_number(query, ":id", id);
    if (number != NULL)
        query_bind_number(query, ":number", *number);
    return query_run(query, messages);
}

static void tie_row(void *context, const struct row *row)
{
    struct tying *tying = context;

    for (size_t i = 0; tying->result == 0 && i < sizeof ways / sizeof *ways; i++)
        if (strcmp(ways[i].table, row->table) == 0 && row_set_add(&tying->done, row))
            tying->result = tie(tying->store, ways[i].sql, tying->entry, row->key[0],
                                ways[i].number ? &row->key[1] : NULL, tying->messages);
}

static bool tie_change(void *context, const struct change *change)
{
    struct tying *tying = context;
    struct row row = {0};

    change_key(change, &row);
    tie_row(tying, &row);
    row_name_free(&row);
    if (tying->result == 0)
        tying->result = change_links(tying->store, change, tie_row, tying, tying->messages);
    return tying->result == 0;
}

int ties_of_changes(struct store *store, long entry, const void *bytes, int size, const char *changed,
                    struct messages *messages)
{
    struct tying tying = {.store = store, .entry = entry, .messages = messages};
    struct tables tables = {0};
    enum changes_end end = CHANGES_DONE;

    tying.result = tables_read_some(store, changed, &tables, messages);
    if (tying.result == 0)
        end = changes_each(bytes, size, &tables, tie_change, &tying);
    if (tying.result == 0 && end != CHANGES_DONE)
        tying.result =
            messages_add(messages, TROUBLE_FAULT, NULL,
                         _("the changes of this command cannot be read back; nothing was saved, please report it"));
    row_set_free(&tying.done);
    tables_free(&tables);
    return tying.result;
}

int ties_to_persons(struct store *store, long entry, const long *persons, size_t count, struct messages *messages)
{
    for (size_t i = 0; i < count; i++)
        if (tie(store, SQL_TIE_PERSON, entry, persons[i], NULL, messages) != 0)
            return -1;
    return 0;
}

int ties_copy(struct store *store, long entry, long other, struct messages *messages)
{
    return tie(store, SQL_TIE_COPY, entry, other, NULL, messages);
}

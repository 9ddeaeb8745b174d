#include "store/journal.h"

#include "base/text.h"
#include "store/internal.h"
#include "store/undone.h"

#include "store/journal.sql.h"

static enum journal_kind kind_of(const char *name)
{
    if (text_is(name, "look"))
        return JOURNAL_LOOK;
    return text_is(name, "undo") ? JOURNAL_UNDO : JOURNAL_CHANGE;
}

static struct journal_entry entry_of(const struct query *query, const struct undone *undone)
{
    struct journal_entry entry = {
        .number = query_number(query, 0),
        .at = query_text(query, 1),
        .user = query_text(query, 2),
        .command = query_text(query, 3),
        .kind = kind_of(query_text(query, 4)),
        .undoes = query_number(query, 5),
        .schema_version = (int)query_number(query, 6),
        .rows = query_number(query, 7),
        .touched = query_text(query, 8),
        .has_changeset = query_number(query, 9) != 0,
    };

    entry.undone = undone_by(undone, entry.number) != 0;
    return entry;
}

static struct query *list_begin(struct store *store, const struct journal_choice *choice)
{
    struct query *query = query_begin(store, SQL_JOURNAL_LIST);

    query_bind_number(query, ":after", choice->after);
    query_bind_text(query, ":user", choice->user);
    query_bind_text(query, ":since", choice->since);
    query_bind_number(query, ":no_looks", choice->no_looks);
    query_bind_number(query, ":limit", choice->limit > 0 ? choice->limit : -1);
    return query;
}

int journal_each(struct store *store, const struct journal_choice *choice,
                 int (*each)(void *context, const struct journal_entry *entry), void *context,
                 struct messages *messages)
{
    static const struct journal_choice all = {0};
    struct undone undone = {0};
    struct query *query = NULL;
    bool own = !store->reading && !store->transaction.open;
    int result;

    if (own && store_read_begin(store, messages) != 0)
        return -1;
    result = undone_read(store, &undone, messages);
    if (result == 0)
        query = list_begin(store, choice == NULL ? &all : choice);
    while (result == 0 && (result = query_step(query, messages)) > 0) {
        struct journal_entry entry = entry_of(query, &undone);

        result = each(context, &entry);
        if (result != 0)
            break;
    }
    query_end(query);
    undone_free(&undone);
    if (own)
        store_read_end(store);
    return result;
}

#include "store/undone.h"

#include "base/memory.h"
#include "store/query.h"

#include "store/journal.sql.h"

#include <stdlib.h>

/* From the newest undo back: whether one stands is known by the time it is met, as what undoes it came later. */
int undone_read(struct store *store, struct undone *undone, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_JOURNAL_UNDOS);
    int result;

    while ((result = query_step(query, messages)) > 0) {
        struct undone_entry entry = {.number = query_number(query, 1), .by = query_number(query, 0)};

        if (undone_by(undone, entry.by) != 0)
            continue;
        undone->items = memory_grow(undone->items, undone->count, sizeof *undone->items);
        undone->items[undone->count++] = entry;
    }
    query_end(query);
    return result;
}

long undone_by(const struct undone *undone, long number)
{
    for (size_t i = 0; i < undone->count; i++)
        if (undone->items[i].number == number)
            return undone->items[i].by;
    return 0;
}

void undone_free(struct undone *undone)
{
    free(undone->items);
    *undone = (struct undone){0};
}

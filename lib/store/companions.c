#include "store/companions.h"

#include "base/memory.h"
#include "store/companions.sql.h"
#include "store/query.h"
#include "store/touch.h"

#include <stdlib.h>

/* Both referrals are touched: undo refuses by either. `wish` NULL: there is none any more. */
static int change(struct store *store, long referral, long other, const char *wish, struct messages *messages)
{
    char reference[REFERENCE_TEXT];
    struct query *query;

    if (touch_referral(store, referral, reference, messages) != 0 ||
        touch_referral(store, other, reference, messages) != 0)
        return -1;
    query = query_begin(store, wish != NULL ? SQL_COMPANION_PUT : SQL_COMPANION_DROP);
    query_bind_number(query, ":referral", referral);
    query_bind_number(query, ":other", other);
    if (wish != NULL)
        query_bind_text(query, ":wish", wish);
    return query_run(query, messages);
}

/* Those with whom there is the wish already. */
struct stored {
    enum companion_wish wish;
    long *others;
    size_t count;
};

static int note_stored(void *context, const struct companion_row *row)
{
    struct stored *stored = context;

    if (row->wish != stored->wish)
        return 0;
    stored->others = memory_grow(stored->others, stored->count, sizeof *stored->others);
    stored->others[stored->count++] = row->other;
    return 0;
}

static bool has(const long *others, size_t count, long other)
{
    for (size_t i = 0; i < count; i++)
        if (others[i] == other)
            return true;
    return false;
}

int store_companions_set(struct store *store, long referral, enum companion_wish wish, const long *others, size_t count,
                         struct messages *messages)
{
    struct stored stored = {.wish = wish};
    int result = store_companion_each_of(store, referral, note_stored, &stored, messages);

    for (size_t i = 0; i < stored.count && result == 0; i++)
        if (!has(others, count, stored.others[i]))
            result = change(store, referral, stored.others[i], NULL, messages);
    for (size_t i = 0; i < count && result == 0; i++)
        if (!has(stored.others, stored.count, others[i]))
            result = change(store, referral, others[i], named_name(companion_wish_names, (int)wish), messages);
    free(stored.others);
    return result;
}

static int each(struct query *query, int (*row)(void *context, const struct companion_row *row), void *context,
                struct messages *messages)
{
    int result;

    while ((result = query_step(query, messages)) > 0) {
        int wish = COMPANION_TOGETHER;

        named_read(companion_wish_names, query_text(query, 6), &wish);
        const struct companion_row companion = {.referral = query_number(query, 0),
                                                .other = query_number(query, 1),
                                                .year = (int)query_number(query, 2),
                                                .number = (int)query_number(query, 3),
                                                .other_year = (int)query_number(query, 4),
                                                .other_number = (int)query_number(query, 5),
                                                .wish = (enum companion_wish)wish,
                                                .course = query_number(query, 7),
                                                .other_course = query_number(query, 8)};
        if ((result = row(context, &companion)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_companion_each_of(struct store *store, long referral,
                            int (*row)(void *context, const struct companion_row *row), void *context,
                            struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COMPANIONS_OF);

    query_bind_number(query, ":referral", referral);
    return each(query, row, context, messages);
}

int store_companion_each(struct store *store, const char *service,
                         int (*row)(void *context, const struct companion_row *row), void *context,
                         struct messages *messages)
{
    struct query *query = query_begin(store, SQL_COMPANIONS_ALL);

    query_bind_text(query, ":service", service);
    return each(query, row, context, messages);
}

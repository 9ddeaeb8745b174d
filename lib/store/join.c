#include "store/join.h"

#include "store/persons.h"
#include "store/protection.h"
#include "store/query.h"
#include "store/referral_set.sql.h"

#include "store/join.sql.h"

/* A statement about the two records, bound. */
static struct query *begin(struct store *store, const char *sql, long from, long into)
{
    struct query *query = query_begin(store, sql);

    query_bind_number(query, ":from", from);
    query_bind_number(query, ":into", into);
    return query;
}

/* The number that a statement gives, 0 for no row. */
static int count(struct query *query, long *number, struct messages *messages)
{
    int found = query_step(query, messages);

    *number = found > 0 ? query_number(query, 0) : 0;
    query_end(query);
    return found < 0 ? -1 : 0;
}

int store_join_between(struct store *store, long from, long into, struct join_between *between,
                       struct messages *messages)
{
    long related;

    if (count(begin(store, SQL_JOIN_BETWEEN, from, into), &related, messages) != 0)
        return -1;
    between->related = related != 0;
    return count(begin(store, SQL_JOIN_WISHES, from, into), &between->wishes, messages);
}

static int differing_count(struct store *store, long from, long into, struct join_differing *differing,
                           struct messages *messages)
{
    if (count(begin(store, SQL_JOIN_RELATIONS_DIFFER, from, into), &differing->relations, messages) != 0 ||
        count(begin(store, SQL_JOIN_CONSENTS_DIFFER, from, into), &differing->consents, messages) != 0)
        return -1;
    return count(begin(store, SQL_JOIN_MARKS_DIFFER, from, into), &differing->marks, messages);
}

/* The adults of `from` as a child, those that both have once; they keep their order behind those of `into`. */
static int adults_move(struct store *store, long from, long into, struct messages *messages)
{
    if (query_run(begin(store, SQL_JOIN_CHILD_FILL, from, into), messages) != 0 ||
        query_run(begin(store, SQL_JOIN_CHILD_DROP, from, into), messages) != 0)
        return -1;
    do
        if (query_run(begin(store, SQL_JOIN_CHILD_MOVE, from, into), messages) != 0)
            return -1;
    while (store_changed(store) > 0);
    return 0;
}

/* 1 when a gap was closed, 0 when there is none, -1. */
static int gap_close(struct store *store, long into, struct messages *messages)
{
    struct query *gap = query_begin(store, SQL_JOIN_GAP), *close;
    int found;
    long child = 0, adult = 0, place = 0;

    query_bind_number(gap, ":into", into);
    found = query_step(gap, messages);
    if (found > 0) {
        child = query_number(gap, 0);
        adult = query_number(gap, 1);
        place = query_number(gap, 2);
    }
    query_end(gap);
    if (found <= 0)
        return found;
    close = query_begin(store, SQL_JOIN_GAP_CLOSE);
    query_bind_number(close, ":child", child);
    query_bind_number(close, ":adult", adult);
    query_bind_number(close, ":place", place);
    return query_run(close, messages) == 0 ? 1 : -1;
}

/* The children of `from` as an adult. */
static int children_move(struct store *store, long from, long into, struct messages *messages)
{
    int closed;

    if (query_run(begin(store, SQL_JOIN_ADULT_FILL, from, into), messages) != 0 ||
        query_run(begin(store, SQL_JOIN_ADULT_DROP, from, into), messages) != 0 ||
        query_run(begin(store, SQL_JOIN_ADULT_MOVE, from, into), messages) != 0)
        return -1;
    while ((closed = gap_close(store, into, messages)) > 0)
        ;
    return closed;
}

static int records_move(struct store *store, long from, long into, struct messages *messages)
{
    static const char *const statements[] = {SQL_JOIN_CONSENT_DROP, SQL_JOIN_CONSENT_MOVE,   SQL_JOIN_NETWORK_DROP,
                                             SQL_JOIN_NETWORK_MOVE, SQL_JOIN_MARK_DROP,      SQL_JOIN_MARK_MOVE,
                                             SQL_JOIN_WISH_DROP,    SQL_JOIN_REFERRALS_MOVE, SQL_JOIN_TIES,
                                             SQL_JOIN_PERSON_DROP};

    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        if (query_run(begin(store, statements[i], from, into), messages) != 0)
            return -1;
    return 0;
}

/* Before the two are one: what calendars hear of a protection that the other one brings. */
static int protection_come(struct store *store, long from, const struct person *whole, struct messages *messages)
{
    if (protection_told(store, from, whole->protected, true, messages) != 0 ||
        protection_told(store, whole->id, whole->protected, true, messages) != 0 ||
        protection_shared(store, from, whole->id, messages) != 0)
        return -1;
    return protection_shared(store, whole->id, from, messages);
}

int store_person_join(struct store *store, long from, const struct person *whole, struct join_differing *differing,
                      struct messages *messages)
{
    struct query *query;

    if (differing_count(store, from, whole->id, differing, messages) != 0 ||
        protection_come(store, from, whole, messages) != 0 || adults_move(store, from, whole->id, messages) != 0 ||
        children_move(store, from, whole->id, messages) != 0 || records_move(store, from, whole->id, messages) != 0)
        return -1;
    store_touch_person(store, from);
    store_touch_person(store, whole->id);
    query = query_begin(store, SQL_PERSON_AMEND);
    query_bind_number(query, ":id", whole->id);
    person_bind(query, whole);
    return query_run(query, messages);
}

int store_places_twice_each(struct store *store, long citizen,
                            int (*each)(void *context, const struct join_places *places), void *context,
                            struct messages *messages)
{
    struct query *query = query_begin(store, SQL_JOIN_PLACES_TWICE);
    int result;

    query_bind_number(query, ":citizen", citizen);
    while ((result = query_step(query, messages)) > 0) {
        const struct join_places places = {
            .course = query_text(query, 0),
            .year = (int)query_number(query, 1),
            .number = (int)query_number(query, 2),
            .other_year = (int)query_number(query, 3),
            .other_number = (int)query_number(query, 4),
        };
        if ((result = each(context, &places)) != 0)
            break;
    }
    query_end(query);
    return result;
}

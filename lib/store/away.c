#include "store/away.h"

#include "model/referral.h"
#include "store/away.sql.h"
#include "store/query.h"

/* A statement about some days of one leader. */
static struct query *days_begin(struct store *store, const char *sql, const char *staff, int from, int to)
{
    struct query *query = query_begin(store, sql);

    query_bind_text(query, ":staff", staff);
    query_bind_date(query, ":from", from);
    query_bind_date(query, ":to", to);
    return query;
}

/* The first and the last day of all stretches that touch from … to; *found false where there is none. */
static int days_around(struct store *store, const char *staff, int from, int to, int *first, int *last, bool *found,
                       struct messages *messages)
{
    struct query *query = days_begin(store, SQL_AWAY_WITHIN, staff, from, to);
    int result;

    *found = false;
    while ((result = query_step(query, messages)) > 0) {
        if (!*found)
            *first = query_date(query, 0);
        *last = query_date(query, 1);
        *found = true;
    }
    query_end(query);
    return result;
}

static int days_add(struct store *store, const char *staff, int from, int to, struct messages *messages)
{
    return from > to ? 0 : query_run(days_begin(store, SQL_AWAY_ADD, staff, from, to), messages);
}

int store_away_add(struct store *store, const char *staff, int from, int to, struct messages *messages)
{
    int first, last;
    bool found;

    store_touch(store, staff);
    if (days_around(store, staff, from, to, &first, &last, &found, messages) != 0 ||
        query_run(days_begin(store, SQL_AWAY_DROP, staff, from, to), messages) != 0)
        return -1;
    if (found && first < from)
        from = first;
    if (found && last > to)
        to = last;
    return days_add(store, staff, from, to, messages);
}

int store_away_remove(struct store *store, const char *staff, int from, int to, bool *found, struct messages *messages)
{
    int first, last;

    store_touch(store, staff);
    if (days_around(store, staff, from, to, &first, &last, found, messages) != 0)
        return -1;
    if (!*found)
        return 0;
    if (query_run(days_begin(store, SQL_AWAY_DROP, staff, from, to), messages) != 0 ||
        days_add(store, staff, first, from - 1, messages) != 0)
        return -1;
    return days_add(store, staff, to + 1, last, messages);
}

int store_away_meeting_each(struct store *store, const char *staff, int from, int to,
                            int (*row)(void *context, const struct away_meeting *meeting), void *context,
                            struct messages *messages)
{
    struct query *query = days_begin(store, SQL_AWAY_MEETINGS, staff, from, to);
    char reference[REFERENCE_TEXT];
    int result;

    while ((result = query_step(query, messages)) > 0) {
        struct away_meeting meeting = {.what = query_text(query, 1), .date = query_date(query, 0)};

        meeting.interview = meeting.what == NULL;
        if (meeting.interview)
            meeting.what = reference_write((int)query_number(query, 2), (int)query_number(query, 3), reference);
        if ((result = row(context, &meeting)) != 0)
            break;
    }
    query_end(query);
    return result;
}

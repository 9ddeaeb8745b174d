#include "store/protection.h"

#include "store/protection.sql.h"
#include "store/query.h"

static struct query *begin(struct store *store, const char *sql, long person, bool is_protected, bool lifts)
{
    struct query *query = query_begin(store, sql);

    query_bind_number(query, ":id", person);
    query_bind_number(query, ":protected", is_protected);
    query_bind_number(query, ":lifts", lifts);
    return query;
}

/* The entry names the courses; 1, 0 where there are none, or -1. */
static int courses_touch(struct store *store, struct query *courses, struct messages *messages)
{
    bool any = false;
    int result;

    while ((result = query_step(courses, messages)) > 0) {
        store_touch(store, query_text(courses, 0));
        any = true;
    }
    query_end(courses);
    return result < 0 ? -1 : any;
}

int protection_told(struct store *store, long person, bool is_protected, bool lifts, struct messages *messages)
{
    int any = courses_touch(store, begin(store, SQL_PROTECTION_COURSES, person, is_protected, lifts), messages);

    if (any <= 0)
        return any;
    return query_run(begin(store, SQL_PROTECTION_TOLD, person, is_protected, lifts), messages) < 0 ? -1 : 0;
}

int protection_tied(struct store *store, long child, long adult, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_PROTECTION_TIED_COURSES);
    int any;

    query_bind_number(query, ":child", child);
    query_bind_number(query, ":adult", adult);
    any = courses_touch(store, query, messages);
    if (any <= 0)
        return any;
    query = query_begin(store, SQL_PROTECTION_TIED_TOLD);
    query_bind_number(query, ":child", child);
    return query_run(query, messages);
}

struct sharing {
    struct store *store;
    long child;
    struct messages *messages;
};

static int share(void *context, long adult)
{
    const struct sharing *sharing = context;

    return protection_tied(sharing->store, sharing->child, adult, sharing->messages);
}

int protection_shared(struct store *store, long child, long other, struct messages *messages)
{
    struct query *adults = query_begin(store, SQL_PROTECTION_ADULTS);
    struct sharing sharing = {store, child, messages};

    query_bind_number(adults, ":child", other);
    return query_numbers(adults, share, &sharing, messages);
}

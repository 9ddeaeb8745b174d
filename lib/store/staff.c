#include "store/courses.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/away.sql.h"
#include "store/courses.sql.h"
#include "store/optional.h"
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

static int staff_known(struct store *store, const char *code, bool *known, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_STAFF_KNOWN);
    int result;

    query_bind_text(query, ":code", code);
    result = query_step(query, messages);
    query_end(query);
    *known = result > 0;
    return result < 0 ? -1 : 0;
}

/* A list of qualifications takes the place of the one that was there; no list leaves it. */
static int staff_qualify(struct store *store, const struct staff *staff, struct messages *messages)
{
    struct query *query;

    if (staff->qualified.count == 0)
        return 0;
    query = query_begin(store, SQL_QUALIFICATIONS_DROP);
    query_bind_text(query, ":staff", staff->code);
    if (query_run(query, messages) != 0)
        return -1;
    for (size_t i = 0; i < staff->qualified.count; i++) {
        query = query_begin(store, SQL_QUALIFICATION_ADD);
        query_bind_text(query, ":staff", staff->code);
        query_bind_text(query, ":service", staff->qualified.items[i]);
        if (query_run(query, messages) != 0)
            return -1;
    }
    return 0;
}

int store_staff_put(struct store *store, const struct staff *staff, bool *amended, struct messages *messages)
{
    struct query *query;
    char days[WEEKDAYS_TEXT];
    bool known;

    if (staff_known(store, staff->code, &known, messages) != 0)
        return -1;
    if (amended != NULL)
        *amended = known;
    query = query_begin(store, SQL_STAFF_PUT);
    query_bind_text(query, ":code", staff->code);
    query_bind_text(query, ":name", staff->name);
    query_bind_text(query, ":role", staff->role);
    query_bind_text(query, ":organisation", staff->organisation);
    optional_bind_days(query, ":possible_days", staff->possible_days, days);
    optional_bind(query, ":max_courses", staff->max_courses, 0);
    if (query_run(query, messages) != 0)
        return -1;
    store_touch(store, staff->code);
    return staff_qualify(store, staff, messages);
}

static void staff_read(const struct query *query, struct staff *staff)
{
    staff->code = optional_text(query, 0);
    staff->name = optional_text(query, 1);
    staff->role = optional_text(query, 2);
    staff->organisation = optional_text(query, 3);
    staff->possible_days = optional_days(query, 4);
    staff->max_courses = (int)query_number(query, 5);
}

/* Takes over the qualifications of one leader from the stream of all of them, which runs in the order of the codes.
 * `more` is what the last step gave: 1 while the stream stands on a row. */
static int staff_read_qualified(struct query *query, int more, struct staff *staff, struct messages *messages)
{
    while (more > 0 && strcmp(query_text(query, 0), staff->code) <= 0) {
        if (strcmp(query_text(query, 0), staff->code) == 0)
            texts_add(&staff->qualified, query_text(query, 1));
        more = query_step(query, messages);
    }
    return more;
}

/* The same with the days away. */
static int staff_read_aways(struct query *query, int more, struct staff *staff, struct messages *messages)
{
    while (more > 0 && strcmp(query_text(query, 0), staff->code) <= 0) {
        if (strcmp(query_text(query, 0), staff->code) == 0)
            aways_add(&staff->aways, (struct away){query_date(query, 1), query_date(query, 2)});
        more = query_step(query, messages);
    }
    return more;
}

/* A statement over the leaders with a code from `first` to `last`. */
static struct query *staff_begin(struct store *store, const char *sql, const char *first, const char *last)
{
    struct query *query = query_begin(store, sql);

    query_bind_text(query, ":first", first);
    query_bind_text(query, ":last", last);
    return query;
}

/* All leaders with a code from `first` to `last`. */
static int staff_each(struct store *store, const char *first, const char *last,
                      int (*row)(void *context, const struct staff *staff), void *context, struct messages *messages)
{
    struct query *people = staff_begin(store, SQL_STAFF_EACH, first, last);
    struct query *qualified = staff_begin(store, SQL_QUALIFICATION_EACH, first, last);
    struct query *aways = staff_begin(store, SQL_AWAY_EACH, first, last);
    int result, more = query_step(qualified, messages), more_away = query_step(aways, messages);

    while ((result = more < 0 || more_away < 0 ? -1 : query_step(people, messages)) > 0) {
        struct staff staff = {0};

        staff_read(people, &staff);
        more = staff_read_qualified(qualified, more, &staff, messages);
        more_away = staff_read_aways(aways, more_away, &staff, messages);
        result = more < 0 || more_away < 0 ? -1 : row(context, &staff);
        staff_free(&staff);
        if (result != 0)
            break;
    }
    query_end(aways);
    query_end(qualified);
    query_end(people);
    return result;
}

int store_staff_each(struct store *store, int (*row)(void *context, const struct staff *staff), void *context,
                     struct messages *messages)
{
    return staff_each(store, "", TEXT_LAST, row, context, messages);
}

/* Keeps the one leader that was asked for. */
static int staff_keep(void *context, const struct staff *staff)
{
    struct staff *into = context;

    *into = *staff;
    into->code = memory_text(staff->code);
    into->name = memory_text(staff->name);
    into->role = memory_text(staff->role);
    into->organisation = memory_text(staff->organisation);
    texts_copy(&into->qualified, &staff->qualified);
    aways_copy(&into->aways, &staff->aways);
    return 0;
}

int store_staff_load(struct store *store, const char *code, struct staff *into, struct messages *messages)
{
    char *shown;

    *into = (struct staff){0};
    if (staff_each(store, code, code, staff_keep, into, messages) != 0)
        return -1;
    if (into->code != NULL)
        return 0;
    shown = text_code_shown(code);
    messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no leader %s; wanted a code that schedule staff lists"), shown);
    free(shown);
    return -1;
}

int store_staff_load_between(struct store *store, const char *code, int from, int to, int *courses,
                             struct messages *messages)
{
    struct query *query = query_begin(store, SQL_STAFF_LOAD_BETWEEN);
    int result;

    query_bind_text(query, ":staff", code);
    query_bind_date(query, ":from", from);
    query_bind_date(query, ":to", to);
    result = query_step(query, messages);
    *courses = result > 0 ? (int)query_number(query, 0) : 0;
    query_end(query);
    return result < 0 ? -1 : 0;
}

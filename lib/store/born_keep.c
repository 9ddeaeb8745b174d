#include "store/born_keep.h"

#include "base/date.h"
#include "base/memory.h"
#include "store/internal.h"

#include "store/likely.sql.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

struct born {
    long id;
    uint64_t mark; /* of the name */
};

/* The named persons of one day. */
struct born_day {
    bool kept; /* otherwise nothing is known of any day here */
    int date;
    struct born *items;
    size_t count;
};

enum {
    DAYS = 1 << 14,         /* 44 years: of two days that lie so far apart one is kept */
    BORN_MOST = 384 * 1024, /* persons, of 16 bytes, in arrays of up to twice the room */
};

struct born_keep {
    const struct born_marks *marks;
    struct born_day days[DAYS]; /* by the number of the day */
    size_t count;               /* persons on all of them */
    long version;               /* changes when another connection has written */
};

void store_keep_born(struct store *store, const struct born_marks *marks)
{
    if (store->born != NULL)
        return;
    store->born = memory_new(sizeof *store->born);
    store->born->marks = marks;
}

static void day_forget(struct born_keep *keep, struct born_day *day)
{
    keep->count -= day->count;
    free(day->items);
    *day = (struct born_day){0};
}

void born_keep_forget(struct store *store)
{
    struct born_keep *keep = store->born;

    for (size_t i = 0; keep != NULL && keep->count > 0 && i < DAYS; i++)
        if (keep->days[i].kept)
            day_forget(keep, &keep->days[i]);
}

void born_keep_free(struct store *store)
{
    born_keep_forget(store);
    free(store->born);
    store->born = NULL;
}

static struct born_day *place_of(struct born_keep *keep, int date)
{
    return &keep->days[(unsigned)date % DAYS];
}

static void born_add(struct born_keep *keep, struct born_day *day, long id, const char *name)
{
    day->items = memory_grow(day->items, day->count, sizeof *day->items);
    day->items[day->count++] = (struct born){.id = id, .mark = keep->marks->of(name)};
    keep->count++;
}

/* The day, read where it is not kept yet; it lives to the next change. */
static int day_read(struct store *store, int date, const struct born_day **day, struct messages *messages)
{
    struct born_keep *keep = store->born;
    struct born_day *place = place_of(keep, date);
    struct query *query;
    int result;

    *day = place;
    if (place->kept && place->date == date)
        return 0;
    if (keep->count > BORN_MOST)
        born_keep_forget(store);
    day_forget(keep, place);
    *place = (struct born_day){.date = date, .kept = true};
    query = query_begin(store, SQL_LIKELY_BORN_ON);
    query_bind_date(query, ":birth_date", date);
    query_bind_number(query, ":id", 0);
    while ((result = query_step(query, messages)) > 0)
        born_add(keep, place, query_number(query, 0), query_text(query, 1));
    query_end(query);
    return result;
}

/* The name is fetched of whom the mark does not let go. */
static int consider_name(struct store *store, long id, int (*each)(void *context, long id, const char *name),
                         void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_LIKELY_NAME);
    int result;

    query_bind_number(query, ":id", id);
    result = query_step(query, messages);
    if (result > 0)
        result = each(context, id, query_text(query, 0));
    query_end(query);
    return result;
}

int born_keep_each(struct store *store, int date, long but, const char *name,
                   int (*each)(void *context, long id, const char *name), void *context, struct messages *messages)
{
    const struct born_marks *marks = store->born->marks;
    uint64_t mark = marks->of(name);
    const struct born_day *day;
    int result = day_read(store, date, &day, messages);

    for (size_t i = 0; i < day->count && result == 0; i++)
        if (day->items[i].id != but && marks->near(mark, day->items[i].mark))
            result = consider_name(store, day->items[i].id, each, context, messages);
    return result;
}

int born_keep_begin(struct store *store, struct messages *messages)
{
    struct query *query;
    long version;
    int found;

    if (store->born == NULL)
        return 0;
    query = query_begin(store, SQL_LIKELY_VERSION);
    found = query_step(query, messages);
    version = found > 0 ? query_number(query, 0) : 0;
    query_end(query);
    if (version != store->born->version)
        born_keep_forget(store);
    store->born->version = version;
    return found < 0 ? -1 : 0;
}

void born_keep_came(struct store *store, long id, const struct person *person)
{
    struct born_day *day;

    if (store->born == NULL || person->name == NULL || person->birth_date == DATE_NONE)
        return;
    day = place_of(store->born, person->birth_date);
    if (day->kept && day->date == person->birth_date)
        born_add(store->born, day, id, person->name);
}

int born_keep_changed(struct store *store, long id, struct messages *messages)
{
    struct query *query;
    int found;

    if (store->born == NULL)
        return 0;
    query = query_begin(store, SQL_LIKELY_BIRTH_OF);
    query_bind_number(query, ":id", id);
    found = query_step(query, messages);
    if (found > 0)
        day_forget(store->born, place_of(store->born, query_date(query, 0)));
    query_end(query);
    return found < 0 ? -1 : 0;
}

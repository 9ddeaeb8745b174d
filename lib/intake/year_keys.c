#include "intake/year_keys.h"

#include "base/i18n.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define AGE_MOST 130

static const struct number_bounds count_bounds = {1, 99};
static const struct number_bounds session_bounds = {1, 500};
static const struct number_bounds minute_bounds = {1, 1440};
static const struct number_bounds limit_bounds = {0, 999};

void wish_times_copy(struct wish_times *into, const struct wish_times *from)
{
    for (size_t i = 0; i < from->count; i++) {
        into->items = memory_grow(into->items, into->count, sizeof *into->items);
        into->items[into->count++] = from->items[i];
    }
}

/* --- readers ------------------------------------------------------------------------------------- */

/* One time or a list of them; one given twice counts once. */
static int read_times(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct wish_times *times = field;
    bool list = value->kind == NODE_LIST;
    size_t count = list ? value->count : 1;
    int result = 0, time;

    if (count == 0)
        return reading_refuse(reading, value, _("the list is empty; times as HH:MM were wanted, or the key left out"));
    for (size_t i = 0; i < count; i++) {
        bool twice = false;

        if (key_time(list ? value->items[i] : value, &time, key, reading) != 0) {
            result = -1;
            continue;
        }
        for (size_t k = 0; k < times->count; k++)
            twice = twice || times->items[k] == time;
        if (twice)
            continue;
        times->items = memory_grow(times->items, times->count, sizeof *times->items);
        times->items[times->count++] = time;
    }
    return result;
}

/* A name, or a list of names; one given twice counts once. */
static int read_names(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct texts *into = field;
    struct texts read = {0};

    if (key_texts(value, &read, key, reading) != 0)
        return -1;
    if (read.count == 0)
        return reading_refuse(reading, value, _("the list is empty; names were wanted, or the key left out"));
    for (size_t i = 0; i < read.count; i++)
        if (!text_blank(text_trim(read.items[i])) && !texts_has(into, text_trim(read.items[i])))
            texts_add(into, text_trim(read.items[i]));
    texts_free(&read);
    return into->count > 0 ? 0 : reading_refuse(reading, value, _("this is blank; a name was wanted"));
}

static int read_leaders(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct year_wish *wish = field;

    wish->leaders_at = value->at;
    return read_names(value, &wish->leaders, key, reading);
}

/* N-N, or one N. */
static int read_ages(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct year_wish *wish = field;
    char *text = NULL, *dash;
    long from, to;
    bool good;

    if (key_text(value, &text, key, reading) != 0)
        return -1;
    dash = strchr(text, '-');
    if (dash != NULL)
        *dash = '\0';
    good = text_number(text, 0, AGE_MOST, &from) && text_number(dash != NULL ? dash + 1 : text, 0, AGE_MOST, &to) &&
           from <= to;
    free(text);
    if (!good)
        return reading_refuse(reading, value, _("this is no span of ages; one as 9-11 was wanted"));
    wish->age_from = (int)from;
    wish->age_to = (int)to;
    return 0;
}

/* --- courses and leaders ------------------------------------------------------------------------- */

static const struct named_value parents_names[] = {{"apart", YEAR_PARENTS_APART},
                                                   {"together", YEAR_PARENTS_TOGETHER},
                                                   {NULL, 0}};

#define WISH(field) offsetof(struct year_wish, field)
static const struct key wish_keys[] = {
    {"service", key_text, WISH(service), NULL, true},
    {"count", key_number, WISH(count), &count_bounds, false},
    {"earliest", key_date, WISH(earliest), NULL, false},
    {"latest", key_date, WISH(latest), NULL, false},
    {"days", key_weekdays, WISH(days), NULL, false},
    {"times", read_times, WISH(times), NULL, false},
    {"venues", read_names, WISH(venues), NULL, false},
    {"leaders", read_leaders, 0, NULL, false},
    {"parents", key_named, WISH(parents), parents_names, false},
    {"ages", read_ages, 0, NULL, false},
    {"sessions", key_number, WISH(sessions), &session_bounds, false},
    {"minutes", key_number, WISH(minutes), &minute_bounds, false},
    {"school", key_text, WISH(school), NULL, false},
    {NULL, NULL, 0, NULL, false},
};

#define LIMIT(field) offsetof(struct year_limit, field)
static const struct key limit_keys[] = {
    {"code", key_text, LIMIT(leader), NULL, true},
    {"max_courses", key_number, LIMIT(courses), &limit_bounds, true},
    {NULL, NULL, 0, NULL, false},
};

static int read_wish(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct year_wish *wish = field;

    (void)key;
    *wish = (struct year_wish){
        .at = value->at, .count = 1, .earliest = DATE_NONE, .latest = DATE_NONE, .age_from = -1, .age_to = -1};
    return keys_read(value, wish_keys, wish, reading);
}

static int read_wishes(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct year_wishes *wishes = field;

    if (key_items(value, (void **)&wishes->courses, &wishes->course_count, sizeof *wishes->courses, read_wish, key,
                  _("a list of courses"), reading) != 0)
        return -1;
    return wishes->course_count > 0 ? 0
                                    : reading_refuse(reading, value, _("no course is wanted; a list of courses was"));
}

static int read_limit(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct year_limit *limit = field;

    (void)key;
    *limit = (struct year_limit){.at = value->at};
    return keys_read(value, limit_keys, limit, reading);
}

static int read_limits(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct year_wishes *wishes = field;

    return key_items(value, (void **)&wishes->limits, &wishes->limit_count, sizeof *wishes->limits, read_limit, key,
                     _("a list of leaders"), reading);
}

#define YEAR(field) offsetof(struct year_wishes, field)
const struct key year_keys[] = {
    {"plan", key_text, YEAR(name), NULL, true},
    {"earliest", key_date, YEAR(earliest), NULL, false},
    {"latest", key_date, YEAR(latest), NULL, false},
    {"days", key_weekdays, YEAR(days), NULL, false},
    {"times", read_times, YEAR(times), NULL, false},
    {"venues", read_names, YEAR(venues), NULL, false},
    {"max_courses", key_number, YEAR(max_courses), &limit_bounds, false},
    {"leaders", read_limits, 0, NULL, false},
    {"courses", read_wishes, 0, NULL, true},
    {NULL, NULL, 0, NULL, false},
};

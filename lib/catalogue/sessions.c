#include "catalogue/sessions.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/loading.h"
#include "catalogue/readers.h"
#include "model/service.h"

#include <stdlib.h>

#define OF_SESSIONS(field) offsetof(struct sessions_rule, field)

static const struct number_bounds count_bounds = {1, 1000};
static const struct number_bounds minutes_bounds = {1, 1440};

static int count_range_read(const struct node *value, struct sessions_rule *sessions, struct reading *reading)
{
    static const struct key keys[] = {{"min", key_number, OF_SESSIONS(count_min), &count_bounds, false},
                                      {"max", key_number, OF_SESSIONS(count_max), &count_bounds, false},
                                      {"unit", key_named, OF_SESSIONS(count_unit), count_unit_names, false},
                                      {"per", key_named, OF_SESSIONS(count_per), count_per_names, false},
                                      {NULL, NULL, 0, NULL, false}};

    sessions->count_kind = COUNT_RANGE;
    if (map_read(value, keys, sessions, reading) != 0)
        return -1;
    if (sessions->count_min == 0 && sessions->count_max == 0)
        return reading_refuse(reading, value, _("the count has no bounds; 'min', 'max' or both were wanted"));
    return sessions->count_max == 0
               ? 0
               : map_wants_order(value, "min", sessions->count_min, "max", sessions->count_max, reading);
}

static int count_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct sessions_rule *sessions = field;
    long count;

    (void)key;
    if (value->kind == NODE_MAP)
        return count_range_read(value, sessions, reading);
    if (text_is(value->text, "open")) {
        sessions->count_kind = COUNT_OPEN;
        return 0;
    }
    if (!text_number(value->text, count_bounds.least, count_bounds.most, &count))
        return reading_refuse(reading, value,
                              _("this is no count of sessions; a number from %d to %d, 'open', or "
                                "{min: ..., max: ..., unit: ..., per: ...} was wanted"),
                              count_bounds.least, count_bounds.most);
    sessions->count_kind = COUNT_FIXED;
    sessions->count = (int)count;
    return 0;
}

/* Whether a length of time is at most as long as another, counted from a day that begins a long month. */
static bool length_in_order(struct duration shorter, struct duration longer)
{
    int from = date_make(2001, 7, 1);

    return duration_after(from, shorter) <= duration_after(from, longer);
}

static int rhythm_read(const struct node *value, struct sessions_rule *sessions, const struct key *key,
                       struct reading *reading)
{
    struct duration rhythm = {0};
    size_t count = sessions->every_count;

    if (key_length(value, &rhythm, key, reading) != 0)
        return -1;
    sessions->every = memory_grow(sessions->every, count, sizeof *sessions->every);
    sessions->every[sessions->every_count++] = rhythm;
    if (count > 0 && !length_in_order(sessions->every[count - 1], rhythm))
        return reading_refuse(reading, value,
                              _("this rhythm is closer than the one before; a list from the closest to the "
                                "widest was wanted"));
    return 0;
}

/* A rhythm, `agreed`, or a list of rhythms that may end in `agreed`. */
static int every_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct sessions_rule *sessions = field;
    size_t count = value->kind == NODE_LIST ? value->count : 1;
    int result = 0;

    if (count == 0)
        return reading_refuse(reading, value, _("the list is empty; one rhythm or more, or 'agreed', was wanted"));
    for (size_t i = 0; i < count; i++) {
        const struct node *item = value->kind == NODE_LIST ? value->items[i] : value;

        if (i == count - 1 && text_is(item->text, "agreed"))
            sessions->every_agreed = true;
        else if (rhythm_read(item, sessions, key, reading) != 0)
            result = -1;
    }
    return result;
}

static int over_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct sessions_rule *sessions = field;
    struct duration *least = &sessions->over_min, *most = &sessions->over_max;

    if (value->kind != NODE_LIST) {
        int result = key_length(value, least, key, reading);

        *most = *least;
        return result;
    }
    if (value->count != 2)
        return reading_refuse(reading, value,
                              _("these are not two lengths of time; the shortest and the longest, as "
                                "[8 weeks, 10 weeks], were wanted"));
    if ((key_length(value->items[0], least, key, reading) | key_length(value->items[1], most, key, reading)) != 0)
        return -1;
    if (!length_in_order(*least, *most))
        return reading_refuse(reading, value,
                              _("the first length of time is the longer; the shortest was wanted first"));
    return 0;
}

/* MM-DD of any year, 29 February too. */
static int month_day_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct month_day *day = field;
    char *text = NULL, *date;
    int read, result = key_text(value, &text, key, reading);

    if (result != 0)
        return -1;
    date = text_format("2000-%s", text);
    if (date_read(date, &read)) {
        day->month = date_parts(read).month;
        day->day = date_parts(read).day;
    } else {
        result =
            reading_refuse(reading, value, _("this is no day of a year; a month and a day as \"10-01\" were wanted"));
    }
    free(date);
    free(text);
    return result;
}

static int season_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"from", month_day_read, OF_SESSIONS(season_from), NULL, true},
                                      {"to", month_day_read, OF_SESSIONS(season_to), NULL, true},
                                      {NULL, NULL, 0, NULL, false}};

    (void)key;
    return map_read(value, keys, field, reading);
}

static int skip_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct texts *skip = field;

    if (key_texts(value, skip, key, reading) != 0)
        return -1;
    for (size_t i = 0; i < skip->count; i++)
        loading_link(reading, LINK_CLOSED, value->kind == NODE_LIST ? value->items[i] : value, skip->items[i], NULL);
    return 0;
}

static int other_days_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int how;

    if (key_named(value, &how, key, reading) != 0)
        return -1;
    *(bool *)field = true;
    return 0;
}

static int part_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    static const struct key keys[] = {{"kind", key_text, offsetof(struct session_part, kind), NULL, true},
                                      {"count", key_number, offsetof(struct session_part, count), &count_bounds, true},
                                      {"minutes", key_number, offsetof(struct session_part, minutes), &minutes_bounds,
                                       false},
                                      {NULL, NULL, 0, NULL, false}};

    (void)key;
    return map_read(value, keys, field, reading);
}

static int parts_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct sessions_rule *sessions = field;
    void *items = sessions->parts;
    int result = key_list(value, &items, &sessions->part_count, sizeof *sessions->parts, part_read, key,
                          _("a list of the parts in their order"), reading);

    sessions->parts = items;
    return result;
}

static const struct named_value by_agreement[] = {{"by_agreement", 1}, {NULL, 0}};

static const struct key sessions_keys[] = {{"count", count_read, 0, NULL, false},
                                           {"every", every_read, 0, NULL, false},
                                           {"over", over_read, 0, NULL, false},
                                           {"minutes", key_span, OF_SESSIONS(minutes_min), &minutes_bounds, false},
                                           {"start", key_time, OF_SESSIONS(start), NULL, false},
                                           {"days", key_weekdays, OF_SESSIONS(days), NULL, false},
                                           {"other_days", other_days_read, OF_SESSIONS(other_days_by_agreement),
                                            by_agreement, false},
                                           {"season", season_read, 0, NULL, false},
                                           {"skip", skip_read, OF_SESSIONS(skip), NULL, false},
                                           {"parts", parts_read, 0, NULL, false},
                                           {NULL, NULL, 0, NULL, false}};

/* Without a count of its own the course has as many sessions as its parts. */
static int parts_add_up(const struct node *value, struct sessions_rule *sessions, struct reading *reading)
{
    int sum = 0;

    for (size_t i = 0; i < sessions->part_count; i++)
        sum += sessions->parts[i].count;
    if (sessions->count_kind == COUNT_UNSET && sum > 0) {
        sessions->count_kind = COUNT_FIXED;
        sessions->count = sum;
    }
    if (sessions->count_kind == COUNT_FIXED && sum > sessions->count)
        return reading_refuse(reading, node_get(value, "parts"),
                              _("the parts have %d sessions and the course %d; no more than "
                                "the course has were wanted"),
                              sum, sessions->count);
    return 0;
}

int key_sessions(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct sessions_rule *sessions = field;
    int result;

    (void)key;
    if (text_is(value->text, "none")) {
        sessions->none = true;
        return 0;
    }
    result = map_read(value, sessions_keys, sessions, reading);
    if (node_get(value, "every") != NULL && node_get(value, "over") != NULL)
        result = map_wants_one(value, "every", "over", reading);
    if (result == 0)
        result = parts_add_up(value, sessions, reading);
    return result;
}

#include "intake/year_wish.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "intake/year_keys.h"

#include <stdlib.h>

/* One entry under `courses` while it is held against the plan and the catalogue. */
struct judging {
    const struct year_wishes *wishes;
    const struct catalogue *catalogue;
    const struct service *service;
    const struct node *root, *node; /* the plan, the entry */
    struct year_wish *wish;
    struct reading *reading;
};

/* The value of a key, or the whole entry where it is not written. */
static const struct node *place_of(const struct judging *judging, const char *key)
{
    const struct node *value = node_get(judging->node, key);

    return value != NULL ? value : judging->node;
}

/* Whether a key is written for the entry or the plan: what could not be read there is told already. */
static bool written(const struct judging *judging, const char *key)
{
    return node_get(judging->node, key) != NULL || node_get(judging->root, key) != NULL;
}

static int check_service(struct judging *judging)
{
    const char *code = judging->wish->service, *nearest;
    char *shown;

    judging->service = catalogue_service(judging->catalogue, code);
    if (judging->service != NULL)
        return 0;
    nearest = catalogue_nearest_service(judging->catalogue, code);
    shown = text_shown(code);
    if (nearest != NULL)
        reading_refuse(judging->reading, place_of(judging, "service"),
                       _("unknown service '%s'; wanted a service of the catalogue; nearest: %s"), shown, nearest);
    else
        reading_refuse(judging->reading, place_of(judging, "service"),
                       _("unknown service; wanted a service of the catalogue"));
    free(shown);
    return -1;
}

/* What is delivered to one child, family or class is planned for its referral, and not by the year. */
static int check_delivery(const struct judging *judging)
{
    const struct service *service = judging->service;
    const struct node *at = place_of(judging, "service");

    if (!(service->delivered & (1u << DELIVERED_GROUP)))
        return reading_refuse(judging->reading, at, _("%s is not delivered in groups; wanted a service that is"),
                              service->code);
    if (service->sessions.none)
        return reading_refuse(judging->reading, at, _("%s has no sessions; wanted a service that meets"),
                              service->code);
    if (service->at_places.count == 1 && text_is(service->at_places.items[0], "school") &&
        text_blank(judging->wish->school))
        return reading_refuse(judging->reading, at, _("%s meets at a school; wanted 'school: NAME'"), service->code);
    return 0;
}

static int check_dates(const struct judging *judging)
{
    struct year_wish *wish = judging->wish;
    char earliest[DATE_TEXT], latest[DATE_TEXT];

    if (wish->earliest == DATE_NONE)
        wish->earliest = judging->wishes->earliest;
    if (wish->latest == DATE_NONE)
        wish->latest = judging->wishes->latest;
    if (wish->earliest == DATE_NONE && !written(judging, "earliest"))
        reading_refuse(judging->reading, judging->node, _("'%s' is missing; wanted a date here or for the whole plan"),
                       "earliest");
    if (wish->latest == DATE_NONE && !written(judging, "latest"))
        reading_refuse(judging->reading, judging->node, _("'%s' is missing; wanted a date here or for the whole plan"),
                       "latest");
    if (wish->earliest == DATE_NONE || wish->latest == DATE_NONE)
        return -1;
    if (wish->earliest <= wish->latest)
        return 0;
    return reading_refuse(judging->reading, place_of(judging, "latest"),
                          _("'latest', %s, lies before 'earliest', %s; wanted a later day"),
                          date_write(wish->latest, latest), date_write(wish->earliest, earliest));
}

/* Without a word about days the service's own, else Monday to Friday. */
static int check_days(const struct judging *judging)
{
    unsigned own = judging->service->sessions.days, *days = &judging->wish->days;
    bool written = *days != 0;
    char names[32];

    if (*days == 0)
        *days = judging->wishes->days;
    if (*days == 0)
        *days = own != 0 ? own : WEEKDAYS_MON_FRI;
    if (own == 0 || (*days & own) == *days)
        return 0;
    if (written || (*days & own) == 0)
        return reading_refuse(judging->reading, place_of(judging, "days"),
                              _("%s allows %s only; wanted none but these"), judging->service->code,
                              weekdays_write(own, names));
    *days &= own;
    return 0;
}

static int check_times(const struct judging *judging)
{
    struct wish_times *times = &judging->wish->times;
    int own = judging->service->sessions.start;

    if (times->count == 0 && own == TIME_NONE)
        wish_times_copy(times, &judging->wishes->times);
    if (times->count == 0 && own != TIME_NONE)
        wish_times_copy(times, &(struct wish_times){.items = &own, .count = 1});
    if (times->count > 0)
        return 0;
    if (written(judging, "times"))
        return -1;
    return reading_refuse(judging->reading, judging->node,
                          _("'times' is missing, and %s has no time of its own; wanted times as HH:MM"),
                          judging->service->code);
}

/* The item of a list that says a name, or the value that stands in the list's place. */
static const struct node *item_of(const struct node *value, const char *name)
{
    for (size_t i = 0; value->kind == NODE_LIST && i < value->count; i++)
        if (value->items[i]->kind == NODE_SCALAR && text_is(value->items[i]->text, name))
            return value->items[i];
    return value;
}

static int refuse_venue(const struct judging *judging, const char *venue)
{
    const struct texts *known = &judging->wishes->venues;
    const char **names = memory_new((known->count + 1) * sizeof *names);
    const struct node *at = item_of(place_of(judging, "venues"), venue);
    const char *nearest;
    char *shown = text_shown(venue);

    for (size_t i = 0; i < known->count; i++)
        names[i] = known->items[i];
    nearest = text_nearest(venue, names);
    if (nearest != NULL)
        reading_refuse(judging->reading, at, _("unknown venue '%s'; wanted one of the plan's; nearest: %s"), shown,
                       nearest);
    else
        reading_refuse(judging->reading, at, _("unknown venue '%s'; wanted one of the plan's"), shown);
    free(shown);
    free(names);
    return -1;
}

static int check_venues(const struct judging *judging)
{
    const struct texts *known = &judging->wishes->venues;
    struct texts *venues = &judging->wish->venues;
    int result = 0;

    if (venues->count == 0)
        texts_copy(venues, known);
    for (size_t i = 0; known->count > 0 && i < venues->count; i++)
        if (!texts_has(known, venues->items[i]))
            result = refuse_venue(judging, venues->items[i]);
    return result;
}

static int check_wish(struct judging *judging)
{
    int result = 0;

    if (judging->wish->service == NULL || judging->node->kind != NODE_MAP || check_service(judging) != 0)
        return -1;
    if (check_delivery(judging) != 0)
        return -1;
    result |= check_dates(judging);
    result |= check_days(judging);
    result |= check_times(judging);
    result |= check_venues(judging);
    return result;
}

static int check_limits(const struct year_wishes *wishes, const struct node *list, struct reading *reading)
{
    int result = 0;

    for (size_t i = 0; i < wishes->limit_count; i++)
        for (size_t k = 0; k < i; k++)
            if (wishes->limits[i].leader != NULL && text_is(wishes->limits[i].leader, wishes->limits[k].leader)) {
                result = reading_refuse(reading, list->items[i], _("this leader stands twice; wanted each once"));
                break;
            }
    return result;
}

static int check_number(const struct year_wishes *wishes, const struct node *list, struct reading *reading)
{
    int count = 0;

    for (size_t i = 0; i < wishes->course_count; i++)
        count += wishes->courses[i].count;
    if (count <= YEAR_COURSES_MOST)
        return 0;
    return reading_refuse(reading, list, _("%d courses are wanted; one plan has %d at most"), count, YEAR_COURSES_MOST);
}

/* Whatever of the entries could be read is held against the catalogue too, so that one run tells all. */
static int check_wishes(const struct node *root, const struct catalogue *catalogue, struct year_wishes *wishes,
                        struct reading *reading)
{
    const struct node *courses = node_get(root, "courses"), *leaders = node_get(root, "leaders");
    struct judging judging = {.wishes = wishes, .catalogue = catalogue, .root = root, .reading = reading};
    int result = 0;

    for (size_t i = 0; courses != NULL && courses->kind == NODE_LIST && i < wishes->course_count; i++) {
        judging.wish = &wishes->courses[i];
        judging.node = courses->items[i];
        result |= check_wish(&judging);
    }
    if (courses != NULL)
        result |= check_number(wishes, courses, reading);
    return leaders != NULL && leaders->kind == NODE_LIST ? result | check_limits(wishes, leaders, reading) : result;
}

int year_wishes_read(const struct node *root, const struct catalogue *catalogue, struct year_wishes *into,
                     struct messages *messages)
{
    struct reading reading = {.trouble = TROUBLE_DATA, .messages = messages};
    int result;

    *into = (struct year_wishes){.earliest = DATE_NONE, .latest = DATE_NONE, .max_courses = -1};
    result = keys_read(root, year_keys, into, &reading);
    return check_wishes(root, catalogue, into, &reading) == 0 ? result : -1;
}

static void wish_free(struct year_wish *wish)
{
    free(wish->service);
    free(wish->times.items);
    texts_free(&wish->venues);
    texts_free(&wish->leaders);
    free(wish->school);
}

void year_wishes_free(struct year_wishes *wishes)
{
    for (size_t i = 0; i < wishes->course_count; i++)
        wish_free(&wishes->courses[i]);
    for (size_t i = 0; i < wishes->limit_count; i++)
        free(wishes->limits[i].leader);
    free(wishes->name);
    free(wishes->times.items);
    texts_free(&wishes->venues);
    free(wishes->limits);
    free(wishes->courses);
    *wishes = (struct year_wishes){0};
}

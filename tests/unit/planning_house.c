#include "planning_house.h"

#include <stdlib.h>

int planning_day(const char *text)
{
    int date = DATE_NONE;

    if (!date_read(text, &date))
        fail_msg("no date: %s", text);
    return date;
}

static struct closed_period periods[3];
struct calendar planning_calendar;
struct texts planning_skip = {(char *[]){"autumn", "christmas", "winter"}, 3};

int planning_house(void **state)
{
    (void)state;
    periods[0] =
        (struct closed_period){.name = "autumn", .from = planning_day("2026-10-12"), .to = planning_day("2026-10-16")};
    periods[1] = (struct closed_period){.name = "christmas",
                                        .from = planning_day("2026-12-21"),
                                        .to = planning_day("2027-01-03")};
    periods[2] =
        (struct closed_period){.name = "winter", .from = planning_day("2027-02-15"), .to = planning_day("2027-02-19")};
    planning_calendar =
        (struct calendar){.name = "house", .danish_holidays = true, .closed = periods, .closed_count = 3};
    return 0;
}

struct service planning_siblings(void)
{
    static struct duration every[] = {{2, UNIT_WEEK}};

    return (struct service){.code = "siblings-group",
                            .delivered = 1u << DELIVERED_GROUP,
                            .participants = 1u << PARTICIPANT_CHILD | 1u << PARTICIPANT_PARENT,
                            .sessions = {.count_kind = COUNT_FIXED,
                                         .count = 8,
                                         .every = every,
                                         .every_count = 1,
                                         .minutes_min = 90,
                                         .minutes_max = 90,
                                         .start = TIME_NONE,
                                         .season_from = {10, 1},
                                         .season_to = {4, 30},
                                         .skip = planning_skip,
                                         .days = WEEKDAYS_MON_FRI},
                            .parents = {.kind = PARENTS_LAST}};
}

struct service planning_cool_kids(void)
{
    return (struct service){.code = "cool-kids",
                            .delivered = 1u << DELIVERED_GROUP,
                            .participants = 1u << PARTICIPANT_CHILD | 1u << PARTICIPANT_PARENT,
                            .sessions = {.count_kind = COUNT_FIXED,
                                         .count = 10,
                                         .over_min = MONTHS(4),
                                         .over_max = MONTHS(4),
                                         .minutes_min = 120,
                                         .minutes_max = 120,
                                         .start = 15 * 60,
                                         .skip = planning_skip,
                                         .days = WEEKDAYS_MON_FRI},
                            .parents = {.kind = PARENTS_EVERY}};
}

struct service planning_ses(void)
{
    static struct session_part parts[] = {{"group", 3, 120}, {"individual", 3, 60}};

    return (struct service){.code = "ses",
                            .delivered = 1u << DELIVERED_GROUP,
                            .participants = 1u << PARTICIPANT_PARENT,
                            .sessions = {.over_min = WEEKS(8),
                                         .over_max = WEEKS(10),
                                         .start = TIME_NONE,
                                         .skip = planning_skip,
                                         .parts = parts,
                                         .part_count = 2},
                            .parents = {.kind = PARENTS_EVERY}};
}

struct service planning_treatment(void)
{
    static struct session_part parts[] = {{"start_up", 1, 0}};
    static struct duration every[] = {{1, UNIT_WEEK}, {2, UNIT_WEEK}, {1, UNIT_MONTH}};

    return (struct service){.code = "family-treatment",
                            .delivered = 1u << DELIVERED_FAMILY,
                            .participants = 1u << PARTICIPANT_PARENT | 1u << PARTICIPANT_CHILD,
                            .sessions = {.count_kind = COUNT_OPEN,
                                         .every = every,
                                         .every_count = 3,
                                         .minutes_min = 60,
                                         .minutes_max = 90,
                                         .start = TIME_NONE,
                                         .parts = parts,
                                         .part_count = 1},
                            .parents = {.kind = PARENTS_EVERY}};
}

struct plan_wish planning_wish(const struct service *service, const char *start)
{
    return (struct plan_wish){.service = service,
                              .calendar = &planning_calendar,
                              .language = "en",
                              .start = planning_day(start),
                              .time = TIME_NONE,
                              .until = DATE_NONE};
}

/* The plan's dates, "MM-DD MM-DD …". */
static char *dates_of(const struct plan *plan)
{
    struct text text = {0};
    char date[DATE_TEXT];

    text_add(&text, "");
    for (size_t i = 0; i < plan->sessions.count; i++)
        text_add_format(&text, "%s%s", i > 0 ? " " : "", date_write(plan->sessions.items[i].date, date) + 5);
    return text.bytes;
}

void planning_expect(const struct plan_wish *wish, const char *wanted)
{
    struct messages messages = {0};
    struct plan plan;
    char *found;

    if (planning_plan(wish, &plan, &messages) != 0)
        fail_msg("refused: %s", messages.items[0].text);
    found = dates_of(&plan);
    assert_string_equal(found, wanted);
    free(found);
    plan_free(&plan);
    messages_free(&messages);
}

void planning_expect_refused(const struct plan_wish *wish, const char *rule, const char *nearest)
{
    struct messages messages = {0};
    struct plan plan;
    size_t warnings = 0;

    assert_int_equal(planning_plan(wish, &plan, &messages), -1);
    assert_int_equal(plan.sessions.count, 0);
    while (warnings < messages.count && messages.items[warnings].trouble == TROUBLE_WARNING)
        warnings++;
    assert_int_equal(messages.count - warnings, nearest == NULL ? 1 : 2);
    assert_int_equal(messages_trouble(&messages), TROUBLE_FORBIDDEN);
    assert_string_equal(messages.items[warnings].text, rule);
    if (nearest != NULL)
        assert_string_equal(messages.items[warnings + 1].text, nearest);
    messages_free(&messages);
}

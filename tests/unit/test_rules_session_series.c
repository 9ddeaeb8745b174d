#include "planning_house.h"
#include "rules/session_series.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 10

static struct session items[MOST];
static char code[] = "c", group[] = "group", individual[] = "individual";

/* A course with ordinary sessions on these days, blanks between. */
static struct course course_on(const char *days, struct duration rhythm)
{
    struct course course = {.code = code, .rhythm = rhythm, .sessions = {.items = items}};
    char copy[256], *rest = copy;

    memset(items, 0, sizeof items);
    snprintf(copy, sizeof copy, "%s", days);
    for (char *day = strtok_r(copy, " ", &rest); day; day = strtok_r(NULL, " ", &rest)) {
        struct session *session = &items[course.sessions.count++];

        *session = (struct session){
            .number = (int)course.sessions.count, .date = planning_day(day), .kind = group, .start = TIME_NONE};
    }
    course.count = (int)course.sessions.count;
    return course;
}

/* What moving the session of an index to a day makes of it and those behind; the caller frees. */
static char *moved(const struct service *service, const struct course *course, size_t from, const char *day)
{
    const struct session *list[MOST];
    struct plan_wish days = planning_wish(service, day);
    struct series_wish wish = {.days = &days, .course = course, .sessions = list, .date = planning_day(day)};
    struct messages messages = {0};
    struct texts remarks;
    struct dates dates;
    struct text text = {0};
    char written[DATE_TEXT];

    for (size_t i = from; i < course->sessions.count; i++)
        list[wish.count++] = &course->sessions.items[i];
    int result = session_series(&wish, &dates, &remarks, &messages);
    for (size_t i = 0; i < dates.count && result == 0; i++)
        text_add_format(&text, "%s%s%s", i > 0 ? " " : "", date_write(dates.items[i], written),
                        text_empty(remarks.items[i]) ? "" : "!");
    for (size_t i = 0; i < messages.count; i++)
        text_add_format(&text, "%s%s", i > 0 ? "; " : "", messages.items[i].text);
    messages_free(&messages);
    texts_free(&remarks);
    dates_free(&dates);
    return text.bytes;
}

static void assert_moved(const struct service *service, const struct course *course, size_t from, const char *day,
                         const char *wanted)
{
    char *came = moved(service, course, from, day);

    assert_string_equal(came, wanted);
    free(came);
}

/* Two weeks on, around autumn and Christmas, on the new weekday; a remark is marked with ! */
static void a_rhythm_counts_on(void **state)
{
    const struct duration two = {2, UNIT_WEEK};
    struct service service = planning_siblings();
    struct course course = course_on("2026-10-01 2026-10-22 2026-11-05 2026-11-19", two);

    (void)state;
    assert_moved(&service, &course, 1, "2026-10-28", "2026-10-28 2026-11-11 2026-11-25");
    assert_moved(&service, &course, 0, "2026-10-06", "2026-10-06 2026-10-20 2026-11-03 2026-11-17");
    assert_moved(&service, &course, 1, "2026-12-08", "2026-12-08 2027-01-05! 2027-01-19");
    assert_moved(&service, &course, 3, "2026-11-20", "2026-11-20");
}

static void what_does_not_fit_is_refused(void **state)
{
    const struct duration two = {2, UNIT_WEEK};
    struct service service = planning_siblings();
    struct course course = course_on("2027-03-02 2027-03-16 2027-04-06", two);

    (void)state;
    assert_moved(&service, &course, 0, "2027-04-06",
                 "c/3 would be on 2027-05-04, outside the season; the service runs from 10-01 to 04-30");
    assert_moved(&service, &course, 1, "2027-03-27",
                 "siblings-group: 2027-03-27 is a sat; the service allows mon,tue,wed,thu,fri; "
                 "siblings-group: the nearest day that would do is 2027-03-30");
}

/* Over four months from the first session, which stays: 15 January is the last day; when that is past, week by week. */
static void what_is_left_of_the_time_is_shared(void **state)
{
    struct service service = planning_cool_kids();
    struct course course = course_on("2026-09-15 2026-09-29 2026-10-06 2026-10-20 2026-11-03", (struct duration){0});

    (void)state;
    assert_moved(&service, &course, 2, "2026-11-04", "2026-11-04 2026-12-09 2027-01-13");
    assert_moved(&service, &course, 2, "2027-01-12", "2027-01-12 2027-01-19 2027-01-26");
    assert_moved(&service, &course, 0, "2026-09-22", "2026-09-22 2026-10-20 2026-11-17 2026-12-15! 2027-01-19");
}

/* SES: the group's sessions leave room for the talks with each family; those keep their distances. */
static void talks_of_one_family_keep_their_distance(void **state)
{
    struct service service = planning_ses();
    struct course course = course_on("2026-11-03 2026-11-10 2026-11-19", (struct duration){0});

    (void)state;
    for (size_t i = 0; i < course.sessions.count; i++) {
        items[i].referral = 7;
        items[i].kind = individual;
    }
    assert_moved(&service, &course, 0, "2026-11-05", "2026-11-05 2026-11-12 2026-11-23!"); /* a Saturday is put off */
    assert_moved(&service, &course, 1, "2026-12-14", "2026-12-14 2027-01-04!");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rhythm_counts_on),
        cmocka_unit_test(what_does_not_fit_is_refused),
        cmocka_unit_test(what_is_left_of_the_time_is_shared),
        cmocka_unit_test(talks_of_one_family_keep_their_distance),
    };
    return cmocka_run_group_tests(tests, planning_house, NULL);
}

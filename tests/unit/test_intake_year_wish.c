/* The year's plan in YAML: what each course leaves out comes from the plan, then from the service; all that is wrong at once. */
#include "base/date.h"
#include "input/yaml.h"
#include "intake/year_wish.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct service services[] = {
    {.code = "kids", .delivered = 1u << DELIVERED_GROUP, .sessions = {.start = 900, .days = WEEKDAYS_MON_FRI}},
    {.code = "talks", .delivered = 1u << DELIVERED_INDIVIDUAL, .sessions = {.start = TIME_NONE}},
    {.code = "pairs", .delivered = 1u << DELIVERED_GROUP, .sessions = {.start = TIME_NONE}},
    {.code = "away", .delivered = 1u << DELIVERED_GROUP, .sessions = {.none = true, .start = TIME_NONE}},
    {.code = "there", .delivered = 1u << DELIVERED_GROUP, .sessions = {.start = 600}},
};

/* Reads a plan and tells all messages, as "LINE:COLUMN text\n"; the caller frees. */
static char *read_plan(const char *yaml, struct documents *documents, struct year_wishes *wishes)
{
    static char school[] = "school";
    static char *at_school[] = {school};
    struct catalogue catalogue = {.services = services, .service_count = 5};
    struct messages messages = {0};
    struct text told = {0};

    services[4].at_places = (struct texts){at_school, 1};
    text_add(&told, "");
    assert_int_equal(yaml_read("plan", yaml, strlen(yaml), documents, &messages), 0);
    assert_int_equal(documents->count, 1);
    int result = year_wishes_read(documents->roots[0], &catalogue, wishes, &messages);
    for (size_t i = 0; i < messages.count; i++) {
        assert_int_equal(messages.items[i].trouble, TROUBLE_DATA);
        text_add_format(&told, "%d:%d %s\n", messages.items[i].line, messages.items[i].column, messages.items[i].text);
    }
    assert_int_equal(result, messages.count > 0 ? -1 : 0);
    messages_free(&messages);
    return told.bytes;
}

static void what_is_left_out_is_filled_in(void **state)
{
    struct documents documents = {0};
    struct year_wishes wishes;
    char day[DATE_TEXT];
    char *told =
        read_plan("plan: Groups\nearliest: 2026-09-07\nlatest: 2027-06-25\ndays: [mon, sat]\n"
                  "times: [\"16:00\", \"15:00\", \"16:00\"]\nvenues: [A, B, A]\nmax_courses: 3\n"
                  "leaders: [{code: PP, max_courses: 0}]\n"
                  "courses:\n  - {service: kids}\n"
                  "  - {service: pairs, count: 4, earliest: 2026-10-01, days: weekdays, venues: B, leaders: [X, Y],"
                  " ages: 7-9, sessions: 5, minutes: 90}\n"
                  "  - {service: there, school: Skolen, times: 8:15, ages: 8}\n",
                  &documents, &wishes);

    (void)state;
    assert_string_equal(told, "");
    assert_string_equal(wishes.name, "Groups");
    assert_int_equal(wishes.max_courses, 3);
    assert_int_equal(wishes.limit_count, 1);
    assert_int_equal(wishes.limits[0].courses, 0);
    assert_int_equal(wishes.course_count, 3);
    /* The service's own time goes before the plan's; its days are all that is left of the plan's. */
    assert_int_equal(wishes.courses[0].count, 1);
    assert_int_equal(wishes.courses[0].times.count, 1);
    assert_int_equal(wishes.courses[0].times.items[0], 900);
    assert_int_equal(wishes.courses[0].days, 1u << MONDAY);
    assert_int_equal(wishes.courses[0].venues.count, 2);
    assert_int_equal(wishes.courses[0].age_from, -1);
    assert_string_equal(date_write(wishes.courses[0].earliest, day), "2026-09-07");
    assert_int_equal(wishes.courses[1].count, 4);
    assert_int_equal(wishes.courses[1].days, WEEKDAYS_MON_FRI);
    assert_int_equal(wishes.courses[1].times.count, 2);
    assert_int_equal(wishes.courses[1].times.items[0], 960);
    assert_string_equal(wishes.courses[1].venues.items[0], "B");
    assert_int_equal(wishes.courses[1].leaders.count, 2);
    assert_int_equal(wishes.courses[1].age_to, 9);
    assert_int_equal(wishes.courses[1].sessions, 5);
    assert_int_equal(wishes.courses[1].minutes, 90);
    assert_string_equal(date_write(wishes.courses[1].earliest, day), "2026-10-01");
    assert_string_equal(wishes.courses[2].school, "Skolen");
    assert_int_equal(wishes.courses[2].times.items[0], 8 * 60 + 15);
    assert_int_equal(wishes.courses[2].age_from, 8);
    assert_int_equal(wishes.courses[2].at.line, 12);
    free(told);
    year_wishes_free(&wishes);
    documents_free(&documents);
}

static void what_is_wrong_is_told_with_its_place(void **state)
{
    static const struct {
        const char *yaml, *told;
    } cases[] = {
        {"courses:\n  - {service: kids, earliest: 2026-09-07, latest: 2027-01-01}\n",
         "1:1 the key 'plan' is missing; it was wanted here\n"},
        {"plan: x\n", "1:1 the key 'courses' is missing; it was wanted here\n"},
        {"plan: x\ncourses: {}\n", "2:10 no list stands here; a list of courses was wanted\n"},
        {"plan: x\nearliest: soon\ncourses:\n  - {service: kids, latest: 2027-01-01}\n",
         "2:11 this is no day of the calendar; a date as YYYY-MM-DD was wanted\n"},
        {"plan: x\nearliest: 2026-09-07\nlatest: 2027-01-01\ncourses:\n  - {service: talks}\n  - {service: away}\n"
         "  - {service: there}\n  - {service: pairs}\n  - {service: kid}\n  - {count: 2}\n",
         "10:5 the key 'service' is missing; it was wanted here\n"
         "5:15 talks is not delivered in groups; wanted a service that is\n"
         "6:15 away has no sessions; wanted a service that meets\n"
         "7:15 there meets at a school; wanted 'school: NAME'\n"
         "8:5 'times' is missing, and pairs has no time of its own; wanted times as HH:MM\n"
         "9:15 unknown service 'kid'; wanted a service of the catalogue; nearest: kids\n"},
        {"plan: x\nearliest: 2026-09-07\nlatest: 2027-01-01\ntimes: ['12:00']\ncourses:\n"
         "  - {service: there, school: ' '}\n",
         "6:15 there meets at a school; wanted 'school: NAME'\n"},
        {"plan: x\nearliest: 2026-09-07\nlatest: 2027-01-01\nvenues: []\ntimes: []\ncourses:\n"
         "  - {service: kids, venues: [' '], leaders: []}\n",
         "4:9 the list is empty; names were wanted, or the key left out\n"
         "5:8 the list is empty; times as HH:MM were wanted, or the key left out\n"
         "7:29 this is blank; a name was wanted\n"
         "7:45 the list is empty; names were wanted, or the key left out\n"},
        {"plan: x\nearliest: 2026-09-07\nlatest: 2027-01-01\nvenues: [Huset]\ncourses:\n"
         "  - {service: kids, count: 99, venues: [Huset, \"Hus\xc3\xa9t\", Elsewhere]}\n  - {service: kids, count: 99}\n"
         "  - {service: kids, count: 99}\n  - {service: kids, count: 99}\n",
         "6:48 unknown venue 'Hus\xc3\xa9t'; wanted one of the plan's; nearest: Huset\n"
         "6:57 unknown venue 'Elsewhere'; wanted one of the plan's\n"
         "6:3 396 courses are wanted; one plan has 300 at most\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct documents documents = {0};
        struct year_wishes wishes;
        char *told = read_plan(cases[i].yaml, &documents, &wishes);

        assert_string_equal(told, cases[i].told);
        free(told);
        year_wishes_free(&wishes);
        documents_free(&documents);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_left_out_is_filled_in),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
    };

    return cmocka_run_group_tests_name("intake/year_wish", tests, NULL, NULL);
}

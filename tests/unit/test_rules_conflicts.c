#include "rules/another_day.h"
#include "rules/conflicts.h"

#include "planning_house.h"

#define AT(hours, minutes) ((hours)*60 + (minutes))

static char *cool[] = {"cool-kids"};
static char *pair[] = {"AB", "CD"};

/* Two leaders and one who has time, a group of three sessions from Tuesday 6 October 2026, and what is booked for it. */
static struct house {
    struct away away;
    struct staff staff[3];
    struct service service;
    struct session sessions[3];
    struct texts led[3];
    struct course course;
    struct conflict_course judged;
    struct bookings bookings;
    struct conflict_house house;
} house;

static void book(const char *what, int date, int start, const char *venue)
{
    for (size_t i = 0; i < 2; i++)
        bookings_add(&house.bookings, (struct booking){BOOKING_STAFF, pair[i], date, start, 120, what, venue});
    bookings_add(&house.bookings, (struct booking){BOOKING_VENUE, venue, date, start, 120, what, venue});
}

static int set_up(void **state)
{
    static struct leader_rule two[] = {{NULL}, {NULL}};
    static const char *const days[] = {"2026-10-06", "2026-10-20", "2026-11-03"}, *const names[] = {"ck/1", "ck/2",
                                                                                                    "ck/3"};

    (void)state;
    house = (struct house){.service = planning_cool_kids()};
    house.service.group.leader_count = 2;
    house.service.group.qualified = true;
    house.service.group.leaders = two;
    for (size_t i = 0; i < 3; i++) {
        static char *codes[] = {"AB", "CD", "EF"};

        house.staff[i] = (struct staff){.code = codes[i], .qualified = {cool, 1}};
        house.sessions[i] = (struct session){.number = (int)i + 1,
                                             .date = planning_day(days[i]),
                                             .start = AT(15, 0),
                                             .minutes = 120,
                                             .kind = (char *)"group"};
        house.led[i] = (struct texts){pair, 2};
        book(names[i], planning_day(days[i]), AT(15, 0), "Huset");
    }
    house.course = (struct course){.code = (char *)"ck",
                                   .service = (char *)"cool-kids",
                                   .venue = (char *)"Huset",
                                   .count = 3,
                                   .min = 2,
                                   .max = 4,
                                   .leaders = {pair, 2},
                                   .ended_on = DATE_NONE,
                                   .sessions = {house.sessions, 3}};
    house.judged = (struct conflict_course){&house.course, &house.service, house.led, 3, "2026-0009", false};
    house.house = (struct conflict_house){.courses = &house.judged,
                                          .course_count = 1,
                                          .staff = house.staff,
                                          .staff_count = 3,
                                          .bookings = &house.bookings,
                                          .calendar = &planning_calendar,
                                          .language = "en",
                                          .today = planning_day("2026-09-28"),
                                          .since = planning_day("2026-09-28")};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bookings_free(&house.bookings);
    return 0;
}

static void add_line(void *context, const struct conflict *conflict)
{
    text_add_format(context, "%s%s: %s [%s]\n", conflict->warning ? "? " : "", conflict->where, conflict->what,
                    conflict->remedy == NULL ? "" : conflict->remedy);
}

/* All that is found, a line each: where, what, remedy. */
static void found(const char *wanted)
{
    struct text text = {0};

    text_add(&text, "");
    conflicts_find(&house.house, &(const struct conflicts){add_line, &text});
    assert_string_equal(text_bytes(&text), wanted);
    text_free(&text);
}

static void a_sound_house_is_silent(void **state)
{
    (void)state;
    found("");
}

static void leaders(void **state)
{
    (void)state;
    house.staff[1].qualified.count = 0;
    found(
        "ck: cool-kids: the leader CD is not qualified; wanted a qualification in the service [schedule substitute ck/1 "
        "CD --rest]\n");
    house.staff[1].qualified.count = 1;
    house.led[1].count = 1; /* one session alone has leaders of its own */
    found("ck/2: cool-kids: 1 leader is named; the service asks for 2 [schedule substitute ck/2]\n");
    house.sessions[1].referral = 7; /* a talk of one family */
    house.course.count = 2;
    found("");
    house.sessions[1].referral = 0;
    house.course.count = 3;
    house.sessions[1].status = SESSION_HELD;
    found("");
    house.house.held_too = true;
    found("ck/2: cool-kids: 1 leader is named; the service asks for 2 [schedule substitute ck/2]\n");
}

static void days(void **state)
{
    (void)state;
    house.away = (struct away){planning_day("2026-10-20"), planning_day("2026-10-21")};
    house.staff[0].aways = (struct aways){&house.away, 1};
    found("ck/2: AB cannot lead on 2026-10-20, being away from 2026-10-20 to 2026-10-21; wanted another leader or day "
          "[schedule substitute ck/2 AB --by EF]\n");
    house.staff[0].aways.count = 0;
    house.staff[0].possible_days = 1u << TUESDAY;
    found("");
    house.sessions[1].date =
        planning_day("2026-10-13"); /* the holiday ends with the week; AB works on Tuesdays alone */
    found("ck/2: cool-kids: 2026-10-13 is closed (autumn); a session is held on an open day [schedule move ck/2 "
          "2026-10-20 --reason TEXT]\n");
    house.staff[0].possible_days = 0;
    book("x/1", planning_day("2026-10-19"), AT(16, 0),
         "Huset");                                       /* of a course that is closed: no session of the list */
    house.sessions[1].date = planning_day("2026-10-18"); /* a Sunday */
    found("ck/2: cool-kids: 2026-10-18 is a sun; the service allows mon,tue,wed,thu,fri [schedule move ck/2 2026-10-20 "
          "--reason TEXT]\n");
    house.service.sessions.other_days_by_agreement = true;
    found("");
}

/* Ten a year, held month by month; fewer than that only in the weeks around the year's end. */
static void so_many_a_year(void **state)
{
    static const struct {
        const char *today, *since, *first; /* since NULL: today; the others follow two weeks apart, held */
        size_t count, planned;             /* the last so many are not held */
        const char *said;
    } cases[] = {
        {"2026-11-29", NULL, "2026-01-12", 3, 0, ""},
        {"2026-11-30", NULL, "2026-01-12", 3, 0,
         "? ck: sessions held or planned in 2026: 3; the service gives 4 [schedule add ck 2026-12-01]\n"},
        {"2026-12-30", NULL, "2026-01-12", 3, 0,
         "? ck: sessions held or planned in 2026: 3; the service gives 4 [schedule add ck 2026-12-31]\n"},
        {"2026-12-31", NULL, "2026-01-12", 3, 0, "? ck: sessions held or planned in 2026: 3; the service gives 4 []\n"},
        {"2026-12-01", NULL, "2026-04-13", 3, 0, ""}, /* nine months: three of four */
        {"2026-12-01", NULL, "2026-03-30", 2, 0,
         "? ck: sessions held or planned in 2026: 2; the service gives 3 [schedule add ck 2026-12-02]\n"},
        {"2027-01-05", NULL, "2026-01-12", 3, 1,
         "? ck: sessions held in 2026: 2; the service gives 4 [attend take ck/3]\n"},
        {"2027-01-31", NULL, "2026-01-12", 3, 0, "? ck: sessions held in 2026: 3; the service gives 4 []\n"},
        {"2027-02-01", NULL, "2026-01-12", 3, 0, ""},
        {"2027-06-01", "2026-06-01", "2026-01-12", 3, 0, "? ck: sessions held in 2026: 3; the service gives 4 []\n"},
        {"2027-01-05", NULL, "2027-01-12", 3, 0, ""}, /* it begins with the new year */
    };

    (void)state;
    house.service.sessions = (struct sessions_rule){
        .count_kind = COUNT_RANGE, .count_min = 4, .count_max = 4, .count_per = PER_YEAR, .start = TIME_NONE};
    house.course.count = 0;
    bookings_free(&house.bookings);
    house.bookings = (struct bookings){0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        house.house.today = planning_day(cases[i].today);
        house.house.since = cases[i].since ? planning_day(cases[i].since) : house.house.today;
        house.course.sessions.count = cases[i].count;
        for (size_t k = 0; k < cases[i].count; k++) {
            house.sessions[k].date = planning_day(cases[i].first) + 14 * (int)k;
            house.sessions[k].status = k + cases[i].planned < cases[i].count ? SESSION_HELD : SESSION_PLANNED;
        }
        found(cases[i].said);
    }
    house.house.since = house.house.today = planning_day("2026-12-01");
    house.sessions[0].date = planning_day("2026-01-12");
    house.service.sessions.count_unit = COUNT_HOURS; /* two hours each */
    house.course.sessions.count = 1;
    found("? ck: minutes held or planned in 2026: 120; the service gives 240 [schedule add ck 2026-12-02]\n");
    house.sessions[1].date = planning_day("2026-02-12");
    house.course.sessions.count = 2;
    found("");
    house.course.sessions.count = 1;
    house.course.ended_on = planning_day("2026-11-30");
    found("");
}

static void places_and_number(void **state)
{
    (void)state;
    house.judged.placed = 5;
    found("ck: 5 have a place; wanted 4 at most [schedule leave 2026-0009 ck --reason TEXT]\n");
    house.judged.placed = 1;
    found("? ck: begins on 2026-10-06 and 1 has a place; wanted 2 at least [schedule place ck]\n");
    house.house.today = planning_day("2026-09-21"); /* fifteen days before */
    found("");
    house.judged.placed = 3;
    house.course.count = 4;
    found("? ck: 3 sessions stand; the course promises 4 [schedule add ck 2026-11-10]\n");
    house.course.count = 2;
    found("? ck: 3 sessions stand; the course promises 2 [schedule cancel ck/3 --reason TEXT]\n");
    house.course.count = 0; /* open */
    found("");
    house.course.count = 4; /* the rhythm is agreed case by case: the fourth will come */
    house.service.sessions.over_min = house.service.sessions.over_max = (struct duration){0};
    found("");
    house.judged.alone = true; /* what it goes with was closed */
    texts_add(&house.service.with, "family-treatment");
    found("? ck: never goes alone, and the citizen has no open referral to family-treatment []\n");
    texts_free(&house.service.with);
    house.course.ended_on = planning_day("2026-09-20");
    house.judged.placed = 9;
    found("");
}

static void twice_at_once(void **state)
{
    (void)state;
    bookings_add(&house.bookings,
                 (struct booking){BOOKING_STAFF, "CD", planning_day("2026-10-20"), AT(16, 0), 0, "2026-0142", NULL});
    found("2026-0142: CD leads ck/2 and 2026-0142 at once on 2026-10-20; wanted one at a time [screen interview "
          "2026-0142 --at 2026-10-21T16:00]\n");
    house.away = (struct away){planning_day("2026-10-21"), planning_day("2026-10-23")};
    house.staff[1].aways = (struct aways){&house.away, 1};
    found("2026-0142: CD leads ck/2 and 2026-0142 at once on 2026-10-20; wanted one at a time [screen interview "
          "2026-0142 --at 2026-10-26T16:00]\n");
    /* two sessions of courses that are not looked at are history; the interview is not */
    book("ck/3", planning_day("2026-10-20"), AT(17, 30), "Huset");
    house.house.course_count = 0;
    found("2026-0142: CD leads ck/2 and 2026-0142 at once on 2026-10-20; wanted one at a time [screen interview "
          "2026-0142 --at 2026-10-26T16:00]\n");
}

/* Calendars show an interview as an hour: one shortly before a session is told, and its new day has an hour for it. */
static void an_interview_before_a_session(void **state)
{
    (void)state;
    book("x/1", planning_day("2026-10-21"), AT(15, 30), "Salen");
    bookings_add(&house.bookings,
                 (struct booking){BOOKING_STAFF, "CD", planning_day("2026-10-20"), AT(14, 45), 0, "2026-0142", NULL});
    found(
        "? 2026-0142: CD leads 2026-0142 and ck/2 on 2026-10-20, at once if the one whose length is not known takes an hour; wanted "
        "one at a time [screen interview 2026-0142 --at 2026-10-22T14:45]\n");
}

/* Codes that begin alike, and three in one room: each pair is told, each time with the way out of the session that changes. */
static void many_in_one_room(void **state)
{
    static const char *const codes[] = {"c", "ck", "ck-2"}, *const names[] = {"c/1", "ck/1", "ck-2/1"};
    struct session sessions[3];
    struct course courses[3];
    struct texts led = {0};
    struct conflict_course all[3];

    (void)state;
    bookings_free(&house.bookings);
    house.service.group.leader_count = 0;
    for (size_t i = 0; i < 3; i++) {
        sessions[i] = house.sessions[0];
        courses[i] = house.course;
        courses[i].code = (char *)codes[i];
        courses[i].count = 0;
        courses[i].leaders.count = 0;
        courses[i].sessions = (struct sessions){&sessions[i], 1};
        all[i] = (struct conflict_course){&courses[i], NULL, &led, 3, NULL, false};
        bookings_add(&house.bookings,
                     (struct booking){BOOKING_VENUE, "Huset", sessions[i].date, AT(15, 0), 120, names[i], NULL});
    }
    house.house.courses = all;
    house.house.course_count = 3;
    found(
        "ck-2/1: Huset is booked for c/1 and for ck-2/1 at once on 2026-10-06; wanted one at a time [schedule cancel ck-2/1 "
        "--append --reason TEXT]\n"
        "ck/1: Huset is booked for c/1 and for ck/1 at once on 2026-10-06; wanted one at a time [schedule cancel ck/1 "
        "--append --reason TEXT]\n"
        "ck/1: Huset is booked for ck-2/1 and for ck/1 at once on 2026-10-06; wanted one at a time [schedule cancel ck/1 "
        "--append --reason TEXT]\n");
}

static void more_courses_than_agreed(void **state)
{
    struct session later[] = {{.number = 1, .date = planning_day("2026-11-03"), .start = TIME_NONE}};
    struct course other = {.code = (char *)"cl",
                           .service = (char *)"gone",
                           .leaders = {pair, 1},
                           .ended_on = DATE_NONE,
                           .sessions = {later, 1}};
    struct texts led = {pair, 1};
    struct conflict_course both[] = {house.judged, {&other, NULL, &led, 0, NULL, false}};

    (void)state;
    house.house.courses = both;
    house.house.course_count = 2;
    house.staff[0].max_courses = 2;
    found("");
    house.staff[0].max_courses = 1;
    found("AB: AB leads 2 courses at once on 2026-11-03; wanted 1 at most [schedule substitute cl/1 AB --rest]\n");
    later[0].date++; /* the first one is over */
    found("");
}

static void the_nearest_day(void **state)
{
    const struct plan_wish days_of = {.service = &house.service, .calendar = &planning_calendar, .language = "en"};
    const struct staff *who[] = {&house.staff[0], &house.staff[1]};
    struct another_day_wish wish = {.days = &days_of,
                                    .session = &house.sessions[0],
                                    .what = "ck/1",
                                    .venue = "Huset",
                                    .leaders = who,
                                    .leader_count = 2,
                                    .booked = &house.bookings};

    (void)state;
    bookings_sort(&house.bookings);
    assert_int_equal(another_day(&wish), planning_day("2026-10-07"));
    house.staff[1].possible_days = 1u << TUESDAY; /* the 13th is in the holiday, and the 20th is taken by ck/2 */
    assert_int_equal(another_day(&wish), planning_day("2026-10-27"));
    house.staff[0].possible_days = 1u << MONDAY;
    assert_int_equal(another_day(&wish), DATE_NONE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_sound_house_is_silent),
        TEST(leaders),
        TEST(days),
        TEST(places_and_number),
        TEST(so_many_a_year),
        TEST(twice_at_once),
        TEST(an_interview_before_a_session),
        TEST(many_in_one_room),
        TEST(more_courses_than_agreed),
        TEST(the_nearest_day),
    };

    return cmocka_run_group_tests(tests, planning_house, NULL);
}

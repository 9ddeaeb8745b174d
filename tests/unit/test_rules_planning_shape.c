#include "planning_house.h"
#include "rules/plan_slots.h"

static void counts(void **state)
{
    struct service service = planning_treatment();
    struct plan_wish wish = planning_wish(&service, "2026-10-06");
    struct messages messages = {0};
    struct plan plan;

    (void)state;
    planning_expect(&wish, "10-06"); /* open: the first only */
    wish.count = 3;
    planning_expect(&wish, "10-06 10-13 10-20"); /* no skip here, and the closest rhythm */
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_string_equal(plan.sessions.items[0].kind, "start_up");
    assert_string_equal(plan.sessions.items[1].kind, "family");
    assert_int_equal(plan.minutes, 60);
    plan_free(&plan);
    wish.minutes = 75;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.items[2].minutes, 75);
    plan_free(&plan);
    wish = planning_wish(&service, "2026-10-06");
    service.sessions.count_kind = COUNT_FIXED;
    service.sessions.count = 8;
    service.sessions.every_agreed = true; /* counselling: 8 talks, the rhythm agreed */
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.count, 8);
    assert_int_equal(plan.sessions.count, 1);
    plan_free(&plan);
    wish.every = WEEKS(2);
    planning_expect(&wish, "10-06 10-20 11-03 11-17 12-01 12-15 12-29 01-12");
    assert_int_equal(messages.count, 0);
    wish.count = 2;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.count, 2);
    assert_int_equal(messages.count, 1);
    assert_int_equal(messages.items[0].trouble, TROUBLE_WARNING);
    assert_string_equal(messages.items[0].text, "family-treatment: 2 sessions are planned; the service promises 8");
    plan_free(&plan);
    messages_free(&messages);
    service.sessions.none = true;
    planning_expect_refused(&wish, "family-treatment has no sessions; the service only refers on", NULL);
}

static void counts_in_ranges(void **state)
{
    struct service service = planning_treatment();
    struct plan_wish wish = planning_wish(&service, "2026-10-06");

    (void)state;
    service.code = "crisis-help";
    service.sessions.part_count = 0;
    service.sessions.count_kind = COUNT_RANGE;
    service.sessions.count_min = 1;
    service.sessions.count_max = 5;
    planning_expect(&wish, "10-06");
    wish.count = 5;
    planning_expect(&wish, "10-06 10-13 10-20 10-27 11-03");
    wish.count = 6;
    planning_expect_refused(&wish, "crisis-help: 6 sessions; the service gives 1 to 5", NULL);
    service.beyond_refer_to = "counselling"; /* on to other help beyond the most, not below the least */
    planning_expect_refused(&wish, "crisis-help: 6 sessions; the service gives 1 to 5 and guides on to counselling",
                            NULL);
    service.sessions.count_unit = COUNT_HOURS;
    wish.minutes = 60;
    planning_expect_refused(
        &wish, "crisis-help: 6 sessions of 60 minutes; the service gives 1 to 5 hours and guides on to counselling",
        NULL);
    service.sessions.count_unit = COUNT_SESSIONS;
    wish.minutes = 0;
    service.sessions.count_min = 2;
    wish.count = 1;
    planning_expect_refused(&wish, "crisis-help: 1 session; the service gives 2 to 5", NULL);
    service.beyond_refer_to = NULL;
    service.sessions.count_min = service.sessions.count_max = 2;
    wish.count = 0;
    planning_expect(&wish, "10-06 10-13");
    service.sessions.count_unit = COUNT_HOURS; /* two hours in talks of 50 minutes: the last one begun counts */
    wish.minutes = 50;
    planning_expect(&wish, "10-06 10-13 10-20");
    service.sessions.count_min = 4;
    service.sessions.count_max = 10;
    wish.minutes = 60;
    wish.count = 4;
    planning_expect(&wish, "10-06 10-13 10-20 10-27");
    wish.count = 11;
    planning_expect_refused(&wish, "crisis-help: 11 sessions of 60 minutes; the service gives 4 to 10 hours", NULL);
    wish.count = 3;
    planning_expect_refused(&wish, "crisis-help: 3 sessions of 60 minutes; the service gives 4 to 10 hours", NULL);
    service.sessions.count_max = 0; /* a law may give a least number alone */
    planning_expect_refused(&wish, "crisis-help: 3 sessions of 60 minutes; the service gives 4 hours at least", NULL);
    service.sessions.count_unit = COUNT_SESSIONS;
    planning_expect_refused(&wish, "crisis-help: 3 sessions; the service gives 4 at least", NULL);
    service.sessions.count_kind = COUNT_OPEN;
    wish.count = 1001;
    planning_expect_refused(&wish, "crisis-help: 1001 sessions; one course has 1000 at most", NULL);
    wish.count = -1;
    planning_expect_refused(&wish, "crisis-help: -1 sessions; one course has 1000 at most", NULL);
    wish.count = 1000; /* nineteen years of weeks */
    planning_expect_refused(
        &wish, "crisis-help: 1000 sessions are not all held within 10 years; wanted fewer or closer ones",
        "crisis-help: no start within 24 months would do; wanted other days, another rhythm or number of sessions");
}

/* So many a year: whatever a course has of them in its first year, the next has as many. */
static void a_year_has_its_number(void **state)
{
    struct service service = planning_treatment();
    struct plan_wish wish = planning_wish(&service, "2026-12-01");

    (void)state;
    service.code = "supervision";
    service.sessions.part_count = 0;
    service.sessions.count_kind = COUNT_RANGE;
    service.sessions.count_per = PER_YEAR;
    service.sessions.count_min = service.sessions.count_max = 3;
    planning_expect(&wish, "12-01 12-08 12-15");
    wish.count = 2; /* the rest of the year may have fewer */
    planning_expect(&wish, "12-01 12-08");
    wish.count = 5;
    planning_expect_refused(&wish,
                            "supervision: 2026-12-22 would be session 4 in 2026; the service gives 3 a year at most",
                            "supervision: the nearest start that would do is 2026-12-15");
    wish.start = planning_day("2026-12-15");
    planning_expect(&wish, "12-15 12-22 12-29 01-05 01-12");
    service.sessions.count_unit = COUNT_HOURS;
    wish.minutes = 75; /* two of them are two hours and a half, and a third too much */
    planning_expect_refused(
        &wish, "supervision: 2026-12-29 would be session 3 in 2026; the service gives 3 hours a year at most",
        "supervision: no start within 24 months would do; wanted other days, another rhythm or number "
        "of sessions");
}

static void parts_of_a_group_and_of_one_family(void **state)
{
    struct service service = planning_ses();
    struct plan_wish wish = planning_wish(&service, "2027-04-07");
    struct messages messages = {0};
    struct plan plan;

    (void)state;
    service.parents.kind = PARENTS_LAST;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.count, 3); /* the talks come later, place by place */
    assert_int_equal(plan.count, 6);
    assert_int_equal(plan.minutes, 120);
    assert_false(plan.sessions.items[2].parents); /* the last is a talk */
    assert_false(plan.sessions.items[2].children);
    plan_free(&plan);
    planning_expect(&wish, "04-07 04-21 05-05");
    wish.one_referral = true;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.count, 6);
    assert_string_equal(plan.sessions.items[2].kind, "group");
    assert_string_equal(plan.sessions.items[3].kind, "individual");
    assert_int_equal(plan.sessions.items[3].minutes, 60);
    assert_true(plan.sessions.items[5].parents);
    plan_free(&plan);
    messages_free(&messages);
}

/* A number that is wished dates so many; the course has no last one by that. */
static void an_open_number_stays_open(void **state)
{
    struct service service = planning_treatment();
    struct plan_wish wish = planning_wish(&service, "2026-10-06");
    struct meeting_rule talk = {.kind = (char[]){"closing talk"}, .of = {.kind = EVENT_END}};
    struct messages messages = {0};
    struct plan plan;

    (void)state;
    wish.count = 3;
    service.parents.kind = PARENTS_LAST;
    service.meetings = &talk;
    service.meeting_count = 1;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
        assert_int_equal(plan.sessions.count, 3);
        assert_int_equal(plan.count, 0);
        assert_false(plan.sessions.items[2].parents);
        plan_free(&plan);
        service.sessions.count_kind = COUNT_RANGE; /* and with so many a year the next year has as many */
        service.sessions.count_min = service.sessions.count_max = 3;
        service.sessions.count_per = PER_YEAR;
    }
    service.sessions.count_per = PER_COURSE;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.count, 4); /* with the talk at the end */
    assert_int_equal(plan.count, 3);
    plan_free(&plan);
    messages_free(&messages);
}

/* Of several ways to be delivered the one that the citizen is: crisis help to a family or a class, supervision to both carers. */
static void the_kind_is_the_citizens(void **state)
{
    enum { I = 1 << DELIVERED_INDIVIDUAL, F = 1 << DELIVERED_FAMILY, C = 1 << DELIVERED_CLASS };
    static const struct {
        unsigned delivered;
        enum citizen_kind citizen;
        const char *kind;
    } cases[] = {
        {F | C, CITIZEN_CLASS, "class"},      {F | C, CITIZEN_FAMILY, "family"},    {F | C, CITIZEN_CHILD, "family"},
        {I | F, CITIZEN_FAMILY, "family"},    {I | F, CITIZEN_CHILD, "individual"}, {I, CITIZEN_FAMILY, "individual"},
        {I | F, CITIZEN_CLASS, "individual"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct service service = {.delivered = cases[i].delivered};
        const struct plan_wish wish = {.service = &service, .one_referral = true, .citizen = cases[i].citizen};

        assert_string_equal(plan_kind(&wish), cases[i].kind);
    }
}

/* Who takes part: P where parents do, c where only children do. */
static void parents_at(struct service *service, const char *wanted)
{
    struct plan_wish wish = planning_wish(service, "2026-10-20");
    struct messages messages = {0};
    struct plan plan;
    char found[16] = "";

    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    for (size_t i = 0; i < plan.sessions.count && i < 15; i++)
        found[i] = plan.sessions.items[i].parents ? 'P' : plan.sessions.items[i].children ? 'c' : '-';
    assert_string_equal(found, wanted);
    plan_free(&plan);
    messages_free(&messages);
}

static void parents_take_part(void **state)
{
    struct service service = planning_siblings();

    (void)state;
    parents_at(&service, "cccccccP");
    service.parents.kind = PARENTS_FIRST;
    parents_at(&service, "Pccccccc");
    service.parents.kind = PARENTS_EVERY;
    parents_at(&service, "PPPPPPPP");
    service.parents.kind = PARENTS_NONE;
    parents_at(&service, "cccccccc");
    service.parents.kind = PARENTS_UNSET;
    parents_at(&service, "PPPPPPPP"); /* both are named as participants */
    service.participants = 1u << PARTICIPANT_CHILD;
    parents_at(&service, "cccccccc");
    service.participants = 1u << PARTICIPANT_ADULT; /* beside the child, such as foster carers */
    parents_at(&service, "PPPPPPPP");
    service.citizens = 1u << CITIZEN_ADULT; /* the citizen */
    parents_at(&service, "cccccccc");
    service.participants |= 1u << PARTICIPANT_PARENT;
    parents_at(&service, "PPPPPPPP");
    service.participants = 0;
    parents_at(&service, "cccccccc");
    service.parents = (struct parents_rule){.kind = PARENTS_PARALLEL, .parallel = 3};
    parents_at(&service, "PcccPccP");
    service.parents.parallel = 20;
    parents_at(&service, "PPPPPPPP");
    service.parents.parallel = 0;
    parents_at(&service, "cccccccc");
    service.parents.kind = PARENTS_LAST;
    service.sessions.count_kind = COUNT_OPEN; /* which is the last is not known */
    parents_at(&service, "c");
}

static void meetings_are_dated(void **state)
{
    struct meeting_rule rules[] = {
        {.kind = "network meeting", .of = {.kind = EVENT_SESSION, .number = 5}, .in = {0, UNIT_DAY}},
        {.kind = "closing talk", .of = {.kind = EVENT_END}, .in = {21, UNIT_DAY}},
        {.kind = "parents' evening", .of = {.kind = EVENT_START}, .in = {-3, UNIT_DAY}},
        {.kind = "halfway", .of = {.kind = EVENT_HALF}, .in = {20, UNIT_DAY}},
        {.kind = "never", .of = {.kind = EVENT_SESSION, .number = 9}},
        {.kind = "elsewhere", .of = {.kind = EVENT_ACCEPTED}},
    };
    static const struct {
        const char *kind, *date, *remark;
    } wanted[] = {
        {"network meeting", "2026-12-01", NULL},
        {"closing talk", "2027-02-09", NULL},
        {"parents' evening", "2026-10-05", "2026-10-03 is a sat; moved to 2026-10-05"},
        {"halfway", "2026-12-07", NULL},
    };
    struct service service = planning_siblings();
    struct plan_wish wish = planning_wish(&service, "2026-10-06");
    struct messages messages = {0};
    struct plan plan;
    char date[DATE_TEXT];

    (void)state;
    service.meetings = rules;
    service.meeting_count = 6;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.count, 8 + 4);
    assert_int_equal(plan.count, 8); /* meetings are none of the promised sessions */
    for (size_t i = 0; i < 4; i++) {
        const struct session *meeting = &plan.sessions.items[8 + i];

        assert_int_equal(meeting->number, 9 + i);
        assert_string_equal(meeting->kind, wanted[i].kind);
        assert_string_equal(date_write(meeting->date, date), wanted[i].date);
        assert_true(text_is(meeting->remark, wanted[i].remark));
        assert_true(meeting->parents && !meeting->children);
        assert_int_equal(meeting->start, TIME_NONE);
    }
    plan_free(&plan);
    rules[1].in.count = 28; /* 16 February is in the winter holiday */
    rules[3] = (struct meeting_rule){.kind = "after each", .of = {.kind = EVENT_EACH_SESSION}, .in = {1, UNIT_WEEKDAY}};
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.count, 8 + 3 + 8);
    assert_string_equal(date_write(plan.sessions.items[9].date, date), "2027-02-22");
    assert_string_equal(plan.sessions.items[9].remark, "2027-02-16 is closed (winter); moved to 2027-02-22");
    assert_string_equal(date_write(plan.sessions.items[11].date, date), "2026-10-07");
    plan_free(&plan);
    rules[0] = (struct meeting_rule){.kind = "halfway", .of = {.kind = EVENT_HALF}}; /* the third of five */
    service.sessions.count = 5;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_string_equal(date_write(plan.sessions.items[5].date, date), "2026-11-03");
    plan_free(&plan);
    service.sessions.count_kind = COUNT_OPEN; /* no end is known, nor a fifth session */
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.count, 1 + 2);
    plan_free(&plan);
    messages_free(&messages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts),
        cmocka_unit_test(counts_in_ranges),
        cmocka_unit_test(a_year_has_its_number),
        cmocka_unit_test(parts_of_a_group_and_of_one_family),
        cmocka_unit_test(an_open_number_stays_open),
        cmocka_unit_test(the_kind_is_the_citizens),
        cmocka_unit_test(parents_take_part),
        cmocka_unit_test(meetings_are_dated),
    };

    return cmocka_run_group_tests(tests, planning_house, NULL);
}

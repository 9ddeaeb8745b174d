#include "planning_house.h"
#include "rules/session_span.h"

static char group[] = "group", individual[] = "individual", talk[] = "closing talk";

/* SES from 8 September 2026: eight weeks on is 3 November. Three sessions of the group, and talks of family 7 and family 8. */
static struct session items[10];

static struct course ses(const char *const days[], size_t count, long referral)
{
    static const char *const shared[] = {"2026-09-08", "2026-09-22", "2026-10-06"};

    for (size_t i = 0; i < 3; i++)
        items[i] = (struct session){.number = (int)i + 1, .date = planning_day(shared[i]), .kind = group};
    for (size_t i = 0; i < count; i++)
        items[3 + i] = (struct session){
            .number = (int)i + 4, .date = planning_day(days[i]), .kind = individual, .referral = referral};
    return (struct course){.code = group, .count = 6, .sessions = {items, 3 + count}};
}

static void the_last_talk_of_a_family(void **state)
{
    static const struct {
        const char *days[3];
        size_t count;
        const char *added; /* NULL: none */
        bool is_short;
        size_t last;
    } cases[] = {
        {{"2026-10-13", "2026-10-20"}, 2, "2026-11-02", true, 5},
        {{"2026-10-13", "2026-10-20"}, 2, "2026-11-03", false, 0}, /* the bound's own day would do */
        {{"2026-10-13", "2026-11-10"}, 2, "2026-10-20", false, 0}, /* not the one typed last, the last by day */
        {{"2026-10-13", "2026-10-30"}, 2, "2026-10-20", true, 4},
        {{"2026-10-13"}, 1, "2026-10-20", false, 0}, /* one is still to come */
        {{"2026-10-13", "2026-10-20", "2026-10-27"}, 3, NULL, true, 5},
        {{"2026-10-13", "2026-10-20", "2026-11-03"}, 3, NULL, false, 0},
        {{"2026-10-13", "2026-10-20"}, 2, NULL, false, 0},
    };
    struct service service = planning_ses();
    struct plan_wish days = planning_wish(&service, "2026-09-08");

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct course course = ses(cases[i].days, cases[i].count, 7);
        struct span_wish wish = {.days = &days,
                                 .course = &course,
                                 .referral = 7,
                                 .date = cases[i].added ? planning_day(cases[i].added) : DATE_NONE};
        struct span span;

        assert_int_equal(session_span_short(&wish, &span), cases[i].is_short);
        if (!cases[i].is_short)
            continue;
        assert_int_equal(span.last, cases[i].last);
        assert_int_equal(span.bound, planning_day("2026-11-03"));
        wish.referral = 8; /* another family's are none of theirs */
        assert_false(session_span_short(&wish, &span));
        wish.referral = 0; /* the group's own are not the end of it */
        assert_false(session_span_short(&wish, &span));
    }
}

static void what_does_not_count(void **state)
{
    static const char *const days[] = {"2026-10-13", "2026-10-20", "2026-10-27"};
    struct meeting_rule meeting = {.kind = talk};
    struct service service = planning_ses();
    struct plan_wish plan = planning_wish(&service, "2026-09-08");
    struct course course = ses(days, 3, 7);
    struct span_wish wish = {.days = &plan, .course = &course, .referral = 7, .date = DATE_NONE};
    struct span span;

    (void)state;
    service.meetings = &meeting;
    service.meeting_count = 1;
    assert_true(session_span_short(&wish, &span));
    items[1].status = SESSION_CANCELLED; /* one of the group's is still to come */
    assert_false(session_span_short(&wish, &span));
    items[1].status = SESSION_PLANNED;
    items[5].status = SESSION_CANCELLED; /* and one of theirs */
    assert_false(session_span_short(&wish, &span));
    items[5].status = SESSION_HELD;
    items[0].status = SESSION_CANCELLED;
    items[6] = (struct session){.number = 7, .date = planning_day("2026-09-29"), .kind = group};
    items[7] = (struct session){.number = 8, .date = planning_day("2026-12-01"), .kind = talk};
    course.sessions.count = 8; /* counted from the first that was not cancelled; a meeting is no end */
    assert_true(session_span_short(&wish, &span));
    assert_int_equal(span.bound, planning_day("2026-11-17"));
    service.sessions.over_min = service.sessions.over_max; /* one length is a limit */
    assert_false(session_span_short(&wish, &span));
    service.sessions.over_min = service.sessions.over_max = (struct duration){0};
    assert_false(session_span_short(&wish, &span));
}

/* Where no place has talks of its own, the course's last session is meant. */
static void a_course_of_one_family(void **state)
{
    static const char *const days[] = {"2026-10-13", "2026-10-20", "2026-10-27"};
    struct service service = planning_ses();
    struct plan_wish plan = planning_wish(&service, "2026-09-08");
    struct course course = ses(days, 2, 0);
    struct span_wish wish = {.days = &plan, .course = &course, .date = planning_day("2026-10-27")};
    struct span span;

    (void)state;
    course.for_referral = 7;
    assert_true(session_span_short(&wish, &span));
    assert_int_equal(span.last, 5);
    wish.date = planning_day("2026-11-03");
    assert_false(session_span_short(&wish, &span));
    course.count = 0; /* open */
    wish.date = planning_day("2026-10-27");
    assert_false(session_span_short(&wish, &span));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_talk_of_a_family),
        cmocka_unit_test(what_does_not_count),
        cmocka_unit_test(a_course_of_one_family),
    };
    return cmocka_run_group_tests(tests, planning_house, NULL);
}

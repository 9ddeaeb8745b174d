#include "planning_house.h"
#include "rules/limits.h"
#include "rules/parent_group.h"

#include <string.h>

static struct service group_of(int parallel, int attend)
{
    struct service service = planning_siblings();

    service.parents = (struct parents_rule){
        .kind = PARENTS_PARALLEL, .parallel = parallel, .attend_min = attend, .attend_max = parallel};
    return service;
}

static void sessions_of_their_own_stand_beside_the_childrens(void **state)
{
    struct meeting_rule talk = {.kind = (char[]){"closing talk"}, .of = {.kind = EVENT_END}};
    struct service service = group_of(3, 2);
    struct plan_wish wish = planning_wish(&service, "2026-10-01");
    struct messages messages = {0};
    struct course course = {0};
    struct plan plan;
    char date[DATE_TEXT];

    (void)state;
    service.meetings = &talk;
    service.meeting_count = 1;
    wish.time = 900;
    wish.parents_apart = true;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.count, 8);
    assert_int_equal(plan.sessions.count, 8 + 1 + 3);
    for (size_t i = 0; i < 8; i++)
        assert_true(plan.sessions.items[i].children && !plan.sessions.items[i].parents);
    for (size_t i = 9; i < 12; i++) {
        const struct session *own = &plan.sessions.items[i];

        assert_int_equal(own->number, i + 1);
        assert_string_equal(own->kind, "parent group");
        assert_true(own->parents && !own->children && own->start == 900 && own->minutes == 90);
        assert_true(parent_group_kind(&service, own->kind) && limits_meeting(&service, own->kind));
    }
    /* The first and the last of the children's days, and one between; a day that moved says why twice. */
    assert_string_equal(date_write(plan.sessions.items[9].date, date), "2026-10-01");
    assert_string_equal(date_write(plan.sessions.items[11].date, date), "2027-01-21");
    course.sessions = plan.sessions;
    assert_int_equal(parent_group_count(&service, &course), 3);
    assert_true(parent_group_apart(&service, &course));
    plan_free(&plan);

    wish.parents_apart = false;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.count, 9);
    course.sessions = plan.sessions;
    assert_int_equal(parent_group_count(&service, &course), 3); /* the talk at the end is none of them */
    assert_false(parent_group_apart(&service, &course));
    service.parents.kind = PARENTS_EVERY;
    assert_int_equal(parent_group_count(&service, &course), 0);
    assert_false(parent_group_kind(&service, "parent group"));
    plan_free(&plan);
    assert_int_equal(messages.count, 0);
}

static void the_remark_of_a_day_holds_for_both(void **state)
{
    struct service service = group_of(8, 0);
    struct plan_wish wish = planning_wish(&service, "2026-10-01");
    struct messages messages = {0};
    struct plan plan;

    (void)state;
    wish.parents_apart = true;
    assert_int_equal(planning_plan(&wish, &plan, &messages), 0);
    assert_int_equal(plan.sessions.count, 16);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(plan.sessions.items[i].date, plan.sessions.items[8 + i].date);
        assert_true(text_is(plan.sessions.items[8 + i].remark, plan.sessions.items[i].remark) ||
                    plan.sessions.items[i].remark == NULL);
    }
    assert_string_equal(plan.sessions.items[9].remark, "2026-10-15 is closed (autumn); moved to 2026-10-22");
    plan_free(&plan);
}

/* P one of the parents' own, x one that was cancelled, b one at which children and parents are, C one of the children. */
static void how_many_are_missing(void **state)
{
    static char own[] = PARENT_GROUP, group[] = "group";
    static const struct {
        const char *sessions;
        int parallel, course; /* sessions of the service's parent group; of the course, 0: open */
        int promised, missing;
    } cases[] = {
        {"CCCCPPP", 3, 4, 3, 0}, {"CCCCPxP", 3, 4, 3, 1},
        {"CCCCxxx", 3, 4, 3, 3}, {"CCPP", 3, 2, 2, 0},     /* a short course has no more of them than sessions */
        {"CCPPx", 3, 0, 3, 1},   {"CCCCPPPP", 3, 4, 3, 0}, /* more than promised are not missing */
        {"bbCC", 3, 4, 3, 0}, /* with the course's own leaders the children's sessions tell */
        {"bCCPx", 3, 4, 3, 1},   {"", 3, 4, 3, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = group_of(cases[i].parallel, 0);
        struct session items[8] = {0};
        struct course course = {.count = cases[i].course, .sessions = {items, strlen(cases[i].sessions)}};

        for (size_t k = 0; k < course.sessions.count; k++) {
            const char sort = cases[i].sessions[k];

            items[k] = (struct session){.number = (int)k + 1,
                                        .kind = strchr("Px", sort) ? own : group,
                                        .date = (int)k,
                                        .parents = sort != 'C',
                                        .children = strchr("Cb", sort) != NULL,
                                        .status = sort == 'x' ? SESSION_CANCELLED : SESSION_PLANNED};
        }
        assert_int_equal(parent_group_promised(&service, &course), cases[i].promised);
        assert_int_equal(parent_group_missing(&service, &course), cases[i].missing);
        assert_true((parent_group_last(&service, &course) == NULL) == !parent_group_apart(&service, &course));
        if (parent_group_last(&service, &course))
            assert_ptr_equal(parent_group_last(&service, &course), &items[course.sessions.count - 1]);
        service.parents.kind = PARENTS_EVERY;
        assert_int_equal(parent_group_promised(&service, &course) + parent_group_missing(&service, &course), 0);
    }
}

/* A course of parents' sessions a week apart: h held, p planned, x cancelled; C one of the children, held. */
static void how_often_they_came(void **state)
{
    static const struct {
        const char *sessions;
        int from, to; /* weeks from the first; -1: open */
        bool closed;
        int came[4]; /* numbers, ended by 0 */
        int wanted, counted, left;
        bool short_of;
    } cases[] = {
        {"hhhhpp", 0, -1, false, {1, 2, 0}, 4, 2, 2, false}, /* just possible */
        {"hhhhpp", 0, -1, false, {1, 0}, 4, 1, 2, true},
        {"hhhhpp", 0, -1, true, {1, 2, 0}, 4, 2, 0, true},   /* it is over, whatever was planned */
        {"hhhhpp", 0, -1, false, {1, 1, 2}, 4, 2, 2, false}, /* both parents at the first */
        {"hhhhhh", 0, -1, true, {1, 2, 4}, 3, 3, 0, false},
        {"hhxhpp", 0, -1, false, {1, 2, 0}, 4, 2, 2, false},
        {"hhhxxp", 0, -1, false, {1, 2, 0}, 4, 2, 1, true}, /* what the house cancelled is nowhere */
        {"hChChp", 0, -1, false, {1, 2, 4}, 3, 1, 1, true}, /* a session of the children is none */
        {"hhhhpp", 2, -1, false, {1, 2, 3}, 4, 1, 2, true}, /* before the place began */
        {"hhhhpp", 0, 4, false, {1, 2, 3}, 4, 3, 1, false},
        {"hhhhpp", 0, -1, false, {0}, 0, 0, 2, false}, /* no number is wanted */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct service service = group_of(6, cases[i].wanted);
        struct session items[8] = {0};
        struct course course = {.sessions = {items, strlen(cases[i].sessions)}};
        struct parent_seat seat = {.service = &service,
                                   .course = &course,
                                   .from = 7 * cases[i].from,
                                   .to = cases[i].to < 0 ? DATE_NONE : 7 * cases[i].to,
                                   .closed = cases[i].closed,
                                   .came = cases[i].came,
                                   .came_count = 4};
        struct parent_tally tally;

        for (size_t k = 0; k < course.sessions.count; k++) {
            char letter = cases[i].sessions[k];

            items[k] = (struct session){.number = (int)k + 1,
                                        .date = 7 * (int)k,
                                        .kind = (char[]){PARENT_GROUP},
                                        .parents = letter != 'C',
                                        .status = letter == 'p'   ? SESSION_PLANNED
                                                  : letter == 'x' ? SESSION_CANCELLED
                                                                  : SESSION_HELD};
        }
        tally = parent_group_tally(&seat);
        if (tally.came != cases[i].counted || tally.left != cases[i].left || tally.short_of != cases[i].short_of)
            fail_msg("case %zu: %d came, %d left, short of it %d", i, tally.came, tally.left, tally.short_of);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sessions_of_their_own_stand_beside_the_childrens),
        cmocka_unit_test(the_remark_of_a_day_holds_for_both),
        cmocka_unit_test(how_many_are_missing),
        cmocka_unit_test(how_often_they_came),
    };

    return cmocka_run_group_tests_name("rules/parent_group", tests, planning_house, NULL);
}

#include "base/text.h"
#include "store/courses.h"
#include "store_group.h"

static int staff_line(void *context, const struct staff *staff)
{
    struct lines *lines = context;

    group_text(&lines->text, staff->code);
    group_text(&lines->text, staff->name);
    group_text(&lines->text, staff->role);
    group_text(&lines->text, staff->organisation);
    text_add_format(&lines->text, "%u %d ", staff->possible_days, staff->max_courses);
    texts_join(&staff->qualified, ",", &lines->text);
    return lines_end(lines);
}

static void put(struct group *group, struct staff staff, bool amended)
{
    bool known = !amended;

    group_begin(group);
    assert_int_equal(store_staff_put(group->store, &staff, &known, &group->messages), 0);
    group_commit(group);
    assert_int_equal(known, amended);
}

static void a_leader_comes_back_as_stored(void **state)
{
    static char *services[] = {"siblings-group", "cool-kids"}, *other[] = {"grief"};
    struct group *group = *state;
    struct lines lines = {0};
    struct staff staff;

    put(group, (struct staff){.code = "zoe"}, false);
    put(group,
        (struct staff){.code = "eva",
                       .name = "Eva O'Eksempel; \"x\"",
                       .role = "psychologist",
                       .organisation = "Skolen",
                       .qualified = {services, 2},
                       .possible_days = 1u << MONDAY | 1u << FRIDAY,
                       .max_courses = 2},
        false);
    assert_int_equal(store_staff_load(group->store, "eva", &staff, &group->messages), 0);
    staff_line(&lines, &staff);
    staff_free(&staff);
    lines_are(&lines, "[eva][Eva O'Eksempel; \"x\"][psychologist][Skolen]17 2 cool-kids,siblings-group\n");
    put(group, (struct staff){.code = "eva", .max_courses = 3}, true);
    put(group, (struct staff){.code = "zoe", .qualified = {other, 1}}, true);
    assert_int_equal(store_staff_each(group->store, staff_line, &lines, &group->messages), 0);
    lines_are(&lines, "[anna][Anna Eksempel][-][-]0 0 \n"
                      "[bo][Bo Eksempel][-][-]0 0 \n"
                      "[eva][Eva O'Eksempel; \"x\"][psychologist][Skolen]17 3 cool-kids,siblings-group\n"
                      "[zoe][-][-][-]0 0 grief\n");
    put(group, (struct staff){.code = "eva", .role = "family therapist", .qualified = {other, 1}}, true);
    lines.stop_after = 3;
    assert_int_equal(store_staff_each(group->store, staff_line, &lines, &group->messages), 7);
    lines_are(&lines, "[anna][Anna Eksempel][-][-]0 0 \n"
                      "[bo][Bo Eksempel][-][-]0 0 \n"
                      "[eva][Eva O'Eksempel; \"x\"][family therapist][Skolen]17 3 grief\n");
}

static void a_leader_nobody_knows(void **state)
{
    struct group *group = *state;
    struct staff staff;

    assert_int_equal(store_staff_load(group->store, "nobody", &staff, &group->messages), -1);
    staff_free(&staff);
    group_told(group, TROUBLE_NOT_FOUND, "no leader nobody; wanted a code that schedule staff lists");
}

static void the_load_of_a_leader(void **state)
{
    static const struct {
        const char *from, *to;
        int courses;
    } cases[] = {{"2026-08-19", "2026-08-19", 0}, {"2026-08-20", "2026-09-15", 1}, {"2026-09-01", "2026-09-16", 2},
                 {"2026-09-01", "2027-01-01", 2}, {"2026-09-23", "2026-09-30", 2}, {"2026-09-24", "2026-09-30", 1},
                 {"2027-01-01", "2027-01-01", 1}};
    struct group *group = *state;
    struct course undated = group_course("undated"), closed = group_course("closed");
    int courses;

    group_keep_ck(group);
    texts_add(&undated.leaders, "anna");
    group_keep(group, undated);
    texts_add(&closed.leaders, "anna");
    closed.ended_on = group_day("2026-08-31");
    group_meets(&closed, "2026-10-01");
    group_keep(group, closed);
    group_begin(group); /* who stands in once has no course for it */
    group_run(group, "INSERT INTO leads (course, session, staff) SELECT id, 2, 'anna' FROM course WHERE code = 'ck'");
    group_commit(group);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store_staff_load_between(group->store, "anna", group_day(cases[i].from),
                                                  group_day(cases[i].to), &courses, &group->messages),
                         0);
        assert_int_equal(courses, cases[i].courses);
    }
    assert_int_equal(store_staff_load_between(group->store, "nobody", group_day("2026-09-01"), group_day("2026-09-01"),
                                              &courses, &group->messages),
                     0);
    assert_int_equal(courses, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_leader_comes_back_as_stored, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_leader_nobody_knows, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(the_load_of_a_leader, group_open_people, group_close),
    };

    return cmocka_run_group_tests_name("store: staff", tests, NULL, NULL);
}

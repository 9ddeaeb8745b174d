#include "base/memory.h"
#include "base/text.h"
#include "store/courses.h"
#include "store_group.h"

#include <stdio.h>
#include <stdlib.h>

static void portray_session(struct text *text, const struct session *session)
{
    text_add_format(text, "\n%d", session->number);
    group_date(text, session->date);
    text_add_format(text, " %d %d ", session->start, session->minutes);
    group_text(text, session->kind);
    group_text(text, session->venue);
    group_text(text, session->remark);
    text_add_format(text, "%d %d %d", session->parents, session->children, (int)session->status);
    group_text(text, session->reason);
    group_text(text, session->theme);
    text_add_format(text, "%d %ld", session->sequence, session->referral);
    group_date(text, session->entered_on);
}

/* Every field of a course but its number; the caller frees. */
static char *portrait(const struct course *course)
{
    struct text text = {0};

    group_text(&text, course->code);
    group_text(&text, course->service);
    group_text(&text, course->venue);
    text_add_format(&text, "%d %d %d %d %d %d %d", course->start, course->minutes, course->count, course->min,
                    course->max, course->age_from, course->age_to);
    group_text(&text, course->school);
    text_add_format(&text, "%ld %d %d %d %d ", course->for_referral, course->rhythm.count, (int)course->rhythm.unit,
                    course->follow_up.count, (int)course->follow_up.unit);
    group_text(&text, course->catalogue);
    group_date(&text, course->planned_on);
    group_date(&text, course->ended_on);
    texts_join(&course->leaders, ",", &text);
    for (size_t i = 0; i < course->sessions.count; i++)
        portray_session(&text, &course->sessions.items[i]);
    return text.bytes;
}

static void assert_kept(struct group *group, struct course course)
{
    struct course loaded;
    char *stored, *found;

    stored = portrait(&course);
    assert_int_equal(store_course_load(group->store, group_keep(group, course), &loaded, &group->messages), 0);
    found = portrait(&loaded);
    assert_string_equal(found, stored);
    assert_true(loaded.id > 0);
    course_free(&loaded);
    free(stored);
    free(found);
}

static void a_course_comes_back_as_stored(void **state)
{
    struct group *group = *state;
    struct course course = group_course("ck-2026-a");
    struct session *session;

    assert_kept(group, group_course("bare"));
    course.venue = memory_text("Grenaa, \"Huset\"; 1");
    course.start = 15 * 60;
    course.minutes = 120;
    course.count = 10;
    course.min = 4;
    course.max = 6;
    course.age_from = 0;
    course.age_to = 12;
    course.school = memory_text("Skolen");
    course.for_referral = 3;
    course.rhythm = (struct duration){2, UNIT_WEEK};
    course.follow_up = (struct duration){3, UNIT_MONTH};
    course.ended_on = group_day("2026-12-24");
    texts_add(&course.leaders, "bo"); /* the primary leader comes first, not who is first by the alphabet */
    texts_add(&course.leaders, "anna");
    group_meets(&course, "2026-09-16");
    session = group_meets(&course, "2026-09-23");
    *session = (struct session){.number = 12,
                                .date = session->date,
                                .start = 0,
                                .minutes = 60,
                                .kind = session->kind,
                                .venue = memory_text("home"),
                                .remark = memory_text("2026-10-14 is closed (autumn)"),
                                .parents = true,
                                .status = SESSION_CANCELLED,
                                .reason = memory_text("illness"),
                                .theme = memory_text("to say no"),
                                .sequence = 3,
                                .referral = 3,
                                .entered_on = group_day("2026-09-22")};
    assert_kept(group, course);
}

static void refused_courses_leave_nothing(void **state)
{
    static const struct {
        const char *code, *leader;
        enum trouble trouble;
        const char *said;
    } cases[] = {
        {"taken", NULL, TROUBLE_DATA, "there is a course taken already; wanted a code that is not taken"},
        {"a/1", NULL, TROUBLE_DATA, "bad course code 'a/1'; wanted a word without /, + and blanks"},
        {"a b", NULL, TROUBLE_DATA, "bad course code 'a b'; wanted a word without /, + and blanks"},
        {"", NULL, TROUBLE_DATA, "bad course code ''; wanted a word without /, + and blanks"},
        {"new", "nobody", TROUBLE_NOT_FOUND, "no leader nobody; wanted a code that schedule staff lists"},
    };
    struct group *group = *state;

    group_keep(group, group_course("taken"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct course course = group_course(cases[i].code);

        if (cases[i].leader != NULL)
            texts_add(&course.leaders, cases[i].leader);
        group_begin(group);
        assert_int_equal(store_course_add(group->store, &course, &group->messages), -1);
        store_rollback(group->store);
        group_told(group, cases[i].trouble, cases[i].said);
        course_free(&course);
    }
    assert_int_equal(group_count(group, "SELECT count(*) FROM course"), 1);
}

static void a_course_by_its_code(void **state)
{
    struct group *group = *state;
    long id = group_keep(group, group_course("ck-2026-a")), found;
    struct course course;

    assert_int_equal(store_course_id(group->store, "ck-2026-a", &found, &group->messages), 0);
    assert_int_equal(found, id);
    assert_int_equal(store_course_id(group->store, "CK-2026-A", &found, &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "no course CK-2026-A; wanted a code that schedule list shows");
    assert_int_equal(store_course_load(group->store, id + 1, &course, &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "no such course; wanted one that is in the store");
    course_free(&course);
}

static void codes_run_by_service_and_year(void **state)
{
    static const struct {
        const char *service;
        int year;
        const char *code;
    } cases[] = {
        {"cool-kids", 2026, "ck-2026-a"},
        {"siblings-group", 2027, "sg-2027-a"},
        {"grief", 2026, "gri-2026-a"},
        {"ses", 2026, "ses-2026-a"},
        {"u", 2026, "u-2026-a"},
        {"først", 2026, "før-2026-a"},
        {"øvelse-på-ø", 2026, "øpø-2026-a"},
        {"a--b-", 2026, "ab-2026-a"},
    };
    struct group *group = *state;
    char *code;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store_course_code(group->store, cases[i].service, cases[i].year, &code, &group->messages), 0);
        assert_string_equal(code, cases[i].code);
        free(code);
    }
}

static void codes_are_never_given_twice(void **state)
{
    struct group *group = *state;
    char *code = NULL;

    for (int i = 0; i < 28; i++) {
        assert_int_equal(store_course_code(group->store, "cool-kids", 2026, &code, &group->messages), 0);
        if (i == 25)
            assert_string_equal(code, "ck-2026-z");
        if (i == 26)
            assert_string_equal(code, "ck-2026-aa");
        if (i == 27)
            assert_string_equal(code, "ck-2026-ab");
        group_keep(group, group_course(code));
        free(code);
    }
    group_begin(group);
    group_run(group, "DELETE FROM course WHERE code = 'ck-2026-c'");
    group_commit(group);
    assert_int_equal(store_course_code(group->store, "cool-kids", 2026, &code, &group->messages), 0);
    assert_string_equal(code, "ck-2026-c");
    free(code);
}

static int course_line(void *context, const struct course_row *row)
{
    struct lines *lines = context;
    struct text *text = &lines->text;

    text_add_format(text, "%s %s", row->code, row->service);
    group_date(text, row->starts_on);
    group_date(text, row->ends_on);
    text_add_format(text, " %d ", row->start);
    group_text(text, row->venue);
    text_add_format(text, "<%s>%d %d %d %d %d", row->leaders, row->placed, row->min, row->max, row->age_from,
                    row->age_to);
    group_text(text, row->school);
    text_add_format(text, "%ld", row->for_referral);
    group_date(text, row->ended_on);
    return lines_end(lines);
}

static void courses_are_listed(void **state)
{
    struct group *group = *state;
    struct course other = group_course("az");
    struct lines lines = {0};
    long ck = group_keep_ck(group);

    free(other.service);
    other.service = memory_text("siblings-group");
    group_keep(group, other);
    group_begin(group);
    assert_int_equal(store_place_add(group->store, 1, ck, group_day("2026-09-16"), &group->messages), 0);
    assert_int_equal(store_place_add(group->store, 2, ck, group_day("2026-09-16"), &group->messages), 0);
    group_run(group, "UPDATE place SET to_on = '2026-09-20', ended = 'left' WHERE referral = 2");
    group_commit(group);
    assert_int_equal(store_course_each(group->store, NULL, course_line, &lines, &group->messages), 0);
    lines_are(&lines, "az siblings-group - - -1 [-]<>0 0 0 -1 -1[-]0 -\n"
                      "ck cool-kids 2026-09-16 2026-09-23 900 [Grenaa]<bo,anna>1 0 6 9 12[-]0 -\n");
    assert_int_equal(store_course_each(group->store, "siblings-group", course_line, &lines, &group->messages), 0);
    lines_are(&lines, "az siblings-group - - -1 [-]<>0 0 0 -1 -1[-]0 -\n");
    lines.stop_after = 1;
    assert_int_equal(store_course_each(group->store, NULL, course_line, &lines, &group->messages), 7);
    text_free(&lines.text);
}

static void courses_of_a_year_by_their_first_session(void **state)
{
    static const struct {
        const char *first, *second;
        bool first_cancelled;
    } courses[] = {
        {"2026-01-01", "2026-12-31", false},
        {"2025-12-31", "2026-01-07", false},
        {"2025-12-31", "2026-01-07", true},
        {"2026-12-31", "2027-01-07", false},
        {NULL, NULL, false},
    };
    struct group *group = *state;
    int counted;

    for (size_t i = 0; i < sizeof courses / sizeof *courses; i++) {
        char code[8];
        struct course course;

        snprintf(code, sizeof code, "c%zu", i);
        course = group_course(code);
        if (courses[i].first != NULL) {
            group_meets(&course, courses[i].first)->status =
                courses[i].first_cancelled ? SESSION_CANCELLED : SESSION_PLANNED;
            group_meets(&course, courses[i].second);
        }
        group_keep(group, course);
    }
    assert_int_equal(store_course_count_year(group->store, "cool-kids", 2026, &counted, &group->messages), 0);
    assert_int_equal(counted, 3);
    assert_int_equal(store_course_count_year(group->store, "cool-kids", 2025, &counted, &group->messages), 0);
    assert_int_equal(counted, 1);
    assert_int_equal(store_course_count_year(group->store, "grief", 2026, &counted, &group->messages), 0);
    assert_int_equal(counted, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_course_comes_back_as_stored, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(refused_courses_leave_nothing, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(a_course_by_its_code, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(codes_run_by_service_and_year, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(codes_are_never_given_twice, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(courses_are_listed, group_open_people, group_close),
        cmocka_unit_test_setup_teardown(courses_of_a_year_by_their_first_session, group_open_people, group_close),
    };

    return cmocka_run_group_tests_name("store: courses", tests, NULL, NULL);
}

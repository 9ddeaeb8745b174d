#include "base/memory.h"
#include "base/text.h"
#include "model/state.h"
#include "store/courses.h"
#include "store_group.h"

#include <stdio.h>
#include <stdlib.h>

/* Six children and an anonymous caller, each with a referral of the same number. Nobody here is real. */
static const char *const people[] = {
    "INSERT INTO person (id, kind, name, birth_date, school) VALUES (1, 'child', 'A', '2016-03-04', 'Skolen'),"
    " (2, 'child', 'B', '2015-01-02', NULL), (3, 'child', 'C', NULL, NULL), (4, 'child', 'D', NULL, NULL),"
    " (5, 'child', 'E', NULL, NULL), (6, 'child', 'F', NULL, NULL)",
    "INSERT INTO person (id, kind, alias, age) VALUES (7, 'anonymous', 'Sol', 14)",
    "INSERT INTO referral (id, year, number, service, citizen, citizen_kind, received_on, entered_on, source,"
    " possible_days) VALUES"
    " (1, 2026, 1, 'cool-kids', 1, 'child', '2026-08-01', '2026-08-01', 'web', 'mon,wed'),"
    " (2, 2026, 2, 'cool-kids', 2, 'child', '2026-08-02', '2026-08-02', 'web', NULL),"
    " (3, 2026, 3, 'cool-kids', 3, 'child', '2026-08-03', '2026-08-03', 'web', NULL),"
    " (4, 2026, 4, 'cool-kids', 4, 'child', '2026-08-04', '2026-08-04', 'web', NULL),"
    " (5, 2026, 5, 'cool-kids', 5, 'child', '2026-08-05', '2026-08-05', 'web', NULL),"
    " (6, 2026, 6, 'siblings-group', 6, 'child', '2026-08-06', '2026-08-06', 'web', NULL),"
    " (7, 2026, 7, 'siblings-group', 7, 'child', '2026-08-07', '2026-08-07', 'web', 'fri')",
    NULL,
};

static int open_with_people(void **state)
{
    int result = group_open(state);

    group_do(*state, people);
    return result;
}

/* --- staff --- */

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

/* --- courses --- */

static struct course course_bare(const char *code)
{
    return (struct course){.code = memory_text(code),
                           .service = memory_text("cool-kids"),
                           .start = TIME_NONE,
                           .age_from = -1,
                           .age_to = -1,
                           .catalogue = memory_text(GROUP_DIGEST),
                           .planned_on = group_day("2026-08-20"),
                           .ended_on = DATE_NONE};
}

static struct session *course_meets(struct course *course, const char *date)
{
    struct sessions *sessions = &course->sessions;
    struct session *session;

    sessions->items = memory_grow(sessions->items, sessions->count, sizeof *sessions->items);
    session = &sessions->items[sessions->count++];
    *session = (struct session){.number = (int)sessions->count,
                                .date = group_day(date),
                                .start = TIME_NONE,
                                .kind = memory_text("group"),
                                .children = true,
                                .entered_on = DATE_NONE};
    return session;
}

/* Stores a course, frees it and gives its number. */
static long keep(struct group *group, struct course course)
{
    long id;

    group_begin(group);
    assert_int_equal(store_course_add(group->store, &course, &group->messages), 0);
    group_commit(group);
    id = course.id;
    course_free(&course);
    return id;
}

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
    assert_int_equal(store_course_load(group->store, keep(group, course), &loaded, &group->messages), 0);
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
    struct course course = course_bare("ck-2026-a");
    struct session *session;

    assert_kept(group, course_bare("bare"));
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
    course_meets(&course, "2026-09-16");
    session = course_meets(&course, "2026-09-23");
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

    keep(group, course_bare("taken"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct course course = course_bare(cases[i].code);

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
    long id = keep(group, course_bare("ck-2026-a")), found;
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
        keep(group, course_bare(code));
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

/* ck: three sessions of which the first and the last are cancelled, two leaders, one open place and one ended. */
static long keep_ck(struct group *group)
{
    struct course course = course_bare("ck");

    course.venue = memory_text("Grenaa");
    course.start = 15 * 60;
    course.minutes = 120;
    course.max = 6;
    course.age_from = 9;
    course.age_to = 12;
    texts_add(&course.leaders, "bo");
    texts_add(&course.leaders, "anna");
    course_meets(&course, "2026-09-09")->status = SESSION_CANCELLED;
    course_meets(&course, "2026-09-16");
    course_meets(&course, "2026-09-23");
    course_meets(&course, "2026-09-30")->status = SESSION_CANCELLED;
    return keep(group, course);
}

static void courses_are_listed(void **state)
{
    struct group *group = *state;
    struct course other = course_bare("az");
    struct lines lines = {0};
    long ck = keep_ck(group);

    free(other.service);
    other.service = memory_text("siblings-group");
    keep(group, other);
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
        course = course_bare(code);
        if (courses[i].first != NULL) {
            course_meets(&course, courses[i].first)->status =
                courses[i].first_cancelled ? SESSION_CANCELLED : SESSION_PLANNED;
            course_meets(&course, courses[i].second);
        }
        keep(group, course);
    }
    assert_int_equal(store_course_count_year(group->store, "cool-kids", 2026, &counted, &group->messages), 0);
    assert_int_equal(counted, 3);
    assert_int_equal(store_course_count_year(group->store, "cool-kids", 2025, &counted, &group->messages), 0);
    assert_int_equal(counted, 1);
    assert_int_equal(store_course_count_year(group->store, "grief", 2026, &counted, &group->messages), 0);
    assert_int_equal(counted, 0);
}

static void the_load_of_a_leader(void **state)
{
    static const struct {
        const char *on;
        int courses;
    } cases[] = {{"2026-09-01", 2}, {"2026-09-23", 2}, {"2026-09-24", 1}, {"2027-01-01", 1}};
    struct group *group = *state;
    struct course undated = course_bare("undated"), closed = course_bare("closed");
    int courses;

    keep_ck(group);
    texts_add(&undated.leaders, "anna");
    keep(group, undated);
    texts_add(&closed.leaders, "anna");
    closed.ended_on = group_day("2026-08-31");
    course_meets(&closed, "2026-10-01");
    keep(group, closed);
    group_begin(group); /* who stands in once has no course for it */
    group_run(group, "INSERT INTO leads (course, session, staff) SELECT id, 2, 'anna' FROM course WHERE code = 'ck'");
    group_commit(group);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(store_staff_load_on(group->store, "anna", group_day(cases[i].on), &courses, &group->messages),
                         0);
        assert_int_equal(courses, cases[i].courses);
    }
    assert_int_equal(store_staff_load_on(group->store, "nobody", group_day("2026-09-01"), &courses, &group->messages),
                     0);
    assert_int_equal(courses, 0);
}

/* --- bookings --- */

static int booking_line(void *context, const struct booking_row *row)
{
    struct lines *lines = context;

    group_date(&lines->text, row->date);
    text_add_format(&lines->text, " %d %d %s %s %s", row->start, row->minutes, row->what, row->is_venue ? "at" : "by",
                    row->who);
    return lines_end(lines);
}

static void what_is_booked(void **state)
{
    static const char *const more[] = {
        "UPDATE session SET start = '10:00', minutes = 60, venue = 'home' WHERE number = 3",
        "INSERT INTO leads (course, session, staff) VALUES (1, 3, 'anna')",
        "INSERT INTO interview (referral, set_for, start, venue, leader, entered_on) VALUES"
        " (1, '2026-09-16', '09:00', 'Auning', 'bo', '2026-09-01')," /* stands */
        " (2, '2026-09-16', '10:00', NULL, 'bo', '2026-09-01'),"     /* set anew below */
        " (3, '2026-09-16', '11:00', 'home', NULL, '2026-09-01'),"   /* at home, by nobody yet */
        " (4, '2026-09-16', '12:00', 'Auning', 'bo', '2026-09-01')," /* withdrawn */
        " (6, '2026-10-01', '12:00', 'Auning', 'bo', '2026-09-01')", /* behind the last day */
        "INSERT INTO interview (referral, set_for, held_on, outcome, leader, entered_on) VALUES"
        " (5, '2026-09-16', '2026-09-16', 'agreed', 'anna', '2026-09-01')", /* held */
        "INSERT INTO interview (referral, set_for, start, leader, entered_on) VALUES"
        " (2, '2026-09-24', NULL, 'anna', '2026-09-01')",
        "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (4, '2026-09-02', '2026-09-02')",
        NULL,
    };
    struct group *group = *state;
    struct lines lines = {0};

    keep_ck(group);
    group_do(group, more);
    assert_int_equal(store_booking_each(group->store, group_day("2026-09-09"), group_day("2026-09-30"), booking_line,
                                        &lines, &group->messages),
                     0);
    lines_are(&lines, " 2026-09-16 540 0 2026-0001 by bo\n"
                      " 2026-09-16 540 0 2026-0001 at Auning\n"
                      " 2026-09-16 900 120 ck/2 by anna\n"
                      " 2026-09-16 900 120 ck/2 by bo\n"
                      " 2026-09-16 900 120 ck/2 at Grenaa\n"
                      " 2026-09-23 600 60 ck/3 by anna\n"
                      " 2026-09-24 -1 0 2026-0002 by anna\n");
    assert_int_equal(store_booking_each(group->store, group_day("2026-09-17"), group_day("2026-09-22"), booking_line,
                                        &lines, &group->messages),
                     0);
    lines_are(&lines, "");
}

/* --- places --- */

static int waiting_line(void *context, const struct waiting_row *row)
{
    struct lines *lines = context;
    struct text *text = &lines->text;

    text_add_format(text, "%ld %d-%d %s%s", row->referral, row->year, row->number, row->service,
                    row->urgent ? " urgent" : "");
    group_date(text, row->accepted_on);
    group_date(text, row->received_on);
    group_date(text, row->birth_date);
    text_add_format(text, " %d", row->age_told);
    group_text(text, row->school);
    text_add_format(text, "%u", row->possible_days);
    return lines_end(lines);
}

static void decide(struct group *group)
{
    static const char *const decisions[] = {
        "INSERT INTO decision (referral, outcome, decided_on, by_user, priority, verdict, reasons, catalogue, entered_on,"
        " to_service) SELECT column1, column2, column3, 'anna', column4, 'eligible', '', '" GROUP_DIGEST
        "', column3, column5"
        " FROM (VALUES (1, 'accept', '2026-08-10', 'normal', NULL), (1, 'accept', '2026-08-12', 'urgent', NULL),"
        " (2, 'accept', '2026-08-11', 'urgent', NULL), (3, 'accept', '2026-08-11', 'normal', NULL),"
        " (3, 'decline', '2026-08-12', 'normal', NULL), (4, 'accept', '2026-08-11', 'normal', NULL),"
        " (6, 'redirect', '2026-08-11', 'normal', 'grief'), (7, 'accept', '2026-08-11', 'normal', NULL))",
        "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (4, '2026-09-02', '2026-09-02')",
        NULL,
    };

    group_do(group, decisions);
}

static void who_waits(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};
    long ck = keep_ck(group);

    decide(group);
    group_begin(group);
    assert_int_equal(store_place_add(group->store, 2, ck, group_day("2026-09-16"), &group->messages), 0);
    group_commit(group);
    assert_int_equal(store_waiting_each(group->store, NULL, waiting_line, &lines, &group->messages), 0);
    lines_are(&lines, "1 2026-1 cool-kids urgent 2026-08-12 2026-08-01 2016-03-04 -1[Skolen]5\n"
                      "7 2026-7 siblings-group 2026-08-11 2026-08-07 - 14[-]16\n");
    group_begin(group); /* who began and stopped waits no more */
    group_run(group, "UPDATE place SET to_on = '2026-09-20', ended = 'left' WHERE referral = 2");
    group_commit(group);
    assert_int_equal(store_waiting_each(group->store, "cool-kids", waiting_line, &lines, &group->messages), 0);
    lines_are(&lines, "1 2026-1 cool-kids urgent 2026-08-12 2026-08-01 2016-03-04 -1[Skolen]5\n");
}

static void waiting_is_what_the_view_says(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};

    keep_ck(group);
    decide(group);
    assert_int_equal(store_waiting_each(group->store, NULL, waiting_line, &lines, &group->messages), 0);
    assert_int_equal(lines.rows, group_count(group, "SELECT count(*) FROM referral_state WHERE state = 'waiting'"));
    assert_int_equal(lines.rows, 3);
    text_free(&lines.text);
}

static int place_line(void *context, const struct place *place)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%ld in %ld", place->referral, place->course);
    group_date(&lines->text, place->from);
    group_date(&lines->text, place->to);
    text_add_format(&lines->text, " %d", (int)place->ended);
    group_text(&lines->text, place->reason);
    return lines_end(lines);
}

static int seat_line(void *context, const struct place *place, const char *reference)
{
    struct lines *lines = context;

    text_add_format(&lines->text, "%s ", reference);
    return place_line(context, place);
}

static void places_are_kept(void **state)
{
    struct group *group = *state;
    struct lines lines = {0};
    long ck = keep_ck(group), other = keep(group, course_bare("other"));

    group_begin(group);
    assert_int_equal(store_place_add(group->store, 2, ck, group_day("2026-09-23"), &group->messages), 0);
    assert_int_equal(store_place_add(group->store, 1, other, group_day("2026-09-16"), &group->messages), 0);
    assert_int_equal(store_place_add(group->store, 1, ck, group_day("2026-09-01"), &group->messages), 0);
    group_commit(group);
    assert_int_equal(
        group_count(group, "SELECT count(*) FROM journal WHERE touched LIKE '%2026-0002%ck%2026-0001%other%'"), 1);
    assert_int_equal(
        group_count(group, "SELECT count(*) FROM place WHERE placed_on = '2026-09-10' AND by_user = 'anna'"), 2);
    assert_int_equal(group_count(group, "SELECT count(*) FROM place WHERE placed_on = '2026-09-01'"), 1);
    group_begin(group);
    group_run(
        group,
        "UPDATE place SET to_on = '2026-09-20', ended = 'completed', reason = 'moved' WHERE course = 1 AND referral = 1");
    group_commit(group);
    assert_int_equal(store_place_each_of(group->store, 1, place_line, &lines, &group->messages), 0);
    lines_are(&lines, "1 in 1 2026-09-01 2026-09-20 1[moved]\n1 in 2 2026-09-16 - 0[-]\n");
    assert_int_equal(store_place_each_in(group->store, ck, seat_line, &lines, &group->messages), 0);
    lines_are(&lines, "2026-0001 1 in 1 2026-09-01 2026-09-20 1[moved]\n2026-0002 2 in 1 2026-09-23 - 0[-]\n");
}

static void refused_places(void **state)
{
    struct group *group = *state;
    long ck = keep_ck(group);

    group_begin(group);
    assert_int_equal(store_place_add(group->store, 1, ck, group_day("2026-09-16"), &group->messages), 0);
    assert_int_equal(store_place_add(group->store, 1, ck, group_day("2026-09-16"), &group->messages), -1);
    group_told(group, TROUBLE_FORBIDDEN, "2026-0001 has been in this course before; wanted a course that is new to it");
    assert_int_equal(store_place_add(group->store, 99, ck, group_day("2026-09-16"), &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "no such referral; wanted one that is in the store");
    assert_int_equal(store_place_add(group->store, 1, 99, group_day("2026-09-16"), &group->messages), -1);
    group_told(group, TROUBLE_NOT_FOUND, "no such course; wanted one that is in the store");
    store_rollback(group->store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_leader_comes_back_as_stored, group_open, group_close),
        cmocka_unit_test_setup_teardown(a_leader_nobody_knows, group_open, group_close),
        cmocka_unit_test_setup_teardown(a_course_comes_back_as_stored, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(refused_courses_leave_nothing, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(a_course_by_its_code, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(codes_run_by_service_and_year, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(codes_are_never_given_twice, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(courses_are_listed, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(courses_of_a_year_by_their_first_session, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(the_load_of_a_leader, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(what_is_booked, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(who_waits, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(waiting_is_what_the_view_says, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(places_are_kept, open_with_people, group_close),
        cmocka_unit_test_setup_teardown(refused_places, open_with_people, group_close),
    };

    return cmocka_run_group_tests_name("store: courses", tests, NULL, NULL);
}

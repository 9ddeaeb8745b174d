#include "base/date.h"
#include "base/text.h"
#include "rules/due.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SESSIONS_MOST 16
#define DAYS(n)     \
    {               \
        n, UNIT_DAY \
    }
#define MONTHS(n)     \
    {                 \
        n, UNIT_MONTH \
    }
#define WEEKDAYS(n)     \
    {                   \
        n, UNIT_WEEKDAY \
    }

static int day(const char *text)
{
    int date = DATE_NONE;

    if (text != NULL && !date_read(text, &date))
        fail_msg("no date: %s", text);
    return date;
}

/* A matter with a place from 1 September 2026 in a course of ten Tuesdays, the first on 1 September, none held yet. */
struct house {
    struct service service;
    struct session sessions[SESSIONS_MOST];
    struct due_done done[8];
    struct due_response responses[4];
    struct matter matter;
    struct due_frame frame;
    struct due_items items;
};

static void house_make(struct house *house, struct due_rule *rules, size_t count)
{
    *house = (struct house){.service = {.due = rules, .due_count = count}};
    house->matter = (struct matter){.referral = 7,
                                    .service = &house->service,
                                    .received_on = day("2026-08-01"),
                                    .accepted_on = day("2026-08-20"),
                                    .interview_held_on = DATE_NONE,
                                    .closed_on = DATE_NONE,
                                    .place_from = day("2026-09-01"),
                                    .place_to = DATE_NONE,
                                    .sessions = house->sessions,
                                    .session_count = 10,
                                    .session_promised = 10,
                                    .rhythm = {1, UNIT_WEEK},
                                    .course_ended_on = DATE_NONE,
                                    .done = house->done,
                                    .responses = house->responses};
    house->frame = (struct due_frame){.today = day("2026-09-15"), .house_since = DATE_NONE};
    for (int i = 0; i < SESSIONS_MOST; i++)
        house->sessions[i] = (struct session){.number = i + 1, .date = day("2026-09-01") + 7 * i, .children = true};
}

static void house_done(struct house *house, const char *what, int session, const char *on)
{
    house->done[house->matter.done_count++] = (struct due_done){.what = what, .of_session = session, .on = day(on)};
}

/* "what of due[!]" of each item, joined by " | "; the ! says overdue, a # missing at closure. */
static void expect(struct house *house, const char *wanted)
{
    struct text found = {0};
    char date[DATE_TEXT];

    due_judge(&house->matter, &house->frame, &house->items);
    for (size_t i = 0; i < house->items.count; i++) {
        const struct due_item *item = &house->items.items[i];

        text_add_format(&found, "%s%s of %s %s%s%s", i == 0 ? "" : " | ", item->what, item->of,
                        date_write(item->due_on, date), item->overdue ? "!" : "", item->missing_at_closure ? "#" : "");
    }
    if (strcmp(text_bytes(&found), wanted) != 0)
        fail_msg("found  %s\n       wanted %s", text_bytes(&found), wanted);
    text_free(&found);
    due_items_free(&house->items);
}

/* --- events ----------------------------------------------------------------------------------- */

static void each_event_has_its_day(void **state)
{
    static char death_on[] = "death_on", unknown[] = "unknown_on", note[] = "note";
    static const struct {
        struct event_ref of;
        struct duration in;
        const char *wanted;
    } cases[] = {
        {{EVENT_RECEIVED, 0, NULL}, DAYS(14), "note of received 2026-08-15!"},
        {{EVENT_ACCEPTED, 0, NULL}, DAYS(14), "note of accepted 2026-09-03!"},
        {{EVENT_START, 0, NULL}, DAYS(0), "note of start 2026-09-01!"},
        {{EVENT_START, 0, NULL}, MONTHS(3), "note of start 2026-12-01"},
        {{EVENT_START, 0, NULL}, DAYS(-7), "note of start 2026-08-25!"},
        {{EVENT_HALF, 0, NULL}, DAYS(7), "note of half 2026-10-06"},
        {{EVENT_END, 0, NULL}, DAYS(21), "note of end 2026-11-24"},
        {{EVENT_SESSION, 3, NULL}, DAYS(0), "note of session 3 2026-09-15"},
        {{EVENT_SESSION, 11, NULL}, DAYS(0), ""},
        {{EVENT_AFTER_SESSIONS, 1, NULL}, DAYS(1), ""},
        {{EVENT_EACH_SESSION, 0, NULL}, DAYS(7), ""},
        {{EVENT_FACT, 0, death_on}, WEEKDAYS(1), "note of death_on 2026-08-10!"},
        {{EVENT_FACT, 0, unknown}, DAYS(1), ""},
        {{EVENT_RULE, 0, unknown}, DAYS(1), ""},
    };
    struct facts facts = {0};

    (void)state;
    facts_add_text(&facts, "death_on", "2026-08-08"); /* a Saturday */
    facts_add_text(&facts, "unknown_on", "soon");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct due_rule rule = {.what = note, .of = cases[i].of, .in = cases[i].in};
        struct house house;

        house_make(&house, &rule, 1);
        house.matter.facts = &facts;
        expect(&house, cases[i].wanted);
    }
    facts_free(&facts);
}

static void what_has_no_event_yet_is_not_due(void **state)
{
    static char what[] = "note";
    static const enum event_kind kinds[] = {EVENT_ACCEPTED, EVENT_START,        EVENT_HALF,           EVENT_END,
                                            EVENT_SESSION,  EVENT_EACH_SESSION, EVENT_AFTER_SESSIONS, EVENT_FACT};

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct due_rule rule = {.what = what, .of = {.kind = kinds[i], .number = 1}, .in = DAYS(1)};
        struct house house;

        house_make(&house, &rule, 1);
        house.matter.accepted_on = house.matter.place_from = DATE_NONE;
        house.sessions[0].status = SESSION_HELD;
        expect(&house, "");
        house.matter.sessions = NULL;
        house.matter.session_count = 0;
        house.matter.place_from = day("2026-09-01");
        expect(&house, "");
    }
}

static void the_calendar_is_kept(void **state)
{
    static char what[] = "note";
    static const struct {
        const char *received;
        struct duration in;
        const char *wanted;
    } cases[] = {
        {"2026-01-31", MONTHS(1), "note of received 2026-02-28!"},
        {"2024-01-31", MONTHS(1), "note of received 2024-02-29!"},
        {"2024-02-29", MONTHS(12), "note of received 2025-02-28!"},
        {"2024-02-29", {1, UNIT_YEAR}, "note of received 2025-02-28!"},
        {"2026-08-31", MONTHS(3), "note of received 2026-11-30"},
        {"2026-08-31", MONTHS(6), "note of received 2027-02-28"},
        {"2025-12-31", DAYS(1), "note of received 2026-01-01!"},
        {"2026-12-25", {2, UNIT_WEEK}, "note of received 2027-01-08"},
        {"2026-03-31", MONTHS(-1), "note of received 2026-02-28!"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct due_rule rule = {.what = what, .of = {.kind = EVENT_RECEIVED}, .in = cases[i].in};
        struct house house;

        house_make(&house, &rule, 1);
        house.matter.received_on = day(cases[i].received);
        expect(&house, cases[i].wanted);
    }
}

static bool christmas(void *context, int date)
{
    (void)context;
    return date == day("2026-12-25") || date == day("2026-12-26") || date == day("2027-01-01");
}

static bool always(void *context, int date)
{
    (void)date;
    return context == NULL;
}

static void weekdays_pass_over_closed_days(void **state)
{
    static const struct {
        const char *from, *to;
        int count;
    } cases[] = {
        {"2026-12-24", "2026-12-28", 1},  {"2026-12-24", "2026-12-31", 4}, {"2026-12-24", "2027-01-04", 5},
        {"2026-12-28", "2026-12-24", -1}, {"2026-12-26", "2026-12-26", 0}, {"2026-12-27", "2026-12-28", 1},
        {"2027-01-04", "2026-12-30", -2},
    };
    struct due_frame frame = {.closed = christmas};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(due_after(&frame, day(cases[i].from), (struct duration){cases[i].count, UNIT_WEEKDAY}),
                         day(cases[i].to));
    assert_int_equal(due_after(&frame, day("2026-12-24"), (struct duration){1, UNIT_DAY}), day("2026-12-25"));
    assert_int_equal(due_after(&frame, DATE_NONE, (struct duration){1, UNIT_WEEKDAY}), DATE_NONE);
    frame.closed = NULL;
    assert_int_equal(due_after(&frame, day("2026-12-24"), (struct duration){1, UNIT_WEEKDAY}), day("2026-12-25"));
    frame.closed = always; /* a calendar that closes every day still comes to an end */
    assert_true(due_after(&frame, day("2026-12-24"), (struct duration){1, UNIT_WEEKDAY}) > day("2027-12-01"));
}

/* --- sessions --------------------------------------------------------------------------------- */

static void the_start_is_the_first_session_with_a_place(void **state)
{
    static char what[] = "note";
    struct due_rule rule = {.what = what, .of = {.kind = EVENT_START}, .in = DAYS(0)};
    struct house house;

    (void)state;
    house_make(&house, &rule, 1);
    house.sessions[0].status = house.sessions[1].status = SESSION_CANCELLED;
    expect(&house, "note of start 2026-09-15");
    house_make(&house, &rule, 1);
    house.matter.place_from = day("2026-09-09");
    expect(&house, "note of start 2026-09-15");
    house_make(&house, &rule, 1);
    house.sessions[0].date = day("2026-09-30"); /* moved behind the second */
    expect(&house, "note of start 2026-09-08!");
    house_make(&house, &rule, 1);
    house.sessions[0].referral = 8; /* another family's own talk */
    house.sessions[1].referral = 7;
    expect(&house, "note of start 2026-09-08!");
    house_make(&house, &rule, 1);
    for (int i = 0; i < 10; i++)
        house.sessions[i].status = SESSION_CANCELLED;
    expect(&house, "");
}

static void numbered_sessions_are_found(void **state)
{
    static char half[] = "midway note", third[] = "third", eight[] = "status meeting";
    static char meeting[] = "network meeting";
    struct meeting_rule meetings[] = {{.kind = meeting}};
    struct due_rule rules[] = {{.what = half, .of = {.kind = EVENT_HALF}, .in = DAYS(7)},
                               {.what = third, .of = {.kind = EVENT_SESSION, .number = 3}, .in = DAYS(0)},
                               {.what = eight, .of = {.kind = EVENT_AFTER_SESSIONS, .number = 2}, .in = DAYS(14)}};
    struct house house;

    (void)state;
    house_make(&house, rules, 3);
    house.matter.session_promised = 9; /* half is then session 5 all the same */
    expect(&house, "midway note of half 2026-10-06 | third of session 3 2026-09-15");
    /* the fifth cancelled: the sixth takes its place; the third moved */
    house.sessions[4].status = SESSION_CANCELLED;
    house.sessions[2].date = day("2026-09-17");
    expect(&house, "midway note of half 2026-10-13 | third of session 3 2026-09-17");
    /* two held, of which the first before the place */
    house.sessions[0].status = house.sessions[1].status = SESSION_HELD;
    house.matter.place_from = day("2026-09-02");
    expect(&house, "midway note of half 2026-10-13 | third of session 3 2026-09-17");
    house.sessions[2].status = SESSION_HELD;
    expect(
        &house,
        "midway note of half 2026-10-13 | third of session 3 2026-09-17 | status meeting of after 2 sessions 2026-10-01");
    /* a place that begins after the half owes nothing for it */
    house.matter.place_from = day("2026-10-20");
    expect(&house, "");
    /* a meeting is no ordinary session */
    house_make(&house, rules, 2);
    house.service.meetings = meetings;
    house.service.meeting_count = 1;
    house.sessions[1].kind = meeting;
    expect(&house, "midway note of half 2026-10-13 | third of session 3 2026-09-22");
}

/* As the meetings themselves count from it: one with the parents that lies before the first session is none. */
static void the_start_is_the_first_session_and_no_meeting(void **state)
{
    static char what[] = "note", meeting[] = "start-up meeting";
    struct meeting_rule meetings[] = {{.kind = meeting}};
    struct due_rule rule = {.what = what, .of = {.kind = EVENT_START}, .in = DAYS(14)};
    struct house house;

    (void)state;
    house_make(&house, &rule, 1);
    expect(&house, "note of start 2026-09-15");
    house.service.meetings = meetings;
    house.service.meeting_count = 1;
    house.sessions[0].kind = meeting;
    expect(&house, "note of start 2026-09-22");
    house.sessions[0].status = SESSION_HELD;
    expect(&house, "note of start 2026-09-22");
}

static void the_end_is_the_last_session_or_the_closing(void **state)
{
    static char what[] = "final report";
    struct due_rule rule = {.what = what, .of = {.kind = EVENT_END}, .in = DAYS(14)};
    struct house house;

    (void)state;
    house_make(&house, &rule, 1);
    expect(&house, "final report of end 2026-11-17");
    house.sessions[9].status = SESSION_CANCELLED; /* not appended again */
    expect(&house, "final report of end 2026-11-10");
    house.matter.session_count = 11;
    expect(&house, "final report of end 2026-11-24");
    house.matter.course_ended_on = day("2026-10-01"); /* broken off */
    expect(&house, "final report of end 2026-10-15");
    house_make(&house, &rule, 1); /* one of a place's own is dated anew */
    house.sessions[9].status = SESSION_CANCELLED;
    house.sessions[9].referral = 7;
    expect(&house, "");
    /* not all are dated yet */
    house_make(&house, &rule, 1);
    house.matter.session_count = 9;
    expect(&house, "");
    /* an open number ends when it is closed */
    house.matter.session_promised = 0;
    expect(&house, "");
    house.matter.course_ended_on = day("2026-11-30");
    expect(&house, "final report of end 2026-12-14");
}

static void a_course_dated_one_by_one_ends_with_as_many_as_it_promises(void **state)
{
    static char what[] = "final report";
    struct due_rule rule = {.what = what, .of = {.kind = EVENT_END}, .in = DAYS(14)};
    struct house house;

    (void)state;
    house_make(&house, &rule, 1);
    house.matter.rhythm = (struct duration){0};
    expect(&house, "final report of end 2026-11-17");
    house.sessions[4].status = SESSION_CANCELLED;
    expect(&house, "");
    house.matter.session_count = 11;
    expect(&house, "final report of end 2026-11-24");
    house.sessions[5].status = SESSION_CANCELLED;
    expect(&house, "");
    house.service.sessions.over_max = (struct duration){4, UNIT_MONTH}; /* spread, and so dated at once */
    expect(&house, "final report of end 2026-11-24");
}

/* A child that changed groups: what counts from the referral was done for good, what counts from the course is owed anew. */
static void done_in_another_course_settles_what_counts_from_none(void **state)
{
    static char letter[] = "letter", reminder[] = "reminder", note[] = "note", report[] = "report";
    struct due_rule rules[] = {{.what = letter, .of = {.kind = EVENT_RECEIVED}, .in = DAYS(30)},
                               {.what = reminder, .of = {.kind = EVENT_RULE, .name = letter}, .in = DAYS(30)},
                               {.what = note, .of = {.kind = EVENT_START}, .in = DAYS(7)},
                               {.what = report, .of = {.kind = EVENT_EACH_SESSION}, .in = DAYS(7)}};
    struct house house;

    (void)state;
    house_make(&house, rules, 4);
    house.sessions[0].status = house.sessions[1].status = SESSION_HELD;
    house_done(&house, "letter", 0, "2026-08-20");
    house_done(&house, "note", 0, "2026-09-08");
    house_done(&house, "report", 0, "2026-09-08");
    house_done(&house, "report", 2, "2026-09-08");
    expect(&house, "reminder of letter 2026-09-19");
    for (size_t i = 0; i < house.matter.done_count; i++)
        house.done[i].elsewhere = true;
    expect(&house, "reminder of letter 2026-09-19 | note of start 2026-09-08! | report of session 1 2026-09-08! | "
                   "report of session 2 2026-09-15");
    house_done(&house, "reminder", 0, "2026-09-10");
    house.done[4].elsewhere = true;
    expect(&house, "note of start 2026-09-08! | report of session 1 2026-09-08! | report of session 2 2026-09-15");
}

static void each_held_session_is_owed_for(void **state)
{
    static char what[] = "contact report";
    struct due_rule rule = {.what = what, .of = {.kind = EVENT_EACH_SESSION}, .in = DAYS(7)};
    struct house house;

    (void)state;
    house_make(&house, &rule, 1);
    house.sessions[0].status = house.sessions[1].status = house.sessions[2].status = SESSION_HELD;
    house.sessions[3].status = SESSION_CANCELLED;
    house.sessions[1].referral = 8;
    expect(&house, "contact report of session 1 2026-09-08! | contact report of session 3 2026-09-22");
    house_done(&house, "contact report", 3, "2026-09-15");
    expect(&house, "contact report of session 1 2026-09-08!");
    house_done(&house, "contact report", 0, "2026-09-16");
    expect(&house, "");
    /* done for none in particular: the oldest that was open on that day, never a later one */
    house_make(&house, &rule, 1);
    house.sessions[0].status = house.sessions[1].status = SESSION_HELD;
    house_done(&house, "contact report", 0, "2026-09-03");
    house_done(&house, "contact report", 0, "2026-09-04");
    expect(&house, "contact report of session 2 2026-09-15");
    /* the same day settles two */
    house_make(&house, &rule, 1);
    house.sessions[0].status = house.sessions[1].status = SESSION_HELD;
    house_done(&house, "contact report", 0, "2026-09-10");
    house_done(&house, "contact report", 0, "2026-09-10");
    expect(&house, "");
    /* what fell due before the house began neither shows nor takes a settlement */
    house_make(&house, &rule, 1);
    house.sessions[0].status = house.sessions[1].status = SESSION_HELD;
    house.frame.house_since = day("2026-09-09");
    expect(&house, "contact report of session 2 2026-09-15");
    house_done(&house, "contact report", 0, "2026-09-10");
    expect(&house, "");
    /* held before the place */
    house_make(&house, &rule, 1);
    house.sessions[0].status = SESSION_HELD;
    house.matter.place_from = day("2026-09-02");
    expect(&house, "");
}

/* --- what settles ----------------------------------------------------------------------------- */

static void the_interview_settles_its_rule(void **state)
{
    static char interview[] = "interview", letter[] = "letter";
    struct due_rule rules[] = {
        {.what = interview, .of = {.kind = EVENT_RECEIVED}, .in = DAYS(14), .to = 1u << RECIPIENT_FAMILY},
        {.what = letter, .of = {EVENT_RULE, 0, interview}, .in = DAYS(7)}};
    struct house house;

    (void)state;
    house_make(&house, rules, 2);
    due_judge(&house.matter, &house.frame, &house.items);
    assert_int_equal(house.items.count, 1);
    assert_ptr_equal(house.items.items[0].rule, &rules[0]);
    assert_int_equal(house.items.items[0].to, 1u << RECIPIENT_FAMILY);
    assert_int_equal(house.items.items[0].occurrence, 1);
    due_items_free(&house.items);
    house.matter.interview_held_on = day("2026-09-10");
    expect(&house, "letter of interview 2026-09-17");
    house_done(&house, "letter", 0, "2026-09-09"); /* before the interview: another letter */
    expect(&house, "letter of interview 2026-09-17");
    house_done(&house, "letter", 0, "2026-09-10");
    expect(&house, "");
}

static void a_done_settles_whatever_the_day(void **state)
{
    static char what[] = "note";
    struct due_rule rule = {.what = what, .of = {.kind = EVENT_START}, .in = DAYS(0)};
    struct house house;

    (void)state;
    house_make(&house, &rule, 1);
    house_done(&house, "another", 0, "2026-09-01");
    expect(&house, "note of start 2026-09-01!");
    house_done(&house, "note", 0, "2026-08-30");
    expect(&house, "");
}

static void a_session_settles(void **state)
{
    static char first[] = "first session", talk[] = "closing talk";
    struct meeting_rule meetings[] = {{.kind = talk}};
    struct due_rule rules[] = {
        {.what = first, .of = {.kind = EVENT_ACCEPTED}, .in = DAYS(14), .settled_by = SETTLED_BY_SESSION},
        {.what = talk, .of = {.kind = EVENT_SESSION, .number = 1}, .in = DAYS(30), .settled_by = SETTLED_BY_SESSION}};
    struct house house;

    (void)state;
    house_make(&house, rules, 2);
    house.service.meetings = meetings;
    house.service.meeting_count = 1;
    expect(&house, "first session of accepted 2026-09-03! | closing talk of session 1 2026-10-01");
    house.sessions[1].status = SESSION_HELD;
    expect(&house, "closing talk of session 1 2026-10-01");
    house.sessions[9].kind = talk;
    house.sessions[9].status = SESSION_CANCELLED;
    expect(&house, "closing talk of session 1 2026-10-01");
    house.sessions[9].status = SESSION_HELD;
    house.matter.place_to = day("2026-10-27"); /* the talk comes after the place */
    expect(&house, "");
    house.sessions[1].status = SESSION_PLANNED; /* a meeting is no first session */
    expect(&house, "first session of accepted 2026-09-03!");
}

static void what_is_done_for_a_session_wants_one(void **state)
{
    static char what[] = "report", group[] = "group", meeting[] = "network meeting";
    struct due_rule rule = {.what = what, .of = {.kind = EVENT_EACH_SESSION}, .in = DAYS(7)};
    struct meeting_rule meetings[] = {{.kind = meeting}};
    struct house house;
    const struct matter *matter = &house.matter;

    (void)state;
    house_make(&house, &rule, 1);
    house.service.meetings = meetings;
    house.service.meeting_count = 1;
    for (int i = 0; i < SESSIONS_MOST; i++)
        house.sessions[i].kind = group;
    assert_false(due_takes(matter, &rule, 0, day("2026-08-31")));
    assert_true(due_takes(matter, &rule, 0, day("2026-09-01"))); /* the mark may come later */
    house_done(&house, "report", 0, "2026-09-01");
    assert_false(due_takes(matter, &rule, 0, day("2026-09-07")));
    assert_true(due_takes(matter, &rule, 0, day("2026-09-08")));
    house_done(&house, "report", 2, "2026-09-09");
    assert_false(due_takes(matter, &rule, 0, day("2026-09-14")));
    house.done[1].elsewhere = true;
    assert_true(due_takes(matter, &rule, 0, day("2026-09-14")));
    house.sessions[1].status = SESSION_CANCELLED;
    assert_false(due_takes(matter, &rule, 0, day("2026-09-14")));
    house.matter.done_count = 0;
    house.sessions[2].kind = meeting;
    house.matter.place_from = day("2026-09-08");
    house.matter.place_to = day("2026-09-22"); /* of the first four sessions only the fourth is left */
    assert_false(due_takes(matter, &rule, 0, day("2026-09-21")));
    assert_true(due_takes(matter, &rule, 0, day("2026-12-31")));
    for (int number = 1; number <= 6; number++)
        assert_int_equal(number == 4, due_takes(matter, &rule, number, day("2026-12-31")));
    house.matter.place_from = DATE_NONE;
    assert_false(due_takes(matter, &rule, 0, day("2026-12-31")));
}

static void an_answer_settles(void **state)
{
    static char epds[] = "epds", sdq[] = "sdq", after[] = "SDQ after", any[] = "EPDS", before[] = "sdq, before";
    struct instrument_use uses[] = {{.instrument = sdq}, {.instrument = epds}};
    struct due_rule rules[] = {
        {.what = any, .of = {.kind = EVENT_RECEIVED}, .in = DAYS(60), .settled_by = SETTLED_BY_RESPONSE},
        {.what = before, .of = {.kind = EVENT_START}, .in = DAYS(30), .settled_by = SETTLED_BY_RESPONSE},
        {.what = after, .of = {.kind = EVENT_END}, .in = DAYS(0), .settled_by = SETTLED_BY_RESPONSE}};
    struct house house;

    (void)state;
    house_make(&house, rules, 3);
    house.service.instruments = uses;
    house.service.instrument_count = 2;
    house.responses[0] = (struct due_response){"sdq", PHASE_BEFORE, day("2026-08-10")};
    house.responses[1] = (struct due_response){"epds", PHASE_BEFORE, day("2026-07-10")};
    house.responses[2] = (struct due_response){"sdq", PHASE_AFTER, day("2026-11-02")};
    expect(&house, "EPDS of received 2026-09-30 | sdq, before of start 2026-10-01 | SDQ after of end 2026-11-03");
    house.matter.response_count = 1;
    expect(&house, "EPDS of received 2026-09-30 | SDQ after of end 2026-11-03");
    house.matter.response_count = 2;
    expect(&house, "SDQ after of end 2026-11-03");
    house.matter.response_count = 3;
    expect(&house, "");
}

/* What was held or answered before the event is of another time. */
static void only_what_comes_after_the_event_settles(void **state)
{
    static char visit[] = "visit", answer[] = "answer", death_on[] = "death_on";
    struct due_rule rules[] = {
        {.what = visit, .of = {EVENT_FACT, 0, death_on}, .in = DAYS(7), .settled_by = SETTLED_BY_SESSION},
        {.what = answer, .of = {.kind = EVENT_START}, .in = DAYS(30), .settled_by = SETTLED_BY_RESPONSE}};
    struct facts facts = {0};
    struct house house;

    (void)state;
    facts_add_text(&facts, "death_on", "2026-09-08");
    house_make(&house, rules, 2);
    house.matter.facts = &facts;
    house.sessions[0].status = SESSION_HELD;
    house.responses[0] = (struct due_response){"sdq", PHASE_BEFORE, day("2026-08-31")};
    house.responses[1] = (struct due_response){"sdq", PHASE_BEFORE, day("2026-09-01")};
    house.matter.response_count = 1;
    expect(&house, "visit of death_on 2026-09-15 | answer of start 2026-10-01");
    house.sessions[1].status = SESSION_HELD;
    house.matter.response_count = 2;
    expect(&house, "");
    facts_free(&facts);
}

/* --- what repeats ----------------------------------------------------------------------------- */

static char follow_up[] = "follow-up", status_report[] = "status report";

/* Family treatment: an open number of sessions, follow-up at 3 months, then every 6, a report ahead of each. */
static void treatment_make(struct house *house, struct due_rule rules[2])
{
    rules[0] =
        (struct due_rule){.what = follow_up, .of = {.kind = EVENT_START}, .in = MONTHS(3), .then_every = MONTHS(6)};
    rules[1] = (struct due_rule){.what = status_report, .of = {EVENT_RULE, 0, follow_up}, .in = DAYS(-14)};
    house_make(house, rules, 2);
    house->matter.session_promised = 0;
}

static void the_next_counts_from_the_day_the_last_was_held(void **state)
{
    struct due_rule rules[2];
    struct house house;

    (void)state;
    treatment_make(&house, rules);
    expect(&house, "follow-up of start 2026-12-01 | status report of follow-up 2026-11-17");
    house_done(&house, "status report", 0, "2026-11-20");
    expect(&house, "follow-up of start 2026-12-01");
    house_done(&house, "follow-up", 0, "2026-11-30"); /* early: and the end of February is near */
    expect(&house, "follow-up of start 2027-05-30 | status report of follow-up 2027-05-16");
    house_done(&house, "follow-up", 0, "2027-08-31"); /* late, and without a report */
    expect(&house, "follow-up of start 2028-02-29 | status report of follow-up 2028-02-15");
    house_done(&house, "status report", 0, "2027-08-31"); /* the day of the follow-up: belongs to the one held */
    expect(&house, "follow-up of start 2028-02-29 | status report of follow-up 2028-02-15");
    house_done(&house, "status report", 0, "2027-09-01");
    expect(&house, "follow-up of start 2028-02-29");
}

static void occurrences_are_counted(void **state)
{
    struct due_rule rules[2];
    struct house house;

    (void)state;
    treatment_make(&house, rules);
    house_done(&house, "follow-up", 0, "2027-05-01"); /* typed in any order, one of them twice */
    house_done(&house, "follow-up", 0, "2026-12-01");
    house_done(&house, "follow-up", 0, "2026-12-01");
    due_judge(&house.matter, &house.frame, &house.items);
    assert_int_equal(house.items.count, 2);
    assert_int_equal(house.items.items[0].occurrence, 3);
    assert_int_equal(house.items.items[1].occurrence, 3);
    assert_int_equal(house.items.items[0].due_on, day("2027-11-01"));
    due_items_free(&house.items);
}

static void only_one_occurrence_is_open(void **state)
{
    struct due_rule rules[2];
    struct house house;

    (void)state;
    treatment_make(&house, rules);
    house.frame.today = day("2030-01-01");
    expect(&house, "follow-up of start 2026-12-01! | status report of follow-up 2026-11-17!");
}

static void none_is_owed_after_the_end(void **state)
{
    struct due_rule rules[2];
    struct house house;

    (void)state;
    treatment_make(&house, rules);
    house.matter.course_ended_on = day("2026-12-01"); /* the day itself is within */
    expect(&house, "follow-up of start 2026-12-01 | status report of follow-up 2026-11-17");
    house.matter.course_ended_on = day("2026-11-30");
    expect(&house, "");
    treatment_make(&house, rules);
    house.matter.session_promised = 10; /* the last on 3 November */
    expect(&house, "");
    treatment_make(&house, rules);
    house_done(&house, "follow-up", 0, "2026-12-01");
    house.matter.course_ended_on = day("2027-05-31");
    expect(&house, "");
}

static void a_courses_own_rhythm_replaces_the_catalogues(void **state)
{
    struct due_rule rules[2];
    struct house house;

    (void)state;
    treatment_make(&house, rules);
    house.matter.follow_up = (struct duration)MONTHS(2);
    expect(&house, "follow-up of start 2026-12-01 | status report of follow-up 2026-11-17");
    house_done(&house, "follow-up", 0, "2026-12-31");
    expect(&house, "follow-up of start 2027-02-28 | status report of follow-up 2027-02-14");
    /* also where the catalogue names only the first */
    rules[0].then_every = (struct duration){0};
    expect(&house, "follow-up of start 2027-02-28 | status report of follow-up 2027-02-14");
    house.matter.follow_up = (struct duration){0};
    expect(&house, "");
}

/* A running course comes with the house: its follow-ups before the first day are passed over, not the ones after. */
static void nothing_before_the_houses_first_day_is_shown(void **state)
{
    struct due_rule rules[2];
    struct house house;

    (void)state;
    treatment_make(&house, rules);
    house.frame.house_since = day("2027-01-01");
    expect(&house, "follow-up of start 2027-06-01 | status report of follow-up 2027-05-18");
    house.frame.house_since = day("2026-12-01"); /* the report of a fortnight before is of another time */
    expect(&house, "follow-up of start 2026-12-01");
    rules[0].then_every = (struct duration){0};
    house.frame.house_since = day("2026-12-02");
    expect(&house, "");
}

static void what_follows_another_rule_waits_for_it(void **state)
{
    static char letter[] = "letter";
    struct due_rule rules[] = {
        {.what = follow_up, .of = {.kind = EVENT_START}, .in = MONTHS(3), .then_every = MONTHS(6)},
        {.what = letter, .of = {EVENT_RULE, 0, follow_up}, .in = DAYS(0)}};
    struct house house;

    (void)state;
    house_make(&house, rules, 2);
    house.matter.session_promised = 0;
    expect(&house, "follow-up of start 2026-12-01");
    house_done(&house, "follow-up", 0, "2026-12-04");
    expect(&house, "follow-up of start 2027-06-04 | letter of follow-up 2026-12-04");
    house_done(&house, "letter", 0, "2026-12-10");
    expect(&house, "follow-up of start 2027-06-04");
    house_done(&house, "follow-up", 0, "2027-06-01");
    expect(&house, "follow-up of start 2027-12-01 | letter of follow-up 2027-06-01");
}

/* Service 1 of Norddjurs: 8 talks, then a status meeting, and a report ahead of it; a rule may only name an earlier one. */
static void rules_stand_on_rules(void **state)
{
    static char meeting[] = "status meeting", copy[] = "copy", wrong[] = "wrong";
    struct due_rule rules[] = {{.what = wrong, .of = {EVENT_RULE, 0, copy}, .in = DAYS(-1)},
                               {.what = meeting, .of = {.kind = EVENT_AFTER_SESSIONS, .number = 2}, .in = DAYS(14)},
                               {.what = status_report, .of = {EVENT_RULE, 0, meeting}, .in = DAYS(-7)},
                               {.what = copy, .of = {EVENT_RULE, 0, status_report}, .in = DAYS(-1)}};
    struct house house;

    (void)state;
    house_make(&house, rules, 4);
    expect(&house, "");
    house.sessions[0].status = house.sessions[1].status = SESSION_HELD;
    expect(&house, "status meeting of after 2 sessions 2026-09-22 | status report of status meeting 2026-09-15 | "
                   "copy of status report 2026-09-14!");
    house_done(&house, "status report", 0, "2026-09-14");
    expect(&house, "status meeting of after 2 sessions 2026-09-22");
    house_done(&house, "status meeting", 0, "2026-09-20");
    expect(&house, "");
}

/* --- closing ---------------------------------------------------------------------------------- */

static void a_closure_ends_the_nagging(void **state)
{
    static char note[] = "note", report[] = "final report", copy[] = "copy";
    static const struct {
        enum closure closure;
        const char *closed, *wanted;
    } cases[] = {
        {CLOSURE_OPEN, NULL,
         "note of start 2026-09-08! | final report of end 2026-11-17 | copy of final report 2026-11-16"},
        {CLOSURE_COMPLETED, "2026-11-05",
         "note of start 2026-09-08# | final report of end 2026-11-17 | copy of final report 2026-11-16"},
        {CLOSURE_COMPLETED, "2026-09-08",
         "note of start 2026-09-08# | final report of end 2026-09-22 | copy of final report 2026-09-21"},
        {CLOSURE_LEFT, "2026-09-08", "note of start 2026-09-08#"},
        {CLOSURE_LEFT, "2026-09-07", ""},
        {CLOSURE_WITHDRAWN, "2026-10-01", "note of start 2026-09-08#"},
        {CLOSURE_DECLINED, "2026-08-25", ""},
        {CLOSURE_REDIRECTED, "2026-08-25", ""},
    };
    struct due_rule rules[] = {{.what = note, .of = {.kind = EVENT_START}, .in = DAYS(7)},
                               {.what = report, .of = {.kind = EVENT_END}, .in = DAYS(14)},
                               {.what = copy, .of = {EVENT_RULE, 0, report}, .in = DAYS(-1)}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct house house;

        house_make(&house, rules, 3);
        house.matter.closure = cases[i].closure;
        house.matter.closed_on = house.matter.place_to = day(cases[i].closed);
        expect(&house, cases[i].wanted);
    }
}

static void a_closing_report_stays_overdue_after_a_good_end(void **state)
{
    static char report[] = "final report";
    struct due_rule rule = {.what = report, .of = {.kind = EVENT_END}, .in = DAYS(14)};
    struct house house;

    (void)state;
    house_make(&house, &rule, 1);
    house.matter.closure = CLOSURE_COMPLETED;
    house.matter.closed_on = house.matter.place_to = day("2026-11-10");
    house.frame.today = day("2026-12-01");
    expect(&house, "final report of end 2026-11-17!");
    house_done(&house, "final report", 0, "2026-12-01");
    expect(&house, "");
}

static void what_sessions_bring_on_outlasts_a_good_end(void **state)
{
    static char meeting[] = "status meeting", report[] = "status report", contact[] = "contact report";
    static const struct {
        enum closure closure;
        const char *closed, *wanted;
    } cases[] = {
        {CLOSURE_COMPLETED, "2026-09-08",
         "status meeting of after 2 sessions 2026-09-22 | status report of status meeting 2026-09-15 | "
         "contact report of session 1 2026-09-08# | contact report of session 2 2026-09-15"},
        {CLOSURE_COMPLETED, "2026-09-15",
         "status meeting of after 2 sessions 2026-09-22 | status report of status meeting 2026-09-15# | "
         "contact report of session 1 2026-09-08# | contact report of session 2 2026-09-15#"},
        {CLOSURE_LEFT, "2026-09-08", "contact report of session 1 2026-09-08#"},
    };
    struct due_rule rules[] = {{.what = meeting, .of = {EVENT_AFTER_SESSIONS, 2, NULL}, .in = DAYS(14)},
                               {.what = report, .of = {EVENT_RULE, 0, meeting}, .in = DAYS(-7)},
                               {.what = contact, .of = {.kind = EVENT_EACH_SESSION}, .in = DAYS(7)}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct house house;

        house_make(&house, rules, 3);
        house.sessions[0].status = house.sessions[1].status = SESSION_HELD;
        house.matter.closure = cases[i].closure;
        house.matter.closed_on = house.matter.place_to = day(cases[i].closed);
        expect(&house, cases[i].wanted);
    }
}

/* --- the house's own rule, and consent -------------------------------------------------------- */

static void a_child_case_wants_its_caseworker(void **state)
{
    struct house house;

    (void)state;
    house_make(&house, NULL, 0);
    expect(&house, "");
    house.matter.child_case = true;
    expect(&house, "caseworker of received 2026-08-01!");
    house.frame.house_since = day("2026-09-15");
    expect(&house, "caseworker of received 2026-09-15");
    house.matter.caseworker = true;
    expect(&house, "");
    house.matter.caseworker = false;
    house.matter.closure = CLOSURE_WITHDRAWN;
    house.matter.closed_on = day("2026-10-01");
    expect(&house, "");
}

static void a_report_without_consent_is_not_owed(void **state)
{
    static char report[] = "contact report", purpose[] = "report";
    struct due_rule rule = {.what = report, .of = {.kind = EVENT_START}, .in = DAYS(0), .needs_consent = purpose};
    struct house house;

    (void)state;
    house_make(&house, &rule, 1);
    expect(&house, "contact report of start 2026-09-01!");
    house.matter.consent_missing = true;
    expect(&house, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_event_has_its_day),
        cmocka_unit_test(what_has_no_event_yet_is_not_due),
        cmocka_unit_test(the_calendar_is_kept),
        cmocka_unit_test(weekdays_pass_over_closed_days),
        cmocka_unit_test(the_start_is_the_first_session_with_a_place),
        cmocka_unit_test(numbered_sessions_are_found),
        cmocka_unit_test(the_start_is_the_first_session_and_no_meeting),
        cmocka_unit_test(the_end_is_the_last_session_or_the_closing),
        cmocka_unit_test(a_course_dated_one_by_one_ends_with_as_many_as_it_promises),
        cmocka_unit_test(done_in_another_course_settles_what_counts_from_none),
        cmocka_unit_test(each_held_session_is_owed_for),
        cmocka_unit_test(the_interview_settles_its_rule),
        cmocka_unit_test(a_done_settles_whatever_the_day),
        cmocka_unit_test(a_session_settles),
        cmocka_unit_test(what_is_done_for_a_session_wants_one),
        cmocka_unit_test(an_answer_settles),
        cmocka_unit_test(only_what_comes_after_the_event_settles),
        cmocka_unit_test(the_next_counts_from_the_day_the_last_was_held),
        cmocka_unit_test(occurrences_are_counted),
        cmocka_unit_test(only_one_occurrence_is_open),
        cmocka_unit_test(none_is_owed_after_the_end),
        cmocka_unit_test(a_courses_own_rhythm_replaces_the_catalogues),
        cmocka_unit_test(nothing_before_the_houses_first_day_is_shown),
        cmocka_unit_test(what_follows_another_rule_waits_for_it),
        cmocka_unit_test(rules_stand_on_rules),
        cmocka_unit_test(a_closure_ends_the_nagging),
        cmocka_unit_test(a_closing_report_stays_overdue_after_a_good_end),
        cmocka_unit_test(what_sessions_bring_on_outlasts_a_good_end),
        cmocka_unit_test(a_child_case_wants_its_caseworker),
        cmocka_unit_test(a_report_without_consent_is_not_owed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A house that is new to kreds: nothing of the time before its first day is overdue, of whatever kind; what falls due in its own time
 * is. */
#include "base/date.h"
#include "rules/due.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define SESSIONS 10
#define BEGAN "2026-09-01"

static int day(const char *text)
{
    int date = DATE_NONE;

    assert_true(date_read(text, &date));
    return date;
}

static char note[] = "note", base[] = "base", death_on[] = "death_on";

/* Something is owed as many days after an event in the spring, or after `base`, which is owed at the start. */
static const struct {
    struct event_ref of;
    struct duration every; /* count 0: once */
    bool repeats;          /* owed again and again, so that in the house's time too */
} kinds[] = {
    {{EVENT_RECEIVED, 0, NULL}, {0}, false},
    {{EVENT_ACCEPTED, 0, NULL}, {0}, false},
    {{EVENT_START, 0, NULL}, {0}, false},
    {{EVENT_HALF, 0, NULL}, {0}, false},
    {{EVENT_END, 0, NULL}, {0}, false},
    {{EVENT_SESSION, 3, NULL}, {0}, false},
    {{EVENT_AFTER_SESSIONS, 3, NULL}, {0}, false},
    {{EVENT_EACH_SESSION, 0, NULL}, {0}, false},
    {{EVENT_FACT, 0, death_on}, {0}, false},
    {{EVENT_RULE, 0, base}, {0}, false},
    {{EVENT_START, 0, NULL}, {3, UNIT_MONTH}, true},
};

/* A child received in February, in a course of ten weeks from 3 March to 5 May, all held. */
struct spring {
    struct due_rule rules[2];
    struct service service;
    struct session sessions[SESSIONS];
    struct due_done done;
    struct facts facts;
    struct matter matter;
};

static void spring_make(struct spring *spring, size_t kind)
{
    *spring = (struct spring){0};
    spring->rules[0] = (struct due_rule){.what = base, .of = {.kind = EVENT_START}, .in = {1, UNIT_DAY}};
    spring->rules[1] =
        (struct due_rule){.what = note, .of = kinds[kind].of, .in = {7, UNIT_DAY}, .then_every = kinds[kind].every};
    spring->service = (struct service){.due = spring->rules, .due_count = 2};
    spring->done = (struct due_done){.what = base, .on = day("2026-03-05")};
    facts_add_text(&spring->facts, death_on, "2026-02-01");
    for (int i = 0; i < SESSIONS; i++)
        spring->sessions[i] = (struct session){
            .number = i + 1, .date = day("2026-03-03") + 7 * i, .status = SESSION_HELD, .children = true};
    spring->matter = (struct matter){.referral = 1,
                                     .service = &spring->service,
                                     .received_on = day("2026-02-02"),
                                     .accepted_on = day("2026-02-09"),
                                     .interview_held_on = DATE_NONE,
                                     .closed_on = DATE_NONE,
                                     .place_from = day("2026-03-03"),
                                     .place_to = DATE_NONE,
                                     .sessions = spring->sessions,
                                     .session_count = SESSIONS,
                                     .session_promised = kinds[kind].repeats ? 0 : SESSIONS,
                                     .course_ended_on = DATE_NONE,
                                     .facts = &spring->facts,
                                     .done = &spring->done,
                                     .done_count = 1,
                                     .child_case = true};
}

/* How much is owed, and how much of it overdue, of one rule (NULL: the house's own). */
static void count(const struct matter *matter, int house_since, const char *today, const char *what, size_t *owed,
                  size_t *overdue)
{
    const struct due_frame frame = {.today = day(today), .house_since = house_since};
    struct due_items items = {0};

    *owed = *overdue = 0;
    due_judge(matter, &frame, &items);
    for (size_t i = 0; i < items.count; i++) {
        if ((items.items[i].rule == NULL ? what != NULL : what == NULL || items.items[i].rule->what != what))
            continue;
        *owed += 1;
        *overdue += items.items[i].overdue;
        assert_true(house_since == DATE_NONE || items.items[i].due_on >= house_since);
    }
    due_items_free(&items);
}

static void nothing_before_the_first_day_is_overdue(void **state)
{
    size_t owed, overdue;

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct spring spring;

        spring_make(&spring, i);
        /* a house that had kreds all the while is late with it */
        count(&spring.matter, DATE_NONE, BEGAN, note, &owed, &overdue);
        assert_true(overdue > 0);
        count(&spring.matter, day(BEGAN), BEGAN, note, &owed, &overdue);
        assert_int_equal(overdue, 0);
        assert_int_equal(owed, kinds[i].repeats);
        /* the last of what repeats comes in the house's own time, and then it is owed */
        count(&spring.matter, day(BEGAN), "2027-01-01", note, &owed, &overdue);
        assert_int_equal(overdue, kinds[i].repeats);
        facts_free(&spring.facts);
    }
}

/* Due on the first day itself is due. */
static void the_first_day_counts(void **state)
{
    struct spring spring;
    size_t owed, overdue;

    (void)state;
    spring_make(&spring, 0);
    spring.matter.received_on = day(BEGAN) - 7;
    count(&spring.matter, day(BEGAN), BEGAN, note, &owed, &overdue);
    assert_int_equal(owed, 1);
    assert_int_equal(overdue, 0);
    spring.matter.received_on--;
    count(&spring.matter, day(BEGAN), BEGAN, note, &owed, &overdue);
    assert_int_equal(owed, 0);
    facts_free(&spring.facts);
}

/* A missing caseworker is asked for from the first day on. */
static void the_caseworker_is_owed_from_the_first_day(void **state)
{
    struct spring spring;
    size_t owed, overdue;

    (void)state;
    spring_make(&spring, 0);
    count(&spring.matter, DATE_NONE, BEGAN, NULL, &owed, &overdue);
    assert_int_equal(overdue, 1);
    count(&spring.matter, day(BEGAN), BEGAN, NULL, &owed, &overdue);
    assert_int_equal(owed, 1);
    assert_int_equal(overdue, 0);
    facts_free(&spring.facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_before_the_first_day_is_overdue),
                                       cmocka_unit_test(the_first_day_counts),
                                       cmocka_unit_test(the_caseworker_is_owed_from_the_first_day)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}

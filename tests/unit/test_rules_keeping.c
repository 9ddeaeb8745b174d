#include "rules/keeping.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A group as one catalogue has it; each test changes what it is about. */
static struct duration weekly = {1, UNIT_WEEK}, fortnightly = {2, UNIT_WEEK};

static struct service service_plain(void)
{
    return (struct service){.group = {.min = 4, .max = 6},
                            .sessions = {.count_kind = COUNT_FIXED,
                                         .count = 10,
                                         .minutes_min = 120,
                                         .minutes_max = 120,
                                         .every = &weekly,
                                         .every_count = 1}};
}

static const struct course planned = {.count = 10, .minutes = 120, .min = 4, .max = 6, .rhythm = {1, UNIT_WEEK}};

/* All that is told, with a bar between. */
static void told_is(const struct course *course, const struct service *then, const struct service *now,
                    const char *wanted)
{
    struct messages messages = {0};
    struct text told = {0};

    keeping_tell(course, then, now, &messages);
    for (size_t i = 0; i < messages.count; i++) {
        assert_int_equal(messages.items[i].trouble, TROUBLE_WARNING);
        text_add_format(&told, "%s%s", i > 0 ? " | " : "", messages.items[i].text);
    }
    assert_string_equal(text_bytes(&told), wanted);
    text_free(&told);
    messages_free(&messages);
}

static void the_same_tells_nothing(void **state)
{
    struct service then = service_plain(), now = service_plain();
    (void)state;

    now.notes = NOTES_NONE;
    now.sessions.start = 900;
    told_is(&planned, &then, &now, "");
}

static void each_number_is_told(void **state)
{
    struct service then = service_plain(), now = service_plain();
    (void)state;

    now.sessions.count = 8;
    now.sessions.minutes_min = 60;
    now.sessions.minutes_max = 90;
    now.sessions.every = &fortnightly;
    now.group.max = 8;
    told_is(
        &planned, &then, &now,
        "planned with 10 sessions, the catalogue now says 8 | planned with sessions of 120 minutes, the catalogue now "
        "says 60-90 | planned with the rhythm '1 week', the catalogue now says '2 weeks' | planned with places for 4-6, "
        "the catalogue now says 4-8");
}

/* What a person chose at the planning is no difference while the catalogue stays, nor what meets the new one by chance. */
static void what_was_chosen_is_no_difference(void **state)
{
    struct service then = service_plain(), now = service_plain();
    struct course course = {.count = 8, .minutes = 60, .min = 4, .max = 8, .rhythm = {2, UNIT_WEEK}};
    (void)state;

    told_is(&course, &then, &now, "");
    now.sessions.count = 8;
    now.sessions.minutes_min = 60;
    now.sessions.minutes_max = 90;
    now.sessions.every = &fortnightly;
    now.group.max = 8;
    told_is(&course, &then, &now, "");
    course.count = 3;
    told_is(&course, &then, &now, "planned with 3 sessions, the catalogue now says 8");
}

static void what_is_no_number_is_told_in_the_catalogues_words(void **state)
{
    struct session_part part = {"start_up", 1, 0}, parts[] = {{"group", 3, 120}, {"individual", 3, 60}};
    struct service then = service_plain(), now = service_plain();
    struct course course = {.for_referral = 1, .max = 1};
    (void)state;

    then.sessions = (struct sessions_rule){.count_kind = COUNT_OPEN, .every_agreed = true};
    then.sessions.parts = &part;
    then.sessions.part_count = 1;
    now.sessions = (struct sessions_rule){.parts = parts, .part_count = 2, .over_max = {10, UNIT_WEEK}};
    now.group.max = 8; /* a course for one has one place all the same */
    told_is(
        &course, &then, &now,
        "planned with the number of sessions 'open', the catalogue now says '6' | planned with the parts '1 start_up', the catalogue now "
        "says '3 group (120), 3 individual (60)' | planned with the rhythm 'agreed', the catalogue now says 'over 10 "
        "weeks'");
    now.sessions = (struct sessions_rule){.none = true};
    then.sessions = (struct sessions_rule){
        .count_kind = COUNT_RANGE, .count_min = 4, .count_max = 10, .count_unit = COUNT_HOURS, .minutes_min = 60};
    told_is(
        &course, &then, &now,
        "planned with the number of sessions '{min: 4, max: 10, unit: hour, per: course}', the catalogue now says 'none' | "
        "planned with "
        "sessions of 60 or more minutes, the catalogue now says any");
}

static void due_rules_are_told_one_by_one(void **state)
{
    struct due_rule before[] = {{.what = "note", .of = {.kind = EVENT_HALF}, .in = {7, UNIT_DAY}},
                                {.what = "report", .of = {.kind = EVENT_END}, .in = {14, UNIT_DAY}},
                                {.what = "call", .of = {.kind = EVENT_START}, .in = {1, UNIT_WEEK}}};
    struct due_rule after[] = {{.what = "talk", .of = {.kind = EVENT_END}, .in = {7, UNIT_DAY}},
                               {.what = "call", .of = {.kind = EVENT_START}, .in = {1, UNIT_WEEK}},
                               {.what = "note", .of = {.kind = EVENT_HALF}, .in = {14, UNIT_DAY}}};
    struct service then = service_plain(), now = service_plain();
    (void)state;

    then.due = before;
    now.due = after;
    then.due_count = now.due_count = 3;
    told_is(
        &planned, &then, &now,
        "planned with another due rule 'note' than the catalogue now has | planned with the due rule 'report', which "
        "the catalogue no longer has | planned without the due rule 'talk', which the catalogue now has");
}

/* Every part of a rule counts. */
static void every_part_of_a_due_rule_counts(void **state)
{
    static struct due_rule plain = {.what = "note", .of = {.kind = EVENT_HALF}, .in = {7, UNIT_DAY}};
    struct due_rule others[9];
    struct service then = service_plain(), now = service_plain();
    (void)state;

    for (size_t i = 0; i < 9; i++)
        others[i] = plain;
    others[0].of.kind = EVENT_END;
    others[1].of.number = 3;
    others[2].of.name = (char *)"death_on";
    others[3].in.unit = UNIT_WEEK;
    others[4].then_every = (struct duration){6, UNIT_MONTH};
    others[5].settled_by = SETTLED_BY_SESSION;
    others[6].to = 1u << RECIPIENT_FAMILY;
    others[7].read_by = 1u << RECIPIENT_FAMILY;
    others[8].needs_consent = (char *)"report";
    then.due = &plain;
    then.due_count = now.due_count = 1;
    for (size_t i = 0; i < 9; i++) {
        now.due = &others[i];
        told_is(&planned, &then, &now, "planned with another due rule 'note' than the catalogue now has");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_tells_nothing),
        cmocka_unit_test(each_number_is_told),
        cmocka_unit_test(what_was_chosen_is_no_difference),
        cmocka_unit_test(what_is_no_number_is_told_in_the_catalogues_words),
        cmocka_unit_test(due_rules_are_told_one_by_one),
        cmocka_unit_test(every_part_of_a_due_rule_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

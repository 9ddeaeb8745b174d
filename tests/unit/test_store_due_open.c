#include "base/text.h"
#include "desk.h"
#include "store/catalogues.h"
#include "store/decisions.h"
#include "store/due_open.h"

#include <string.h>

static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/* What the statements gave, a line a row. */
struct seen {
    struct text lines;
};

static const char *day(int date, char into[DATE_TEXT])
{
    return date == DATE_NONE ? "-" : date_write(date, into);
}

static int note(void *context, const struct due_open_row *row)
{
    struct seen *seen = context;
    char decided[DATE_TEXT], done[DATE_TEXT], until[DATE_TEXT], refused[DATE_TEXT];

    text_add_format(&seen->lines, "%d-%d %s %s %s %s %s%s%s\n", row->year, row->number, row->leader ? row->leader : "-",
                    day(row->decided_on, decided), day(row->done_on, done), day(row->until_on, until),
                    day(row->refused_on, refused), row->withdrawn ? " withdrawn" : "",
                    row->overridden ? " overridden" : "");
    return 0;
}

static void parked_are(struct desk *desk, long referral, const char *service, const char *wanted)
{
    struct seen seen = {0};

    assert_int_equal(store_parked_each(desk->store, referral, service, "reconsider", note, &seen, &desk->messages), 0);
    assert_string_equal(text_bytes(&seen.lines), wanted);
    text_free(&seen.lines);
}

static void refusals_are(struct desk *desk, long referral, const char *service, const char *wanted)
{
    struct seen seen = {0};

    assert_int_equal(store_refusal_each(desk->store, referral, service, "consent", note, &seen, &desk->messages), 0);
    assert_string_equal(text_bytes(&seen.lines), wanted);
    text_free(&seen.lines);
}

/* A referral with a mother who has not answered. */
static long one(struct desk *desk, const char *name)
{
    struct referral form = desk_form(name);

    desk_holder(&form, "Opdigt Mor", "mother", CONSENT_UNKNOWN);
    return desk_id(desk, desk_add(desk, form));
}

static void decide(struct desk *desk, long id, enum decision_outcome outcome, const char *on, const char *until,
                   const char *override)
{
    struct decision decision = {.outcome = outcome,
                                .decided_on = desk_day(on),
                                .until = until ? desk_day(until) : DATE_NONE,
                                .override = override,
                                .verdict = "eligible",
                                .reasons = "",
                                .catalogue = digest};

    desk_begin(desk);
    assert_int_equal(store_catalogue_keep(desk->store, digest, "catalogue: x\n", desk->today, &desk->messages), 0);
    assert_int_equal(store_decision_add(desk->store, id, &decision, &desk->messages), 0);
    desk_commit(desk);
}

static void consent(struct desk *desk, long id, enum consent answer, const char *on, const char *purpose)
{
    desk_begin(desk);
    assert_int_equal(store_consent_set(desk->store, id, 1, purpose, answer, desk_day(on), &desk->messages), 0);
    desk_commit(desk);
}

static void in_one_go(struct desk *desk, const char *sql)
{
    desk_begin(desk);
    desk_run(desk, sql);
    desk_commit(desk);
}

static void the_decision_that_counts_parks(void **state)
{
    struct desk *desk = *state;
    long first = one(desk, "Ida Test"), second = one(desk, "Bo Test"), third = one(desk, "Eva Test");

    parked_are(desk, 0, NULL, "");
    decide(desk, first, DECISION_DECLINE, "2026-09-02", "2026-12-01", NULL);
    decide(desk, second, DECISION_DECLINE, "2026-09-02", NULL, NULL);
    decide(desk, third, DECISION_DECLINE, "2026-09-03", "2026-11-01", NULL);
    parked_are(desk, 0, NULL, "2026-1 - 2026-09-02 - 2026-12-01 -\n2026-3 - 2026-09-03 - 2026-11-01 -\n");
    parked_are(desk, third, NULL, "2026-3 - 2026-09-03 - 2026-11-01 -\n");
    parked_are(desk, second, NULL, "");
    parked_are(desk, 0, "cool-kids", "2026-1 - 2026-09-02 - 2026-12-01 -\n2026-3 - 2026-09-03 - 2026-11-01 -\n");
    parked_are(desk, first, "counselling", "");
    /* A later decision counts, whatever its day, and a withdrawal. */
    decide(desk, third, DECISION_DECLINE, "2026-09-03", NULL, NULL);
    parked_are(desk, 0, NULL, "2026-1 - 2026-09-02 - 2026-12-01 -\n");
    in_one_go(desk,
              "INSERT INTO done (referral, what, done_on, by_user, entered_on) VALUES (1, 'reconsider', '2026-11-02', "
              "'anna', '2026-11-02'), (1, 'reconsider', '2026-10-02', 'anna', '2026-11-03'), "
              "(1, 'interview', '2026-12-02', 'anna', '2026-12-02')");
    parked_are(desk, 0, NULL, "2026-1 - 2026-09-02 2026-11-02 2026-12-01 -\n");
    in_one_go(desk,
              "INSERT INTO withdrawal (referral, withdrawn_on, entered_on) VALUES (1, '2026-12-01', '2026-12-01')");
    parked_are(desk, 0, NULL, "");
}

static void the_latest_consent_counts(void **state)
{
    struct desk *desk = *state;
    long first = one(desk, "Ida Test"), second = one(desk, "Bo Test");

    consent(desk, first, CONSENT_GIVEN, "2026-09-01", "service");
    consent(desk, first, CONSENT_WITHDRAWN, "2026-09-08", "service");
    consent(desk, second, CONSENT_REFUSED, "2026-09-05", "service");
    refusals_are(desk, 0, NULL, ""); /* not accepted yet: screening tells */
    decide(desk, first, DECISION_ACCEPT, "2026-09-05", NULL, NULL);
    decide(desk, second, DECISION_ACCEPT, "2026-09-05", NULL, "agreed");
    refusals_are(desk, 0, NULL,
                 "2026-1 - 2026-09-05 - - 2026-09-08 withdrawn\n2026-2 - 2026-09-05 - - 2026-09-05 overridden\n");
    refusals_are(desk, second, NULL, "2026-2 - 2026-09-05 - - 2026-09-05 overridden\n");
    refusals_are(desk, first, "counselling", "");
    consent(desk, first, CONSENT_WITHDRAWN, "2026-09-09", "report"); /* another matter */
    consent(desk, first, CONSENT_GIVEN, "2026-09-09", "service");
    consent(desk, second, CONSENT_REFUSED, "2026-09-04", "service"); /* typed late: the latest day holds */
    refusals_are(desk, 0, NULL, "2026-2 - 2026-09-05 - - 2026-09-05 overridden\n");
    in_one_go(desk,
              "INSERT INTO done (referral, what, done_on, by_user, entered_on) VALUES (2, 'consent', '2026-09-06', "
              "'anna', '2026-09-06')");
    refusals_are(desk, 0, NULL, "2026-2 - 2026-09-05 2026-09-06 - 2026-09-05 overridden\n");
    decide(desk, second, DECISION_DECLINE, "2026-09-06", NULL, NULL);
    refusals_are(desk, 0, NULL, "");
}

static void the_leader_is_the_course_s_or_who_is_responsible(void **state)
{
    struct desk *desk = *state;
    long id = one(desk, "Ida Test");

    decide(desk, id, DECISION_ACCEPT, "2026-09-05", NULL, NULL);
    consent(desk, id, CONSENT_WITHDRAWN, "2026-09-08", "service");
    in_one_go(desk, "INSERT INTO staff (code) VALUES ('PP'), ('FT'), ('OW')");
    in_one_go(desk, "UPDATE referral SET owner = 'OW'");
    refusals_are(desk, 0, NULL, "2026-1 OW 2026-09-05 - - 2026-09-08 withdrawn\n");
    in_one_go(
        desk,
        "INSERT INTO course (code, service, catalogue, planned_on) SELECT 'ck', 'cool-kids', digest, '2026-09-06' "
        "FROM catalogue");
    in_one_go(desk, "INSERT INTO leads (course, session, staff, position) VALUES (1, 0, 'FT', 2), (1, 0, 'PP', 1)");
    in_one_go(
        desk,
        "INSERT INTO place (referral, course, placed_on, from_on, by_user, entered_on) VALUES (1, 1, '2026-09-06', "
        "'2026-09-06', 'anna', '2026-09-06')");
    refusals_are(desk, 0, NULL, "2026-1 PP 2026-09-05 - - 2026-09-08 withdrawn\n");
    in_one_go(desk, "UPDATE place SET to_on = '2026-09-09', ended = 'left'");
    refusals_are(desk, 0, NULL, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_decision_that_counts_parks, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(the_latest_consent_counts, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(the_leader_is_the_course_s_or_who_is_responsible, desk_open, desk_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

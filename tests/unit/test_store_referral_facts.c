#include "base/memory.h"
#include "base/text.h"
#include "desk.h"

#include <stdlib.h>
#include <string.h>

#define COURSE_ADD                                                                                       \
    "INSERT INTO course (id, code, service, max_places, for_referral, ended_on, catalogue, planned_on) " \
    "VALUES (:id, 'c' || :id, 'cool-kids', :max, :for, :ended, :digest, '2026-01-01')"
#define SESSION_ADD \
    "INSERT INTO session (course, number, dated, kind, status) VALUES (:id, :number, :dated, 'group', :status)"
#define PLACE_ADD                                                                                  \
    "INSERT INTO place (referral, course, placed_on, from_on, to_on, ended, by_user, entered_on) " \
    "VALUES (:referral, :course, '2026-09-10', '2026-09-10', :to, :ended, 'anna', '2026-09-10')"

static const char digest[] = "0000000000000000000000000000000000000000000000000000000000000000";

static long one(struct desk *desk, struct referral form)
{
    return desk_id(desk, desk_add(desk, form));
}

/* --- facts --- */

static int set(struct desk *desk, long id, const char *fact, const char *value, bool *known)
{
    int result;

    desk_begin(desk);
    result = store_fact_set(desk->store, id, fact, value, known, &desk->messages);
    if (result == 0)
        desk_commit(desk);
    else
        store_rollback(desk->store);
    return result;
}

/* The facts that are columns, as text: what a test compares. */
static char *facts_told(const struct referral *r)
{
    char born[DATE_TEXT];

    date_write(r->citizen.birth_date, born);
    return text_format("%s %s %s %s %s %s %s %s %s", named_name(truth_names, (int)r->child_case),
                       named_name(truth_names, (int)r->child_wants), named_name(truth_names, (int)r->action_plan),
                       r->legal_basis ? r->legal_basis : "-", named_name(referrer_role_names, (int)r->referrer.role),
                       r->caseworker_name ? r->caseworker_name : "-", r->caseworker_email ? r->caseworker_email : "-",
                       r->citizen.municipality ? r->citizen.municipality : "-", born);
}

static void facts_that_are_columns_are_set_and_taken_back(void **state)
{
    static const struct {
        const char *fact, *value, *told;
    } cases[] = {
        {"child_case", "yes", "yes unknown unknown -  - c@example.org - "},
        {"child_wants", "NO", "yes no unknown -  - c@example.org - "},
        {"action_plan", "ja", "yes no yes -  - c@example.org - "},
        {"child_case", "unknown", "unknown no yes -  - c@example.org - "},
        {"child_wants", "", "unknown unknown yes -  - c@example.org - "},
        {"action_plan", NULL, "unknown unknown unknown -  - c@example.org - "},
        {"legal_basis", " SEL§11 ", "unknown unknown unknown SEL§11  - c@example.org - "},
        {"legal_basis", "", "unknown unknown unknown -  - c@example.org - "},
        {"referrer_role", "health visitor", "unknown unknown unknown - health visitor - c@example.org - "},
        {"referrer_role", "unknown", "unknown unknown unknown -  - c@example.org - "},
        {"caseworker", "Lis", "unknown unknown unknown -  Lis c@example.org - "},
        {"caseworker", "Lis", "unknown unknown unknown -  Lis c@example.org - "},
        {"caseworker", "Ulla", "unknown unknown unknown -  Ulla - - "},
        {"caseworker", "no", "unknown unknown unknown -  - - - "},
        {"municipality", "Norddjurs", "unknown unknown unknown -  - - Norddjurs "},
        {"birth_date", "2016-03-04", "unknown unknown unknown -  - - Norddjurs 2016-03-04"},
        {"birth_date", "2026-09-01", "unknown unknown unknown -  - - Norddjurs 2026-09-01"},
        {"birth_date", "", "unknown unknown unknown -  - - Norddjurs "},
    };
    struct desk *desk = *state;
    struct referral form = desk_form("Ida Test");
    long id;

    form.caseworker_email = memory_text("c@example.org");
    form.citizen.due_on = desk_day("2026-10-01");
    id = one(desk, form);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral again;
        bool known = false;
        char *text;

        assert_int_equal(set(desk, id, cases[i].fact, cases[i].value, &known), 0);
        assert_true(known);
        again = desk_load(desk, id);
        text = facts_told(&again);
        assert_string_equal(text, cases[i].told);
        free(text);
        referral_free(&again);
    }
}

static void a_wrong_answer_is_refused_without_being_repeated(void **state)
{
    static const struct {
        const char *fact, *value, *text;
    } cases[] = {
        {"child_case", "Ida", "'child_case' is not so answered; wanted yes, no or unknown"},
        {"child_wants", "2", "'child_wants' is not so answered; wanted yes, no or unknown"},
        {"referrer_role", "Ida",
         "'referrer_role' is none of the roles; wanted: caseworker, school, health visitor, parent, hospital, self, other"},
        {"caseworker", "yes", "'caseworker' names nobody; wanted the caseworker's name, or no"},
        {"birth_date", "4.3.2016", "'birth_date' is no date; wanted YYYY-MM-DD"},
        {"birth_date", "2026-09-02", "'birth_date' lies after the receipt; wanted a day until 2026-09-01"},
        {"birth_date", "2016-03-05", "'birth_date' and the CPR number disagree; wanted the day that the number gives"},
        {"birth_date", "", "'birth_date' and the CPR number disagree; wanted the day that the number gives"},
    };
    struct desk *desk = *state;
    struct referral form = desk_form("Ida Test");
    bool known = false;
    long id;

    form.citizen.cpr = memory_text("0403160000");
    form.citizen.birth_date = desk_day("2016-03-04");
    id = one(desk, form);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(set(desk, id, cases[i].fact, cases[i].value, &known), -1);
        assert_true(known);
        desk_told(desk, TROUBLE_DATA, cases[i].text);
    }
    assert_int_equal(set(desk, id, "birth_date", "2016-03-04", &known), 0);
    assert_int_equal(set(desk, id, "anxiety", "yes", &known), 0);
    assert_false(known);
    assert_int_equal(set(desk, 99, "child_case", "yes", &known), -1);
    assert_int_equal(messages_trouble(&desk->messages), TROUBLE_NOT_FOUND);
    messages_free(&desk->messages);
}

static void answers_are_kept_in_one_spelling(void **state)
{
    static const struct {
        const char *value, *kept;
    } cases[] = {{"Ja", "yes"},       {"no", "no"}, {" 12.50 ", "12.5"}, {"2026-08-30", "2026-08-30"},
                 {"north ", "north"}, {"", NULL},   {"north", "north"},  {"unknown", NULL},
                 {NULL, NULL}};
    struct desk *desk = *state;
    long id = one(desk, desk_form("Ida Test"));

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct referral again;
        const struct value *value;
        char *text;

        desk_begin(desk);
        assert_int_equal(store_answer_set(desk->store, id, "branch", cases[i].value, &desk->messages), 0);
        desk_commit(desk);
        again = desk_load(desk, id);
        value = facts_get(&again.answers, "branch");
        text = value == NULL ? NULL : value_write(value);
        assert_int_equal(text == NULL, cases[i].kept == NULL);
        if (text != NULL)
            assert_string_equal(text, cases[i].kept);
        free(text);
        referral_free(&again);
    }
    desk_begin(desk);
    assert_int_equal(store_answer_set(desk->store, 99, "branch", "x", &desk->messages), -1);
    assert_int_equal(messages_trouble(&desk->messages), TROUBLE_NOT_FOUND);
    messages_free(&desk->messages);
    store_rollback(desk->store);
}

/* --- consent --- */

static void consent(struct desk *desk, long id, int adult, const char *purpose, enum consent consent, const char *on)
{
    desk_begin(desk);
    assert_int_equal(store_consent_set(desk->store, id, adult, purpose, consent, desk_day(on), &desk->messages), 0);
    desk_commit(desk);
}

static void consent_is(struct desk *desk, long id, size_t adult, enum consent wanted)
{
    struct referral again = desk_load(desk, id);

    assert_int_equal(again.holders[adult - 1].consent, wanted);
    referral_free(&again);
}

static void the_latest_consent_to_the_service_counts(void **state)
{
    struct desk *desk = *state;
    struct referral form = desk_form("Ida Test");
    long id;

    desk_holder(&form, "Eva Test", "mother", CONSENT_GIVEN);
    desk_holder(&form, "Bo Test", "father", CONSENT_UNKNOWN);
    desk_holder(&form, "Ulla Test", "aunt", CONSENT_REFUSED)->holder = false;
    id = one(desk, form);
    consent_is(desk, id, 2, CONSENT_UNKNOWN);
    consent(desk, id, 2, "service", CONSENT_GIVEN, "2026-09-03");
    consent_is(desk, id, 2, CONSENT_GIVEN);
    consent(desk, id, 1, "service", CONSENT_WITHDRAWN, "2026-09-05");
    consent_is(desk, id, 1, CONSENT_WITHDRAWN);
    consent(desk, id, 1, "service", CONSENT_GIVEN, "2026-08-01");
    consent_is(desk, id, 1, CONSENT_WITHDRAWN);
    consent(desk, id, 1, "service", CONSENT_GIVEN, "2026-09-05");
    consent_is(desk, id, 1, CONSENT_GIVEN);
    consent(desk, id, 1, "report", CONSENT_REFUSED, "2026-09-07");
    consent_is(desk, id, 1, CONSENT_GIVEN);
    consent_is(desk, id, 2, CONSENT_GIVEN);
    consent_is(desk, id, 3, CONSENT_REFUSED);
}

static void people_are_named_by_their_place(void **state)
{
    struct desk *desk = *state;
    struct referral form = desk_form("Ida Test"), again;
    long id, person = 0;

    desk_holder(&form, "Eva Test", "mother", CONSENT_GIVEN);
    id = one(desk, form);
    again = desk_load(desk, id);
    assert_int_equal(store_person_of(desk->store, id, 0, &person, &desk->messages), 0);
    assert_int_equal(person, again.citizen.id);
    assert_int_equal(store_person_of(desk->store, id, 1, &person, &desk->messages), 0);
    assert_int_equal(person, again.holders[0].person.id);
    referral_free(&again);
    assert_int_equal(store_person_of(desk->store, id, 2, &person, &desk->messages), -1);
    desk_told(desk, TROUBLE_NOT_FOUND, "no adult 2026-0001+2");
    for (int adult = 0; adult < 2; adult++) {
        assert_int_equal(store_person_of(desk->store, 99, adult, &person, &desk->messages), -1);
        desk_told(desk, TROUBLE_NOT_FOUND, "no such referral; wanted one that is in the store");
    }
}

static void a_referral_is_withdrawn_once(void **state)
{
    struct desk *desk = *state;
    long id = one(desk, desk_form("Ida Test"));
    enum referral_state where = STATE_PLACED;

    assert_int_equal(store_referral_state(desk->store, id, &where, &desk->messages), 0);
    assert_int_equal(where, STATE_RECEIVED);
    desk_begin(desk);
    assert_int_equal(store_withdraw(desk->store, id, desk_day("2026-09-08"), "moved away", &desk->messages), 0);
    assert_int_equal(store_withdraw(desk->store, id, desk_day("2026-09-09"), NULL, &desk->messages), -1);
    desk_told(desk, TROUBLE_FORBIDDEN, "2026-0001 is withdrawn already; wanted one that is not");
    desk_commit(desk);
    assert_int_equal(store_referral_state(desk->store, id, &where, &desk->messages), 0);
    assert_int_equal(where, STATE_WITHDRAWN);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM withdrawal WHERE withdrawn_on = '2026-09-08' "
                                      "AND reason = 'moved away' AND entered_on = '2026-09-10'"),
                     1);
    assert_int_equal(store_referral_state(desk->store, 99, &where, &desk->messages), -1);
    desk_told(desk, TROUBLE_NOT_FOUND, "no such referral; wanted one that is in the store");
}

/* The journal says what a change is about, and of whom it speaks; of their names nothing. */
static void every_change_is_in_the_journal(void **state)
{
    struct desk *desk = *state;
    struct referral form = desk_form("Ida Test");
    bool known;
    long id;

    desk_holder(&form, "Eva Test", "mother", CONSENT_GIVEN);
    id = one(desk, form);
    assert_int_equal(set(desk, id, "child_case", "yes", &known), 0);
    consent(desk, id, 1, "report", CONSENT_GIVEN, "2026-09-05");
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM journal WHERE touched = '2026-0001' AND user = 'anna'"), 3);
    assert_int_equal(desk_count(desk, "SELECT count(DISTINCT entry) FROM journal_person JOIN person ON id = person "
                                      "WHERE name = 'Ida Test'"),
                     3);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM journal_person JOIN person ON id = person "
                                      "WHERE name = 'Eva Test' AND entry = 3"),
                     1);
    assert_int_equal(desk_count(desk, "SELECT count(*) FROM journal WHERE touched || command LIKE '%Test%'"), 0);
}

/* --- room --- */

static void course(struct desk *desk, long id, int max, const char *ended, long for_referral)
{
    struct query *query = query_begin(desk->store, COURSE_ADD);

    query_bind_number(query, ":id", id);
    if (max > 0)
        query_bind_number(query, ":max", max);
    if (for_referral != 0)
        query_bind_number(query, ":for", for_referral);
    query_bind_text(query, ":ended", ended);
    query_bind_text(query, ":digest", digest);
    assert_int_equal(query_run(query, &desk->messages), 0);
}

static void session(struct desk *desk, long id, int number, const char *dated, const char *status)
{
    struct query *query = query_begin(desk->store, SESSION_ADD);

    query_bind_number(query, ":id", id);
    query_bind_number(query, ":number", number);
    query_bind_text(query, ":dated", dated);
    query_bind_text(query, ":status", status);
    assert_int_equal(query_run(query, &desk->messages), 0);
}

static void place(struct desk *desk, long referral, long id, const char *ended)
{
    struct query *query = query_begin(desk->store, PLACE_ADD);

    query_bind_number(query, ":referral", referral);
    query_bind_number(query, ":course", id);
    query_bind_text(query, ":ended", ended);
    query_bind_text(query, ":to", ended == NULL ? NULL : "2026-09-10");
    assert_int_equal(query_run(query, &desk->messages), 0);
}

static void accept(struct desk *desk, long referral)
{
    struct query *query =
        query_begin(desk->store, "INSERT INTO decision (referral, outcome, decided_on, by_user, verdict, reasons, "
                                 "catalogue, entered_on) VALUES (:referral, 'accept', '2026-09-10', 'anna', "
                                 "'eligible', '', :digest, '2026-09-10')");

    query_bind_number(query, ":referral", referral);
    query_bind_text(query, ":digest", digest);
    assert_int_equal(query_run(query, &desk->messages), 0);
}

static void room_is(struct desk *desk, const char *service, int places, int waiting, bool limited)
{
    struct service_room room;

    assert_int_equal(store_service_room(desk->store, service, NULL, desk->today, &room, &desk->messages), 0);
    assert_int_equal(room.free, places);
    assert_int_equal(room.waiting, waiting);
    assert_int_equal(room.limited, limited);
}

static void room_counts_courses_to_come_and_those_who_wait(void **state)
{
    struct desk *desk = *state;
    long ids[5];

    for (int i = 0; i < 5; i++)
        ids[i] = one(desk, desk_form("Ida Test"));
    room_is(desk, "cool-kids", 0, 0, true);
    desk_begin(desk);
    desk_run(desk, "INSERT INTO catalogue VALUES (printf('%064d', 0), 'x', '2026-01-01')");
    for (int i = 0; i < 4; i++)
        accept(desk, ids[i]);
    course(desk, 1, 6, NULL, 0); /* begins today: 6, one taken, one left again */
    session(desk, 1, 1, "2026-09-03", "cancelled");
    session(desk, 1, 2, "2026-09-10", "planned");
    place(desk, ids[0], 1, NULL);
    place(desk, ids[1], 1, "left");
    course(desk, 2, 6, NULL, 0); /* has begun */
    session(desk, 2, 1, "2026-09-09", "planned");
    session(desk, 2, 2, "2026-09-16", "planned");
    course(desk, 3, 6, "2026-09-01", 0); /* ended before it began */
    session(desk, 3, 1, "2026-10-01", "planned");
    course(desk, 4, 6, NULL, ids[2]); /* one family's own */
    session(desk, 4, 1, "2026-10-01", "planned");
    course(desk, 5, 6, NULL, 0); /* no session left */
    session(desk, 5, 1, "2026-10-01", "cancelled");
    course(desk, 6, 1, NULL, 0); /* beyond its number: no room, and none taken from the others */
    session(desk, 6, 1, "2026-10-01", "planned");
    place(desk, ids[0], 6, NULL);
    place(desk, ids[2], 6, NULL);
    desk_commit(desk);
    room_is(desk, "cool-kids", 5, 1, true);
    room_is(desk, "siblings", 0, 0, true);
    desk_begin(desk);
    course(desk, 7, 0, NULL, 0);
    session(desk, 7, 1, "2026-10-01", "planned");
    desk_commit(desk);
    room_is(desk, "cool-kids", 5, 1, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(facts_that_are_columns_are_set_and_taken_back, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_wrong_answer_is_refused_without_being_repeated, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(answers_are_kept_in_one_spelling, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(the_latest_consent_to_the_service_counts, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(people_are_named_by_their_place, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_referral_is_withdrawn_once, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(every_change_is_in_the_journal, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(room_counts_courses_to_come_and_those_who_wait, desk_open, desk_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

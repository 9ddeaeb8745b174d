/* What the good fixtures say stands in the structs as it was meant. */
#include "base/date.h"
#include "base/memory.h"
#include "catalogue/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define GOOD "tests/fixtures/catalogue/good/"

static struct catalogue house;

static void read_house(const char *path)
{
    struct messages messages = {0};

    assert_int_equal(catalogue_load(path, NULL, &house, &messages), 0);
    assert_int_equal(messages.count, 0);
}

static int free_house(void **state)
{
    (void)state;
    catalogue_free(&house);
    return 0;
}

static const struct service *service(const char *code)
{
    const struct service *found = catalogue_service(&house, code);

    assert_non_null(found);
    return found;
}

static void assert_duration(struct duration duration, const char *text)
{
    char *written = duration_write(duration);

    assert_string_equal(written, text);
    free(written);
}

static void the_house_is_read(void **state)
{
    (void)state;
    read_house(GOOD "house.yaml");
    assert_string_equal(house.name, "example");
    assert_string_equal(house.house.da, "Example House");
    assert_string_equal(house.municipality, "Exampleby");
    assert_int_equal(house.edition, date_make(2026, 1, 1));
    assert_string_equal(house.language, "en");
    assert_string_equal(house.currency, "EUR");
    assert_string_equal(house.zone, "Europe/Copenhagen");
    assert_duration(house.retention, "5 years");
    assert_int_equal(house.hide_below, 3);
    assert_int_equal(house.concern_count, 2);
    assert_string_equal(house.concerns[0].code, "sad");
    assert_string_equal(house.concerns[0].name.da, "Ked af det");
    assert_string_equal(house.concerns[1].name.en, "School");
    assert_int_equal(house.target_count, 2);
    assert_true(house.targets[0].count == 500 && house.targets[0].share == 0);
    assert_int_equal(house.targets[0].to, date_make(2028, 12, 31));
    assert_true(house.targets[1].share > 0.89 && house.targets[1].share < 0.91);
    assert_int_equal(house.targets[1].from, DATE_NONE);
}

static void what_a_house_does_not_say_has_its_default(void **state)
{
    const struct service *talks;

    (void)state;
    read_house(GOOD "empty.yaml");
    assert_null(house.municipality);
    assert_int_equal(house.edition, DATE_NONE);
    assert_string_equal(house.language, "da");
    assert_string_equal(house.currency, "DKK");
    assert_string_equal(house.zone, "Europe/Copenhagen");
    assert_int_equal(house.retention.count, 0);
    assert_int_equal(house.hide_below, 5);
    assert_null(catalogue_calendar(&house));
    assert_non_null(catalogue_instrument(&house, "sdq"));
    assert_non_null(catalogue_instrument(&house, "epds"));

    talks = service("talks");
    assert_int_equal(talks->delivered, 1u << DELIVERED_FAMILY);
    assert_int_equal(talks->citizens, 1u << CITIZEN_CHILD);
    assert_int_equal(talks->participants, 1u << PARTICIPANT_CHILD);
    assert_int_equal(talks->referred_by, 0);
    assert_false(talks->anonymous);
    assert_int_equal(talks->interview, INTERVIEW_OPTIONAL);
    assert_int_equal(talks->notes, NOTES_ALLOWED);
    assert_int_equal(talks->staff, 1);
    assert_int_equal(talks->group.leader_count, 0);
    assert_int_equal(talks->sessions.count_kind, COUNT_UNSET);
    assert_int_equal(talks->sessions.start, TIME_NONE);
    assert_int_equal(talks->parents.kind, PARENTS_UNSET);
}

static void a_service_is_read(void **state)
{
    const struct service *talks;

    (void)state;
    read_house(GOOD "service.yaml");
    talks = service("talks-2");
    assert_string_equal(talks->at.file, GOOD "service.yaml");
    assert_int_equal(talks->at.line, 4);
    assert_int_equal(talks->at.column, 3);
    assert_string_equal(words_in(&talks->name, "en"), "Samtaler");
    assert_string_equal(talks->legal_basis, "SEL § 11");
    assert_int_equal(talks->delivered, 1u << DELIVERED_FAMILY | 1u << DELIVERED_CLASS);
    assert_int_equal(talks->citizens, 1u << CITIZEN_CHILD | 1u << CITIZEN_FAMILY | 1u << CITIZEN_CLASS);
    assert_int_equal(talks->participants, 1u << PARTICIPANT_CHILD | 1u << PARTICIPANT_PARENT);
    assert_int_equal(talks->provided_by.count, 1);
    assert_int_equal(talks->referred_by, 1u << REFERRER_HEALTH_VISITOR | 1u << REFERRER_SELF);
    assert_true(talks->anonymous);
    assert_int_equal(talks->interview, INTERVIEW_REQUIRED);
    assert_int_equal(talks->notes, NOTES_ON_REQUEST);
    assert_int_equal(talks->staff, 2);
    assert_true(texts_has(&talks->at_places, "home"));
    assert_true(texts_has(&talks->with, "advice"));
    assert_int_equal(talks->courses_per_year, 2);
    assert_string_equal(talks->beyond_refer_to, "advice");
    assert_int_equal(talks->ritual_count, 2);
    assert_string_equal(talks->rituals[1].en, "Goodbye");
    assert_true(service("advice")->sessions.none);
}

static void criteria_are_read(void **state)
{
    const struct criteria *criteria;
    const struct criterion *any;

    (void)state;
    read_house(GOOD "criteria.yaml");
    criteria = &service("talks")->criteria;
    assert_int_equal(criteria->count, 12);
    assert_int_equal(criteria->items[0].comparison, COMPARE_BETWEEN);
    assert_true(criteria->items[0].guide);
    assert_true(criteria->items[0].wanted[0].number == 9 && criteria->items[0].wanted[1].number == 12);
    assert_int_equal(criteria->items[1].comparison, COMPARE_AT_MOST);
    assert_int_equal(criteria->items[1].at.line, 10);
    assert_false(criteria->items[2].guide);
    assert_true(criteria->items[2].wanted[0].truth);
    assert_string_equal(criteria->items[3].wanted[0].word, "all");
    assert_int_equal(criteria->items[5].comparison, COMPARE_ONE_OF);
    assert_int_equal(criteria->items[5].wanted_count, 2);
    assert_int_equal(criteria->items[9].wanted[0].date, date_make(2026, 1, 1));
    assert_string_equal(criteria->items[9].ask.en, "When?");
    assert_int_equal(criteria->items[10].wanted[0].kind, VALUE_WORD);
    assert_int_equal(criteria->items[10].wanted[1].kind, VALUE_NUMBER);
    assert_int_equal(criteria->items[10].wanted[2].kind, VALUE_DATE);
    assert_int_equal(criteria->items[10].wanted[3].kind, VALUE_TRUTH);

    any = &criteria->items[11];
    assert_int_equal(any->kind, CRITERION_ANY);
    assert_true(any->guide);
    assert_null(any->fact);
    assert_string_equal(any->refer_to, "advice");
    assert_int_equal(any->item_count, 2);
    assert_int_equal(any->items[1].kind, CRITERION_ALL);
    assert_string_equal(any->items[1].items[1].fact, "score.epds.total");
}

static void sessions_are_read(void **state)
{
    const struct sessions_rule *rule;

    (void)state;
    read_house(GOOD "sessions.yaml");
    rule = &service("a")->sessions;
    assert_int_equal(rule->count_kind, COUNT_OPEN);
    assert_true(rule->every_agreed);
    assert_int_equal(rule->every_count, 0);
    rule = &service("b")->sessions;
    assert_int_equal(rule->count_kind, COUNT_FIXED);
    assert_int_equal(rule->count, 10);
    assert_int_equal(rule->every_count, 3);
    assert_duration(rule->every[2], "1 month");
    assert_true(rule->every_agreed);
    assert_int_equal(rule->minutes_min, 60);
    assert_int_equal(rule->minutes_max, 90);
    rule = &service("c")->sessions;
    assert_int_equal(rule->count_kind, COUNT_RANGE);
    assert_int_equal(rule->count_min, 4);
    assert_int_equal(rule->count_max, 10);
    assert_int_equal(rule->count_unit, COUNT_HOURS);
    assert_int_equal(rule->count_per, PER_YEAR);
    rule = &service("d")->sessions;
    assert_int_equal(rule->count_min, 0);
    assert_int_equal(rule->count_max, 5);
    assert_int_equal(rule->minutes_max, 120);
    assert_int_equal(rule->start, 15 * 60);
    assert_int_equal(rule->days, WEEKDAYS_MON_FRI);
    assert_false(rule->other_days_by_agreement);
}

static void courses_over_a_time_are_read(void **state)
{
    const struct sessions_rule *rule;

    (void)state;
    read_house(GOOD "sessions.yaml");
    rule = &service("e")->sessions;
    assert_duration(rule->over_min, "8 weeks");
    assert_duration(rule->over_max, "10 weeks");
    assert_int_equal(rule->days, 1u << MONDAY | 1u << WEDNESDAY);
    assert_true(rule->other_days_by_agreement);
    rule = &service("f")->sessions;
    assert_duration(rule->over_min, "4 months");
    assert_duration(rule->over_max, "4 months");
    assert_int_equal(rule->season_from.month, 10);
    assert_int_equal(rule->season_to.day, 29);
    assert_true(texts_has(&rule->skip, "autumn"));
    rule = &service("g")->sessions;
    assert_int_equal(rule->part_count, 2);
    assert_string_equal(rule->parts[0].kind, "start up");
    assert_int_equal(rule->parts[0].minutes, 0);
    assert_int_equal(rule->parts[1].minutes, 60);
    assert_int_equal(rule->count_kind, COUNT_FIXED);
    assert_int_equal(rule->count, 4);
    assert_true(catalogue_calendar(&house)->danish_holidays);
    assert_int_equal(catalogue_calendar(&house)->closed_count, 2);
    assert_int_equal(catalogue_calendar(&house)->closed[1].from, catalogue_calendar(&house)->closed[1].to);
}

static void groups_and_parents_are_read(void **state)
{
    const struct service *found;

    (void)state;
    read_house(GOOD "group.yaml");
    found = service("a");
    assert_int_equal(found->group.min, 4);
    assert_int_equal(found->group.max, 8);
    assert_int_equal(found->group.leader_count, 2);
    assert_string_equal(found->group.leaders[1].role, "volunteer");
    assert_true(found->group.differ_organisation);
    assert_true(found->group.qualified);
    assert_int_equal(found->parents.kind, PARENTS_PARALLEL);
    assert_int_equal(found->parents.parallel, 6);
    assert_int_equal(found->parents.attend_min, 4);
    assert_int_equal(found->parents.attend_max, 6);
    found = service("b");
    assert_int_equal(found->group.leader_count, 2);
    assert_null(found->group.leaders[1].role);
    assert_int_equal(found->parents.kind, PARENTS_LAST);
    found = service("c");
    assert_int_equal(found->group.leader_count, 1);
    assert_int_equal(found->parents.attend_min, 4);
}

static void due_rules_are_read(void **state)
{
    static const struct {
        enum event_kind kind;
        int number;
        const char *in;
    } rules[] = {
        {EVENT_RECEIVED, 0, "14 days"},
        {EVENT_ACCEPTED, 0, "1 weekday"},
        {EVENT_HALF, 0, "7 days"},
        {EVENT_EACH_SESSION, 0, "7 days"},
        {EVENT_START, 0, "3 months"},
        {EVENT_RULE, 0, "-14 days"},
        {EVENT_AFTER_SESSIONS, 8, "14 days"},
        {EVENT_AFTER_SESSIONS, 1, "0 days"},
        {EVENT_FACT, 0, "1 weekday"},
        {EVENT_FACT, 0, "1 weekday"},
        {EVENT_END, 0, "1 year"},
    };
    const struct service *found;

    (void)state;
    read_house(GOOD "due.yaml");
    found = service("a");
    assert_int_equal(found->due_count, sizeof rules / sizeof *rules);
    for (size_t i = 0; i < found->due_count; i++) {
        assert_int_equal(found->due[i].of.kind, rules[i].kind);
        assert_int_equal(found->due[i].of.number, rules[i].number);
        assert_duration(found->due[i].in, rules[i].in);
        assert_int_equal(found->due[i].at.line, 12 + (int)i);
    }
    assert_int_equal(found->due[0].settled_by, SETTLED_BY_INTERVIEW);
    assert_int_equal(found->due[1].settled_by, SETTLED_BY_RESPONSE);
    assert_int_equal(found->due[2].to, 1u << RECIPIENT_FAMILY | 1u << RECIPIENT_CASEWORKER);
    assert_int_equal(found->due[2].settled_by, SETTLED_BY_DONE);
    assert_duration(found->due[4].then_every, "6 months");
    assert_int_equal(found->due[5].read_by, 1u << RECIPIENT_FAMILY);
    assert_string_equal(found->due[5].needs_consent, "report");
    assert_string_equal(found->due[5].of.name, "follow-up");
    assert_string_equal(found->due[8].of.name, "death_on");
    assert_int_equal(found->meetings[0].of.kind, EVENT_SESSION);
    assert_int_equal(found->meetings[0].of.number, 5);
    assert_int_equal(found->meetings[1].of.kind, EVENT_RULE);
}

static void costs_are_read(void **state)
{
    const struct service *found;

    (void)state;
    read_house(GOOD "cost.yaml");
    found = service("a");
    assert_true(found->cost[0].hours == 90 && found->cost[0].rate == 350 && found->cost[0].times == 1);
    assert_int_equal(found->cost[0].per, COST_PER_LEADER);
    assert_true(found->cost[1].amount == 199.5 && found->cost[1].times == 10);
    assert_true(found->cost[2].unknown);
    assert_int_equal(found->cost[2].per, COST_ONCE);
}

static void an_instrument_is_read(void **state)
{
    const struct instrument *mood;

    (void)state;
    read_house(GOOD "instrument.yaml");
    mood = catalogue_instrument(&house, "mood");
    assert_non_null(mood);
    assert_string_equal(mood->title.en, "Mood");
    assert_int_equal(mood->items, 4);
    assert_int_equal(mood->max, 3);
    assert_int_equal(mood->forms.count, 2);
    assert_int_equal(mood->subscales[0].reverse[0], 2);
    assert_int_equal(mood->subscales[1].items[1], 4);
    assert_int_equal(mood->missing_at_most, 1);
    assert_true(mood->prorate);
    assert_string_equal(mood->totals[0].subscales.items[1], "down");
    assert_int_equal(mood->band_count, 4);
    assert_string_equal(mood->bands[1].name, "high");
    assert_string_equal(mood->bands[1].form, "self");
    assert_int_equal(mood->bands[1].age_to, 17);
    assert_int_equal(mood->bands[1].from, 6);
    assert_null(mood->bands[2].form);
    assert_int_equal(mood->bands[2].age_from, -1);
    assert_int_equal(mood->bands[2].to, 0);
    assert_int_equal(mood->alerts[0].item, 4);
    assert_int_equal(mood->position_reverse_count, 2);
    assert_int_equal(service("talks")->instruments[0].phases, 0);
}

static void a_houses_own_instrument_takes_the_place(void **state)
{
    (void)state;
    read_house(GOOD "instrument-own.yaml");
    assert_int_equal(house.instrument_count, 2);
    assert_int_equal(catalogue_instrument(&house, "sdq")->items, 1);
    assert_string_equal(words_in(&catalogue_instrument(&house, "sdq")->title, "da"), "sdq");
}

/* The published keys: subscales of five items, cut-offs without a gap (domain facts, section 7). */
static void the_librarys_instruments_are_whole(void **state)
{
    const struct instrument *sdq, *epds;
    int covered = 0;

    (void)state;
    read_house(GOOD "empty.yaml");
    sdq = catalogue_instrument(&house, "sdq");
    epds = catalogue_instrument(&house, "epds");
    assert_int_equal(sdq->at.line, 0);
    assert_null(sdq->at.file);
    assert_int_equal(sdq->items, 25);
    assert_int_equal(sdq->subscale_count, 5);
    assert_int_equal(sdq->total_count, 3);
    for (size_t i = 0; i < sdq->band_count; i++)
        covered += sdq->bands[i].to - sdq->bands[i].from + 1;
    assert_int_equal(covered, 3 * (41 + 5 * 11));
    assert_int_equal(epds->items, 10);
    assert_int_equal(epds->subscales[0].item_count, 10);
    assert_int_equal(epds->missing_at_most, 0);
    assert_int_equal(epds->alerts[0].item, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(the_house_is_read, free_house),
        cmocka_unit_test_teardown(what_a_house_does_not_say_has_its_default, free_house),
        cmocka_unit_test_teardown(a_service_is_read, free_house),
        cmocka_unit_test_teardown(criteria_are_read, free_house),
        cmocka_unit_test_teardown(sessions_are_read, free_house),
        cmocka_unit_test_teardown(courses_over_a_time_are_read, free_house),
        cmocka_unit_test_teardown(groups_and_parents_are_read, free_house),
        cmocka_unit_test_teardown(due_rules_are_read, free_house),
        cmocka_unit_test_teardown(costs_are_read, free_house),
        cmocka_unit_test_teardown(an_instrument_is_read, free_house),
        cmocka_unit_test_teardown(a_houses_own_instrument_takes_the_place, free_house),
        cmocka_unit_test_teardown(the_librarys_instruments_are_whole, free_house),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

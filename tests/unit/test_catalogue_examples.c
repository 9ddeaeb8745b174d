/* The example houses say what their sources say (domain facts): a number changed in one of them fails here. What a file
 * marks as a house setting is a house's own and is not held. */
#include "base/date.h"
#include "base/memory.h"
#include "catalogue/load.h"
#include "rules/screening.h"

#include <fnmatch.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct catalogue house;

static void load(const char *name)
{
    struct messages messages = {0};
    char *path = text_format("examples/%s", name);

    catalogue_free(&house);
    assert_int_equal(catalogue_load(path, NULL, &house, &messages), 0);
    assert_int_equal(messages.count, 0);
    assert_string_equal(house.name, name);
    free(path);
}

static int leave(void **state)
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

/* --- a service's rules in a few words ------------------------------------------------------------ */

static void add_duration(struct text *into, const char *before, struct duration duration)
{
    char *text = duration_write(duration);

    text_add_format(into, "%s%s", before, text);
    free(text);
}

static void count_text(const struct service *of, struct text *into)
{
    const struct sessions_rule *rule = &of->sessions;

    if (rule->none || rule->count_kind == COUNT_OPEN)
        text_add(into, rule->none ? "none" : "open");
    else if (rule->count_kind == COUNT_FIXED)
        text_add_format(into, "%d", rule->count);
    else
        text_add_format(into, "%d-%d %ss a %s", rule->count_min, rule->count_max,
                        named_name(count_unit_names, (int)rule->count_unit),
                        named_name(count_per_names, (int)rule->count_per));
    for (size_t i = 0; i < rule->part_count; i++)
        text_add_format(into, "; %s %d of %d", rule->parts[i].kind, rule->parts[i].count, rule->parts[i].minutes);
    if (rule->minutes_min > 0)
        text_add_format(into, "; %d-%d minutes", rule->minutes_min, rule->minutes_max);
}

static void rhythm_text(const struct service *of, struct text *into)
{
    const struct sessions_rule *rule = &of->sessions;

    for (size_t i = 0; i < rule->every_count; i++)
        add_duration(into, i > 0 ? ", " : "", rule->every[i]);
    text_add(into, rule->every_agreed ? "agreed" : "");
    if (rule->over_min.count != 0)
        add_duration(into, "over ", rule->over_min);
    if (rule->over_max.count != rule->over_min.count)
        add_duration(into, " to ", rule->over_max);
}

static void ages_text(const struct service *of, struct text *into)
{
    for (size_t i = 0; i < of->criteria.count; i++) {
        const struct criterion *one = &of->criteria.items[i];

        if (text_is(one->fact, "age") && one->comparison == COMPARE_BETWEEN)
            text_add_format(into, "%s%g-%g", one->guide ? "about " : "", one->wanted[0].number, one->wanted[1].number);
    }
}

static void due_text(const struct service *of, struct text *into)
{
    for (size_t i = 0; i < of->due_count; i++) {
        const struct due_rule *rule = &of->due[i];

        text_add_format(into, "%s%s: %s", i > 0 ? "; " : "", rule->what, rule->of.name);
        add_duration(into, " + ", rule->in);
        if (rule->then_every.count != 0)
            add_duration(into, ", then ", rule->then_every);
    }
}

/* Fails unless the words match the pattern, in which * is anything; NULL is not held. */
static void expect(const struct service *of, void (*write)(const struct service *, struct text *), const char *pattern)
{
    struct text found = {0};

    write(of, &found);
    if (pattern != NULL && fnmatch(pattern, text_bytes(&found), 0) != 0)
        fail_msg("%s: %s; wanted %s", of->code, text_bytes(&found), pattern);
    text_free(&found);
}

/* Norddjurs: domain, section 6. NULL is not held. */
#define FOLLOW_UP "follow-up: start + 3 months"

static const struct {
    const char *code, *legal_basis, *sessions, *rhythm, *ages, *due;
} table[] = {
    {"counselling", "11.7", "8; 60-90 minutes", NULL, "", "status meeting: after 8 sessions*; status report: *"},
    {"family-treatment", "52.3.3", "open; start_up 1*", "1 week, 2 weeks*", "", FOLLOW_UP ", then 6 months"},
    {"individual-talks", "52.3.3", "open*60-60 minutes", "1 week, 2 weeks, 1 month", "",
     FOLLOW_UP "; status report: *"},
    {"psychologist-talks", "52.3.3", "open*60-60 minutes", "1 week, 2 weeks, 1 month", "",
     FOLLOW_UP "; status report: *"},
    {"shelter-children", "109.5", "4-10 hours a course*", NULL, "", NULL},
    {"home-support", "52.3.2", "open*", "1 day*", "0-18", FOLLOW_UP ", then 6 months; status report: *"},
    {"day-treatment", "52.3.2, 52.3.3", "open*", "1 day*", "", FOLLOW_UP ", then 6 months; *; final report: end*"},
    {"foster-care-support", "52.3.7", "open*", "1 week, 2 weeks", "", NULL},
    {"foster-care-supervision", "52.3.7", "10-10 sessions a year; 120-120 minutes", NULL, "", ""},
    {"supported-contact", "71.2", "open*", "agreed", "", FOLLOW_UP ", then 6 months; contact report: *"},
    {"supervised-contact", "71.3", "open*", "agreed", "", "contact report: session + *"},
    {"grief-help", "11", "open*", "agreed", "", "first offer: death_on + 1 weekday"},
    {"crisis-help", "11", "1-5 sessions a course*", NULL, "", ""},
    {"siblings-group", "11.3", "8*", "2 weeks", "8-12", NULL},
    {"cool-kids", "11", "10; 120-120 minutes", "over 4 months", "about 9-12", NULL},
    {"postnatal-talks", "11", "10*", "agreed", "", ""},
    {"ses", "11", "6; group 3 of 120; individual 3 of 60", "over 8 weeks to 10 weeks", "", NULL},
};

static void norddjurs_has_the_table(void **state)
{
    (void)state;
    load("norddjurs");
    assert_int_equal(house.edition, date_make(2023, 4, 20));
    assert_int_equal(house.service_count, sizeof table / sizeof *table);
    for (size_t i = 0; i < house.service_count; i++) {
        const struct service *of = &house.services[i];

        assert_string_equal(of->code, table[i].code);
        assert_string_equal(of->legal_basis + strlen("SEL § "), table[i].legal_basis);
        expect(of, count_text, table[i].sessions);
        expect(of, rhythm_text, table[i].rhythm);
        expect(of, ages_text, table[i].ages);
        expect(of, due_text, table[i].due);
    }
}

static void norddjurs_has_the_rules_of_its_own(void **state)
{
    const struct sessions_rule *siblings;

    (void)state;
    load("norddjurs");
    siblings = &service("siblings-group")->sessions;
    assert_memory_equal(&siblings->season_from, &((struct month_day){10, 1}), sizeof(struct month_day));
    assert_memory_equal(&siblings->season_to, &((struct month_day){4, 30}), sizeof(struct month_day));
    assert_true(texts_has(&siblings->skip, "autumn") && texts_has(&siblings->skip, "christmas") &&
                texts_has(&siblings->skip, "winter"));
    assert_int_equal(siblings->days, WEEKDAYS_MON_FRI);
    assert_int_equal(service("siblings-group")->parents.kind, PARENTS_LAST);
    assert_int_equal(service("cool-kids")->parents.kind, PARENTS_EVERY);
    assert_int_equal(service("cool-kids")->sessions.start, 15 * 60);
    assert_int_equal(service("cool-kids")->group.max, 6);
    assert_int_equal(service("ses")->courses_per_year, 2);
    assert_int_equal(service("supported-contact")->sessions.days, WEEKDAYS_MON_FRI);
    assert_true(service("supported-contact")->sessions.other_days_by_agreement);
    assert_int_equal(service("supervised-contact")->sessions.days, WEEKDAYS_MON_FRI);
    assert_false(service("supervised-contact")->sessions.other_days_by_agreement);
    assert_int_equal(service("cool-kids")->referred_by, 1u << REFERRER_PARENT);
    assert_int_equal(service("postnatal-talks")->referred_by, 1u << REFERRER_HEALTH_VISITOR);
    assert_string_equal(service("postnatal-talks")->instruments[0].instrument, "epds");
    assert_int_equal(service("foster-care-supervision")->notes, NOTES_ON_REQUEST);
    assert_int_equal(service("supervised-contact")->notes, NOTES_EACH_SESSION);
    assert_int_equal(service("home-support")->due[1].read_by, 1u << RECIPIENT_FAMILY);
    assert_string_equal(service("supported-contact")->due[1].needs_consent, "report");
    assert_string_equal(service("individual-talks")->with.items[0], "family-treatment");
    assert_non_null(service("crisis-help")->beyond_refer_to);
}

/* Domain, sections 2 and 4. */
static void koebenhavn_has_its_numbers(void **state)
{
    const struct service *group;

    (void)state;
    load("koebenhavn");
    assert_int_equal(house.service_count, 9);
    group = service("children-group");
    expect(group, ages_text, "7-14");
    assert_true(group->parents.parallel == 6 && group->parents.attend_min == 4 && group->parents.attend_max == 6);
    expect(group, due_text, "interview: *; midway note: half + *; status report: end + *");
    assert_int_equal(group->interview, INTERVIEW_REQUIRED);
    assert_int_equal(group->referred_by, 0);
    assert_int_equal(group->ritual_count, 5);
    expect(service("den-korte-snor"), ages_text, "10-17");
    expect(service("den-korte-snor"), rhythm_text, "over 12 months");
    assert_string_equal(service("den-korte-snor")->group.leaders[0].role, "contact person");
    assert_true(service("de-drikker-derhjemme")->anonymous && service("open-counselling")->anonymous);
    assert_string_equal(service("safety-plan")->meetings[0].kind, "network meeting");
    expect(service("exit"), count_text, "none");
    expect(service("kiv"), count_text, "none");
    expect(service("kinship-care"), count_text, "none");
}

#define GROUP "children-group"
#define BASE                                                                                                            \
    "age=9|resident=yes|concern=sad|child_case=no|caseworker=no|legal_basis=SEL § 11|child_wants=yes|consent:all=yes|" \
    "individual_treatment_needed=no|graver_worries=no|parents_come=yes"
#define CASE "legal_basis=|child_case=yes|caseworker=yes|child_heard=yes|action_plan=yes"

static const struct {
    const char *service, *facts; /* what differs from BASE; empty is unknown */
    enum verdict verdict;
} judged[] = {
    {GROUP, "age=6", VERDICT_INELIGIBLE},
    {GROUP, "age=7", VERDICT_ELIGIBLE},
    {GROUP, "age=14", VERDICT_ELIGIBLE},
    {GROUP, "age=15", VERDICT_INELIGIBLE},
    {GROUP, "concern=none|thrives_badly=no", VERDICT_INELIGIBLE},
    {GROUP, "legal_basis=SEL § 71.2", VERDICT_INELIGIBLE},
    {GROUP, "legal_basis=|child_case=", VERDICT_INCOMPLETE},
    {GROUP, CASE, VERDICT_ELIGIBLE},
    {GROUP, CASE "|caseworker=no", VERDICT_REVIEW},
    {GROUP, "child_wants=no", VERDICT_INELIGIBLE},
    {GROUP, "consent:all=no", VERDICT_INELIGIBLE},
    {GROUP, "parents_come=no", VERDICT_INELIGIBLE},
    {GROUP, "individual_treatment_needed=yes", VERDICT_INCOMPLETE},
    {GROUP, "individual_treatment_needed=yes|handled_elsewhere=no", VERDICT_INELIGIBLE},
    {GROUP, "individual_treatment_needed=yes|handled_elsewhere=yes", VERDICT_ELIGIBLE},
    {GROUP, "graver_worries=yes|handled_elsewhere=no", VERDICT_INELIGIBLE},
    {"de-drikker-derhjemme", "resident=|consent:all=|parents_drink=yes", VERDICT_ELIGIBLE},
    {"safety-plan", "child_case=yes|placement_threatens=yes|network_takes_part=no", VERDICT_INELIGIBLE},
};

static void set_facts(struct facts *facts, const char *text)
{
    char *own = memory_text(text), *save = NULL;

    for (char *word = strtok_r(own, "|", &save); word != NULL; word = strtok_r(NULL, "|", &save)) {
        char *sign = strchr(word, '=');

        *sign = '\0';
        facts_set_text(facts, word, sign + 1);
    }
    free(own);
}

static void koebenhavn_judges_as_the_source_does(void **state)
{
    (void)state;
    load("koebenhavn");
    for (size_t i = 0; i < sizeof judged / sizeof *judged; i++) {
        struct facts facts = {0};
        struct judgement found;

        set_facts(&facts, BASE);
        set_facts(&facts, judged[i].facts);
        screening_judge(service(judged[i].service), &facts, &found);
        if (found.verdict != judged[i].verdict)
            fail_msg("%s: %s: %s", judged[i].service, judged[i].facts, named_name(verdict_names, (int)found.verdict));
        judgement_free(&found);
        facts_free(&facts);
    }
}

/* Rødovre, domain, section 3: what an item comes to in one course; nothing where that is open. */
static double item_sum(const struct service *of, const struct cost_item *item)
{
    double each = (item->hours > 0 ? item->hours * item->rate : item->amount) * item->times;

    if (item->per == COST_PER_LEADER)
        return each * (double)of->group.leader_count;
    return item->per == COST_PER_SESSION ? each * of->sessions.count : each;
}

static void roedovre_has_the_cost_table(void **state)
{
    static const double rows[] = {6000, 63000, 90000, 6000, 2000, 0, 0, 5600, 500, 3000};
    const struct service *group;
    double sum = 0;

    (void)state;
    load("roedovre");
    group = service(GROUP);
    assert_int_equal(group->cost_count, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < group->cost_count; i++) {
        if (item_sum(group, &group->cost[i]) != rows[i] || group->cost[i].unknown != (rows[i] <= 0))
            fail_msg("%s: %g; wanted %g", group->cost[i].item, item_sum(group, &group->cost[i]), rows[i]);
        sum += item_sum(group, &group->cost[i]);
    }
    assert_true(sum == 176100);
}

static void roedovre_has_its_numbers(void **state)
{
    const struct service *group;

    (void)state;
    load("roedovre");
    group = service(GROUP);
    expect(group, count_text, "10*");
    assert_true(group->group.leader_count == 2 && group->group.differ_organisation && group->group.qualified);
    expect(group, due_text, "*; SDQ before: start*; SDQ after: end*; SDQ followup: end + 3 months");
    assert_int_equal(group->interview, INTERVIEW_REQUIRED);
    assert_int_equal(group->meeting_count, 2);
    assert_string_equal(group->meetings[0].kind, "network meeting");
    assert_string_equal(group->meetings[1].kind, "closing talk");
    assert_true(text_is(group->instruments[0].instrument, "sdq") && text_is(group->instruments[0].by, "parent"));
    assert_int_equal(group->instruments[0].phases, 1u << PHASE_BEFORE | 1u << PHASE_AFTER | 1u << PHASE_FOLLOWUP);
}

static void horsens_has_its_numbers(void **state)
{
    static const struct target targets[] = {{.what = "schools", .count = 20},
                                            {.what = "children", .count = 500},
                                            {.what = "improved", .share = 0.9}};
    const struct service *group;

    (void)state;
    load("horsens");
    group = service("wellbeing-group");
    expect(group, count_text, "10; 90-120 minutes");
    expect(group, rhythm_text, "1 week");
    assert_true(group->group.leader_count == 2 && group->group.qualified);
    assert_string_equal(group->group.leaders[0].role, "school employee");
    assert_string_equal(group->group.leaders[1].role, "volunteer");
    assert_int_equal(group->target_count, 3);
    for (size_t i = 0; i < group->target_count; i++) {
        assert_string_equal(group->targets[i].what, targets[i].what);
        assert_true(group->targets[i].count == targets[i].count && group->targets[i].share == targets[i].share);
        assert_int_equal(date_parts(group->targets[i].to).year - date_parts(group->targets[i].from).year, 2);
    }
    assert_int_equal(group->referred_by, 1u << REFERRER_SCHOOL | 1u << REFERRER_PARENT);
    assert_true(group->instrument_count == 0 && group->due_count == 0);
    assert_true(group->at_places.count == 1 && text_is(group->at_places.items[0], "school"));
    assert_true(group->cost[0].amount == 400000 && group->cost[0].per == COST_PER_YEAR);
    assert_true(group->cost[1].unknown && strstr(group->cost[1].item, "100,000") != NULL);
}

static const struct {
    const char *name;
    int winter; /* week; 0: not known */
} houses[] = {{"norddjurs", 0}, {"koebenhavn", 7}, {"roedovre", 8}, {"horsens", 0}};

/* Domain, section 9. Closed periods run from a Saturday to a Sunday; the weeks that are known are held. */
static void the_calendars_reach_from_2025_to_2028(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++) {
        const struct calendar *calendar;
        int year, week;

        load(houses[i].name);
        calendar = catalogue_calendar(&house);
        assert_true(calendar->danish_holidays);
        assert_int_equal(calendar->closed_count, 17); /* four a year, and the first days of 2025 */
        assert_true(calendar->closed[0].from <= date_make(2025, 1, 1));
        assert_true(calendar->closed[16].to >= date_make(2028, 12, 31));
        for (size_t k = 0; k < calendar->closed_count; k++) {
            const struct closed_period *period = &calendar->closed[k];

            date_week(period->from + 2, &year, &week);
            assert_int_equal(date_weekday(period->from), SATURDAY);
            assert_int_equal(date_weekday(period->to), SUNDAY);
            assert_true(!text_is(period->name, "autumn") || week == 42);
            assert_true(!text_is(period->name, "winter") || houses[i].winter == 0 || week == houses[i].winter);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(norddjurs_has_the_table),     cmocka_unit_test(norddjurs_has_the_rules_of_its_own),
        cmocka_unit_test(koebenhavn_has_its_numbers),  cmocka_unit_test(koebenhavn_judges_as_the_source_does),
        cmocka_unit_test(roedovre_has_the_cost_table), cmocka_unit_test(roedovre_has_its_numbers),
        cmocka_unit_test(horsens_has_its_numbers),     cmocka_unit_test(the_calendars_reach_from_2025_to_2028),
    };

    return cmocka_run_group_tests(tests, NULL, leave);
}

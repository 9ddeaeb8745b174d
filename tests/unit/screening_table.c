#include "screening_table.h"

#include "base/date.h"
#include "base/memory.h"
#include "catalogue/load.h"
#include "intake/path.h"
#include "intake/row_reader.h"
#include "rules/facts.h"
#include "rules/screening.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FIELDS_MOST 64

static struct catalogue house;

/* One referral on its way. */
struct trial {
    const struct service *service;
    char *paths[FIELDS_MOST], *values[FIELDS_MOST]; /* those that the form reads */
    size_t count;
    int today;
    char *instrument; /* of the score, with its scale behind it; NULL for none */
    struct score_known score;
    bool scored;
    size_t withdrawn; /* number of the holder who takes the consent back; 0 for none */
    struct referral referral;
    struct facts facts;
    struct judgement judgement;
};

/* --- from short hand to a judgement ---------------------------------------------------------------- */

/* "score.epds.total", a later one in place of an earlier; no value takes it away. */
static void trial_score(struct trial *trial, const char *name, const char *value)
{
    char *scale;

    free(trial->instrument);
    trial->instrument = memory_text(name + strlen("score."));
    scale = strchr(trial->instrument, '.');
    assert_non_null(scale);
    *scale = '\0';
    trial->score = (struct score_known){trial->instrument, scale + 1, strtod(value, NULL)};
    trial->scored = *value != '\0';
}

static void trial_field(struct trial *trial, const char *name, const char *value)
{
    char *path = path_kind(name) == PATH_UNKNOWN ? text_format("facts.%s", name) : memory_text(name);
    size_t i = 0;

    while (i < trial->count && !text_is(trial->paths[i], path))
        i++;
    assert_true(i < FIELDS_MOST);
    if (i == trial->count) {
        trial->paths[trial->count++] = path;
    } else {
        free(path);
        free(trial->values[i]);
    }
    trial->values[i] = memory_text(value);
}

static void trial_set(struct trial *trial, const char *name, const char *value)
{
    if (text_is(name, "today"))
        assert_true(date_read(value, &trial->today));
    else if (strncmp(name, "score.", 6) == 0)
        trial_score(trial, name, value);
    else if (text_is(value, "withdrawn"))
        trial->withdrawn = (size_t)path_number(name);
    else
        trial_field(trial, name, value);
}

static void trial_read(struct trial *trial, const char *text)
{
    char *own = memory_text(text), *save = NULL;

    for (char *word = strtok_r(own, ";", &save); word != NULL; word = strtok_r(NULL, ";", &save)) {
        char *field = text_trim(word), *sign = strchr(field, '=');

        assert_non_null(sign);
        *sign = '\0';
        trial_set(trial, field, sign + 1);
    }
    free(own);
}

/* Through the house's form; false when it refuses, with the messages. */
static bool trial_form(struct trial *trial, struct messages *messages)
{
    struct sheet_row row = {.line = 2, .cells = trial->values, .count = trial->count};
    struct row_reader *rows;
    int result;

    assert_int_equal(
        row_reader_open("table", (const char *const *)trial->paths, trial->count, NULL, &house, &rows, messages), 0);
    assert_int_equal(messages->count, 0);
    result = row_reader_referral(rows, &row, &house, trial->today, &trial->referral, messages);
    row_reader_close(rows);
    if (trial->withdrawn > 0)
        trial->referral.holders[trial->withdrawn - 1].consent = CONSENT_WITHDRAWN;
    return result == 0;
}

static void trial_begin(const struct screening_table *table, const struct screening_row *row, struct trial *trial)
{
    *trial = (struct trial){.service = catalogue_service(&house, table->service)};
    trial_read(trial, "today=2026-09-10; citizen.name=Eksempel Opdigt");
    trial_field(trial, "service", table->service);
    trial_read(trial, table->base);
    trial_read(trial, row->change);
}

static void trial_judge(struct trial *trial)
{
    referral_facts(&trial->referral, &house, &trial->score, trial->scored, trial->today, &trial->facts);
    screening_judge(trial->service, &trial->facts, &trial->judgement);
}

static void trial_end(struct trial *trial)
{
    judgement_free(&trial->judgement);
    facts_free(&trial->facts);
    referral_free(&trial->referral);
    free(trial->instrument);
    for (size_t i = 0; i < trial->count; i++) {
        free(trial->paths[i]);
        free(trial->values[i]);
    }
}

/* --- do the rows come out as they say? -------------------------------------------------------------- */

static char *joined(const struct texts *texts)
{
    struct text text = {0};

    text_add(&text, "");
    texts_join(texts, ",", &text);
    return text.bytes;
}

/* Fails softly, so that one run tells all rows that are amiss. */
static size_t row_expect(const struct screening_table *table, const struct screening_row *row, const char *verdict,
                         const char *reasons, const char *refer_to)
{
    const char *wanted = row->refer_to == NULL ? "" : row->refer_to;

    if (text_is(verdict, row->verdict) && text_is(reasons, row->reasons) && text_is(refer_to, wanted))
        return 0;
    print_error("%s | %s: %s (%s) -> '%s', wanted %s (%s) -> '%s'\n", table->service, row->change, verdict, reasons,
                refer_to, row->verdict, row->reasons, wanted);
    return 1;
}

static size_t row_try(const struct screening_table *table, const struct screening_row *row)
{
    struct messages messages = {0};
    struct trial trial;
    size_t wrong;

    trial_begin(table, row, &trial);
    if (trial_form(&trial, &messages)) {
        char *reasons, *refer_to;

        trial_judge(&trial);
        reasons = joined(&trial.judgement.reasons);
        refer_to = joined(&trial.judgement.refer_to);
        wrong = row_expect(table, row, named_name(verdict_names, (int)trial.judgement.verdict), reasons, refer_to);
        free(reasons);
        free(refer_to);
    } else {
        wrong = row_expect(table, row, "refused", messages.items[0].text, "");
    }
    trial_end(&trial);
    messages_free(&messages);
    return wrong;
}

static void rows_hold(void **state)
{
    const struct screening_table *table = *state;
    size_t wrong = 0;

    assert_non_null(catalogue_service(&house, table->service));
    assert_string_equal(table->rows[0].change, "");
    assert_string_equal(table->rows[0].verdict, "eligible");
    for (size_t i = 0; i < table->count; i++)
        wrong += row_try(table, &table->rows[i]);
    assert_int_equal(wrong, 0);
}

/* --- are they all there is to try? ------------------------------------------------------------------- */

/* What the rows of a table have shown of one criterion. A service's findings always come in the same order. */
struct shown {
    bool met[TRUTH_YES + 1];   /* how it came out */
    bool alone[TRUTH_YES + 1]; /* so, and every other criterion of the service's list met */
    struct texts values;       /* what was known, once each */
};

struct coverage {
    struct shown *items;
    size_t count;
    struct texts refer_to;
};

static void texts_add_once(struct texts *list, const char *item)
{
    if (!texts_has(list, item))
        texts_add(list, item);
}

static void coverage_add(struct coverage *coverage, const struct judgement *judgement)
{
    size_t amiss = 0;

    if (coverage->items == NULL) {
        coverage->count = judgement->finding_count;
        coverage->items = memory_new((coverage->count + 1) * sizeof *coverage->items);
    }
    for (size_t i = 0; i < coverage->count; i++)
        amiss += judgement->findings[i].depth == 0 && judgement->findings[i].met != TRUTH_YES;
    for (size_t i = 0; i < coverage->count; i++) {
        const struct finding *finding = &judgement->findings[i];
        struct shown *shown = &coverage->items[i];

        shown->met[finding->met] = true;
        shown->alone[finding->met] |= finding->depth == 0 && amiss == 1;
        texts_add_once(&shown->values, finding->value);
    }
    for (size_t i = 0; i < judgement->refer_to.count; i++)
        texts_add_once(&coverage->refer_to, judgement->refer_to.items[i]);
}

static void coverage_make(const struct screening_table *table, struct coverage *coverage)
{
    *coverage = (struct coverage){0};
    for (size_t k = 0; k < table->count; k++) {
        struct messages messages = {0};
        struct trial trial;

        trial_begin(table, &table->rows[k], &trial);
        if (trial_form(&trial, &messages)) {
            trial_judge(&trial);
            coverage_add(coverage, &trial.judgement);
        }
        trial_end(&trial);
        messages_free(&messages);
    }
}

static void coverage_free(struct coverage *coverage)
{
    for (size_t i = 0; i < coverage->count; i++)
        texts_free(&coverage->items[i].values);
    free(coverage->items);
    texts_free(&coverage->refer_to);
}

static size_t lacks(const struct service *service, const struct finding *finding, const char *what)
{
    print_error("%s: no row for %s (%s): %s\n", service->code, finding->fact, finding->wanted, what);
    return 1;
}

static size_t value_lacks(const struct service *service, const struct finding *finding, const struct shown *shown,
                          struct value value)
{
    char *text = value_write(&value);
    size_t lacking = texts_has(&shown->values, text) ? 0 : lacks(service, finding, text);

    free(text);
    return lacking;
}

/* The value itself and the one just outside; no age is below 0. */
static size_t edge_lacks(const struct service *service, const struct finding *finding, const struct shown *shown,
                         struct value value, int outwards)
{
    size_t lacking = value_lacks(service, finding, shown, value);

    if (value.kind == VALUE_NUMBER)
        value.number += outwards;
    else
        value.date += outwards;
    return value.kind == VALUE_NUMBER && value.number < 0 ? lacking
                                                          : lacking + value_lacks(service, finding, shown, value);
}

static size_t values_lack(const struct service *service, const struct finding *finding, const struct shown *shown)
{
    const struct criterion *criterion = finding->criterion;
    size_t lacking = 0;

    switch (criterion->comparison) {
    case COMPARE_IS: break; /* met and unmet are both sides of it */
    case COMPARE_BETWEEN:
        lacking += edge_lacks(service, finding, shown, criterion->wanted[0], -1);
        lacking += edge_lacks(service, finding, shown, criterion->wanted[1], 1);
        break;
    case COMPARE_AT_LEAST: lacking += edge_lacks(service, finding, shown, criterion->wanted[0], -1); break;
    case COMPARE_AT_MOST: lacking += edge_lacks(service, finding, shown, criterion->wanted[0], 1); break;
    case COMPARE_ONE_OF:
        for (size_t i = 0; i < criterion->wanted_count; i++)
            lacking += value_lacks(service, finding, shown, criterion->wanted[i]);
        break;
    }
    return lacking;
}

/* Each role there is, allowed or not. */
static size_t roles_lack(const struct service *service, const struct finding *finding, const struct shown *shown)
{
    size_t lacking = 0;

    for (const struct named_value *role = referrer_role_names; role->name != NULL; role++)
        if (role->value != REFERRER_UNKNOWN && !texts_has(&shown->values, role->name))
            lacking += lacks(service, finding, role->name);
    return lacking;
}

static size_t finding_lacks(const struct service *service, const struct finding *finding, const struct shown *shown,
                            const struct coverage *coverage)
{
    const struct criterion *criterion = finding->criterion;
    bool known = text_is(finding->fact, "caseworker"); /* who is not named is not there: never unknown */
    size_t lacking = 0;

    for (enum truth truth = TRUTH_UNKNOWN; truth <= TRUTH_YES; truth++) {
        const char *name = named_name(finding_result_names, (int)truth);

        if (!shown->met[truth] && !(known && truth == TRUTH_UNKNOWN))
            lacking += lacks(service, finding, name);
        else if (finding->depth == 0 && truth != TRUTH_YES && !shown->alone[truth])
            lacking += lacks(service, finding, "alone in what it breaks");
    }
    if (criterion == NULL)
        return lacking + roles_lack(service, finding, shown);
    if (criterion->refer_to != NULL && !texts_has(&coverage->refer_to, criterion->refer_to))
        lacking += lacks(service, finding, criterion->refer_to);
    return criterion->kind == CRITERION_FACT ? lacking + values_lack(service, finding, shown) : lacking;
}

static void rows_complete(void **state)
{
    const struct screening_table *table = *state;
    const struct service *service = catalogue_service(&house, table->service);
    static const struct facts nothing = {0};
    struct judgement judgement;
    struct coverage coverage;
    size_t lacking = 0;

    screening_judge(service, &nothing, &judgement);
    coverage_make(table, &coverage);
    for (size_t i = 0; i < judgement.finding_count; i++)
        lacking += finding_lacks(service, &judgement.findings[i], &coverage.items[i], &coverage);
    coverage_free(&coverage);
    judgement_free(&judgement);
    assert_int_equal(lacking, 0);
}

/* --- running ----------------------------------------------------------------------------------------- */

static const struct screening_table *all;
static size_t all_count;

static void every_service_has_a_table(void **state)
{
    (void)state;
    assert_int_equal(house.service_count, all_count);
    for (size_t i = 0; i < all_count; i++)
        assert_string_equal(house.services[i].code, all[i].service);
}

static void test_add(struct CMUnitTest **tests, size_t *count, const struct screening_table *table, const char *what,
                     CMUnitTestFunction run)
{
    *tests = memory_grow(*tests, *count, sizeof **tests);
    (*tests)[(*count)++] = (struct CMUnitTest){.name = text_format("%s %s", table->service, what),
                                               .test_func = run,
                                               .initial_state = (void *)(uintptr_t)table};
}

int screening_tables_run(const char *name, const struct screening_table *tables, size_t count)
{
    struct messages messages = {0};
    struct CMUnitTest *tests = NULL;
    char *path = text_format("examples/%s", name);
    size_t test_count = 0;
    int result = 1;

    all = tables;
    all_count = count;
    for (size_t i = 0; i < count; i++) {
        test_add(&tests, &test_count, &tables[i], "is judged right", rows_hold);
        test_add(&tests, &test_count, &tables[i], "is tried in every rule", rows_complete);
    }
    tests = memory_grow(tests, test_count, sizeof *tests);
    tests[test_count] = (struct CMUnitTest)cmocka_unit_test(every_service_has_a_table);
    if (catalogue_load(path, NULL, &house, &messages) == 0)
        result = _cmocka_run_group_tests(name, tests, test_count + 1, NULL, NULL);
    for (size_t i = 0; i < test_count; i++)
        free((char *)(uintptr_t)tests[i].name);
    free(tests);
    free(path);
    catalogue_free(&house);
    messages_free(&messages);
    return result;
}

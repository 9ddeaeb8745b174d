#include "base/text.h"
#include "catalogue/embedded.h"
#include "rules/scoring.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SDQ_ITEMS 25
#define EPDS_ITEMS 10

/* The published key, told here once more: the file that is built in must say the same. */
static const struct {
    const char *scale;
    int items[5];
} key[] = {{"emotional", {3, 8, 13, 16, 24}},
           {"conduct", {5, 7, 12, 18, 22}},
           {"hyperactivity", {2, 10, 15, 21, 25}},
           {"peer", {6, 11, 14, 19, 23}},
           {"prosocial", {1, 4, 9, 17, 20}}};
#define SUBSCALES 5
#define PROBLEM_SCALES 4

static struct catalogue builtin;

static int load(void **state)
{
    (void)state;
    catalogue_embedded(&builtin);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    catalogue_free(&builtin);
    return 0;
}

static const struct instrument *sdq(void)
{
    return catalogue_instrument(&builtin, "sdq");
}

static bool is_reversed(int item)
{
    return item == 7 || item == 11 || item == 14 || item == 21 || item == 25;
}

/* Nothing answered. */
static void blank(int *answers, int count)
{
    for (int i = 0; i < count; i++)
        answers[i] = ANSWER_NONE;
}

/* Answers the first `answered` items of a subscale so that they count `points` together. */
static void give(int *answers, size_t scale, int answered, int points)
{
    for (int i = 0; i < answered; i++) {
        int item = key[scale].items[i], counts = points > 2 ? 2 : points;

        answers[item - 1] = is_reversed(item) ? 2 - counts : counts;
        points -= counts;
    }
    assert_int_equal(points, 0);
}

static struct scoring judge(const struct instrument *instrument, const int *answers, const char *form, int age)
{
    struct scoring scoring;

    scoring_judge(instrument, answers, form, age, &scoring);
    return scoring;
}

static const struct scale_score *scale_of(const struct scoring *scoring, const char *scale)
{
    const struct scale_score *score = scoring_of(scoring, scale);

    assert_non_null(score);
    return score;
}

static void expect(const struct scoring *scoring, const char *scale, int answered, int score)
{
    const struct scale_score *found = scale_of(scoring, scale);

    assert_int_equal(found->answered, answered);
    assert_true(found->scored);
    assert_int_equal(found->score, score);
}

static void expect_none(const struct scoring *scoring, const char *scale, int answered)
{
    const struct scale_score *found = scale_of(scoring, scale);

    assert_int_equal(found->answered, answered);
    assert_false(found->scored);
    assert_int_equal(found->score, 0);
    assert_null(found->band);
}

/* --- subscales ------------------------------------------------------------------------------------ */

static void each_item_counts_for_its_scale_and_some_are_turned_round(void **state)
{
    int answers[SDQ_ITEMS];

    (void)state;
    for (int item = 1; item <= SDQ_ITEMS; item++) {
        struct scoring scoring;

        for (int i = 0; i < SDQ_ITEMS; i++)
            answers[i] = 0;
        answers[item - 1] = 2;
        scoring = judge(sdq(), answers, NULL, SCORING_AGE_UNKNOWN);
        for (size_t scale = 0; scale < SUBSCALES; scale++) {
            int wanted = 0;

            for (int i = 0; i < 5; i++) {
                bool twos = key[scale].items[i] == item;
                wanted += is_reversed(key[scale].items[i]) ? (twos ? 0 : 2) : (twos ? 2 : 0);
            }
            expect(&scoring, key[scale].scale, 5, wanted);
        }
        scoring_free(&scoring);
    }
}

static void what_is_missing_is_prorated_half_up(void **state)
{
    /* Points on answers of five items, and the score. */
    static const struct {
        int answered, points, score;
    } cases[] = {
        {3, 4, 7}, {3, 0, 0}, {3, 1, 2}, {3, 2, 3}, {3, 3, 5}, {3, 5, 8}, {3, 6, 10}, {4, 0, 0}, {4, 1, 1},
        {4, 2, 3}, {4, 3, 4}, {4, 4, 5}, {4, 5, 6}, {4, 6, 8}, {4, 7, 9}, {4, 8, 10}, {5, 7, 7}, {5, 10, 10},
    };

    (void)state;
    for (size_t scale = 0; scale < SUBSCALES; scale++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            int answers[SDQ_ITEMS];
            struct scoring scoring;

            blank(answers, SDQ_ITEMS);
            give(answers, scale, cases[i].answered, cases[i].points);
            scoring = judge(sdq(), answers, NULL, SCORING_AGE_UNKNOWN);
            expect(&scoring, key[scale].scale, cases[i].answered, cases[i].score);
            scoring_free(&scoring);
        }
}

static void fewer_than_three_answers_of_five_have_no_score(void **state)
{
    (void)state;
    for (size_t scale = 0; scale < SUBSCALES; scale++)
        for (int answered = 0; answered <= 2; answered++) {
            int answers[SDQ_ITEMS];
            struct scoring scoring;

            blank(answers, SDQ_ITEMS);
            give(answers, scale, answered, 2 * answered);
            scoring = judge(sdq(), answers, "parent", 9);
            expect_none(&scoring, key[scale].scale, answered);
            scoring_free(&scoring);
        }
}

/* A house's own key may have answers below zero: half up is towards the greater number there too. */
static void half_up_is_up_below_zero_too(void **state)
{
    static int items[] = {1, 2, 3, 4};
    static char name[] = "s";
    struct subscale subscale = {.name = name, .items = items, .item_count = 4};
    struct instrument own = {.name = name,
                             .items = 4,
                             .min = -3,
                             .max = 3,
                             .subscales = &subscale,
                             .subscale_count = 1,
                             .missing_at_most = 2,
                             .prorate = true};
    /* -1 on 3 answers of 4 is -1.33; -3 on 2 is -6; -5 on 3 is -6.67; on 2 answers -1 is -2. 3 on 2 of 4 is 6. */
    static const struct {
        int answers[4], score;
    } cases[] = {
        {{-1, 0, 0, ANSWER_NONE}, -1},    {{-3, -2, 0, ANSWER_NONE}, -7}, {{-3, 0, ANSWER_NONE, ANSWER_NONE}, -6},
        {{1, 0, 0, ANSWER_NONE}, 1},      {{3, 2, 0, ANSWER_NONE}, 7},    {{3, 0, ANSWER_NONE, ANSWER_NONE}, 6},
        {{-3, -3, -3, ANSWER_NONE}, -12}, {{-3, -3, -3, -3}, -12},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scoring scoring = judge(&own, cases[i].answers, NULL, SCORING_AGE_UNKNOWN);

        expect(&scoring, "s", 4 - (cases[i].answers[3] == ANSWER_NONE) - (cases[i].answers[2] == ANSWER_NONE),
               cases[i].score);
        scoring_free(&scoring);
    }
}

/* Six items, of which two may be missing: -3 on 4 is -4.5, which is -4; 3 on 4 is 4.5, which is 5. */
static void just_a_half_goes_up(void **state)
{
    static int items[] = {1, 2, 3, 4, 5, 6};
    static char name[] = "s";
    struct subscale subscale = {.name = name, .items = items, .item_count = 6};
    struct instrument own = {.name = name,
                             .items = 6,
                             .min = -3,
                             .max = 3,
                             .subscales = &subscale,
                             .subscale_count = 1,
                             .missing_at_most = 2,
                             .prorate = true};
    int down[] = {-3, 0, 0, 0, ANSWER_NONE, ANSWER_NONE}, up[] = {3, 0, 0, 0, ANSWER_NONE, ANSWER_NONE};
    struct scoring scoring = judge(&own, down, NULL, SCORING_AGE_UNKNOWN);

    (void)state;
    expect(&scoring, "s", 4, -4);
    scoring_free(&scoring);
    scoring = judge(&own, up, NULL, SCORING_AGE_UNKNOWN);
    expect(&scoring, "s", 4, 5);
    scoring_free(&scoring);
}

static void without_prorating_every_answer_is_wanted(void **state)
{
    static int items[] = {1, 2};
    static char name[] = "s";
    struct subscale subscale = {.name = name, .items = items, .item_count = 2};
    struct instrument own = {.name = name,
                             .items = 2,
                             .min = 0,
                             .max = 3,
                             .subscales = &subscale,
                             .subscale_count = 1,
                             .missing_at_most = 1};
    int answers[] = {3, ANSWER_NONE};
    struct scoring scoring = judge(&own, answers, NULL, SCORING_AGE_UNKNOWN);

    (void)state;
    expect_none(&scoring, "s", 1);
    scoring_free(&scoring);
}

/* --- totals --------------------------------------------------------------------------------------- */

static void totals_add_the_rounded_scales(void **state)
{
    int answers[SDQ_ITEMS];
    struct scoring scoring;

    (void)state;
    blank(answers, SDQ_ITEMS);
    for (size_t scale = 0; scale < PROBLEM_SCALES; scale++)
        give(answers, scale, 3, 4); /* 6.67 each: rounded first they are 28, together they would be 26.67 */
    scoring = judge(sdq(), answers, NULL, SCORING_AGE_UNKNOWN);
    expect(&scoring, "total", 12, 28);
    expect(&scoring, "externalising", 6, 14);
    expect(&scoring, "internalising", 6, 14);
    expect_none(&scoring, "prosocial", 0);
    assert_int_equal(scale_of(&scoring, "total")->items, 20);
    assert_int_equal(scale_of(&scoring, "internalising")->items, 10);
    scoring_free(&scoring);
}

static void a_total_is_missing_with_any_of_its_scales(void **state)
{
    (void)state;
    for (size_t without = 0; without < SUBSCALES; without++) {
        int answers[SDQ_ITEMS];
        struct scoring scoring;

        blank(answers, SDQ_ITEMS);
        for (size_t scale = 0; scale < SUBSCALES; scale++)
            give(answers, scale, scale == without ? 2 : 5, 4);
        scoring = judge(sdq(), answers, "parent", 9);
        if (without == 4)
            expect(&scoring, "total", 20, 16); /* the prosocial scale is no part of it */
        else
            expect_none(&scoring, "total", 17);
        if (without == 1 || without == 2)
            expect_none(&scoring, "externalising", 7);
        else
            expect(&scoring, "externalising", 10, 8);
        if (without == 0 || without == 3)
            expect_none(&scoring, "internalising", 7);
        else
            expect(&scoring, "internalising", 10, 8);
        scoring_free(&scoring);
    }
}

static void the_scales_come_in_the_files_order(void **state)
{
    static const char *const names[] = {"emotional", "conduct", "hyperactivity", "peer",
                                        "prosocial", "total",   "externalising", "internalising"};
    int answers[SDQ_ITEMS];
    struct scoring scoring;

    (void)state;
    blank(answers, SDQ_ITEMS);
    scoring = judge(sdq(), answers, NULL, SCORING_AGE_UNKNOWN);
    assert_int_equal(scoring.count, 8);
    for (size_t i = 0; i < 8; i++)
        assert_string_equal(scoring.scales[i].scale, names[i]);
    assert_null(scoring_of(&scoring, "mood"));
    assert_int_equal(scoring.alert_count, 0);
    scoring_free(&scoring);
}

/* --- bands ---------------------------------------------------------------------------------------- */

/* Answers that give a scale a score: a total's points go to its problem scales one after the other. */
static void reach(int *answers, const char *scale, int score)
{
    blank(answers, SDQ_ITEMS);
    for (size_t i = 0; i < SUBSCALES; i++) {
        bool is_this = strcmp(key[i].scale, scale) == 0, is_part = strcmp(scale, "total") == 0 && i < PROBLEM_SCALES;
        int points = !is_this && !is_part ? 0 : score > 10 ? 10 : score;

        if (is_this || is_part)
            score -= points;
        give(answers, i, 5, points);
    }
    assert_int_equal(score, 0);
}

/* Each row: a form and a scale, and the bands from score 0 on, each with its last score. Every score there is is tried. */
static void every_score_lies_in_its_published_band(void **state)
{
    static const struct {
        const char *form, *scale;
        struct {
            const char *name;
            int to;
        } bands[4];
    } rows[] = {
        {"parent", "total", {{"normal", 13}, {"borderline", 16}, {"abnormal", 40}}},
        {"parent", "emotional", {{"normal", 3}, {"borderline", 4}, {"abnormal", 10}}},
        {"parent", "conduct", {{"normal", 2}, {"borderline", 3}, {"abnormal", 10}}},
        {"parent", "hyperactivity", {{"normal", 5}, {"borderline", 6}, {"abnormal", 10}}},
        {"parent", "peer", {{"normal", 2}, {"borderline", 3}, {"abnormal", 10}}},
        {"parent", "prosocial", {{"abnormal", 4}, {"borderline", 5}, {"normal", 10}}},
        {"self", "total", {{"normal", 15}, {"borderline", 19}, {"abnormal", 40}}},
        {"self", "emotional", {{"normal", 5}, {"borderline", 6}, {"abnormal", 10}}},
        {"self", "conduct", {{"normal", 3}, {"borderline", 4}, {"abnormal", 10}}},
        {"self", "hyperactivity", {{"normal", 5}, {"borderline", 6}, {"abnormal", 10}}},
        {"self", "peer", {{"normal", 3}, {"borderline", 5}, {"abnormal", 10}}},
        {"self", "prosocial", {{"abnormal", 4}, {"borderline", 5}, {"normal", 10}}},
        {"teacher", "total", {{"close", 11}, {"slightly_raised", 15}, {"high", 18}, {"very_high", 40}}},
        {"teacher", "emotional", {{"close", 3}, {"slightly_raised", 4}, {"high", 5}, {"very_high", 10}}},
        {"teacher", "conduct", {{"close", 2}, {"slightly_raised", 3}, {"high", 4}, {"very_high", 10}}},
        {"teacher", "hyperactivity", {{"close", 5}, {"slightly_raised", 7}, {"high", 8}, {"very_high", 10}}},
        {"teacher", "peer", {{"close", 2}, {"slightly_raised", 4}, {"high", 5}, {"very_high", 10}}},
        {"teacher", "prosocial", {{"very_low", 3}, {"low", 4}, {"slightly_lowered", 5}, {"close", 10}}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int most = strcmp(rows[i].scale, "total") == 0 ? 40 : 10, band = 0;

        for (int score = 0; score <= most; score++) {
            int answers[SDQ_ITEMS];
            struct scoring scoring;

            while (score > rows[i].bands[band].to)
                band++;
            reach(answers, rows[i].scale, score);
            scoring = judge(sdq(), answers, rows[i].form, 12);
            expect(&scoring, rows[i].scale, most / 2, score);
            assert_non_null(scale_of(&scoring, rows[i].scale)->band);
            assert_string_equal(scale_of(&scoring, rows[i].scale)->band, rows[i].bands[band].name);
            scoring_free(&scoring);
        }
    }
}

static void bands_are_those_of_the_form_and_the_age(void **state)
{
    static const struct {
        const char *form;
        int age;
        const char *band; /* of a total of 16; NULL none */
    } cases[] = {
        {"parent", 3, NULL},
        {"parent", 4, "borderline"},
        {"parent", 17, "borderline"},
        {"parent", 18, NULL},
        {"parent", SCORING_AGE_UNKNOWN, "borderline"}, /* one span of ages, so there is no doubt */
        {"self", 10, NULL},
        {"self", 11, "borderline"},
        {"teacher", 3, "high"},
        {"teacher", SCORING_AGE_UNKNOWN, "high"},
        {NULL, 9, NULL},
        {"", 9, NULL},
        {"grandmother", 9, NULL},
    };
    int answers[SDQ_ITEMS];

    (void)state;
    reach(answers, "total", 16);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scoring scoring = judge(sdq(), answers, cases[i].form, cases[i].age);
        const char *band = scale_of(&scoring, "total")->band;

        assert_true(text_is(band, cases[i].band));
        assert_null(scale_of(&scoring, "externalising")->band); /* none is published */
        scoring_free(&scoring);
    }
}

/* A house's own bands: by age, and for every form. */
static void bands_that_differ_by_age_want_an_age(void **state)
{
    static int items[] = {1};
    static char name[] = "s", young[] = "young", old[] = "old", any[] = "any", parent[] = "parent";
    struct subscale subscale = {.name = name, .items = items, .item_count = 1};
    struct band bands[] = {{parent, 4, 7, name, young, 0, 3},
                           {parent, 8, 12, name, old, 0, 3},
                           {NULL, -1, -1, name, any, 1, 3}};
    struct instrument own = {.name = name,
                             .items = 1,
                             .max = 3,
                             .subscales = &subscale,
                             .subscale_count = 1,
                             .bands = bands,
                             .band_count = 3};
    static const struct {
        const char *form;
        int age, answer;
        const char *band;
    } cases[] = {
        {"parent", 7, 1, "young"}, {"parent", 8, 1, "old"},
        {"parent", 13, 1, NULL},   {"parent", SCORING_AGE_UNKNOWN, 1, NULL},
        {"teacher", 7, 1, "any"},  {NULL, SCORING_AGE_UNKNOWN, 1, "any"},
        {NULL, 7, 0, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scoring scoring = judge(&own, &cases[i].answer, cases[i].form, cases[i].age);

        assert_true(text_is(scoring.scales[0].band, cases[i].band));
        scoring_free(&scoring);
    }
}

/* --- EPDS ----------------------------------------------------------------------------------------- */

static struct scoring epds(const char *digits, const char *form)
{
    int answers[EPDS_ITEMS];

    for (int i = 0; i < EPDS_ITEMS; i++)
        answers[i] = digits[i] == '.' ? ANSWER_NONE : digits[i] - '0';
    return judge(catalogue_instrument(&builtin, "epds"), answers, form, SCORING_AGE_UNKNOWN);
}

static void epds_is_a_plain_sum_of_all_ten(void **state)
{
    static const struct {
        const char *answers, *form;
        int answered, score; /* -1: none */
        const char *band;
        bool alert;
    } cases[] = {
        {"0000000000", "mother", 10, 0, "below", false},
        {"3333333333", "mother", 10, 30, "raised", true},
        {"1230000000", NULL, 10, 6, NULL, false},
        {"3331000000", "mother", 10, 10, "below", false},
        {"3332000000", "mother", 10, 11, "raised", false},
        {"3330000000", "father", 10, 9, "below", false},
        {"3331000000", "father", 10, 10, "raised", false},
        {"000000000.", "mother", 9, -1, NULL, false},
        {".333333333", "mother", 9, -1, NULL, true},
        {".........1", "mother", 1, -1, NULL, true}, /* an alert whatever the total, and without one */
        {"0000000001", "mother", 10, 1, "below", true},
        {"3333333330", "mother", 10, 27, "raised", false},
        {"..........", NULL, 0, -1, NULL, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scoring scoring = epds(cases[i].answers, cases[i].form);

        assert_int_equal(scoring.count, 1);
        if (cases[i].score < 0)
            expect_none(&scoring, "total", cases[i].answered);
        else
            expect(&scoring, "total", cases[i].answered, cases[i].score);
        assert_true(text_is(scoring.scales[0].band, cases[i].band));
        assert_int_equal(scoring.alert_count, cases[i].alert ? 1 : 0);
        if (cases[i].alert)
            assert_int_equal(scoring.alerts[0], 10);
        scoring_free(&scoring);
    }
}

static void an_item_with_two_bounds_is_one_alert(void **state)
{
    struct alert alerts[] = {{2, 1}, {1, 3}, {2, 2}};
    struct instrument own = {.items = 2, .max = 3, .alerts = alerts, .alert_count = 3};
    int answers[] = {3, 3}, found[3];

    (void)state;
    assert_int_equal(scoring_alerts(&own, answers, found), 2);
    assert_int_equal(found[0], 2);
    assert_int_equal(found[1], 1);
    answers[0] = 2;
    answers[1] = 0;
    assert_int_equal(scoring_alerts(&own, answers, found), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_item_counts_for_its_scale_and_some_are_turned_round),
        cmocka_unit_test(what_is_missing_is_prorated_half_up),
        cmocka_unit_test(fewer_than_three_answers_of_five_have_no_score),
        cmocka_unit_test(half_up_is_up_below_zero_too),
        cmocka_unit_test(just_a_half_goes_up),
        cmocka_unit_test(without_prorating_every_answer_is_wanted),
        cmocka_unit_test(totals_add_the_rounded_scales),
        cmocka_unit_test(a_total_is_missing_with_any_of_its_scales),
        cmocka_unit_test(the_scales_come_in_the_files_order),
        cmocka_unit_test(every_score_lies_in_its_published_band),
        cmocka_unit_test(bands_are_those_of_the_form_and_the_age),
        cmocka_unit_test(bands_that_differ_by_age_want_an_age),
        cmocka_unit_test(epds_is_a_plain_sum_of_all_ten),
        cmocka_unit_test(an_item_with_two_bounds_is_one_alert),
    };
    return cmocka_run_group_tests(tests, load, unload);
}

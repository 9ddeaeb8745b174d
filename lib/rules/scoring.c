#include "rules/scoring.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>

static bool has_number(const int *numbers, size_t count, int number)
{
    for (size_t i = 0; i < count; i++)
        if (numbers[i] == number)
            return true;
    return false;
}

/* --- subscales and totals ------------------------------------------------------------------------- */

/* The quotient rounded down, also of a negative number; `by` is above 0. */
static long divided_down(long number, long by)
{
    return number >= 0 ? number / by : -((-number + by - 1) / by);
}

/* The mean of `answered` answers times `items`, half up: floor(sum * items / answered + 1/2).
 * Source: domain facts, section 7: 4 on 3 answers of 5 is 6.67, which is 7. */
static int prorated(long sum, long answered, long items)
{
    return (int)divided_down(2 * sum * items + answered, 2 * answered);
}

/* Source: domain facts, section 7: a reversed item counts as 2 - x, that is min + max - x. */
static int counted(const struct instrument *instrument, const struct subscale *subscale, int item, int answer)
{
    return has_number(subscale->reverse, subscale->reverse_count, item) ? instrument->min + instrument->max - answer
                                                                        : answer;
}

static void judge_subscale(const struct instrument *instrument, const struct subscale *subscale, const int *answers,
                           struct scale_score *into)
{
    long sum = 0;

    *into = (struct scale_score){.scale = subscale->name, .items = (int)subscale->item_count};
    for (size_t i = 0; i < subscale->item_count; i++) {
        int item = subscale->items[i], answer = answers[item - 1];

        if (answer == ANSWER_NONE)
            continue;
        into->answered++;
        sum += counted(instrument, subscale, item, answer);
    }
    int missing = into->items - into->answered;
    into->scored =
        into->answered > 0 && (missing == 0 || (instrument->prorate && missing <= instrument->missing_at_most));
    if (into->scored)
        into->score = missing == 0 ? (int)sum : prorated(sum, into->answered, into->items);
}

const struct scale_score *scoring_of(const struct scoring *scoring, const char *scale)
{
    for (size_t i = 0; i < scoring->count; i++)
        if (text_is(scoring->scales[i].scale, scale))
            return &scoring->scales[i];
    return NULL;
}

/* Source: domain facts, section 7: a total is the sum of the rounded scales, and missing if one of them is. */
static void judge_total(const struct scoring *scoring, const struct total *total, struct scale_score *into)
{
    *into = (struct scale_score){.scale = total->name, .scored = total->subscales.count > 0};
    for (size_t i = 0; i < total->subscales.count; i++) {
        const struct scale_score *part = scoring_of(scoring, total->subscales.items[i]);

        if (part == NULL || !part->scored)
            into->scored = false;
        if (part == NULL)
            continue;
        into->answered += part->answered;
        into->items += part->items;
        into->score += part->score;
    }
    if (!into->scored)
        into->score = 0;
}

/* --- bands ---------------------------------------------------------------------------------------- */

/* The bands that may be asked for a score: of one scale, of one form (NULL: those for every form), of one span of ages. */
struct bands_wanted {
    const char *scale, *form;
    int from, to;  /* the ages of the first of them */
    bool found;    /* there is one */
    bool doubtful; /* there are others with other ages */
};

static bool is_of(const struct band *band, const struct bands_wanted *wanted)
{
    return text_is(band->scale, wanted->scale) && text_is(band->form, wanted->form);
}

/* Looks whether a scale has bands for a form, and whether they differ by age. */
static void look_for(const struct instrument *instrument, struct bands_wanted *wanted)
{
    for (size_t i = 0; i < instrument->band_count; i++) {
        const struct band *band = &instrument->bands[i];

        if (!is_of(band, wanted))
            continue;
        if (!wanted->found) {
            wanted->from = band->age_from;
            wanted->to = band->age_to;
        }
        wanted->doubtful |= wanted->found && (band->age_from != wanted->from || band->age_to != wanted->to);
        wanted->found = true;
    }
}

static bool fits_age(const struct band *band, int age)
{
    return age == SCORING_AGE_UNKNOWN || band->age_from < 0 || (age >= band->age_from && age <= band->age_to);
}

static const char *band_of(const struct instrument *instrument, const struct scale_score *score, const char *form,
                           int age)
{
    struct bands_wanted wanted = {.scale = score->scale, .form = text_empty(form) ? NULL : form};

    look_for(instrument, &wanted);
    if (!wanted.found && wanted.form != NULL) {
        wanted.form = NULL;
        look_for(instrument, &wanted);
    }
    if (!wanted.found || (wanted.doubtful && age == SCORING_AGE_UNKNOWN))
        return NULL;
    for (size_t i = 0; i < instrument->band_count; i++) {
        const struct band *band = &instrument->bands[i];

        if (is_of(band, &wanted) && fits_age(band, age) && score->score >= band->from && score->score <= band->to)
            return band->name;
    }
    return NULL;
}

/* --- the whole ------------------------------------------------------------------------------------ */

/* Source: domain facts, section 7: item 10 of EPDS above 0 is an alert whatever the total. */
size_t scoring_alerts(const struct instrument *instrument, const int *answers, int *items)
{
    size_t count = 0;

    for (size_t i = 0; i < instrument->alert_count; i++) {
        const struct alert *alert = &instrument->alerts[i];
        int answer = answers[alert->item - 1];

        if (answer != ANSWER_NONE && answer >= alert->at_least && !has_number(items, count, alert->item))
            items[count++] = alert->item;
    }
    return count;
}

void scoring_judge(const struct instrument *instrument, const int *answers, const char *form, int age,
                   struct scoring *into)
{
    *into = (struct scoring){0};
    into->scales = memory_new((instrument->subscale_count + instrument->total_count) * sizeof *into->scales);
    for (size_t i = 0; i < instrument->subscale_count; i++)
        judge_subscale(instrument, &instrument->subscales[i], answers, &into->scales[into->count++]);
    for (size_t i = 0; i < instrument->total_count; i++) {
        judge_total(into, &instrument->totals[i], &into->scales[into->count]);
        into->count++;
    }
    for (size_t i = 0; i < into->count; i++)
        if (into->scales[i].scored)
            into->scales[i].band = band_of(instrument, &into->scales[i], form, age);
    into->alerts = memory_new((instrument->alert_count + 1) * sizeof *into->alerts);
    into->alert_count = scoring_alerts(instrument, answers, into->alerts);
}

void scoring_free(struct scoring *scoring)
{
    free(scoring->scales);
    free(scoring->alerts);
    *scoring = (struct scoring){0};
}

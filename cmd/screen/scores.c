#include "screen/instruments.h"
#include "screen/screen.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/lookers.h"
#include "store/referrals.h"
#include "store/responses.h"

#include <stdlib.h>

#define PHASES 3

/* The answers to one form of an instrument, the latest of each phase. */
struct sheet_of_answers {
    char *instrument, *form;
    char *answers[PHASES]; /* by phase, NULL for none */
    int dated[PHASES];
};

/* The same as scores. `there` is false where the phase has none. */
struct scored_phase {
    bool there;
    struct scoring scoring;
};

struct listing {
    struct call *call;
    struct rows *rows;
    long *ids;
    size_t id_count;
    struct sheet_of_answers *sheets; /* of the referral in hand */
    size_t sheet_count;
};

/* --- what is kept --------------------------------------------------------------------------------- */

static void free_sheets(struct listing *listing)
{
    for (size_t i = 0; i < listing->sheet_count; i++) {
        free(listing->sheets[i].instrument);
        free(listing->sheets[i].form);
        for (int phase = 0; phase < PHASES; phase++)
            free(listing->sheets[i].answers[phase]);
    }
    free(listing->sheets);
    listing->sheets = NULL;
    listing->sheet_count = 0;
}

/* They come by instrument and form, the latest last, which takes the place of those of its phase before it. */
static int note_response(void *context, const struct response *response)
{
    struct listing *listing = context;
    struct sheet_of_answers *last = listing->sheet_count > 0 ? &listing->sheets[listing->sheet_count - 1] : NULL;

    if (!last || !text_is(last->instrument, response->instrument) || !text_is(last->form, response->form)) {
        listing->sheets = memory_grow(listing->sheets, listing->sheet_count, sizeof *listing->sheets);
        last = &listing->sheets[listing->sheet_count++];
        last->instrument = memory_text(response->instrument);
        last->form = memory_text(response->form);
    }
    memory_text_set(&last->answers[response->phase], response->answers);
    last->dated[response->phase] = response->dated;
    return 0;
}

static int note_id(void *context, long id)
{
    struct listing *listing = context;

    listing->ids = memory_grow(listing->ids, listing->id_count, sizeof *listing->ids);
    listing->ids[listing->id_count++] = id;
    return 0;
}

/* Every reference must be there before the first line is printed. */
static int find_ids(struct listing *listing, const struct texts *references)
{
    struct call *call = listing->call;
    int result = 0;
    long id;

    if (call->operand_count == 0)
        return store_response_referral_each(call->store, note_id, listing, &call->messages);
    for (size_t i = 0; i < references->count; i++)
        if (store_referral_id(call->store, references->items[i], &id, &call->messages) != 0)
            result = -1;
        else
            note_id(listing, id);
    return result;
}

/* --- what is shown -------------------------------------------------------------------------------- */

/* Answers to a key that has changed since are told of and not guessed at. */
static void score_phases(struct listing *listing, const struct referral *referral, const char *reference,
                         const struct instrument *instrument, const struct sheet_of_answers *sheet,
                         struct scored_phase phases[PHASES])
{
    int *answers = answers_new((size_t)instrument->items);

    for (int phase = 0; phase < PHASES; phase++) {
        int age = SCORING_AGE_UNKNOWN;

        if (!sheet->answers[phase])
            continue;
        phases[phase].there = answers_read(sheet->answers[phase], instrument, answers);
        person_age(&referral->citizen, referral->received_on, sheet->dated[phase], &age);
        if (phases[phase].there)
            scoring_judge(instrument, answers, sheet->form, age, &phases[phase].scoring);
        else
            call_fail(listing->call, TROUBLE_WARNING,
                      _("the answers of %s do not fit the catalogue's %s; wanted the key that they were recorded by"),
                      reference, instrument->name);
    }
    free(answers);
}

static const struct scale_score *score_at(const struct scored_phase *phase, size_t scale)
{
    return phase->there ? &phase->scoring.scales[scale] : NULL;
}

/* Score, answered, band. */
static void put_phase(struct cells *cells, const struct scale_score *score)
{
    if (score && score->scored)
        cells_number(cells, score->score);
    else
        cells_nothing(cells);
    if (score)
        cells_number(cells, score->answered);
    else
        cells_nothing(cells);
    cells_text(cells, score ? score->band : NULL);
}

static int print_scale(const struct listing *listing, const struct referral *referral,
                       const struct sheet_of_answers *sheet, const struct scored_phase phases[PHASES], size_t scale)
{
    const struct scale_score *before = score_at(&phases[PHASE_BEFORE], scale);
    const struct scale_score *after = score_at(&phases[PHASE_AFTER], scale);
    const struct scale_score *followup = score_at(&phases[PHASE_FOLLOWUP], scale);
    const struct scale_score *any = before ? before : after ? after : followup;
    const char *name = text_empty(referral->citizen.name) ? referral->citizen.alias : referral->citizen.name;
    struct cells cells = {0};

    cells_reference(&cells, referral->year, referral->number);
    cells_text(&cells, sheet->instrument);
    cells_text(&cells, sheet->form);
    cells_text(&cells, any->scale);
    cells_number(&cells, any->items);
    put_phase(&cells, before);
    put_phase(&cells, after);
    if (before && after && before->scored && after->scored)
        cells_number(&cells, after->score - before->score);
    else
        cells_nothing(&cells);
    put_phase(&cells, followup);
    cells_text(&cells, listing->call->names ? name : NULL);
    return cells_row(&cells, listing->rows);
}

static int print_sheet(struct listing *listing, const struct referral *referral, const struct sheet_of_answers *sheet)
{
    const struct instrument *instrument = catalogue_instrument(&listing->call->catalogue, sheet->instrument);
    struct scored_phase phases[PHASES] = {0};
    char reference[REFERENCE_TEXT];
    size_t scales = 0;
    int result = 0;

    reference_write(referral->year, referral->number, reference);
    if (instrument)
        score_phases(listing, referral, reference, instrument, sheet, phases);
    else
        call_fail(listing->call, TROUBLE_WARNING,
                  _("the catalogue has no instrument %s, which %s was answered by; wanted its file"), sheet->instrument,
                  reference);
    for (int phase = 0; phase < PHASES; phase++)
        if (phases[phase].there)
            scales = phases[phase].scoring.count;
    for (size_t scale = 0; scale < scales && result == 0; scale++)
        result = print_scale(listing, referral, sheet, phases, scale);
    for (int phase = 0; phase < PHASES; phase++)
        scoring_free(&phases[phase].scoring);
    return result;
}

/* 0, -1 failed, 1 where nobody reads on. */
static int print_referral(struct listing *listing, long id)
{
    struct call *call = listing->call;
    struct referral referral = {0};
    int result = -1;

    if (store_referral_load(call->store, id, &referral, &call->messages) == 0 &&
        store_response_each(call->store, id, note_response, listing, &call->messages) == 0)
        result = 0;
    for (size_t i = 0; i < listing->sheet_count && result == 0; i++)
        result = print_sheet(listing, &referral, &listing->sheets[i]) == 0 ? 0 : 1;
    free_sheets(listing);
    referral_free(&referral);
    return result;
}

/* Names are a look at persons: it is journalled and committed before the first row is shown. */
static int journal_names(struct listing *listing)
{
    struct call *call = listing->call;
    struct lookers lookers = {0};
    char reference[REFERENCE_TEXT];
    long person;
    int result = 0;

    for (size_t i = 0; i < listing->id_count && result == 0; i++) {
        result = store_person_of(call->store, listing->ids[i], 0, &person, &call->messages);
        if (result == 0)
            lookers_add(&lookers, store_reference(call->store, listing->ids[i], reference), person);
    }
    if (result == 0 && lookers.count > 0)
        result = call_look(call, &lookers.references, lookers.persons, lookers.count);
    lookers_free(&lookers);
    return result;
}

static int print_all(struct listing *listing)
{
    static const struct column columns[] = {{"ref", COLUMN_TEXT},
                                            {"instrument", COLUMN_TEXT},
                                            {"form", COLUMN_TEXT},
                                            {"scale", COLUMN_TEXT},
                                            {"items", COLUMN_NUMBER},
                                            {"before", COLUMN_NUMBER},
                                            {"before_answered", COLUMN_NUMBER},
                                            {"before_band", COLUMN_TEXT},
                                            {"after", COLUMN_NUMBER},
                                            {"after_answered", COLUMN_NUMBER},
                                            {"after_band", COLUMN_TEXT},
                                            {"change", COLUMN_NUMBER},
                                            {"followup", COLUMN_NUMBER},
                                            {"followup_answered", COLUMN_NUMBER},
                                            {"followup_band", COLUMN_TEXT},
                                            {"name", COLUMN_TEXT}};
    int result = 0;

    listing->rows = call_rows(listing->call, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < listing->id_count && result == 0; i++)
        result = print_referral(listing, listing->ids[i]);
    if (call_rows_close(listing->rows) != 0)
        result = -1;
    return result < 0 ? -1 : 0;
}

int screen_scores(struct call *call)
{
    struct listing listing = {.call = call};
    struct texts references = {0};
    int result = -1;

    if (call_references(call, 0, &references) != 0 || call_catalogue(call) != 0 ||
        call_store(call, call->names ? STORE_WRITE : STORE_READ) != 0 || find_ids(&listing, &references) != 0 ||
        (call->names && journal_names(&listing) != 0) || store_read_begin(call->store, &call->messages) != 0)
        goto out;
    result = print_all(&listing);
    store_read_end(call->store);
out:
    free(listing.ids);
    texts_free(&references);
    return result;
}

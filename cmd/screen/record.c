#include "screen/instruments.h"
#include "screen/screen.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/days.h"
#include "store/referrals.h"
#include "store/responses.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TYPED_MOST (64u << 10) /* bytes of answers on standard input */

/* Answers that a person types from a form. */
struct recording {
    struct call *call;
    const char *reference;
    const struct instrument *instrument;
    struct answer_key key;
    int *answers;
    const char *form; /* "" where the instrument has none; NULL: to be found from the service */
    enum instrument_phase phase;
    bool phase_given;
    int on;
    struct referral referral;
    bool known; /* just this was recorded before */
};

/* --- what was typed ------------------------------------------------------------------------------- */

/* The words of standard input. */
static int read_words(struct call *call, struct texts *words)
{
    char *bytes = memory_new(TYPED_MOST + 1);
    size_t length = fread(bytes, 1, TYPED_MOST, stdin);
    int result = 0;

    if (ferror(stdin))
        result = call_fail(call, TROUBLE_IO, _("standard input could not be read"));
    else if (!feof(stdin) && fgetc(stdin) != EOF)
        result = call_fail(call, TROUBLE_DATA, _("standard input holds more than one form's answers; one was wanted"));
    else if (strlen(bytes) != length)
        result =
            call_fail(call, TROUBLE_DATA, _("standard input holds NUL bytes; the answers of one form were wanted"));
    for (char *word = strtok(bytes, " \t\r\n"); word && result == 0; word = strtok(NULL, " \t\r\n"))
        texts_add(words, word);
    free(bytes);
    return result;
}

static int read_answers(struct recording *recording)
{
    struct call *call = recording->call;
    struct texts words = {0};
    int result = 0;

    recording->answers = answers_new((size_t)recording->instrument->items);
    if (call->operand_count == 3 && strcmp(call->operands[2], "-") == 0)
        result = read_words(call, &words);
    else
        for (size_t i = 2; i < call->operand_count; i++)
            texts_add(&words, call->operands[i]);
    if (result == 0)
        result = answers_typed(&recording->key, words.items, words.count, recording->answers, &call->messages);
    texts_free(&words);
    return result;
}

static int read_phase(struct recording *recording)
{
    struct call *call = recording->call;
    const char *given = call_option(call, "phase");
    int phase = PHASE_BEFORE;

    if (given && !named_read(phase_names, given, &phase))
        return call_usage(call, _("unknown phase '%s'; wanted before, after or followup"), given);
    recording->phase = (enum instrument_phase)phase;
    recording->phase_given = given != NULL;
    return 0;
}

static int read_call(struct recording *recording)
{
    struct call *call = recording->call;

    if (call->operand_count < 3)
        return call_usage(call, _("record takes a reference, an instrument and its answers"));
    if (read_phase(recording) != 0 || call_option_date(call, "on", call->today, &recording->on) != 0 ||
        call_catalogue(call) != 0)
        return -1;
    recording->reference = call->operands[0];
    recording->instrument = call_instrument(call, call->operands[1]);
    if (!recording->instrument || call_form(call, recording->instrument, "by", &recording->form) != 0 ||
        call_coding(call, recording->instrument, &recording->key) != 0)
        return -1;
    return read_answers(recording);
}

/* --- what the service says ------------------------------------------------------------------------ */

/* How the service of the referral uses the instrument, as far as that leaves one answer. */
struct uses {
    unsigned phases; /* bits 1 << PHASE_… */
    const char *by;  /* of all uses alike; NULL: none, or several */
    bool found;
};

static struct uses uses_of(const struct recording *recording)
{
    const struct service *service = catalogue_service(&recording->call->catalogue, recording->referral.service);
    struct uses uses = {0};

    for (size_t i = 0; service && i < service->instrument_count; i++) {
        const struct instrument_use *use = &service->instruments[i];

        if (!text_is(use->instrument, recording->instrument->name))
            continue;
        uses.by = !uses.found || text_is(uses.by, use->by) ? use->by : NULL;
        uses.phases |= use->phases;
        uses.found = true;
    }
    return uses;
}

/* Who answered: as told, else the one form there is, else the one that the service uses. */
static int settle_form(struct recording *recording, const struct uses *uses)
{
    const struct texts *forms = &recording->instrument->forms;
    struct text names = {0};

    if (!recording->form && forms->count == 0)
        recording->form = "";
    else if (!recording->form && forms->count == 1)
        recording->form = forms->items[0];
    else if (!recording->form)
        recording->form = uses->by;
    if (recording->form)
        return 0;
    texts_join(forms, ", ", &names);
    call_usage(recording->call, _("who answered %s is not said; wanted --by with one of %s"),
               recording->instrument->name, text_bytes(&names));
    text_free(&names);
    return -1;
}

/* When: as told, else the one phase that the service uses, else before. Once the sessions have begun a further form may be of any
 * phase, and is not taken for one of before. */
static int settle_phase(struct recording *recording, const struct uses *uses, int started_on)
{
    bool begun = started_on != DATE_NONE && recording->on > started_on;

    for (int phase = PHASE_BEFORE; phase <= PHASE_FOLLOWUP && !recording->phase_given; phase++)
        if (uses->phases == 1u << phase)
            recording->phase = (enum instrument_phase)phase;
    if (recording->phase_given || recording->phase != PHASE_BEFORE || !begun)
        return 0;
    return call_usage(
        recording->call,
        _("the sessions of %s have begun, so that the phase is not clear; wanted --phase before, after or "
          "followup"),
        recording->reference);
}

/* --- the days of the matter ----------------------------------------------------------------------- */

/* What was answered before may have come with the referral (a health visitor's EPDS), so that only the birth bounds it; what was
 * answered after the course lies not before its first session. */
static int check_day(const struct recording *recording, int received_on, int started_on)
{
    int birth = recording->referral.citizen.birth_date;
    char day[DATE_TEXT];

    if (recording->phase == PHASE_BEFORE) {
        if (birth != DATE_NONE && recording->on < birth)
            return call_fail(recording->call, TROUBLE_FORBIDDEN,
                             _("the day lies before the birth of the citizen of %s; wanted a later one"),
                             recording->reference);
        return 0;
    }
    if (started_on != DATE_NONE && recording->on < started_on)
        return call_fail(recording->call, TROUBLE_FORBIDDEN,
                         _("the day lies before the first session of %s on %s; wanted that day or a later one"),
                         recording->reference, date_write(started_on, day));
    return call_not_before_receipt(recording->call, recording->reference, received_on, recording->on);
}

/* --- into the store ------------------------------------------------------------------------------- */

static int store_answers(struct recording *recording, long id)
{
    struct call *call = recording->call;
    char *answers = answers_write(recording->answers, (size_t)recording->instrument->items);
    const struct response response = {.instrument = recording->instrument->name,
                                      .phase = recording->phase,
                                      .form = recording->form,
                                      .dated = recording->on,
                                      .answers = answers};
    int result = store_response_add(call->store, id, &response, &recording->known, &call->messages);

    free(answers);
    if (result == 0 && recording->known)
        call_fail(call, TROUBLE_WARNING,
                  _("just these answers of %s were recorded for that day before; nothing was added"),
                  recording->reference);
    return result;
}

static int record(struct recording *recording)
{
    struct call *call = recording->call;
    struct uses uses;
    int received_on, started_on;
    long id;

    if (call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 ||
        store_referral_id(call->store, recording->reference, &id, &call->messages) != 0 ||
        store_referral_load(call->store, id, &recording->referral, &call->messages) != 0 ||
        store_response_bounds(call->store, id, &received_on, &started_on, &call->messages) != 0)
        return -1;
    uses = uses_of(recording);
    if (settle_form(recording, &uses) != 0 || settle_phase(recording, &uses, started_on) != 0 ||
        check_day(recording, received_on, started_on) != 0 || store_answers(recording, id) != 0)
        return -1;
    return call_finish(call);
}

static int answer(const struct recording *recording)
{
    const struct referral *referral = &recording->referral;
    struct rows *rows = call_rows(recording->call, record_columns, SCORE_COLUMNS);
    struct scoring scoring;
    char reference[REFERENCE_TEXT];
    int age = SCORING_AGE_UNKNOWN;

    reference_write(referral->year, referral->number, reference);
    person_age(&referral->citizen, referral->received_on, recording->on, &age);
    scoring_judge(recording->instrument, recording->answers, recording->form, age, &scoring);
    tell_alerts(recording->call, reference, recording->instrument, &scoring);
    print_scores(rows, reference, &scoring);
    scoring_free(&scoring);
    return call_rows_close(rows);
}

int screen_record(struct call *call)
{
    struct recording recording = {.call = call};
    int result = -1;

    if (read_call(&recording) == 0 && record(&recording) == 0)
        result = answer(&recording);
    free(recording.answers);
    referral_free(&recording.referral);
    return result;
}

#include "screen/screen.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/judging.h"
#include "common/lookers.h"
#include "output/question_letter.h"
#include "rules/asking.h"
#include "store/referrals.h"

#include <stdio.h>
#include <stdlib.h>

/* One referral with something open. */
struct asked {
    char reference[REFERENCE_TEXT];
    struct judged judged; /* without a judgement */
    struct open_questions questions;
};

struct asking_call {
    struct call *call;
    bool all; /* no reference was given: what has nothing to ask is passed over in silence */
    struct asked *items;
    size_t count;
};

static bool is_under_way(enum referral_state state)
{
    return state == STATE_RECEIVED || state == STATE_INTERVIEW || state == STATE_WAITING;
}

/* What was declined may be looked at again, and what has a place may have got it without an answer. */
static bool is_over(enum referral_state state)
{
    return !is_under_way(state) && state != STATE_DECLINED && state != STATE_PLACED;
}

/* Whether the questions are worth a letter; a referral that was named is told why not. */
static bool is_worth_asking(const struct asking_call *asking, const struct asked *asked, enum verdict verdict)
{
    bool open = asked->questions.count > 0;

    if (asking->all)
        return open && verdict != VERDICT_INELIGIBLE;
    if (!open)
        call_fail(asking->call, TROUBLE_WARNING, _("%s: nothing is left to ask"), asked->reference);
    else if (verdict == VERDICT_INELIGIBLE)
        call_fail(asking->call, TROUBLE_WARNING,
                  _("%s does not meet a must, whatever is answered; screen check --explain tells which"),
                  asked->reference);
    return open;
}

static void find_questions(struct asking_call *asking, struct asked *asked)
{
    const struct catalogue *catalogue = &asking->call->catalogue;
    struct asking about = {catalogue, asked->judged.service, &asked->judged.referral, asking->call->names};
    const char *reader = i18n_language();

    i18n_use(catalogue->language);
    enum verdict verdict = asking_open(&about, &asked->judged.facts, &asked->questions);
    i18n_use(reader);
    if (is_worth_asking(asking, asked, verdict))
        return;
    open_questions_free(&asked->questions);
}

static int load(struct asking_call *asking, long id, struct asked *into)
{
    struct call *call = asking->call;
    enum referral_state state;

    if (judged_load(call, id, &into->judged) != 0 ||
        store_referral_state(call->store, id, &state, &call->messages) != 0)
        return -1;
    reference_write(into->judged.referral.year, into->judged.referral.number, into->reference);
    if (asking->all ? !is_under_way(state) : is_over(state)) {
        if (!asking->all)
            call_fail(call, TROUBLE_WARNING, _("%s is %s; nothing is to be asked of it any more"), into->reference,
                      named_name(referral_state_names, (int)state));
        return 0;
    }
    if (!into->judged.service)
        return call_fail(call, TROUBLE_NOT_FOUND, _("%s is for the service '%s', which the catalogue does not have"),
                         into->reference, into->judged.referral.service);
    find_questions(asking, into);
    return 0;
}

static void asked_free(struct asked *asked)
{
    open_questions_free(&asked->questions);
    judged_free(&asked->judged);
}

static int gather_one(void *context, long id)
{
    struct asking_call *asking = context;
    struct asked asked = {0};
    int result = load(asking, id, &asked);

    if (result != 0 || asked.questions.count == 0) {
        asked_free(&asked);
        return result;
    }
    asking->items = memory_grow(asking->items, asking->count, sizeof *asking->items);
    asking->items[asking->count++] = asked;
    return 0;
}

static int gather(struct asking_call *asking)
{
    struct call *call = asking->call;
    struct texts references = {0};
    int result = 0;

    if (asking->all)
        return store_referral_id_each(call->store, gather_one, asking, &call->messages);
    if (call_references(call, 0, &references) != 0)
        result = -1;
    for (size_t i = 0; i < references.count; i++) {
        long id;
        if (store_referral_id(call->store, references.items[i], &id, &call->messages) != 0 ||
            gather_one(asking, id) != 0)
            result = -1;
    }
    texts_free(&references);
    return result;
}

/* --- on paper ---------------------------------------------------------------------------------------- */

static const char *name_of(const struct person *person)
{
    return text_blank(person->name) ? person->alias : person->name;
}

static void write_one(const struct asking_call *asking, const struct asked *asked, bool yaml, struct text *into)
{
    const struct catalogue *catalogue = &asking->call->catalogue;
    const struct referral *referral = &asked->judged.referral;
    struct letter_question *questions = memory_new(asked->questions.count * sizeof *questions);
    bool names = asking->call->names;

    for (size_t i = 0; i < asked->questions.count; i++) {
        const struct open_question *one = &asked->questions.items[i];
        questions[i] = (struct letter_question){one->key, one->ask, one->answers, one->choices, one->remark};
    }
    struct question_letter letter = {.reference = asked->reference,
                                     .service = words_in(&asked->judged.service->name, catalogue->language),
                                     .house = words_in(&catalogue->house, catalogue->language),
                                     .language = catalogue->language,
                                     .citizen = names ? name_of(&referral->citizen) : NULL,
                                     .referrer = names ? referral->referrer.name : NULL,
                                     .received_on = referral->received_on,
                                     .questions = questions,
                                     .count = asked->questions.count};
    if (into->length > 0)
        text_add(into, yaml ? "---\n" : "\f");
    if (yaml)
        question_piece_write(&letter, into);
    else
        question_letter_write(&letter, into);
    free(questions);
}

/* Each letter on a page of its own. */
static int print_texts(const struct asking_call *asking, bool yaml)
{
    struct text all = {0};
    const char *reader = i18n_language();

    i18n_use(asking->call->catalogue.language);
    for (size_t i = 0; i < asking->count; i++)
        write_one(asking, &asking->items[i], yaml, &all);
    i18n_use(reader);
    fputs(text_bytes(&all), stdout);
    text_free(&all);
    return 0;
}

static int print_rows(const struct asking_call *asking)
{
    static const struct column columns[] = {
        {"ref", COLUMN_TEXT}, {"service", COLUMN_TEXT}, {"fact", COLUMN_TEXT}, {"question", COLUMN_TEXT}};
    struct rows *rows = call_rows(asking->call, columns, 4);
    int result = 0;

    for (size_t i = 0; i < asking->count; i++)
        for (size_t k = 0; k < asking->items[i].questions.count && result == 0; k++) {
            const struct open_question *question = &asking->items[i].questions.items[k];
            struct cells cells = {0};
            cells_text(&cells, asking->items[i].reference);
            cells_text(&cells, asking->items[i].judged.service->code);
            cells_text(&cells, question->key);
            cells_text(&cells, question->ask);
            result = cells_row(&cells, rows);
        }
    return call_rows_close(rows);
}

/* --- the verb ---------------------------------------------------------------------------------------- */

static int note_look(const struct asking_call *asking)
{
    struct lookers lookers = {0};
    int result = 0;

    for (size_t i = 0; i < asking->count; i++) {
        const struct referral *referral = &asking->items[i].judged.referral;
        lookers_add(&lookers, asking->items[i].reference, referral->citizen.id);
        for (size_t k = 0; k < referral->holder_count; k++)
            lookers_add(&lookers, asking->items[i].reference, referral->holders[k].person.id);
    }
    if (lookers.count > 0)
        result = call_look(asking->call, &lookers.references, lookers.persons, lookers.count);
    lookers_free(&lookers);
    return result;
}

static int find_all(struct asking_call *asking)
{
    struct call *call = asking->call;
    int result = -1;

    if (call_catalogue(call) != 0 || call_store(call, call->names ? STORE_WRITE : STORE_READ) != 0)
        return -1;
    if (store_read_begin(call->store, &call->messages) == 0)
        result = gather(asking);
    store_read_end(call->store);
    return result == 0 && call->names ? note_look(asking) : result;
}

int screen_ask(struct call *call)
{
    struct asking_call asking = {.call = call, .all = call->operand_count == 0};
    bool yaml = call_option(call, "yaml") != NULL, rows = call->format_given && !call->text;
    int result = -1;

    if (yaml && call->format_given)
        return call_usage(call, _("--yaml is a form of its own; wanted no -f beside it"));
    if (find_all(&asking) == 0)
        result = rows ? print_rows(&asking) : print_texts(&asking, yaml);
    for (size_t i = 0; i < asking.count; i++)
        asked_free(&asking.items[i]);
    free(asking.items);
    return result;
}

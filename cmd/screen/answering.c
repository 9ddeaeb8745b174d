#include "screen/answering.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "common/adults.h"
#include "common/days.h"
#include "common/lengths.h"
#include "intake/amend.h"
#include "intake/question.h"
#include "store/referral_set.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* --- facts of the catalogue's own -------------------------------------------------------------------- */

/* The facts anybody's criteria ask for, for a message that names the nearest. */
static const char *nearest_fact(const struct catalogue *catalogue, const char *fact, struct texts *all)
{
    for (size_t i = 0; i < catalogue->service_count; i++)
        question_facts(&catalogue->services[i], all);
    const char **names = memory_new((all->count + 1) * sizeof *names);
    for (size_t i = 0; i < all->count; i++)
        names[i] = all->items[i];
    const char *nearest = text_nearest(fact, names);
    free(names);
    return nearest;
}

/* What is near no fact may be a person's name. */
static int unknown_fact(struct answering *answering, const char *fact)
{
    struct call *call = answering->call;
    struct texts all = {0};
    char *shown = text_shown(fact);
    const char *nearest = nearest_fact(&call->catalogue, fact, &all);

    answering->fact_wrong = true;
    if (nearest)
        call_fail(call, TROUBLE_DATA, _("no service asks for the fact '%s'; did you mean %s?"), shown, nearest);
    else if (text_repeatable(fact))
        call_fail(call, TROUBLE_DATA, _("no service asks for the fact '%s'; screen check --explain names the facts"),
                  shown);
    else
        call_fail(call, TROUBLE_DATA, _("no service asks for this fact; screen check --explain names the facts"));
    texts_free(&all);
    free(shown);
    return -1;
}

static int refuse_answer(struct call *call, const struct question *question, const char *fact)
{
    struct text words = {0};

    switch (question->kinds) {
    case 1u << VALUE_TRUTH:
        return call_fail(call, TROUBLE_DATA, _("'%s' is not so answered; wanted yes, no or unknown"), fact);
    case 1u << VALUE_NUMBER:
        return call_fail(call, TROUBLE_DATA, _("'%s' is not so answered; wanted a number or unknown"), fact);
    case 1u << VALUE_DATE:
        return call_fail(call, TROUBLE_DATA, _("'%s' is not so answered; wanted a date as 2026-03-04, or unknown"),
                         fact);
    default: break;
    }
    texts_join(&question->words, ", ", &words);
    if (words.length > 0)
        call_fail(call, TROUBLE_DATA, _("'%s' is not so answered; wanted one of: %s"), fact, text_bytes(&words));
    else
        call_fail(call, TROUBLE_DATA, _("'%s' is not so answered; wanted what the catalogue compares it with"), fact);
    text_free(&words);
    return -1;
}

/* Whether an answer can be compared with what the criteria want: a truth, a number, a date, a word. */
static int check_answer(struct call *call, const struct question *question, const char *fact, const char *text)
{
    struct value value = value_read(text);
    bool fits = value.kind == VALUE_UNKNOWN || question_takes(question, &value);

    value_free(&value);
    return fits ? 0 : refuse_answer(call, question, fact);
}

static int put_own(struct answering *answering, const char *fact, const char *value)
{
    struct call *call = answering->call;
    struct question question = {.fact = fact};

    for (size_t i = 0; i < call->catalogue.service_count; i++)
        question_add(&question, &call->catalogue.services[i]);
    int result = question.kinds == 0 ? unknown_fact(answering, fact) : check_answer(call, &question, fact, value);
    question_free(&question);
    return result == 0 ? store_answer_set(call->store, answering->id, fact, value, &call->messages) : -1;
}

/* --- consents ---------------------------------------------------------------------------------------- */

/* As a form says it, or as the question was answered. */
static bool consent_read(const char *value, enum consent *consent)
{
    struct value read = value_read(value);
    int named = CONSENT_UNKNOWN;

    if (read.kind == VALUE_TRUTH)
        named = read.truth ? CONSENT_GIVEN : CONSENT_REFUSED;
    else if (read.kind == VALUE_WORD && !named_read(consent_names, read.word, &named))
        named = CONSENT_UNKNOWN;
    value_free(&read);
    *consent = (enum consent)named;
    return named != CONSENT_UNKNOWN;
}

static int put_consent(struct answering *answering, const char *who, const char *value)
{
    struct call *call = answering->call;
    struct referral referral = {0};
    enum consent consent;
    int result = -1;

    if (!consent_read(value, &consent) && !text_repeatable(who))
        return call_fail(call, TROUBLE_DATA, _("this consent is not so answered; wanted given, refused or withdrawn"));
    if (!consent_read(value, &consent))
        return call_fail(call, TROUBLE_DATA, _("'consent.%s' is not so answered; wanted given, refused or withdrawn"),
                         who);
    if (store_referral_load(call->store, answering->id, &referral, &call->messages) != 0)
        goto out;
    int adult = adult_meant(&referral, who);
    answering->fact_wrong = adult == 0;
    if (!adult)
        adult_missing(call, &referral, answering->reference);
    else if (call_not_before_receipt(call, answering->reference, referral.received_on, answering->on) == 0)
        result = adult_consent(call, answering->id, adult, "service", consent, answering->on);
out:
    referral_free(&referral);
    return result;
}

/* --- fields of the form ------------------------------------------------------------------------------ */

/* The field that answers a fact and has rules of its own, which the amending knows; NULL where the store sets it. */
static const char *field_of(const struct referral *referral, const char *fact)
{
    if (text_is(fact, "concern"))
        return "concerns";
    if (text_is(fact, "age") && referral->citizen.kind == PERSON_ANONYMOUS)
        return "citizen.age";
    if (text_is(fact, "birth_date") && referral->citizen.due_on != DATE_NONE)
        return "citizen.birth_date";
    return NULL;
}

/* `found` tells whether the fact was such a field. */
static int put_field(struct answering *answering, const char *fact, const char *value, bool *found)
{
    struct call *call = answering->call;
    struct referral referral = {0};
    int result = -1;

    *found = text_is(fact, "concern") || text_is(fact, "age") || text_is(fact, "birth_date");
    if (!*found)
        return 0;
    if (store_referral_load(call->store, answering->id, &referral, &call->messages) != 0)
        goto out;
    const char *field = field_of(&referral, fact);
    *found = field != NULL;
    struct amendment amendment = {field, text_is(value, "unknown") ? "" : value};
    if (!field)
        result = 0;
    else if (amend_read(&referral, &amendment, 1, &call->catalogue, call->today, &call->messages) == 0)
        result = store_referral_amend(call->store, &referral, &call->messages);
out:
    referral_free(&referral);
    return result;
}

/* --- all --------------------------------------------------------------------------------------------- */

/* Some of what the store knows is told elsewhere: the message says where. */
static int elsewhere(struct answering *answering, const char *fact)
{
    struct call *call = answering->call;

    answering->fact_wrong = true;
    if (text_is(fact, "consent"))
        return call_fail(call, TROUBLE_USAGE,
                         _("consent is each adult's; wanted refer consent REF WHO given|refused|withdrawn"));
    if (strncmp(fact, "score.", 6) == 0 && !text_repeatable(fact))
        return call_fail(call, TROUBLE_USAGE, _("a score is computed from an instrument's answers"));
    if (strncmp(fact, "score.", 6) == 0)
        return call_fail(call, TROUBLE_USAGE, _("%s is computed from an instrument's answers"), fact);
    if (text_is(fact, "age"))
        return call_fail(call, TROUBLE_USAGE, _("age follows from the birth date; wanted birth_date=YYYY-MM-DD"));
    if (text_is(fact, "resident"))
        return call_fail(call, TROUBLE_USAGE,
                         _("resident follows from where the citizen lives; wanted municipality=NAME"));
    answering->fact_wrong = false;
    return 0;
}

/* As on a form, which would not be read again otherwise. */
static int check_length(struct call *call, const char *fact, const char *value)
{
    int count = 0;

    for (const char *at = value; count <= LENGTH_NAME && utf8_next(&at) != 0;)
        count++;
    if (count <= LENGTH_NAME)
        return 0;
    return call_fail(call, TROUBLE_DATA, _("'%s' is too long; wanted at most %d characters"), fact, LENGTH_NAME);
}

int answering_put(struct answering *answering, const char *fact, const char *value)
{
    static const char consent[] = "consent.";
    struct call *call = answering->call;
    bool known = false;

    answering->fact_wrong = false;
    if (strncmp(fact, consent, sizeof consent - 1) == 0)
        return put_consent(answering, fact + sizeof consent - 1, value);
    if (put_field(answering, fact, value, &known) != 0)
        return -1;
    if (known)
        return 0;
    if (elsewhere(answering, fact) != 0 ||
        store_fact_set(call->store, answering->id, fact, value, &known, &call->messages) != 0)
        return -1;
    return known ? check_length(call, fact, value) : put_own(answering, fact, value);
}

#include "screen/screen.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "intake/question.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

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

static int unknown_fact(struct call *call, const char *fact)
{
    struct texts all = {0};
    const char *nearest = nearest_fact(&call->catalogue, fact, &all);
    if (nearest)
        call_fail(call, TROUBLE_DATA, _("no service asks for the fact '%s'; did you mean %s?"), fact, nearest);
    else
        call_fail(call, TROUBLE_DATA, _("no service asks for the fact '%s'; screen check --explain names the facts"),
                  fact);
    texts_free(&all);
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
    call_fail(call, TROUBLE_DATA, _("'%s' is not so answered; wanted one of: %s"), fact, text_bytes(&words));
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

static int check_own_fact(struct call *call, const char *fact, const char *value)
{
    struct question question = {.fact = fact};
    for (size_t i = 0; i < call->catalogue.service_count; i++)
        question_add(&question, &call->catalogue.services[i]);
    int result = question.kinds == 0 ? unknown_fact(call, fact) : check_answer(call, &question, fact, value);
    question_free(&question);
    return result;
}

/* Some of what the store knows is told elsewhere: the message says where. */
static int elsewhere(struct call *call, const char *fact)
{
    if (strncmp(fact, "consent", 7) == 0)
        return call_fail(call, TROUBLE_USAGE,
                         _("consent is each adult's; wanted refer consent REF WHO given|refused|withdrawn"));
    if (strncmp(fact, "score.", 6) == 0)
        return call_fail(call, TROUBLE_USAGE, _("%s is computed from an instrument's answers"), fact);
    if (strcmp(fact, "age") == 0)
        return call_fail(call, TROUBLE_USAGE, _("age follows from the birth date; wanted birth_date=YYYY-MM-DD"));
    if (strcmp(fact, "resident") == 0)
        return call_fail(call, TROUBLE_USAGE,
                         _("resident follows from where the citizen lives; wanted municipality=NAME"));
    if (strcmp(fact, "concern") == 0)
        return call_fail(call, TROUBLE_USAGE, _("concerns stand on the form; wanted another fact"));
    return 0;
}

static int answer_one(struct call *call, long id, char *assignment)
{
    char *equals = strchr(assignment, '=');
    bool known = false;

    if (!equals || equals == assignment)
        return call_usage(call, _("an answer is written FACT=VALUE"));
    *equals = '\0';
    const char *fact = assignment, *value = equals + 1;
    if (elsewhere(call, fact) != 0 || store_fact_set(call->store, id, fact, value, &known, &call->messages) != 0)
        return -1;
    if (known)
        return 0;
    if (check_own_fact(call, fact, value) != 0)
        return -1;
    struct value read = value_read(value);
    char *canonical = value_write(&read);
    int result = store_answer_set(call->store, id, fact, canonical, &call->messages);
    free(canonical);
    value_free(&read);
    return result;
}

int screen_answer(struct call *call)
{
    long id;
    int result = 0;

    if (call->operand_count < 2)
        return call_usage(call, _("answer takes a reference and FACT=VALUE"));
    if (call_catalogue(call) != 0 || call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 ||
        store_referral_id(call->store, call->operands[0], &id, &call->messages) != 0)
        return -1;
    for (size_t i = 1; i < call->operand_count; i++)
        if (answer_one(call, id, call->operands[i]) != 0)
            result = -1;
    return result == 0 ? call_finish(call) : -1;
}

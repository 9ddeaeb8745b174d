#include "rules/asking_words.h"
#include "base/i18n.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- people ----------------------------------------------------------------------------------- */

/* Relations as forms have them, in the language in use; another one stays as it was written. */
static const char *relation_called(const char *relation)
{
    static const char *const names[] = {N_("mother"),        N_("father"),        N_("stepmother"),  N_("stepfather"),
                                        N_("foster mother"), N_("foster father"), N_("grandmother"), N_("grandfather"),
                                        N_("parent"),        N_("foster parent"), N_("guardian")};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(names[i], relation) == 0)
            return _(names[i]);
    return relation;
}

char *asking_consent(const struct asking *asking, size_t place)
{
    const struct referral *referral = asking->referral;
    const struct holder *holder = &referral->holders[place];
    char reference[REFERENCE_TEXT];

    if (asking->names && !text_blank(holder->person.name))
        return text_format(_("Does %s consent?"), holder->person.name);
    reference_write(referral->year, referral->number, reference);
    if (text_blank(holder->relation))
        return text_format(_("Does the adult %s+%zu consent?"), reference, place + 1);
    return text_format(_("Does the %s (%s+%zu) consent?"), relation_called(holder->relation), reference, place + 1);
}

char *asking_nobody(const char *relation)
{
    if (relation == NULL)
        return memory_text(_("Who holds parental responsibility, and does each of them consent?"));
    return text_format(_("Does the %s consent, and what is her or his name?"), relation_called(relation));
}

char *asking_nobody_remark(const struct referral *referral, const char *relation)
{
    size_t next = referral->holder_count + 1;
    char reference[REFERENCE_TEXT];

    reference_write(referral->year, referral->number, reference);
    if (relation == NULL)
        return text_format(_("refer set %s holders.%zu.name=NAME, then refer consent %s +%zu given"), reference, next,
                           reference, next);
    return text_format(
        _("refer set %s holders.%zu.name=NAME holders.%zu.relation=%s, then refer consent %s +%zu given"), reference,
        next, next, relation, reference, next);
}

/* --- facts ------------------------------------------------------------------------------------ */

static char *joined(const struct texts *words, const char *between)
{
    struct text list = {0};

    text_add(&list, "");
    texts_join(words, between, &list);
    return list.bytes;
}

/* Takes over what may be typed and what that means. */
static void choose(struct texts *typed, struct texts *meant, struct open_question *into)
{
    into->answers = joined(typed, " | ");
    into->choices = joined(meant, ", ");
    texts_free(typed);
    texts_free(meant);
}

static void choose_words(const struct criterion *criterion, struct open_question *into)
{
    struct texts typed = {0}, meant = {0};

    for (size_t i = 0; i < criterion->wanted_count; i++)
        if (criterion->wanted[i].word != NULL)
            texts_add(&typed, criterion->wanted[i].word);
    texts_copy(&meant, &typed);
    choose(&typed, &meant, into);
}

static void choose_concerns(const struct catalogue *catalogue, struct open_question *into)
{
    struct texts typed = {0}, meant = {0};

    for (size_t i = 0; i < catalogue->concern_count; i++) {
        const char *name = words_in(&catalogue->concerns[i].name, catalogue->language);
        char *one = text_format("%s (%s)", catalogue->concerns[i].code, name);

        texts_add(&typed, one);
        texts_add(&meant, name);
        free(one);
    }
    choose(&typed, &meant, into);
}

static void choose_roles(struct open_question *into)
{
    static const char *const names[] = {N_("caseworker"), N_("school"), N_("health visitor"), N_("parent"),
                                        N_("hospital"),   N_("self"),   N_("other")};
    struct texts typed = {0}, meant = {0};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        texts_add(&typed, names[i]);
        texts_add(&meant, _(names[i]));
    }
    choose(&typed, &meant, into);
}

/* What the criterion compares with: the kind of answer that is wanted. */
static void answers_wanted(const struct criterion *criterion, struct open_question *into)
{
    switch (criterion->wanted_count > 0 ? criterion->wanted[0].kind : VALUE_UNKNOWN) {
    case VALUE_TRUTH: into->answers = memory_text(_("yes | no")); break;
    case VALUE_NUMBER: into->answers = memory_text(_("a number")); break;
    case VALUE_DATE: into->answers = memory_text(_("a date as 2026-03-04")); break;
    case VALUE_WORD: choose_words(criterion, into); break;
    case VALUE_UNKNOWN: break;
    }
}

static struct open_question age_question(const struct asking *asking)
{
    bool child = asking->referral->citizen_kind == CITIZEN_CHILD;

    if (asking->referral->citizen.kind == PERSON_ANONYMOUS)
        return (struct open_question){.key = memory_text("age"),
                                      .ask = memory_text(_("How old is the citizen?")),
                                      .answers = memory_text(_("whole years"))};
    return (struct open_question){.key = memory_text("birth_date"),
                                  .ask = memory_text(child ? _("When was the child born?")
                                                           : _("When was the citizen born?")),
                                  .answers = memory_text(_("a date as 2026-03-04"))};
}

static struct open_question truth_question(const char *key, const char *ask)
{
    return (
        struct open_question){.key = memory_text(key), .ask = memory_text(ask), .answers = memory_text(_("yes | no"))};
}

/* What the record keeps under a key of its own; false for a fact of the catalogue's. */
static bool known_question(const struct asking *asking, const char *fact, struct open_question *into)
{
    bool child = asking->referral->citizen_kind == CITIZEN_CHILD;

    *into = (struct open_question){0};
    if (text_is(fact, "age"))
        *into = age_question(asking);
    else if (text_is(fact, "resident"))
        *into = (struct open_question){.key = memory_text("municipality"),
                                       .ask = memory_text(child ? _("In which municipality does the child live?")
                                                                : _("In which municipality does the citizen live?"))};
    else if (text_is(fact, "child_case"))
        *into = truth_question(fact, _("Is there an open child case with the authority?"));
    else if (text_is(fact, "child_wants"))
        *into = truth_question(fact, _("Does the child itself want to take part?"));
    else if (text_is(fact, "action_plan"))
        *into = truth_question(fact, _("Is there an action plan?"));
    else if (text_is(fact, "caseworker"))
        *into = (struct open_question){.key = memory_text(fact),
                                       .ask = memory_text(_("Who is the caseworker, if there is one?")),
                                       .answers = memory_text(_("a name, or no"))};
    else if (text_is(fact, "legal_basis"))
        *into = (struct open_question){.key = memory_text(fact),
                                       .ask = memory_text(_("Under which provision is the referral sent?"))};
    else if (text_is(fact, "referrer_role"))
        *into = (struct open_question){.key = memory_text(fact), .ask = memory_text(_("In which role do you refer?"))};
    else if (text_is(fact, "concern"))
        *into = (struct open_question){.key = memory_text(fact), .ask = memory_text(_("What is the worry about?"))};
    if (text_is(fact, "referrer_role"))
        choose_roles(into);
    else if (text_is(fact, "concern"))
        choose_concerns(asking->catalogue, into);
    return into->key != NULL;
}

/* The catalogue's own words stand before those above. */
struct open_question asking_fact(const struct asking *asking, const struct finding *finding)
{
    const struct criterion *criterion = finding->criterion;
    const char *ask = criterion == NULL ? "" : words_in(&criterion->ask, asking->catalogue->language);
    struct open_question question;

    if (!known_question(asking, finding->fact, &question)) {
        question.key = memory_text(finding->fact);
        question.ask = memory_text(finding->fact);
        if (criterion != NULL)
            answers_wanted(criterion, &question);
    }
    if (*ask != '\0')
        memory_text_set(&question.ask, ask);
    return question;
}

struct open_question asking_score(const struct asking *asking, const char *instrument, size_t length)
{
    char reference[REFERENCE_TEXT];
    char *name = memory_text_part(instrument, length);
    struct open_question question = {0};

    reference_write(asking->referral->year, asking->referral->number, reference);
    question.ask = text_format(_("What are the answers to the questionnaire %s?"), name);
    question.remark = text_format(_("screen record %s %s stores them"), reference, name);
    free(name);
    return question;
}

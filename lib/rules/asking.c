#include "rules/asking.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "rules/asking_words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool asked(const struct open_questions *questions, const struct open_question *one)
{
    for (size_t i = 0; i < questions->count; i++)
        if (one->key != NULL ? text_is(questions->items[i].key, one->key)
                             : questions->items[i].key == NULL && text_is(questions->items[i].ask, one->ask))
            return true;
    return false;
}

static void question_free(struct open_question *question)
{
    free(question->key);
    free(question->ask);
    free(question->answers);
    free(question->choices);
    free(question->remark);
}

/* Each once: a fact may stand in several criteria, and `consent` beside `consent.mother`. */
static void add(struct open_questions *into, struct open_question question)
{
    if (asked(into, &question)) {
        question_free(&question);
        return;
    }
    into->items = memory_grow(into->items, into->count, sizeof *into->items);
    into->items[into->count++] = question;
}

/* Source: design, criteria: `consent` is that of the holders of parental responsibility, `consent.mother` that of the
 * adults of that relation. */
static void add_consents(const struct asking *asking, const char *relation, struct open_questions *into)
{
    const struct referral *referral = asking->referral;
    bool somebody = false;

    for (size_t i = 0; i < referral->holder_count; i++) {
        const struct holder *holder = &referral->holders[i];
        bool meant =
            relation == NULL ? holder->holder : holder->relation != NULL && strcasecmp(holder->relation, relation) == 0;

        somebody = somebody || meant;
        if (meant && holder->consent == CONSENT_UNKNOWN)
            add(into, (struct open_question){.key = text_format("consent.%zu", i + 1),
                                             .ask = asking_consent(asking, i),
                                             .answers = memory_text(_("yes | no"))});
    }
    if (!somebody)
        add(into,
            (struct open_question){.ask = asking_nobody(relation), .remark = asking_nobody_remark(referral, relation)});
}

static void add_score(const struct asking *asking, const char *fact, struct open_questions *into)
{
    const char *instrument = fact + strlen("score.");

    add(into, asking_score(asking, instrument, strcspn(instrument, ".")));
}

static void add_fact(const struct asking *asking, const struct finding *finding, struct open_questions *into)
{
    if (text_is(finding->fact, "consent"))
        add_consents(asking, NULL, into);
    else if (strncmp(finding->fact, "consent.", strlen("consent.")) == 0)
        add_consents(asking, finding->fact + strlen("consent."), into);
    else if (strncmp(finding->fact, "score.", strlen("score.")) == 0)
        add_score(asking, finding->fact, into);
    else
        add(into, asking_fact(asking, finding));
}

/* A finding that is open, and of a group the members that are. */
static void collect(const struct asking *asking, const struct judgement *judgement, size_t place,
                    struct open_questions *into)
{
    const struct finding *finding = &judgement->findings[place];

    if (finding->met != TRUTH_UNKNOWN)
        return;
    if (finding->criterion == NULL || finding->criterion->kind == CRITERION_FACT) {
        add_fact(asking, finding, into);
        return;
    }
    for (size_t i = place + 1; i < judgement->finding_count && judgement->findings[i].depth > finding->depth; i++)
        if (judgement->findings[i].depth == finding->depth + 1)
            collect(asking, judgement, i, into);
}

enum verdict asking_open(const struct asking *asking, struct facts *facts, struct open_questions *into)
{
    const struct value *caseworker = facts_get(facts, "caseworker");
    struct judgement judgement;
    enum verdict verdict;

    if (caseworker != NULL && !caseworker->truth)
        facts_set_text(facts, "caseworker", "");
    screening_judge(asking->service, facts, &judgement);
    for (size_t i = 0; i < judgement.finding_count; i++)
        if (judgement.findings[i].depth == 0)
            collect(asking, &judgement, i, into);
    verdict = judgement.verdict;
    judgement_free(&judgement);
    return verdict;
}

void open_questions_free(struct open_questions *questions)
{
    for (size_t i = 0; i < questions->count; i++)
        question_free(&questions->items[i]);
    free(questions->items);
    *questions = (struct open_questions){0};
}

#include "intake/question.h"

#include "base/memory.h"

#include <stdlib.h>

static void add_criterion(struct question *question, const struct criterion *criterion)
{
    for (size_t i = 0; i < criterion->item_count; i++)
        add_criterion(question, &criterion->items[i]);
    if (criterion->kind != CRITERION_FACT || !text_is(criterion->fact, question->fact))
        return;
    if (question->ask == NULL && !text_empty(words_in(&criterion->ask, "en")))
        question->ask = &criterion->ask;
    for (size_t i = 0; i < criterion->wanted_count; i++) {
        const struct value *wanted = &criterion->wanted[i];

        question->kinds |= 1u << wanted->kind;
        if (wanted->kind == VALUE_WORD && !texts_has(&question->words, wanted->word))
            texts_add(&question->words, wanted->word);
    }
}

static void add_event(struct question *question, const struct event_ref *event)
{
    if (event->kind == EVENT_FACT && text_is(event->name, question->fact))
        question->kinds |= 1u << VALUE_DATE;
}

void question_add(struct question *question, const struct service *service)
{
    if (criterion_fact_known(question->fact))
        return;
    for (size_t i = 0; i < service->criteria.count; i++)
        add_criterion(question, &service->criteria.items[i]);
    for (size_t i = 0; i < service->due_count; i++)
        add_event(question, &service->due[i].of);
    for (size_t i = 0; i < service->meeting_count; i++)
        add_event(question, &service->meetings[i].of);
}

void question_free(struct question *question)
{
    texts_free(&question->words);
    *question = (struct question){0};
}

const struct question *questions_of(struct questions *questions, const struct catalogue *catalogue, const char *fact)
{
    size_t count = questions->facts.count;
    struct question *question;

    for (size_t i = 0; i < count; i++)
        if (text_is(questions->facts.items[i], fact))
            return &questions->items[i];
    texts_add(&questions->facts, fact);
    questions->items = memory_grow(questions->items, count, sizeof *questions->items);
    question = &questions->items[count];
    question->fact = questions->facts.items[count];
    for (size_t i = 0; i < catalogue->service_count; i++)
        question_add(question, &catalogue->services[i]);
    return question;
}

void questions_free(struct questions *questions)
{
    for (size_t i = 0; i < questions->facts.count; i++)
        question_free(&questions->items[i]);
    free(questions->items);
    texts_free(&questions->facts);
    *questions = (struct questions){0};
}

static bool nearly_one(const struct texts *words, const char *word)
{
    const char **items = memory_new((words->count + 1) * sizeof *items);
    const char *nearest;

    for (size_t i = 0; i < words->count; i++)
        items[i] = words->items[i];
    nearest = text_nearest(word, items);
    free(items);
    return nearest != NULL;
}

bool question_takes(const struct question *question, const struct value *value)
{
    if (!(question->kinds & 1u << value->kind))
        return false;
    return value->kind != VALUE_WORD || texts_has(&question->words, value->word) ||
           !nearly_one(&question->words, value->word);
}

static void name_add(struct texts *facts, const char *name)
{
    if (name != NULL && !criterion_fact_known(name) && !texts_has(facts, name))
        texts_add(facts, name);
}

static void names_of(const struct criterion *criterion, struct texts *facts)
{
    if (criterion->kind == CRITERION_FACT)
        name_add(facts, criterion->fact);
    for (size_t i = 0; i < criterion->item_count; i++)
        names_of(&criterion->items[i], facts);
}

void question_facts(const struct service *service, struct texts *facts)
{
    for (size_t i = 0; i < service->criteria.count; i++)
        names_of(&service->criteria.items[i], facts);
    for (size_t i = 0; i < service->due_count; i++)
        if (service->due[i].of.kind == EVENT_FACT)
            name_add(facts, service->due[i].of.name);
    for (size_t i = 0; i < service->meeting_count; i++)
        if (service->meetings[i].of.kind == EVENT_FACT)
            name_add(facts, service->meetings[i].of.name);
}

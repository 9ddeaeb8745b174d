#include "base/i18n.h"
#include "base/memory.h"
#include "intake/field.h"
#include "intake/form_keys.h"
#include "intake/question.h"

#include <stdlib.h>
#include <strings.h>

/* The item nearest to a word; the list's own text, NULL for none. */
static const char *nearest_of(const struct texts *list, const char *word)
{
    const char **items = memory_new((list->count + 1) * sizeof *items);
    const char *nearest;

    for (size_t i = 0; i < list->count; i++)
        items[i] = list->items[i];
    nearest = text_nearest(word, items);
    free(items);
    return nearest;
}

/* The service's own facts come before those of the others: they are what the referrer was asked. */
static int refuse_unknown(const struct node *name, const struct form_reading *form, struct reading *reading)
{
    struct texts own = {0}, all = {0};
    const char *nearest = NULL;
    char *shown = text_shown(name->text);

    if (form->service != NULL) {
        question_facts(form->service, &own);
        nearest = nearest_of(&own, name->text);
    }
    if (nearest == NULL) {
        for (size_t i = 0; i < form->catalogue->service_count; i++)
            question_facts(&form->catalogue->services[i], &all);
        nearest = nearest_of(&all, name->text);
    }
    if (nearest != NULL)
        reading_refuse(reading, name, _("unknown fact '%s'; wanted one that the catalogue asks for; nearest: %s"),
                       shown, nearest);
    else if (text_repeatable(name->text))
        reading_refuse(reading, name, _("unknown fact '%s'; wanted one that the catalogue asks for"), shown);
    else
        reading_refuse(reading, name, _("unknown fact; wanted one that the catalogue asks for"));
    texts_free(&own);
    texts_free(&all);
    free(shown);
    return -1;
}

/* Behind "consent." and "score." a name may be anything, a person's too. */
static int refuse_known(const struct node *name, struct reading *reading)
{
    if (!text_repeatable(name->text))
        return reading_refuse(reading, name,
                              _("this is no fact to answer; wanted what the form's other keys say of it"));
    return reading_refuse(reading, name, _("'%s' is no fact to answer; wanted what the form's other keys say of it"),
                          name->text);
}

static int refuse_kind(const struct node *value, const struct question *question, struct reading *reading)
{
    struct text words = {0};

    switch (question->kinds) {
    case 1u << VALUE_TRUTH:
        return reading_refuse(reading, value, _("'%s' is no answer; wanted yes, no or unknown"), question->fact);
    case 1u << VALUE_NUMBER:
        return reading_refuse(reading, value, _("'%s' is no number; wanted a number or unknown"), question->fact);
    case 1u << VALUE_DATE:
        return reading_refuse(reading, value, _("'%s' is no day of the calendar; wanted a date as 2026-03-04"),
                              question->fact);
    default: break;
    }
    texts_join(&question->words, ", ", &words);
    if (words.length > 0)
        reading_refuse(reading, value, _("'%s' is no answer to what is asked; wanted one of: %s"), question->fact,
                       text_bytes(&words));
    else
        reading_refuse(reading, value,
                       _("'%s' is no answer to what is asked; wanted what the catalogue compares it with"),
                       question->fact);
    text_free(&words);
    return -1;
}

/* A spreadsheet likes to begin a cell with a capital: a word of the catalogue's in other letters is that word. */
static void answer_spell(struct value *value, const struct question *question)
{
    for (size_t i = 0; value->kind == VALUE_WORD && i < question->words.count; i++)
        if (strcasecmp(value->word, question->words.items[i]) == 0)
            memory_text_set(&value->word, question->words.items[i]);
}

static int answer_read(const struct node *node, const struct question *question, struct facts *facts,
                       struct reading *reading)
{
    const struct key key = {.name = question->fact};
    struct value value;
    char *text;
    int result = field_scalar(node, &key, &short_text, &text, reading);

    if (result != 0)
        return result < 0 ? -1 : 0;
    value = value_read(text);
    free(text);
    answer_spell(&value, question);
    if (value.kind != VALUE_UNKNOWN && !question_takes(question, &value)) {
        value_free(&value);
        return refuse_kind(node, question, reading);
    }
    facts_add(facts, question->fact, value);
    return 0;
}

static int fact_read(const struct node *name, const struct node *node, struct facts *facts, struct reading *reading)
{
    const struct form_reading *form = (const struct form_reading *)reading;
    const struct question *question = questions_of(form->questions, form->catalogue, name->text);

    if (question->kinds != 0)
        return answer_read(node, question, facts, reading);
    return criterion_fact_known(name->text) ? refuse_known(name, reading) : refuse_unknown(name, form, reading);
}

int form_facts(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int result = 0;

    if (!field_given(value))
        return 0;
    if (value->kind != NODE_MAP)
        return reading_refuse(reading, value, _("'%s' is no map; wanted lines as 'fact: answer'"), key->name);
    if (field_bounded(value, key, ITEMS_MOST, reading) < 0)
        return -1;
    for (size_t i = 0; i < value->count; i++)
        if (fact_read(value->keys[i], value->items[i], field, reading) < 0)
            result = -1;
    return result;
}

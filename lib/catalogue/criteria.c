#include "catalogue/criteria.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "catalogue/criteria_facts.h"
#include "catalogue/loading.h"
#include "catalogue/readers.h"

#include <stdlib.h>

static const struct named_value strength_names[] = {{"must", false}, {"guide", true}, {NULL, 0}};

static int strength_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    int guide;

    if (key_named(value, &guide, key, reading) != 0)
        return -1;
    *(bool *)field = guide != 0;
    return 0;
}

static int wanted_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct value *wanted = field;
    char *text = NULL;
    int result = key_text(value, &text, key, reading);

    if (result == 0) {
        *wanted = value_read(text);
        if (wanted->kind == VALUE_UNKNOWN)
            result = reading_refuse(reading, value, _("what is unknown meets no criterion; a value was wanted"));
    }
    free(text);
    return result;
}

static struct value *wanted_grow(struct criterion *criterion)
{
    criterion->wanted = memory_grow(criterion->wanted, criterion->wanted_count, sizeof *criterion->wanted);
    return &criterion->wanted[criterion->wanted_count++];
}

static int is_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct criterion *criterion = field;

    criterion->comparison = COMPARE_IS;
    return wanted_read(value, wanted_grow(criterion), key, reading);
}

/* A number or a date: what can be more or less. */
static int limit_of(const struct node *value, struct criterion *criterion, const struct key *key,
                    struct reading *reading)
{
    struct value *wanted = wanted_grow(criterion);

    if (wanted_read(value, wanted, key, reading) != 0)
        return -1;
    if (wanted->kind != VALUE_NUMBER && wanted->kind != VALUE_DATE)
        return reading_refuse(reading, value, _("this can be neither more nor less; a number or a date was wanted"));
    return 0;
}

static int at_least_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct criterion *criterion = field;

    criterion->comparison = COMPARE_AT_LEAST;
    return limit_of(value, criterion, key, reading);
}

static int at_most_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct criterion *criterion = field;

    criterion->comparison = COMPARE_AT_MOST;
    return limit_of(value, criterion, key, reading);
}

static int between_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct criterion *criterion = field;
    const struct value *ends;

    criterion->comparison = COMPARE_BETWEEN;
    if (value->kind != NODE_LIST || value->count != 2)
        return reading_refuse(reading, value,
                              _("these are not two ends; two numbers or dates, as [9, 12], were wanted"));
    if ((limit_of(value->items[0], criterion, key, reading) | limit_of(value->items[1], criterion, key, reading)) != 0)
        return -1;
    ends = criterion->wanted + criterion->wanted_count - 2;
    if (ends[0].kind != ends[1].kind)
        return reading_refuse(reading, value,
                              _("one end is a number and the other a date; two numbers or two dates were wanted"));
    if (ends[0].kind == VALUE_NUMBER ? ends[0].number > ends[1].number : ends[0].date > ends[1].date)
        return reading_refuse(reading, value,
                              _("the first end lies above the second; the lesser one was wanted first"));
    return 0;
}

static int one_of_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct criterion *criterion = field;
    void *items = criterion->wanted;
    int result;

    criterion->comparison = COMPARE_ONE_OF;
    result = key_list(value, &items, &criterion->wanted_count, sizeof *criterion->wanted, wanted_read, key,
                      _("a list of values"), reading);
    criterion->wanted = items;
    if (value->kind == NODE_LIST && value->count == 0)
        return reading_refuse(reading, value, _("the list is empty; one value or more was wanted"));
    return result;
}

static int criterion_read(const struct node *value, void *field, const struct key *key, struct reading *reading);

/* The items of an any or all; each is one level deeper. */
static int items_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct loading *loading = loading_of(reading);
    struct criterion *criterion = field;
    void *items = NULL;
    int result;

    criterion->kind = text_is(key->name, "any") ? CRITERION_ANY : CRITERION_ALL;
    if (loading->nesting.depth > CRITERIA_DEPTH)
        return reading_refuse(reading, value,
                              _("'any' and 'all' stand in each other more than %d deep; fewer were wanted"),
                              CRITERIA_DEPTH);
    if (value->kind == NODE_LIST && value->count == 0)
        return reading_refuse(reading, value, _("the list is empty; one criterion or more was wanted"));
    result = key_list(value, &items, &criterion->item_count, sizeof *criterion->items, criterion_read, key,
                      _("a list of criteria"), reading);
    criterion->items = items;
    return result;
}

#define OF_CRITERION(field) offsetof(struct criterion, field)

static const struct key fact_keys[] = {{"fact", key_text, OF_CRITERION(fact), NULL, true},
                                       {"is", is_read, 0, NULL, false},
                                       {"between", between_read, 0, NULL, false},
                                       {"one_of", one_of_read, 0, NULL, false},
                                       {"at_least", at_least_read, 0, NULL, false},
                                       {"at_most", at_most_read, 0, NULL, false},
                                       {"strength", strength_read, OF_CRITERION(guide), strength_names, false},
                                       {"ask", key_words, OF_CRITERION(ask), NULL, false},
                                       {"else", key_refer_to, OF_CRITERION(refer_to), NULL, false},
                                       {NULL, NULL, 0, NULL, false}};

static const struct key whole_keys[] = {{"any", items_read, 0, NULL, false},
                                        {"all", items_read, 0, NULL, false},
                                        {"strength", strength_read, OF_CRITERION(guide), strength_names, false},
                                        {"else", key_refer_to, OF_CRITERION(refer_to), NULL, false},
                                        {NULL, NULL, 0, NULL, false}};

static int fact_criterion_read(const struct node *value, struct criterion *criterion, struct reading *reading)
{
    const struct node *comparison = NULL;
    int count = 0;

    for (const struct named_value *name = comparison_names; name->name != NULL; name++)
        if (node_get(value, name->name) != NULL) {
            comparison = node_get(value, name->name);
            count++;
        }
    if (map_read(value, fact_keys, criterion, reading) != 0 && count == 1)
        return -1;
    if (count > 1)
        return reading_refuse(reading, value,
                              _("the criterion compares more than once; one of is, between, one_of, at_least "
                                "and at_most was wanted"));
    if (count == 0)
        return reading_refuse(reading, value,
                              _("the criterion compares with nothing; one of is, between, one_of, at_least "
                                "and at_most was wanted"));
    return criterion_fact_check(value, comparison, criterion, reading);
}

/* The strength is looked up ahead, as the parts may stand before it. */
static struct nesting nesting_within(struct nesting outer, const struct node *criterion)
{
    const struct node *strength = node_get(criterion, "strength");
    struct nesting nesting = outer;

    nesting.depth++;
    nesting.guide |= strength != NULL && text_is(strength->text, "guide");
    nesting.decides |= node_get(criterion, "any") != NULL && !nesting.guide;
    return nesting;
}

static int criterion_read(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct loading *loading = loading_of(reading);
    struct nesting outer = loading->nesting;
    struct criterion *criterion = field;
    bool fact = node_get(value, "fact") != NULL;
    int result;

    (void)key;
    criterion->at = value->at;
    loading->nesting = nesting_within(outer, value);
    if (fact + (node_get(value, "any") != NULL) + (node_get(value, "all") != NULL) != 1)
        result =
            reading_refuse(reading, value, _("this is no criterion; one of the keys fact, any and all was wanted"));
    else if (fact)
        result = fact_criterion_read(value, criterion, reading);
    else
        result = map_read(value, whole_keys, criterion, reading);
    loading->nesting = outer;
    return result;
}

int key_criteria(const struct node *value, void *field, const struct key *key, struct reading *reading)
{
    struct criteria *criteria = field;
    void *items = criteria->items;
    int result = key_list(value, &items, &criteria->count, sizeof *criteria->items, criterion_read, key,
                          _("a list of criteria"), reading);

    criteria->items = items;
    return result;
}

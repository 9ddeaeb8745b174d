#include "catalogue/criteria_facts.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "catalogue/loading.h"
#include "catalogue/readers.h"
#include "model/service.h"

#include <stdlib.h>
#include <string.h>

/* One criterion under the eye. */
struct look {
    const struct criterion *criterion;
    const struct node *map;        /* the whole criterion */
    const struct node *comparison; /* the value compared with */
    struct reading *reading;
};

/* The node that a wanted value was read from. */
static const struct node *wanted_node(const struct look *look, size_t index)
{
    return look->comparison->kind == NODE_LIST ? look->comparison->items[index] : look->comparison;
}

static bool compares_equal(const struct criterion *criterion)
{
    return criterion->comparison == COMPARE_IS || criterion->comparison == COMPARE_ONE_OF;
}

static int truth_check(const struct look *look)
{
    const struct criterion *criterion = look->criterion;

    if (criterion->comparison == COMPARE_IS && criterion->wanted[0].kind == VALUE_TRUTH)
        return 0;
    return reading_refuse(look->reading, look->comparison,
                          _("'%s' is answered by yes or no; 'is: yes' or 'is: no' was wanted"), criterion->fact);
}

static int number_check(const struct look *look, double least)
{
    const struct criterion *criterion = look->criterion;
    int result = 0;

    for (size_t i = 0; i < criterion->wanted_count; i++)
        if (criterion->wanted[i].kind != VALUE_NUMBER)
            result = reading_refuse(look->reading, wanted_node(look, i),
                                    _("'%s' is compared with numbers; a number was wanted"), criterion->fact);
        else if (criterion->wanted[i].number < least)
            result = reading_refuse(look->reading, wanted_node(look, i),
                                    _("'%s' is never negative; a number from 0 on "
                                      "was wanted"),
                                    criterion->fact);
    return result;
}

/* A person decides, so a score may only call for one, and never be what makes a referral eligible. */
static int score_check(const struct look *look)
{
    const char *instrument = look->criterion->fact + strlen("score.");
    const char *scale = strchr(instrument, '.') + 1;
    char *name = memory_text_part(instrument, (size_t)(scale - 1 - instrument));
    const struct nesting *nesting = &loading_of(look->reading)->nesting;
    const struct node *fact = node_get(look->map, "fact");
    int result = number_check(look, -1e15);

    loading_link(look->reading, LINK_INSTRUMENT, fact, name, NULL);
    loading_link(look->reading, LINK_SCALE, fact, scale, name);
    free(name);
    if (nesting->guide && !nesting->decides)
        return result;
    return reading_refuse(look->reading, fact,
                          _("no score decides; 'strength: guide' was wanted, for each 'any' around it too"));
}

static int consent_check(const struct look *look)
{
    static const struct named_value whose[] = {{"all", 0}, {"any", 1}, {"none", 2}, {NULL, 0}};
    const struct criterion *criterion = look->criterion;
    int value;

    if (criterion->comparison == COMPARE_IS && named_read(whose, criterion->wanted[0].word, &value))
        return 0;
    return reading_refuse(
        look->reading, look->comparison,
        _("'consent' is that of all, any or none of the holders; 'is: all', 'is: any' or 'is: none' was wanted"));
}

static int role_check(const struct look *look)
{
    const struct criterion *criterion = look->criterion;
    char *roles = named_list(referrer_role_names);
    int role, result = 0;

    for (size_t i = 0; i < criterion->wanted_count; i++)
        if (!compares_equal(criterion) || !named_read(referrer_role_names, criterion->wanted[i].word, &role))
            result = reading_refuse(look->reading, wanted_node(look, i),
                                    _("this is no referrer's role; 'is' or 'one_of' these "
                                      "was wanted: %s"),
                                    roles);
    free(roles);
    return result;
}

static int words_check(const struct look *look)
{
    if (compares_equal(look->criterion))
        return 0;
    return reading_refuse(look->reading, look->comparison, _("'%s' is a text; 'is' or 'one_of' was wanted"),
                          look->criterion->fact);
}

static int concern_check(const struct look *look)
{
    if (words_check(look) != 0)
        return -1;
    for (size_t i = 0; i < look->criterion->wanted_count; i++) {
        char *code = value_write(&look->criterion->wanted[i]);

        loading_link(look->reading, LINK_CONCERN, wanted_node(look, i), code, NULL);
        free(code);
    }
    return 0;
}

/* The fact that the store knows and that was perhaps mistyped. */
static const char *fact_nearest(const char *fact)
{
    static const char *const known[] = {"age",         "resident",      "child_case", "caseworker",
                                        "legal_basis", "referrer_role", "consent",    "child_wants",
                                        "action_plan", "concern",       NULL};

    return text_nearest(fact, known);
}

/* A fact of the catalogue's own is answered on the form, so it needs its question. */
static int own_check(const struct look *look)
{
    const struct node *fact = node_get(look->map, "fact");
    bool fit = name_is_fact(fact->text), asked = node_get(look->map, "ask") != NULL;
    const char *nearest;
    char *shown;

    if (fit && asked)
        return 0;
    nearest = fact_nearest(fact->text);
    shown = text_shown(fact->text);
    if (!fit)
        reading_refuse(look->reading, fact,
                       _("'%s' is no fact; small letters, digits and underscores, a letter first, were "
                         "wanted, or score.INSTRUMENT.SCALE or consent.RELATION"),
                       shown);
    else if (nearest != NULL)
        reading_refuse(look->reading, fact,
                       _("'%s' is a fact of the catalogue's own without a question; 'ask' was wanted, or "
                         "perhaps the fact '%s'"),
                       shown, nearest);
    else
        reading_refuse(look->reading, fact,
                       _("'%s' is a fact of the catalogue's own without a question; 'ask' was wanted"), shown);
    free(shown);
    return -1;
}

int criterion_fact_check(const struct node *map, const struct node *comparison, const struct criterion *criterion,
                         struct reading *reading)
{
    const struct look look = {criterion, map, comparison, reading};
    const char *fact = criterion->fact;

    if (!criterion_fact_known(fact))
        return own_check(&look);
    if (strncmp(fact, "score.", 6) == 0)
        return score_check(&look);
    if (text_is(fact, "age"))
        return number_check(&look, 0);
    if (text_is(fact, "consent"))
        return consent_check(&look);
    if (text_is(fact, "referrer_role"))
        return role_check(&look);
    if (text_is(fact, "legal_basis"))
        return words_check(&look);
    if (text_is(fact, "concern"))
        return concern_check(&look);
    return truth_check(&look);
}

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/screening.h"

#include <stdlib.h>
#include <string.h>

/* A code and what it is called in a sentence. */
struct called {
    const char *code; /* NULL ends a table */
    const char *name;
};

static const struct called verdicts[] = {{"eligible", N_("eligible")},
                                         {"review", N_("for a person to look at")},
                                         {"incomplete", N_("not all is known yet")},
                                         {"ineligible", N_("not eligible")},
                                         {0}};

static const struct called facts[] = {{"age", N_("age")},
                                      {"resident", N_("resident")},
                                      {"child_case", N_("child case")},
                                      {"caseworker", N_("caseworker")},
                                      {"legal_basis", N_("legal basis")},
                                      {"referrer_role", N_("the referrer's role")},
                                      {"consent", N_("consent")},
                                      {"child_wants", N_("the child's own wish")},
                                      {"action_plan", N_("action plan")},
                                      {"concern", N_("concern")},
                                      {"citizen", N_("citizen")},
                                      {"anonymous", N_("anonymous")},
                                      {0}};

/* Answers, what `consent` is wanted as and may be seen as, kinds of citizens, and who refers. */
static const struct called values[] = {{"yes", N_("yes")},
                                       {"no", N_("no")},
                                       {"all", N_("all")},
                                       {"any", N_("any")},
                                       {"some", N_("some")},
                                       {"none", N_("none")},
                                       {"refused", N_("refused")},
                                       {"child", N_("child")},
                                       {"adult", N_("adult")},
                                       {"family", N_("family")},
                                       {"class", N_("class")},
                                       {"caseworker", N_("caseworker")},
                                       {"school", N_("school")},
                                       {"health visitor", N_("health visitor")},
                                       {"parent", N_("parent")},
                                       {"hospital", N_("hospital")},
                                       {"self", N_("the citizen")},
                                       {"other", N_("other")},
                                       {0}};

/* What has no other name is called by its code, as the catalogue's own words are. */
static const char *called(const struct called *names, const char *code)
{
    for (; names->code != NULL; names++)
        if (text_is(names->code, code))
            return _(names->name);
    return code;
}

const char *screening_verdict(enum verdict verdict)
{
    return called(verdicts, named_name(verdict_names, (int)verdict));
}

/* The caller frees. */
static char *value_called(const char *value)
{
    static const char one_of[] = "one of ";
    struct text words = {0};
    char *word, *list, *rest, *sentence;

    if (strncmp(value, one_of, sizeof one_of - 1) != 0)
        return memory_text(called(values, value));
    rest = list = memory_text(value + sizeof one_of - 1);
    while ((word = strsep(&rest, ",")) != NULL)
        text_add_format(&words, "%s%s", words.length > 0 ? ", " : "", called(values, text_trim(word)));
    sentence = text_format(_("one of %s"), text_bytes(&words));
    free(list);
    text_free(&words);
    return sentence;
}

/* What a finding has to say; each has a sentence of its own. */
enum saying { SAYING_MET, SAYING_UNMET, SAYING_UNMET_GUIDE, SAYING_UNKNOWN, SAYING_UNKNOWN_GUIDE };

static enum saying finding_saying(const struct finding *finding)
{
    switch (finding->met) {
    case TRUTH_YES: return SAYING_MET;
    case TRUTH_NO: return finding->verdict == VERDICT_REVIEW ? SAYING_UNMET_GUIDE : SAYING_UNMET;
    case TRUTH_UNKNOWN: break;
    }
    return finding->guide ? SAYING_UNKNOWN_GUIDE : SAYING_UNKNOWN;
}

static const char *any_format(enum saying saying)
{
    switch (saying) {
    case SAYING_MET: return _("at least one of these %zu: met");
    case SAYING_UNMET: return _("at least one of these %zu: none is met");
    case SAYING_UNMET_GUIDE: return _("at least one of these %zu: none is met (a guide: a person looks)");
    case SAYING_UNKNOWN: return _("at least one of these %zu: not known yet");
    case SAYING_UNKNOWN_GUIDE: break;
    }
    return _("at least one of these %zu: not known yet (a guide)");
}

static const char *all_format(enum saying saying)
{
    switch (saying) {
    case SAYING_MET: return _("all of these %zu: met");
    case SAYING_UNMET: return _("all of these %zu: not all are met");
    case SAYING_UNMET_GUIDE: return _("all of these %zu: not all are met (a guide: a person looks)");
    case SAYING_UNKNOWN: return _("all of these %zu: not known yet");
    case SAYING_UNKNOWN_GUIDE: break;
    }
    return _("all of these %zu: not known yet (a guide)");
}

/* A list of one names no number. */
static const char *one_format(enum saying saying)
{
    switch (saying) {
    case SAYING_MET: return _("this one: met");
    case SAYING_UNMET: return _("this one: not met");
    case SAYING_UNMET_GUIDE: return _("this one: not met (a guide: a person looks)");
    case SAYING_UNKNOWN: return _("this one: not known yet");
    case SAYING_UNKNOWN_GUIDE: break;
    }
    return _("this one: not known yet (a guide)");
}

/* Of a fact: its name, its value, what is wanted. */
static const char *fact_format(enum saying saying)
{
    switch (saying) {
    case SAYING_MET: return _("%s: %s; met, wanted %s");
    case SAYING_UNMET: return _("%s: %s; wanted %s");
    case SAYING_UNMET_GUIDE: return _("%s: %s; wanted %s (a guide: a person looks)");
    case SAYING_UNKNOWN: return _("%s: %s leaves it open; wanted %s");
    case SAYING_UNKNOWN_GUIDE: break;
    }
    return _("%s: %s leaves it open; wanted %s (a guide)");
}

static const char *finding_question(const struct finding *finding, const char *language)
{
    return finding->criterion == NULL ? "" : words_in(&finding->criterion->ask, language);
}

/* What is not known at all: with the question that asks for it, or with what is wanted. */
static void unknown_sentence(const struct finding *finding, const char *language, const char *wanted, struct text *into)
{
    const char *question = finding_question(finding, language), *fact = called(facts, finding->fact);

    if (*question != '\0' && finding->guide)
        text_add_format(into, _("%s: not known (a guide); ask: %s"), fact, question);
    else if (*question != '\0')
        text_add_format(into, _("%s: not known; ask: %s"), fact, question);
    else if (finding->guide)
        text_add_format(into, _("%s: not known; wanted %s (a guide)"), fact, wanted);
    else
        text_add_format(into, _("%s: not known; wanted %s"), fact, wanted);
}

static bool group_sentence(const struct finding *finding, struct text *into)
{
    const struct criterion *criterion = finding->criterion;
    enum saying saying = finding_saying(finding);

    if (criterion == NULL || criterion->kind == CRITERION_FACT)
        return false;
    if (criterion->item_count == 1)
        text_add(into, one_format(saying));
    else
        text_add_format(into, criterion->kind == CRITERION_ANY ? any_format(saying) : all_format(saying),
                        criterion->item_count);
    return true;
}

void screening_sentence(const struct finding *finding, const char *language, struct text *into)
{
    char *value, *wanted;

    if (group_sentence(finding, into))
        return;
    value = value_called(finding->value);
    wanted = value_called(finding->wanted);
    if (*value == '\0')
        unknown_sentence(finding, language, wanted, into);
    else
        text_add_format(into, fact_format(finding_saying(finding)), called(facts, finding->fact), value, wanted);
    free(value);
    free(wanted);
}

/* Of a question: itself, its answer, what is wanted. */
static const char *answered_format(enum saying saying)
{
    switch (saying) {
    case SAYING_MET: return _("%s %s; met, wanted %s");
    case SAYING_UNMET: return _("%s %s; wanted %s");
    case SAYING_UNMET_GUIDE: return _("%s %s; wanted %s (a guide: a person looks)");
    case SAYING_UNKNOWN: return _("%s %s leaves it open; wanted %s");
    case SAYING_UNKNOWN_GUIDE: break;
    }
    return _("%s %s leaves it open; wanted %s (a guide)");
}

void screening_explain(const struct finding *finding, const char *language, struct text *into)
{
    const char *question = finding_question(finding, language);
    char *value, *wanted;

    if (group_sentence(finding, into))
        return;
    if (*question == '\0') {
        screening_sentence(finding, language, into);
        return;
    }
    value = value_called(finding->value);
    wanted = value_called(finding->wanted);
    if (*value != '\0')
        text_add_format(into, answered_format(finding_saying(finding)), question, value, wanted);
    else if (finding->guide)
        text_add_format(into, _("%s Not known yet; wanted %s (a guide)"), question, wanted);
    else
        text_add_format(into, _("%s Not known yet; wanted %s"), question, wanted);
    free(value);
    free(wanted);
}

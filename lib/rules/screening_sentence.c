#include "base/i18n.h"
#include "rules/screening.h"

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

/* What is not known at all: with the question that asks for it, or with what is wanted. */
static void unknown_sentence(const struct finding *finding, const char *language, struct text *into)
{
    const char *question = finding->criterion == NULL ? "" : words_in(&finding->criterion->ask, language);

    if (*question != '\0' && finding->guide)
        text_add_format(into, _("%s: not known (a guide); ask: %s"), finding->fact, question);
    else if (*question != '\0')
        text_add_format(into, _("%s: not known; ask: %s"), finding->fact, question);
    else if (finding->guide)
        text_add_format(into, _("%s: not known; wanted %s (a guide)"), finding->fact, finding->wanted);
    else
        text_add_format(into, _("%s: not known; wanted %s"), finding->fact, finding->wanted);
}

void screening_sentence(const struct finding *finding, const char *language, struct text *into)
{
    const struct criterion *criterion = finding->criterion;
    enum saying saying = finding_saying(finding);

    if (criterion != NULL && criterion->kind == CRITERION_ANY)
        text_add_format(into, any_format(saying), criterion->item_count);
    else if (criterion != NULL && criterion->kind == CRITERION_ALL)
        text_add_format(into, all_format(saying), criterion->item_count);
    else if (*finding->value == '\0')
        unknown_sentence(finding, language, into);
    else
        text_add_format(into, fact_format(saying), finding->fact, finding->value, finding->wanted);
}

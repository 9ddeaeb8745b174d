#include "screen/verdicts.h"

#include "base/i18n.h"
#include "common/cells.h"
#include "output/escape.h"

#include <stdio.h>

void verdicts_begin(struct call *call, bool obstacles, struct verdicts *into)
{
    static const struct column verdict[] = {
        {"ref", COLUMN_TEXT}, {"service", COLUMN_TEXT}, {"verdict", COLUMN_TEXT}, {"reasons", COLUMN_TEXT}};
    static const struct column findings[] = {{"ref", COLUMN_TEXT},    {"service", COLUMN_TEXT},
                                             {"fact", COLUMN_TEXT},   {"strength", COLUMN_TEXT},
                                             {"result", COLUMN_TEXT}, {"value", COLUMN_TEXT},
                                             {"wanted", COLUMN_TEXT}};

    *into = (struct verdicts){.call = call,
                              .explain = call_option(call, "explain") != NULL,
                              .sentences = call->text || call->terminal,
                              .obstacles = obstacles};
    if (!into->explain)
        into->rows = call_rows(call, verdict, 4);
    else if (!into->sentences)
        into->rows = call_rows(call, findings, 7);
}

bool verdicts_tell(const struct verdicts *verdicts)
{
    return verdicts->explain || verdicts->sentences;
}

/* --- sentences --------------------------------------------------------------------------------------- */

/* What stands behind the verdict: of a group with its members also each fact that is a reason. */
static bool is_reason(const struct judgement *judgement, const struct finding *finding)
{
    bool group = finding->criterion && finding->criterion->kind != CRITERION_FACT;

    if (finding->met == TRUTH_YES)
        return false;
    return finding->depth == 0 || (!group && texts_has(&judgement->reasons, finding->fact));
}

static const char *service_name(const struct verdicts *verdicts, const char *code)
{
    const struct catalogue *catalogue = &verdicts->call->catalogue;
    const struct service *service = catalogue_service(catalogue, code);

    return service ? words_in(&service->name, catalogue->language) : code;
}

static void add_between(struct text *into, const char *between)
{
    if (into->length > 0)
        text_add(into, between);
}

/* Whether a criterion of the list is worth a sentence. Where only the obstacles are asked for, what is unknown tells nothing beside a
 * must that is not met. */
static bool is_told(const struct verdicts *verdicts, const struct judgement *judgement, const struct finding *finding)
{
    if (finding->met == TRUTH_YES)
        return false;
    return !verdicts->obstacles || judgement->verdict != VERDICT_INELIGIBLE || finding->verdict == VERDICT_INELIGIBLE;
}

static void reason_sentences(const struct verdicts *verdicts, const struct judgement *judgement, struct text *into)
{
    bool open = false; /* the criterion in hand is told */

    for (size_t i = 0; i < judgement->finding_count; i++) {
        const struct finding *finding = &judgement->findings[i];
        if (finding->depth == 0)
            open = is_told(verdicts, judgement, finding);
        if (!open || !is_reason(judgement, finding))
            continue;
        add_between(into, " · ");
        screening_sentence(finding, verdicts->call->catalogue.language, into);
    }
    for (size_t i = 0; verdicts->obstacles && i < judgement->refer_to.count; i++) {
        const char *code = judgement->refer_to.items[i];
        add_between(into, " · ");
        text_add_format(into, _("instead: %s (%s)"), service_name(verdicts, code), code);
    }
}

/* On a terminal the reasons are sentences; in a pipe the names of the facts. */
static void reasons_text(const struct verdicts *verdicts, const struct judgement *judgement, struct text *into)
{
    const char *reader = i18n_language();

    if (!verdicts->sentences) {
        texts_join(&judgement->reasons, ",", into);
        return;
    }
    i18n_use(verdicts->call->catalogue.language);
    reason_sentences(verdicts, judgement, into);
    i18n_use(reader);
}

/* All of them, or only the obstacles: then what a group that is met leaves open is left out, too. */
static void finding_lines(const struct verdicts *verdicts, const struct judgement *judgement, struct text *into)
{
    bool open = false;

    for (size_t i = 0; i < judgement->finding_count; i++) {
        const struct finding *finding = &judgement->findings[i];
        if (finding->depth == 0)
            open = is_told(verdicts, judgement, finding);
        if (verdicts->obstacles && (!open || finding->met == TRUTH_YES))
            continue;
        text_add_format(into, "%*s- ", 2 + 2 * finding->depth, "");
        screening_explain(finding, verdicts->call->catalogue.language, into);
        text_add(into, "\n");
    }
}

/* Where the way goes on from what is not met; and for who is choosing, what the service brings with it and leads to. */
static void onward_lines(const struct verdicts *verdicts, const struct service *service,
                         const struct judgement *judgement, struct text *into)
{
    for (size_t i = 0; i < judgement->refer_to.count; i++)
        text_add_format(into, _("  Instead: %s (%s)\n"), service_name(verdicts, judgement->refer_to.items[i]),
                        judgement->refer_to.items[i]);
    if (!verdicts->obstacles || judgement->verdict == VERDICT_INELIGIBLE)
        return;
    for (size_t i = 0; i < service->with.count; i++)
        text_add_format(into, _("  Only together with: %s (%s)\n"), service_name(verdicts, service->with.items[i]),
                        service->with.items[i]);
    if (service->beyond_refer_to)
        text_add_format(into, _("  After its last session: %s (%s)\n"),
                        service_name(verdicts, service->beyond_refer_to), service->beyond_refer_to);
    if (service->sessions.none)
        text_add(into, _("  No sessions are held here: the referral goes on to whoever offers the service.\n"));
}

/* All that there is to say of one judgement, a sentence a line. */
static void tell(struct verdicts *verdicts, const char *reference, const struct service *service,
                 const struct judgement *judgement)
{
    const char *reader = i18n_language();
    struct text lines = {0}, harmless = {0};

    i18n_use(verdicts->call->catalogue.language);
    if (verdicts->begun)
        text_add(&lines, "\n");
    text_add_format(&lines, _("%s, %s (%s): %s\n"), reference, service_name(verdicts, service->code), service->code,
                    screening_verdict(judgement->verdict));
    finding_lines(verdicts, judgement, &lines);
    onward_lines(verdicts, service, judgement, &lines);
    i18n_use(reader);
    escape_harmless_lines(&harmless, text_bytes(&lines));
    fputs(text_bytes(&harmless), stdout);
    text_free(&harmless);
    text_free(&lines);
}

/* --- rows -------------------------------------------------------------------------------------------- */

static int verdict_row(struct verdicts *verdicts, const char *reference, const struct service *service,
                       const struct judgement *judgement)
{
    struct cells cells = {0};
    struct text reasons = {0};

    reasons_text(verdicts, judgement, &reasons);
    cells_text(&cells, reference);
    cells_text(&cells, service->code);
    cells_text(&cells, named_name(verdict_names, (int)judgement->verdict));
    cells_text(&cells, text_bytes(&reasons));
    int result = cells_row(&cells, verdicts->rows);
    text_free(&reasons);
    return result;
}

static int finding_rows(struct verdicts *verdicts, const char *reference, const struct service *service,
                        const struct judgement *judgement)
{
    int result = 0;
    for (size_t i = 0; i < judgement->finding_count && result == 0; i++) {
        const struct finding *finding = &judgement->findings[i];
        struct cells cells = {0};
        cells_text(&cells, reference);
        cells_text(&cells, service->code);
        cells_text(&cells, finding->fact);
        cells_text(&cells, named_name(strength_names, finding->guide));
        cells_text(&cells, named_name(finding_result_names, (int)finding->met));
        cells_text(&cells, finding->value);
        cells_text(&cells, finding->wanted);
        result = cells_row(&cells, verdicts->rows);
    }
    return result;
}

int verdicts_show(struct verdicts *verdicts, const char *reference, const struct service *service,
                  const struct judgement *judgement)
{
    int result = 0;

    if (!verdicts->rows)
        tell(verdicts, reference, service, judgement);
    else if (verdicts->explain)
        result = finding_rows(verdicts, reference, service, judgement);
    else
        result = verdict_row(verdicts, reference, service, judgement);
    verdicts->begun = true;
    return result == 0 ? 0 : 1;
}

int verdicts_end(struct verdicts *verdicts)
{
    return verdicts->rows ? call_rows_close(verdicts->rows) : 0;
}

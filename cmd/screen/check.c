#include "screen/screen.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/judging.h"
#include "store/referrals.h"

#include <stdlib.h>

struct checking {
    struct call *call;
    struct rows *rows;
    bool explain;
    bool doubts; /* one is not eligible */
};

/* What stands behind the verdict: of a group with its members also each fact that is a reason. */
static bool is_reason(const struct judgement *judgement, const struct finding *finding)
{
    bool group = finding->criterion && finding->criterion->kind != CRITERION_FACT;

    if (finding->met == TRUTH_YES)
        return false;
    return finding->depth == 0 || (!group && texts_has(&judgement->reasons, finding->fact));
}

/* On a terminal the reasons are sentences; in a pipe the names of the facts. */
static void reasons_text(const struct checking *checking, const struct judgement *judgement, struct text *into)
{
    bool open = false; /* the group in hand is not met */

    if (!checking->call->terminal) {
        texts_join(&judgement->reasons, ",", into);
        return;
    }
    for (size_t i = 0; i < judgement->finding_count; i++) {
        const struct finding *finding = &judgement->findings[i];
        if (finding->depth == 0)
            open = finding->met != TRUTH_YES;
        if (!open || !is_reason(judgement, finding))
            continue;
        if (into->length > 0)
            text_add(into, " · ");
        screening_sentence(finding, checking->call->catalogue.language, into);
    }
}

static int print_verdict(struct checking *checking, const struct judged *judged)
{
    struct cells cells = {0};
    struct text reasons = {0};

    reasons_text(checking, &judged->judgement, &reasons);
    cells_reference(&cells, judged->referral.year, judged->referral.number);
    cells_text(&cells, judged->referral.service);
    cells_text(&cells, named_name(verdict_names, (int)judged->judgement.verdict));
    cells_text(&cells, text_bytes(&reasons));
    int result = cells_row(&cells, checking->rows);
    text_free(&reasons);
    return result;
}

static int print_findings(struct checking *checking, const struct judged *judged)
{
    int result = 0;
    for (size_t i = 0; i < judged->judgement.finding_count && result == 0; i++) {
        const struct finding *finding = &judged->judgement.findings[i];
        struct cells cells = {0};
        cells_reference(&cells, judged->referral.year, judged->referral.number);
        cells_text(&cells, judged->referral.service);
        cells_text(&cells, finding->fact);
        cells_text(&cells, named_name(strength_names, finding->guide));
        cells_text(&cells, named_name(finding_result_names, (int)finding->met));
        cells_text(&cells, finding->value);
        cells_text(&cells, finding->wanted);
        result = cells_row(&cells, checking->rows);
    }
    return result;
}

/* 0, or -1 when the referral cannot be judged; a reader who has left ends the list by 1. */
static int check_one(struct checking *checking, long id)
{
    struct judged judged;
    int result = judge_referral(checking->call, id, &judged);

    if (result == 0) {
        if (judged.judgement.verdict != VERDICT_ELIGIBLE)
            checking->doubts = true;
        int printed = checking->explain ? print_findings(checking, &judged) : print_verdict(checking, &judged);
        result = printed == 0 ? 0 : 1;
    }
    judged_free(&judged);
    return result;
}

struct ids {
    long *items;
    size_t count;
};

static int note_id(void *context, long id)
{
    struct ids *ids = context;
    ids->items = memory_grow(ids->items, ids->count, sizeof *ids->items);
    ids->items[ids->count++] = id;
    return 0;
}

/* Every reference must be there before the first one is judged. */
static int find_ids(struct call *call, struct ids *ids)
{
    struct texts references = {0};
    int result = 0;

    if (call->operand_count == 0)
        return store_referral_id_each(call->store, note_id, ids, &call->messages);
    if (call_references(call, 0, &references) != 0)
        result = -1;
    for (size_t i = 0; i < references.count; i++) {
        long id;
        if (store_referral_id(call->store, references.items[i], &id, &call->messages) != 0) {
            result = -1;
            continue;
        }
        ids->items = memory_grow(ids->items, ids->count, sizeof *ids->items);
        ids->items[ids->count++] = id;
    }
    texts_free(&references);
    return result;
}

static struct rows *open_rows(struct call *call, bool explain)
{
    static const struct column verdict[] = {
        {"ref", COLUMN_TEXT}, {"service", COLUMN_TEXT}, {"verdict", COLUMN_TEXT}, {"reasons", COLUMN_TEXT}};
    static const struct column findings[] = {{"ref", COLUMN_TEXT},    {"service", COLUMN_TEXT},
                                             {"fact", COLUMN_TEXT},   {"strength", COLUMN_TEXT},
                                             {"result", COLUMN_TEXT}, {"value", COLUMN_TEXT},
                                             {"wanted", COLUMN_TEXT}};
    return explain ? call_rows(call, findings, 7) : call_rows(call, verdict, 4);
}

int screen_check(struct call *call)
{
    struct checking checking = {.call = call, .explain = call_option(call, "explain") != NULL};
    struct ids ids = {0};
    int result = -1;

    if (call_catalogue(call) != 0 || call_store(call, STORE_READ) != 0 ||
        store_read_begin(call->store, &call->messages) != 0)
        goto out;
    if (find_ids(call, &ids) != 0)
        goto out;
    checking.rows = open_rows(call, checking.explain);
    result = 0;
    for (size_t i = 0, stop = 0; i < ids.count && !stop; i++) {
        int checked = check_one(&checking, ids.items[i]);
        stop = checked > 0;
        if (checked < 0)
            result = -1;
    }
    if (call_rows_close(checking.rows) != 0)
        result = -1;
out:
    if (call->store)
        store_read_end(call->store);
    free(ids.items);
    return result != 0 ? -1 : checking.doubts ? 1 : 0;
}

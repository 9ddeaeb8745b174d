#include "screen/redirect.h"
#include "screen/screen.h"

#include "base/i18n.h"
#include "catalogue/load.h"
#include "common/each.h"
#include "common/judging.h"
#include "common/lengths.h"
#include "common/services.h"
#include "rules/deciding.h"
#include "store/catalogues.h"
#include "store/decisions.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* A decision as the command line gives it, for all its references. */
struct deciding_call {
    struct call *call;
    enum decision_outcome outcome;
    int on, until;
    bool urgent;
    const char *reason, *to, *override;
    struct onward onward; /* where the redirected go on */
};

static int read_priority(struct call *call, bool *urgent)
{
    const char *priority = call_option(call, "priority");
    *urgent = priority && strcmp(priority, "urgent") == 0;
    if (!priority || *urgent || strcmp(priority, "normal") == 0)
        return 0;
    return call_usage(call, _("unknown priority '%s'; wanted normal or urgent"), priority);
}

/* One outcome, behind the references; two of them leave open which is meant. */
static int read_outcome(struct call *call, struct deciding_call *deciding)
{
    const size_t count = call->operand_count;
    const char *last = count > 0 ? call->operands[count - 1] : "";
    int outcome = DECISION_NONE, outcomes = 0;

    for (size_t i = 0; i < count; i++)
        outcomes += named_read(decision_outcome_names, call->operands[i], &outcome);
    if (count < 2 || outcomes != 1 || !named_read(decision_outcome_names, last, &outcome) || outcome == DECISION_NONE)
        return call_usage(call, _("decide takes references and one of accept, decline, redirect"));
    deciding->outcome = (enum decision_outcome)outcome;
    call->operand_count--;
    return 0;
}

static int check_options(struct call *call, const struct deciding_call *deciding)
{
    if ((deciding->outcome == DECISION_REDIRECT) != (deciding->to != NULL))
        return call_usage(call, deciding->to ? _("--to belongs to redirect") : _("redirect wants --to SERVICE"));
    if (deciding->until != DATE_NONE && deciding->outcome != DECISION_DECLINE)
        return call_usage(call, _("--until belongs to decline"));
    if (deciding->until != DATE_NONE && deciding->until <= deciding->on)
        return call_usage(call, _("--until lies not after the day of the decision; wanted a later day"));
    if (deciding->outcome != DECISION_ACCEPT && (deciding->override || call_option(call, "priority")))
        return call_usage(call,
                          deciding->override ? _("--override belongs to accept") : _("--priority belongs to accept"));
    if (deciding->override && text_blank(deciding->override))
        return call_usage(call, _("--override wants the reason"));
    if (deciding->reason && text_blank(deciding->reason))
        return call_usage(call, _("--reason wants a text"));
    return call_option_within(call, "reason", LENGTH_TEXT) != 0 ? -1
                                                                : call_option_within(call, "override", LENGTH_TEXT);
}

static int read_call(struct call *call, struct deciding_call *deciding)
{
    *deciding = (struct deciding_call){.call = call,
                                       .reason = call_option(call, "reason"),
                                       .to = call_option(call, "to"),
                                       .override = call_option(call, "override")};
    if (read_outcome(call, deciding) != 0 || read_priority(call, &deciding->urgent) != 0 ||
        call_option_date(call, "on", call->today, &deciding->on) != 0 ||
        call_option_date(call, "until", DATE_NONE, &deciding->until) != 0)
        return -1;
    return check_options(call, deciding);
}

/* The facts that made the verdict what it is: of a referral that is ineligible not those that are only unknown or for a look. */
static void worst_reasons(const struct judgement *judgement, struct texts *into)
{
    bool worst = false; /* the criterion in hand is one of those */

    for (size_t i = 0; i < judgement->finding_count; i++) {
        const struct finding *finding = &judgement->findings[i];
        if (finding->depth == 0)
            worst = finding->verdict == judgement->verdict;
        if (worst && finding->met != TRUTH_YES && texts_has(&judgement->reasons, finding->fact) &&
            !texts_has(into, finding->fact))
            texts_add(into, finding->fact);
    }
}

/* What the service requires and the record lacks stops the decision, unless a person overrides it with a reason. */
static int check_obstacles(const struct deciding_call *deciding, long id, const struct judged *judged,
                           const char *reference)
{
    struct call *call = deciding->call;
    enum decision_outcome before;
    struct interview interview = {0};
    struct obstacles obstacles = {0};
    struct texts reasons = {0};
    const struct referral *referral = &judged->referral;
    struct deciding matter = {.accept = deciding->outcome == DECISION_ACCEPT,
                              .verdict = judged->judgement.verdict,
                              .reasons = &reasons,
                              .interview = judged->service ? judged->service->interview : INTERVIEW_NONE,
                              .child_case = referral->child_case,
                              .caseworker =
                                  !text_empty(referral->caseworker_name) || !text_empty(referral->caseworker_email),
                              .received_on = referral->received_on,
                              .decided_on = deciding->on};
    int result = -1;

    if (store_interview_last(call->store, id, &interview, &call->messages) != 0 ||
        store_referral_state(call->store, id, &matter.state, &call->messages) != 0 ||
        store_decision_last(call->store, id, &before, &matter.decided_before, &call->messages) != 0)
        goto out;
    matter.interview_agreed = interview.outcome == INTERVIEW_AGREED;
    matter.interview_on = interview.held_on;
    worst_reasons(&judged->judgement, &reasons);
    deciding_obstacles(&matter, &obstacles);
    result = deciding_tell(&obstacles, reference, deciding->override != NULL, &call->messages);
out:
    obstacles_free(&obstacles);
    texts_free(&reasons);
    interview_free(&interview);
    return result;
}

static int store_decision(const struct deciding_call *deciding, long id, const struct judged *judged)
{
    struct call *call = deciding->call;
    struct text reasons = {0};

    texts_join(&judged->judgement.reasons, ",", &reasons);
    struct decision decision = {.outcome = deciding->outcome,
                                .decided_on = deciding->on,
                                .urgent = deciding->urgent,
                                .reason = deciding->reason,
                                .to_service = deciding->to,
                                .override = deciding->override,
                                .until = deciding->until,
                                .verdict = named_name(verdict_names, (int)judged->judgement.verdict),
                                .reasons = text_bytes(&reasons),
                                .catalogue = catalogue_digest(&call->catalogue)};
    int result = store_decision_add(call->store, id, &decision, &call->messages);
    text_free(&reasons);
    return result;
}

struct telling {
    struct call *call;
    const char *reference;
};

static int tell_other(void *context, const char *reference, const char *service)
{
    struct telling *telling = context;
    call_fail(telling->call, TROUBLE_WARNING, _("%s: the same citizen has another open referral, %s (%s)"),
              telling->reference, reference, service);
    return 0;
}

/* All that can be refused is looked at before anything is written. */
static int decide_one(void *context, const char *reference)
{
    struct deciding_call *deciding = context;
    struct call *call = deciding->call;
    struct judged judged = {0};
    struct telling telling = {call, reference};
    long id;
    int result = -1;

    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        judge_deciding(call, id, deciding->outcome == DECISION_ACCEPT, deciding->on, &judged) != 0 ||
        check_obstacles(deciding, id, &judged, reference) != 0 ||
        (deciding->onward.to && redirect_check(&deciding->onward, id, &judged, reference) != 0) ||
        store_decision(deciding, id, &judged) != 0)
        goto out;
    if (deciding->onward.to)
        result = redirect_carry(&deciding->onward, &judged.referral, reference);
    else
        result = deciding->outcome == DECISION_ACCEPT
                     ? store_other_referrals(call->store, id, tell_other, &telling, &call->messages)
                     : 0;
out:
    judged_free(&judged);
    return result;
}

/* A dry run shows the room as it would be, so that its rows come before the roll-back. */
static int finish(struct deciding_call *deciding)
{
    struct call *call = deciding->call;
    bool prints = deciding->onward.count > 0;

    if (prints && call->dry_run && redirect_print(&deciding->onward) != 0)
        return -1;
    if (call_finish(call) != 0)
        return -1;
    return prints && !call->dry_run ? redirect_print(&deciding->onward) : 0;
}

/* A family that is sent away is owed why. Taken all the same, for the answer itself must not wait; a second decision
 * would be counted beside this one, so that the way is to take this one back. */
static void tell_unexplained(const struct deciding_call *deciding)
{
    struct call *call = deciding->call;

    if (deciding->outcome == DECISION_ACCEPT || deciding->reason)
        return;
    call_fail(call, TROUBLE_WARNING,
              call->dry_run ? _("no reason is given; --reason TEXT records one")
                            : _("no reason is recorded; kreds undo takes the decision back, and the same with --reason "
                                "TEXT records one"));
}

int screen_decide(struct call *call)
{
    struct deciding_call deciding = {.call = call};
    struct texts references = {0};
    int result = -1;

    if (read_call(call, &deciding) != 0 || call_references(call, 0, &references) != 0 || call_catalogue(call) != 0)
        goto out;
    deciding.onward = (struct onward){.call = call, .on = deciding.on};
    if (deciding.to && !(deciding.onward.to = call_service(call, deciding.to)))
        goto out;
    if (call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 ||
        store_catalogue_keep(call->store, catalogue_digest(&call->catalogue), call->catalogue.text, call->today,
                             &call->messages) != 0)
        goto out;
    result = call_each(call, &references, decide_one, &deciding);
    if (result >= 0 && finish(&deciding) != 0)
        result = -1;
    if (result >= 0 && references.count > 0)
        tell_unexplained(&deciding);
out:
    onward_free(&deciding.onward);
    texts_free(&references);
    return result;
}

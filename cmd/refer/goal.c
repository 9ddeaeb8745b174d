#include "refer/refer.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "common/days.h"
#include "store/referral_set.h"
#include "store/referrals.h"

#include <string.h>

#define GOAL_MOST 20000 /* characters, as on a form */
#define GOALS_MOST 9999 /* numbers that are read for one */

/* A new goal in words, or the outcome of one that is there. */
struct goal_wish {
    const char *reference;
    const char *text;    /* NULL where an outcome is given */
    long number;         /* of the goal whose outcome is given */
    const char *outcome; /* met, partly, not; NULL for a new goal */
    int on;
};

static int read_outcome(struct call *call, struct goal_wish *wish)
{
    static const char *const outcomes[] = {"met", "partly", "not"};
    bool known = false;

    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        known = known || strcmp(wish->outcome, outcomes[i]) == 0;
    if (!known)
        return call_usage(call, _("unknown outcome; wanted met, partly or not"));
    if (!text_number(call->operands[1], 1, GOALS_MOST, &wish->number))
        return call_usage(call, _("--outcome is of one goal; wanted its number, as refer goal REF 1 --outcome met"));
    wish->text = NULL;
    return 0;
}

static int read_wish(struct call *call, struct goal_wish *wish)
{
    size_t letters = 0;

    if (call->operand_count != 2)
        return call_usage(call, _("goal takes a reference and a text, or a goal's number and --outcome"));
    *wish = (struct goal_wish){.reference = call->operands[0],
                               .text = call->operands[1],
                               .outcome = call_option(call, "outcome")};
    if (call_option_date(call, "on", call->today, &wish->on) != 0)
        return -1;
    if (wish->outcome)
        return read_outcome(call, wish);
    if (text_number(wish->text, 0, GOALS_MOST, &wish->number))
        return call_usage(call, _("a goal that is only a number is none; wanted a text, or --outcome for that goal"));
    if (text_blank(wish->text))
        return call_usage(call, _("the goal is empty; wanted what is to be achieved"));
    for (const char *at = wish->text; utf8_next(&at) != 0;)
        letters++;
    if (letters > GOAL_MOST)
        return call_usage(call, _("the goal is too long; wanted at most %d characters"), GOAL_MOST);
    return 0;
}

static int keep(struct call *call, const struct goal_wish *wish)
{
    struct referral referral = {0};
    long id;
    int result = -1;

    if (store_referral_id(call->store, wish->reference, &id, &call->messages) != 0 ||
        store_referral_load(call->store, id, &referral, &call->messages) != 0)
        goto out;
    if (call_not_before_receipt(call, wish->reference, referral.received_on, wish->on) != 0)
        goto out;
    if (wish->text)
        result = store_goal_add(call->store, id, wish->text, wish->on, &call->messages);
    else
        result = store_goal_settle(call->store, id, wish->number, wish->outcome, wish->on, &call->messages);
out:
    referral_free(&referral);
    return result;
}

int refer_goal(struct call *call)
{
    struct goal_wish wish;

    if (read_wish(call, &wish) != 0 || call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 ||
        keep(call, &wish) != 0)
        return -1;
    return call_finish(call);
}

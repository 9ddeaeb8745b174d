#include "report/matters.h"
#include "report/report.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "model/referral.h"
#include "store/attendances.h"
#include "store/courses.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* One due thing that a person says is done. */
struct settling {
    struct call *call;
    const char *reference, *what;
    int on;
    long course;        /* of --of, else of the referral's place; 0 none */
    int session;        /* of --of; 0 none */
    bool found;         /* the service has such a rule */
    bool refused;       /* … and it cannot be settled so */
    struct texts rules; /* what the service has, for a message */
};

/* The rule that `what` names. A rule that something else settles, or that lacks a consent, refuses. */
static int look_up(void *context, const struct matter_row *row)
{
    struct settling *settling = context;
    struct call *call = settling->call;
    const struct service *service = matters_service(call, row);

    if (settling->course == 0)
        settling->course = row->course;
    for (size_t i = 0; service && i < service->due_count; i++) {
        const struct due_rule *rule = &service->due[i];
        if (!texts_has(&settling->rules, rule->what))
            texts_add(&settling->rules, rule->what);
        if (strcmp(rule->what, settling->what) != 0)
            continue;
        settling->found = true;
        if (rule->settled_by != SETTLED_BY_DONE) {
            settling->refused = true;
            call_fail(call, TROUBLE_FORBIDDEN, _("%s is settled by the %s itself; it is recorded there"), rule->what,
                      named_name(settled_by_names, (int)rule->settled_by));
        } else if (rule->needs_consent && !row->report_consent) {
            settling->refused = true;
            call_fail(call, TROUBLE_FORBIDDEN,
                      _("%s wants each holder's consent first; see refer consent --purpose %s"), rule->what,
                      rule->needs_consent);
        }
    }
    return 0;
}

static int unknown_what(struct settling *settling)
{
    struct text rules = {0};
    texts_join(&settling->rules, ", ", &rules);
    if (settling->rules.count == 0)
        call_fail(settling->call, TROUBLE_NOT_FOUND, _("the service of %s has no due rules"), settling->reference);
    else
        call_fail(settling->call, TROUBLE_NOT_FOUND, _("nothing called '%s' is owed on %s; wanted one of %s"),
                  settling->what, settling->reference, text_bytes(&rules));
    text_free(&rules);
    return -1;
}

static int check_day(struct settling *settling, long id)
{
    struct referral referral = {0};
    char received[DATE_TEXT];
    int result = store_referral_load(settling->call->store, id, &referral, &settling->call->messages);

    if (result == 0 && settling->on < referral.received_on)
        result = call_fail(settling->call, TROUBLE_FORBIDDEN,
                           _("the day lies before the receipt of %s on %s; wanted that day or a later one"),
                           settling->reference, date_write(referral.received_on, received));
    referral_free(&referral);
    return result;
}

static int read_of(struct settling *settling)
{
    struct call *call = settling->call;
    const char *of = call_option(call, "of"), *slash = of ? strrchr(of, '/') : NULL;
    long number;

    if (!of)
        return 0;
    if (!slash || !text_number(slash + 1, 1, 100000, &number))
        return call_usage(call, _("--of names no session; wanted COURSE/N"));
    char *code = memory_text_part(of, (size_t)(slash - of));
    int result = store_course_id(call->store, code, &settling->course, &call->messages);
    free(code);
    settling->session = (int)number;
    return result;
}

static int settle(struct settling *settling)
{
    struct call *call = settling->call;
    struct matter_filter filter = {0};

    if (store_referral_id(call->store, settling->reference, &filter.referral, &call->messages) != 0 ||
        read_of(settling) != 0 || check_day(settling, filter.referral) != 0 ||
        store_matter_each(call->store, &filter, look_up, settling, &call->messages) != 0)
        return -1;
    if (!settling->found)
        return unknown_what(settling);
    if (settling->refused)
        return -1;
    return store_done_add(call->store, filter.referral, settling->what, settling->course, settling->session,
                          settling->on, &call->messages);
}

int report_done(struct call *call)
{
    struct settling settling = {.call = call};
    int result = -1;

    if (call->operand_count != 2)
        return call_usage(call, _("done takes a reference and what was done, as \"follow-up\"; see report due"));
    settling.reference = call->operands[0];
    settling.what = call->operands[1];
    if (call_option_date(call, "on", call->today, &settling.on) == 0 && call_catalogue(call) == 0 &&
        call_store(call, STORE_WRITE) == 0 && call_begin(call) == 0 && settle(&settling) == 0)
        result = call_finish(call);
    texts_free(&settling.rules);
    matters_forget();
    return result;
}

#include "report/due_alert.h"
#include "report/due_kinds.h"
#include "report/report.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/days.h"
#include "model/referral.h"
#include "store/attendances.h"
#include "store/courses.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

#define CASEWORKER "caseworker" /* the house's own rule, which no catalogue names */

/* One due thing that a person says is done, on one referral. */
struct settling {
    struct call *call;
    struct matters *matters;
    const char *reference, *what;
    long referral;
    int on;
    const char *of; /* of --of: the course's code; NULL none */
    int session;    /* of --of; 0 none */
    long course;    /* where it is owed, else of the newest place; 0 none */
    int from;       /* of the place there: its first day … */
    bool lasts;     /* … and it has not ended */
    bool open;      /* it is owed there */
    bool each;      /* it is owed for each session … */
    bool takes;     /* … and there is one that it can settle */
    bool placed;    /* the referral has a place in the course of --of */
    bool repeated;  /* it was recorded for the same day before */
    int received_on;
    bool refused;       /* … and the reason said */
    bool found;         /* the service has such a rule */
    unsigned read_by;   /* who reads it before it is sent */
    struct texts rules; /* what the service has, for a message */
};

/* A rule that something else settles, that lacks a consent, or that is for no session in particular. */
static int check_rule(const struct settling *settling, const struct due_rule *rule, const struct matter_row *row)
{
    struct call *call = settling->call;

    if (rule->settled_by != SETTLED_BY_DONE)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s of %s is settled by the %s itself; wanted it recorded there"),
                         rule->what, settling->reference, named_name(settled_by_names, (int)rule->settled_by));
    if (rule->needs_consent && !row->report_consent)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s of %s wants each holder's consent first; see refer consent --purpose %s"), rule->what,
                         settling->reference, rule->needs_consent);
    if (settling->session > 0 && rule->of.kind != EVENT_EACH_SESSION)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is not owed for each session; wanted no --of"), rule->what);
    if (settling->session > 0 &&
        !matters_take(row, matters_service(settling->matters, row), rule, settling->session, settling->on))
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s/%d is a meeting, or lies outside the place of %s; no %s is owed for it"), settling->of,
                         settling->session, settling->reference, rule->what);
    return 0;
}

/* The session of --of: one of the referral's, not cancelled, and not after the day it was settled. */
static int check_session(const struct settling *settling, const struct matter_row *row)
{
    struct call *call = settling->call;
    const struct session *session = NULL;
    char dated[DATE_TEXT];

    for (size_t i = 0; row->sessions && i < row->sessions->count; i++)
        if (row->sessions->items[i].number == settling->session)
            session = &row->sessions->items[i];
    if (!session || (session->referral != 0 && session->referral != row->referral))
        return call_fail(call, TROUBLE_NOT_FOUND, _("%s/%d is no session of %s; schedule show lists them"),
                         settling->of, settling->session, settling->reference);
    if (session->status == SESSION_CANCELLED)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled; nothing is owed for it"), settling->of,
                         settling->session);
    if (session->date > settling->on)
        return call_fail(call, TROUBLE_FORBIDDEN, _("the day lies before %s/%d on %s; wanted that day or a later one"),
                         settling->of, settling->session, date_write(session->date, dated));
    return 0;
}

/* Whether it was recorded for the same day before: in the row's course or none, with `anywhere` in any. */
static bool is_recorded(const struct settling *settling, const struct matter_row *row, bool anywhere)
{
    for (size_t i = 0; i < row->done_count; i++)
        if (strcmp(row->done[i].what, settling->what) == 0 && row->done[i].done_on == settling->on &&
            row->done[i].session == settling->session &&
            (anywhere || row->done[i].course == 0 || row->done[i].course == row->course))
            return true;
    return false;
}

static void note_repeated(struct settling *settling, const struct matter_row *row, const struct due_rule *rule)
{
    if (rule->of.kind == EVENT_EACH_SESSION && settling->session == 0)
        return; /* two of them may be written on one day */
    settling->repeated = settling->repeated || is_recorded(settling, row, settling->session == 0);
}

/* Of several places the newest is meant, and one that lasts is newer than one that ended. */
static void note_newest(struct settling *settling, const struct matter_row *row)
{
    bool lasts = row->place.ended == PLACE_OPEN;

    if (settling->course != 0 && (lasts == settling->lasts ? row->place.from < settling->from : !lasts))
        return;
    settling->course = row->course;
    settling->from = row->place.from;
    settling->lasts = lasts;
}

/* What is owed for each session settles nothing where there is no session for it. */
static void note_each(struct settling *settling, const struct matter_row *row, const struct service *service,
                      const struct due_rule *rule)
{
    if (rule->of.kind != EVENT_EACH_SESSION || settling->session > 0)
        return;
    settling->each = true;
    if (settling->takes || !matters_take(row, service, rule, 0, settling->on))
        return;
    settling->takes = true;
    settling->course = row->course;
}

/* Looks at one place of the referral, or at the referral without one. */
static int look_up(void *context, const struct matter_row *row)
{
    struct settling *settling = context;
    const struct service *service = matters_service(settling->matters, row);

    settling->received_on = row->received_on;
    if (settling->of && !(row->code && strcmp(row->code, settling->of) == 0))
        return 0;
    settling->placed = true;
    if (settling->session > 0 && check_session(settling, row) != 0)
        settling->refused = true;
    if (!settling->takes)
        note_newest(settling, row);
    for (size_t i = 0; service && i < service->due_count; i++) {
        const struct due_rule *rule = &service->due[i];
        if (!texts_has(&settling->rules, rule->what))
            texts_add(&settling->rules, rule->what);
        if (strcmp(rule->what, settling->what) != 0)
            continue;
        settling->found = true;
        settling->read_by |= rule->read_by;
        if (!settling->refused && check_rule(settling, rule, row) != 0)
            settling->refused = true;
        note_repeated(settling, row, rule);
        note_each(settling, row, service, rule);
    }
    return 0;
}

/* Of several places the one where it is owed is meant. What was recorded that day for another course is owed here all the same. */
static int note_open(void *context, const struct matter_row *row, const struct due_item *item)
{
    struct settling *settling = context;

    if (settling->open || strcmp(item->what, settling->what) != 0 ||
        (settling->each && item->rule &&
         !matters_take(row, matters_service(settling->matters, row), item->rule, 0, settling->on)))
        return 0;
    settling->open = true;
    settling->course = row->course;
    settling->repeated = settling->repeated && is_recorded(settling, row, false);
    return 0;
}

static int unknown_what(struct settling *settling)
{
    struct call *call = settling->call;
    struct text rules = {0};

    texts_join(&settling->rules, ", ", &rules);
    if (strcmp(settling->what, CASEWORKER) == 0)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s of %s is settled when the referral names its caseworker"),
                  settling->what, settling->reference);
    else if (settling->rules.count == 0)
        call_fail(call, TROUBLE_NOT_FOUND, _("the service of %s has no due rules"), settling->reference);
    else
        call_fail(call, TROUBLE_NOT_FOUND, _("nothing called '%s' is owed on %s; wanted one of %s"), settling->what,
                  settling->reference, text_bytes(&rules));
    text_free(&rules);
    return -1;
}

static int check_each(const struct settling *settling)
{
    char day[DATE_TEXT];

    if (!settling->each || settling->takes)
        return 0;
    return call_fail(
        settling->call, TROUBLE_FORBIDDEN,
        _("no session of %s up to %s is without its %s; wanted --on with the day of one that is, or a later day"),
        settling->reference, date_write(settling->on, day), settling->what);
}

static int check_found(struct settling *settling)
{
    struct call *call = settling->call;

    if (call_not_before_receipt(call, settling->reference, settling->received_on, settling->on) != 0)
        return -1;
    if (settling->of && !settling->placed)
        return call_fail(call, TROUBLE_NOT_FOUND, _("%s has no place in %s; schedule show lists who has"),
                         settling->reference, settling->of);
    if (settling->found)
        return settling->refused ? -1 : check_each(settling);
    settling->course = 0;
    if (!due_kind_known(settling->what) || settling->of)
        return unknown_what(settling);
    return due_kind_settles(call, settling->referral, settling->reference, settling->what, settling->on);
}

/* The course of --of must be there, whoever has a place in it. */
static int read_of(struct settling *settling, char **code)
{
    struct call *call = settling->call;
    const char *of = call_option(call, "of"), *slash = of ? strrchr(of, '/') : NULL;
    long number, course;

    if (!of)
        return 0;
    if (!slash || slash == of || !text_number(slash + 1, 1, 100000, &number))
        return call_usage(call, _("--of names no session; wanted COURSE/N"));
    *code = memory_text_part(of, (size_t)(slash - of));
    settling->of = *code;
    settling->session = (int)number;
    return store_course_id(call->store, *code, &course, &call->messages);
}

/* Source: domain, Norddjurs: the family is offered to read the status report before it is sent. */
static void tell_readers(const struct settling *settling)
{
    char *readers = named_set(recipient_names, settling->read_by);

    if (settling->read_by)
        call_fail(settling->call, TROUBLE_WARNING, _("%s of %s is sent when it was offered for reading to: %s"),
                  settling->what, settling->reference, readers);
    free(readers);
}

/* `settling` holds what is common to all references. */
static int settle(const struct settling *common, const char *reference)
{
    struct settling settling = *common;
    struct call *call = common->call;
    struct matter_filter filter = {0};
    int result = -1;

    settling.reference = reference;
    if (store_referral_id(call->store, reference, &filter.referral, &call->messages) != 0)
        return -1;
    settling.referral = filter.referral;
    if (store_matter_each(call->store, &filter, look_up, &settling, &call->messages) == 0 &&
        check_found(&settling) == 0 &&
        (settling.of || matters_judge(settling.matters, &filter, note_open, &settling) == 0))
        result = 0;
    if (result == 0 && settling.repeated)
        call_fail(call, TROUBLE_WARNING, _("%s of %s was recorded for that day before; nothing was added"),
                  settling.what, reference);
    else if (result == 0 && !settling.found && strcmp(settling.what, DUE_ALERT) == 0)
        result = due_alert_done(call, filter.referral, settling.on);
    else if (result == 0 && (result = store_done_add(call->store, filter.referral, settling.what, settling.course,
                                                     settling.session, settling.on, &call->messages)) == 0)
        tell_readers(&settling);
    texts_free(&settling.rules);
    return result;
}

/* All references or none. */
static int settle_all(struct settling *common, const struct texts *references)
{
    struct call *call = common->call;
    char *code = NULL;
    int result = -1;

    if (call_begin(call) == 0 && read_of(common, &code) == 0) {
        result = 0;
        for (size_t i = 0; i < references->count; i++)
            if (settle(common, references->items[i]) != 0)
                result = -1;
    }
    free(code);
    return result == 0 ? call_finish(call) : -1;
}

int report_done(struct call *call)
{
    struct matters matters = {.call = call};
    struct settling common = {.call = call, .matters = &matters};
    struct texts references = {0};
    int result = -1;

    if (call->operand_count < 2)
        return call_usage(call, _("done takes references and what was done, as \"follow-up\"; see report due"));
    common.what = call->operands[--call->operand_count];
    if (call_option_date(call, "on", call->today, &common.on) == 0 && call_references(call, 0, &references) == 0 &&
        call_catalogue(call) == 0 && call_store(call, STORE_WRITE) == 0)
        result = settle_all(&common, &references);
    matters_free(&matters);
    texts_free(&references);
    return result;
}

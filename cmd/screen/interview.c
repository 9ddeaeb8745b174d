#include "screen/screen.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/days.h"
#include "model/course.h"
#include "store/courses.h"
#include "store/decisions.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* What the options say of an interview. */
struct told {
    bool invite, set, ended;
    int date, time; /* --at */
    int on;         /* the day it happened */
    enum interview_outcome outcome;
};

/* Reads DATE or DATETHH:MM. */
static int read_at(struct call *call, const char *text, struct told *told)
{
    char *copy = memory_text(text), *t = strchr(copy, 'T');
    if (t)
        *t = '\0';
    bool good = date_read(copy, &told->date) && (!t || time_read(t + 1, &told->time));
    free(copy);
    return good ? 0 : call_usage(call, _("--at is no date or time; wanted YYYY-MM-DD or YYYY-MM-DDTHH:MM"));
}

static int read_outcome(struct call *call, const char *text, struct told *told)
{
    int outcome = 0;
    if (!named_read(interview_outcome_names, text, &outcome) || outcome == INTERVIEW_OPEN)
        return call_usage(call, _("unknown outcome '%s'; wanted agreed, declined or no_show"), text);
    told->outcome = (enum interview_outcome)outcome;
    return 0;
}

static bool blank_option(const struct call *call, const char *name)
{
    const char *given = call_option(call, name);
    return given && text_blank(given);
}

static int read_told(struct call *call, struct told *told)
{
    const char *at = call_option(call, "at"), *outcome = call_option(call, "outcome");

    *told = (struct told){.date = DATE_NONE, .time = TIME_NONE};
    told->invite = call_option(call, "invite") != NULL;
    told->set = at || call_option(call, "venue") || call_option(call, "leader") || call_option(call, "referrer");
    told->ended = outcome != NULL;
    if (!told->invite && !told->set && !told->ended)
        return call_usage(
            call,
            _("nothing told of the interview; wanted --invite, --at, --venue, --leader, --referrer or --outcome"));
    if (told->invite && told->ended)
        return call_usage(call, _("--invite and --outcome exclude each other"));
    if (blank_option(call, "venue") || blank_option(call, "leader"))
        return call_usage(call, _("--venue and --leader want a name and a code, not nothing"));
    if ((at && read_at(call, at, told) != 0) || (outcome && read_outcome(call, outcome, told) != 0))
        return -1;
    return call_option_date(call, "on", call->today, &told->on);
}

static int check_matter(struct call *call, const char *reference, long id, const struct told *told)
{
    struct referral referral = {0};
    enum referral_state state;
    int result = -1;

    if (store_referral_load(call->store, id, &referral, &call->messages) != 0 ||
        store_referral_state(call->store, id, &state, &call->messages) != 0)
        goto out;
    int day = told->on < told->date || told->date == DATE_NONE ? told->on : told->date;
    if (state != STATE_RECEIVED && state != STATE_INTERVIEW)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s is %s; an interview comes before the decision"), reference,
                  named_name(referral_state_names, (int)state));
    else
        result = call_not_before_receipt(call, reference, referral.received_on, day);
out:
    referral_free(&referral);
    return result;
}

/* A new row where there is none under way: the last one ended, or there never was one. */
static void begin_anew_if_ended(struct interview *interview)
{
    if (interview->id != 0 && interview->outcome == INTERVIEW_OPEN)
        return;
    interview_free(interview);
    *interview =
        (struct interview){.invited_on = DATE_NONE, .set_for = DATE_NONE, .start = TIME_NONE, .held_on = DATE_NONE};
}

/* Where and with whom is told of an interview that somebody was invited to. */
static int check_under_way(struct call *call, const char *reference, const struct told *told,
                           const struct interview *interview)
{
    if (told->invite || told->ended || told->date != DATE_NONE || interview->id != 0)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN, _("%s has no interview under way; wanted --invite or --at with it"),
                     reference);
}

static void apply(struct call *call, const struct told *told, struct interview *interview)
{
    if (told->invite)
        interview->invited_on = told->on;
    if (told->date != DATE_NONE) {
        interview->set_for = told->date;
        interview->start = told->time;
    }
    if (call_option(call, "venue"))
        memory_text_set(&interview->venue, call_option(call, "venue"));
    if (call_option(call, "leader"))
        memory_text_set(&interview->leader, call_option(call, "leader"));
    if (call_option(call, "referrer"))
        interview->with_referrer = true;
    if (told->ended) {
        interview->held_on = told->on;
        interview->outcome = told->outcome;
    }
}

static int tell_one(struct call *call, const char *reference, const struct told *told)
{
    struct interview interview = {0};
    long id;
    int result = -1;

    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        check_matter(call, reference, id, told) != 0 ||
        store_interview_last(call->store, id, &interview, &call->messages) != 0)
        goto out;
    begin_anew_if_ended(&interview);
    if (check_under_way(call, reference, told, &interview) != 0)
        goto out;
    apply(call, told, &interview);
    result = store_interview_put(call->store, id, &interview, &call->messages);
out:
    interview_free(&interview);
    return result;
}

static int check_leader(struct call *call)
{
    struct staff staff = {0};
    const char *leader = call_option(call, "leader");
    int result = leader ? store_staff_load(call->store, leader, &staff, &call->messages) : 0;
    staff_free(&staff);
    return result;
}

int screen_interview(struct call *call)
{
    struct texts references = {0};
    struct told told;
    int result = -1;

    if (call->operand_count == 0)
        return call_usage(call, _("interview takes references"));
    if (read_told(call, &told) != 0 || call_references(call, 0, &references) != 0 ||
        call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 || check_leader(call) != 0)
        goto out;
    result = 0;
    for (size_t i = 0; i < references.count; i++)
        if (tell_one(call, references.items[i], &told) != 0)
            result = -1;
    if (result == 0)
        result = call_finish(call);
out:
    texts_free(&references);
    return result;
}

#include "screen/interview_seat.h"
#include "screen/screen.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/each.h"
#include "common/lengths.h"
#include "model/course.h"
#include "rules/interviewing.h"
#include "store/courses.h"
#include "store/decisions.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* What the options say of an interview, for all its references. */
struct told {
    struct call *call;
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

    *told = (struct told){.call = call, .date = DATE_NONE, .time = TIME_NONE};
    told->invite = call_option(call, "invite") != NULL;
    told->set = at || call_option(call, "venue") || call_option(call, "leader") || call_option(call, "referrer");
    told->ended = outcome != NULL;
    if (!told->invite && !told->set && !told->ended)
        return call_usage(
            call,
            _("nothing told of the interview; wanted --invite, --at, --venue, --leader, --referrer or --outcome"));
    if (told->invite && told->ended)
        return call_usage(call, _("--invite and --outcome exclude each other"));
    if (call_option_within(call, "venue", LENGTH_NAME) != 0)
        return -1;
    if (blank_option(call, "venue") || blank_option(call, "leader"))
        return call_usage(call, _("--venue and --leader want a name and a code, not nothing"));
    if ((at && read_at(call, at, told) != 0) || (outcome && read_outcome(call, outcome, told) != 0))
        return -1;
    return call_option_date(call, "on", call->today, &told->on);
}

static int check_state(struct call *call, const char *reference, long id)
{
    enum referral_state state;

    if (store_referral_state(call->store, id, &state, &call->messages) != 0)
        return -1;
    if (state == STATE_RECEIVED || state == STATE_INTERVIEW)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN, _("%s is %s; an interview comes before the decision"), reference,
                     named_name(referral_state_names, (int)state));
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

static int check_days(const struct told *told, const struct interview *interview, int received_on, int last_held_on,
                      const char *reference)
{
    const struct interview_days days = {.received_on = received_on,
                                        .last_held_on = last_held_on,
                                        .invited_on = interview->invited_on,
                                        .set_for = interview->set_for,
                                        .held_on = interview->held_on,
                                        .no_show = interview->outcome == INTERVIEW_NO_SHOW,
                                        .invited = told->invite,
                                        .set = told->date != DATE_NONE,
                                        .held = told->ended};
    return interviewing_days(&days, reference, &told->call->messages);
}

static int note_held(void *context, const struct interview *interview)
{
    int *last_held_on = context;

    if (interview->held_on != DATE_NONE)
        *last_held_on = interview->held_on;
    return 0;
}

/* The interview as it would stand, checked before it is stored. The one before it may lie behind an appointment that is under way. */
static int tell(const struct told *told, const struct referral *referral, const char *reference,
                struct interview *interview)
{
    struct call *call = told->call;
    int last_held_on = DATE_NONE;

    if (store_interview_each(call->store, referral->id, note_held, &last_held_on, &call->messages) != 0)
        return -1;
    begin_anew_if_ended(interview);
    if (check_under_way(call, reference, told, interview) != 0)
        return -1;
    apply(call, told, interview);
    if (check_days(told, interview, referral->received_on, last_held_on, reference) != 0 ||
        (told->set && !told->ended &&
         interview_seat(call, interview, catalogue_service(&call->catalogue, referral->service), reference) != 0))
        return -1;
    return store_interview_put(call->store, referral->id, interview, &call->messages);
}

static int tell_one(void *context, const char *reference)
{
    const struct told *told = context;
    struct call *call = told->call;
    struct referral referral = {0};
    struct interview interview = {0};
    long id;
    int result = -1;

    if (store_referral_id(call->store, reference, &id, &call->messages) == 0 && check_state(call, reference, id) == 0 &&
        store_referral_load(call->store, id, &referral, &call->messages) == 0 &&
        store_interview_last(call->store, id, &interview, &call->messages) == 0)
        result = tell(told, &referral, reference, &interview);
    interview_free(&interview);
    referral_free(&referral);
    return result;
}

/* A code that nobody has is wrong for all the references. */
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
    if (read_told(call, &told) != 0 || call_references(call, 0, &references) != 0 || call_catalogue(call) != 0 ||
        call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 || check_leader(call) != 0)
        goto out;
    result = call_each(call, &references, tell_one, &told);
    if (result >= 0 && call_finish(call) != 0)
        result = -1;
out:
    texts_free(&references);
    return result;
}

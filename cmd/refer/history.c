#include "refer/history.h"

#include "base/date.h"
#include "output/form.h"
#include "store/courses.h"
#include "store/decisions.h"

#include <stdlib.h>

struct history {
    struct call *call;
    struct text *into;
    bool begun; /* the line has a key already */
};

static void line_begin(struct history *history, const char *what)
{
    text_add_format(history->into, "# %s: {", what);
    history->begun = false;
}

static void line_end(struct history *history)
{
    text_add(history->into, "}\n");
}

static void key_add(struct history *history, const char *key)
{
    text_add_format(history->into, "%s%s: ", history->begun ? ", " : "", key);
    history->begun = true;
}

static void text_put(struct history *history, const char *key, const char *text)
{
    if (text_empty(text))
        return;
    key_add(history, key);
    form_scalar(text, history->into);
}

static void date_put(struct history *history, const char *key, int date, int time)
{
    char day[DATE_TEXT], hour[TIME_TEXT];

    if (date == DATE_NONE)
        return;
    key_add(history, key);
    text_add(history->into, date_write(date, day));
    if (time != TIME_NONE)
        text_add_format(history->into, "T%s", time_write(time, hour));
}

static int interview_row(void *context, const struct interview *interview)
{
    struct history *history = context;

    line_begin(history, "interview");
    date_put(history, "invited_on", interview->invited_on, TIME_NONE);
    date_put(history, "set_for", interview->set_for, interview->start);
    text_put(history, "venue", interview->venue);
    text_put(history, "leader", interview->leader);
    text_put(history, "referrer", interview->with_referrer ? "takes part" : NULL);
    date_put(history, "held_on", interview->held_on, TIME_NONE);
    text_put(history, "outcome", named_name(interview_outcome_names, (int)interview->outcome));
    line_end(history);
    return 0;
}

static int decision_row(void *context, const struct decision *decision)
{
    struct history *history = context;

    line_begin(history, "decision");
    text_put(history, "outcome", named_name(decision_outcome_names, (int)decision->outcome));
    date_put(history, "on", decision->decided_on, TIME_NONE);
    text_put(history, "by", decision->by);
    text_put(history, "priority", decision->urgent ? "urgent" : NULL);
    text_put(history, "to", decision->to_service);
    date_put(history, "until", decision->until, TIME_NONE);
    text_put(history, "verdict", decision->verdict);
    text_put(history, "reasons", decision->reasons);
    text_put(history, "reason", decision->reason);
    text_put(history, "override", decision->override);
    line_end(history);
    return 0;
}

/* An open place is told as the form's `course`. */
static int place_row(void *context, const struct place *place)
{
    struct history *history = context;
    struct course course = {0};
    int result = 0;

    if (place->ended == PLACE_OPEN)
        return 0;
    result = store_course_load(history->call->store, place->course, &course, &history->call->messages);
    if (result == 0) {
        line_begin(history, "place");
        text_put(history, "course", course.code);
        date_put(history, "from", place->from, TIME_NONE);
        date_put(history, "to", place->to, TIME_NONE);
        text_put(history, "ended", named_name(place_end_names, (int)place->ended));
        text_put(history, "reason", place->reason);
        line_end(history);
    }
    course_free(&course);
    return result;
}

int history_write(struct call *call, long referral, struct text *into)
{
    struct history history = {call, into, false};
    char *reason = NULL;
    int on, result = -1;

    if (store_interview_each(call->store, referral, interview_row, &history, &call->messages) != 0 ||
        store_decision_each(call->store, referral, decision_row, &history, &call->messages) != 0 ||
        store_place_each_of(call->store, referral, place_row, &history, &call->messages) != 0 ||
        store_withdrawal(call->store, referral, &on, &reason, &call->messages) != 0)
        goto out;
    if (on != DATE_NONE) {
        line_begin(&history, "withdrawal");
        date_put(&history, "on", on, TIME_NONE);
        text_put(&history, "reason", reason);
        line_end(&history);
    }
    result = 0;
out:
    free(reason);
    return result;
}

#include "store/decisions.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "model/referral.h"
#include "store/decisions.sql.h"
#include "store/optional.h"
#include "store/query.h"
#include "store/touch.h"

#include <stdlib.h>

const struct named_value interview_outcome_names[] = {{"", INTERVIEW_OPEN},
                                                      {"agreed", INTERVIEW_AGREED},
                                                      {"declined", INTERVIEW_DECLINED},
                                                      {"no_show", INTERVIEW_NO_SHOW},
                                                      {NULL, 0}};

const struct named_value decision_outcome_names[] = {{"", DECISION_NONE},
                                                     {"accept", DECISION_ACCEPT},
                                                     {"decline", DECISION_DECLINE},
                                                     {"redirect", DECISION_REDIRECT},
                                                     {NULL, 0}};

void interview_free(struct interview *interview)
{
    free(interview->venue);
    free(interview->leader);
    *interview = (struct interview){0};
}

static struct interview interview_read(const struct query *query)
{
    int outcome = INTERVIEW_OPEN;

    if (!query_null(query, 8))
        named_read(interview_outcome_names, query_text(query, 8), &outcome);
    return (struct interview){
        .id = query_number(query, 0),
        .invited_on = query_date(query, 1),
        .set_for = query_date(query, 2),
        .start = query_time(query, 3),
        .venue = optional_text(query, 4),
        .leader = optional_text(query, 5),
        .with_referrer = query_number(query, 6) != 0,
        .held_on = query_date(query, 7),
        .outcome = (enum interview_outcome)outcome,
    };
}

int store_interview_last(struct store *store, long referral, struct interview *into, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_INTERVIEW_LAST);
    int found;

    *into = (struct interview){.invited_on = DATE_NONE, .set_for = DATE_NONE, .start = TIME_NONE, .held_on = DATE_NONE};
    query_bind_number(query, ":referral", referral);
    found = query_step(query, messages);
    if (found > 0)
        *into = interview_read(query);
    query_end(query);
    return found < 0 ? -1 : 0;
}

int store_interview_each(struct store *store, long referral,
                         int (*row)(void *context, const struct interview *interview), void *context,
                         struct messages *messages)
{
    struct query *query = query_begin(store, SQL_INTERVIEW_EACH);
    int result;

    query_bind_number(query, ":referral", referral);
    while ((result = query_step(query, messages)) > 0) {
        struct interview interview = interview_read(query);

        result = row(context, &interview);
        interview_free(&interview);
        if (result != 0)
            break;
    }
    query_end(query);
    return result;
}

static int leader_check(struct store *store, const char *code, struct messages *messages)
{
    struct query *query;
    int found;
    char *shown;

    if (code == NULL)
        return 0;
    query = query_begin(store, SQL_LEADER_KNOWN);
    query_bind_text(query, ":code", code);
    found = query_step(query, messages);
    query_end(query);
    if (found == 0) {
        shown = text_code_shown(code);
        messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no leader %s; wanted the code of one"), shown);
        free(shown);
    }
    return found > 0 ? 0 : -1;
}

/* The day of an amendment replaces that of the first writing, so that an outcome typed late is seen to be late. */
int store_interview_put(struct store *store, long referral, const struct interview *interview,
                        struct messages *messages)
{
    struct query *query;
    const char *outcome = named_name(interview_outcome_names, (int)interview->outcome);
    char reference[REFERENCE_TEXT];

    if (touch_referral(store, referral, reference, messages) < 0 ||
        leader_check(store, interview->leader, messages) < 0)
        return -1;
    query = query_begin(store, interview->id == 0 ? SQL_INTERVIEW_ADD : SQL_INTERVIEW_AMEND);
    if (interview->id != 0)
        query_bind_number(query, ":id", interview->id);
    query_bind_number(query, ":referral", referral);
    query_bind_date(query, ":invited_on", interview->invited_on);
    query_bind_date(query, ":set_for", interview->set_for);
    query_bind_time(query, ":start", interview->start);
    query_bind_text(query, ":venue", interview->venue);
    query_bind_text(query, ":leader", interview->leader);
    query_bind_number(query, ":with_referrer", interview->with_referrer);
    query_bind_date(query, ":held_on", interview->held_on);
    query_bind_text(query, ":outcome", text_empty(outcome) ? NULL : outcome);
    query_bind_date(query, ":entered_on", store_acting(store)->today);
    return query_run(query, messages);
}

int store_decision_add(struct store *store, long referral, const struct decision *decision, struct messages *messages)
{
    struct query *query = touch_referral_begin(store, SQL_DECISION_ADD, referral, messages);

    if (query == NULL)
        return -1;
    query_bind_text(query, ":outcome", named_name(decision_outcome_names, (int)decision->outcome));
    query_bind_date(query, ":decided_on", decision->decided_on);
    query_bind_text(query, ":by_user", store_acting(store)->user);
    query_bind_text(query, ":priority", decision->urgent ? "urgent" : "normal");
    query_bind_text(query, ":reason", decision->reason);
    query_bind_text(query, ":to_service", decision->to_service);
    query_bind_text(query, ":override", decision->override);
    query_bind_date(query, ":until_on", decision->until);
    query_bind_text(query, ":verdict", decision->verdict);
    query_bind_text(query, ":reasons", decision->reasons);
    query_bind_text(query, ":catalogue", decision->catalogue);
    query_bind_date(query, ":entered_on", store_acting(store)->today);
    return query_run(query, messages);
}

int store_decision_last(struct store *store, long referral, enum decision_outcome *outcome, int *decided_on,
                        struct messages *messages)
{
    struct query *query = query_begin(store, SQL_DECISION_LAST);
    int found, value = DECISION_NONE;

    *decided_on = DATE_NONE;
    query_bind_number(query, ":referral", referral);
    found = query_step(query, messages);
    if (found > 0) {
        named_read(decision_outcome_names, query_text(query, 0), &value);
        *decided_on = query_date(query, 1);
    }
    query_end(query);
    *outcome = (enum decision_outcome)value;
    return found < 0 ? -1 : 0;
}

static struct decision decision_read(const struct query *query)
{
    int outcome = DECISION_NONE;

    named_read(decision_outcome_names, query_text(query, 0), &outcome);
    return (struct decision){
        .outcome = (enum decision_outcome)outcome,
        .decided_on = query_date(query, 1),
        .by = query_text(query, 2),
        .urgent = text_is(query_text(query, 3), "urgent"),
        .reason = query_text(query, 4),
        .to_service = query_text(query, 5),
        .override = query_text(query, 6),
        .until = query_date(query, 7),
        .verdict = query_text(query, 8),
        .reasons = query_text(query, 9),
    };
}

int store_decision_each(struct store *store, long referral, int (*row)(void *context, const struct decision *decision),
                        void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_DECISION_EACH);
    int result;

    query_bind_number(query, ":referral", referral);
    while ((result = query_step(query, messages)) > 0) {
        struct decision decision = decision_read(query);

        if ((result = row(context, &decision)) != 0)
            break;
    }
    query_end(query);
    return result;
}

int store_withdrawal(struct store *store, long referral, int *on, char **reason, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_WITHDRAWAL_OF);
    int found;

    *on = DATE_NONE;
    *reason = NULL;
    query_bind_number(query, ":referral", referral);
    found = query_step(query, messages);
    if (found > 0) {
        *on = query_date(query, 0);
        *reason = optional_text(query, 1);
    }
    query_end(query);
    return found < 0 ? -1 : 0;
}

int store_other_referrals(struct store *store, long referral,
                          int (*row)(void *context, const char *reference, const char *service), void *context,
                          struct messages *messages)
{
    struct query *query = query_begin(store, SQL_OTHER_REFERRALS);
    char reference[REFERENCE_TEXT];
    int result;

    query_bind_number(query, ":referral", referral);
    while ((result = query_step(query, messages)) > 0) {
        reference_write((int)query_number(query, 0), (int)query_number(query, 1), reference);
        result = row(context, reference, query_text(query, 2));
        if (result != 0)
            break;
    }
    query_end(query);
    return result;
}

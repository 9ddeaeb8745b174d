#include "store/referral_set.h"

#include "base/i18n.h"
#include "store/optional.h"
#include "store/persons.h"
#include "store/protection.h"
#include "store/query.h"
#include "store/referral_set.sql.h"
#include "store/touch.h"

static void bind_truth(struct query *query, const char *name, enum truth truth)
{
    if (truth == TRUTH_UNKNOWN)
        query_bind_null(query, name);
    else
        query_bind_number(query, name, truth == TRUTH_YES);
}

static void bind_people(struct query *query, const struct referral *referral)
{
    const struct referrer *referrer = &referral->referrer;
    bool known = referrer->role != REFERRER_UNKNOWN;

    query_bind_text(query, ":referrer_role", known ? named_name(referrer_role_names, (int)referrer->role) : NULL);
    query_bind_text(query, ":referrer_name", referrer->name);
    query_bind_text(query, ":referrer_organisation", referrer->organisation);
    query_bind_text(query, ":referrer_phone", referrer->phone);
    query_bind_text(query, ":referrer_email", referrer->email);
    query_bind_text(query, ":caseworker_name", referral->caseworker_name);
    query_bind_text(query, ":caseworker_email", referral->caseworker_email);
}

static int amend_row(struct store *store, const struct referral *referral, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_REFERRAL_AMEND);
    char days[WEEKDAYS_TEXT];

    query_bind_number(query, ":referral", referral->id);
    query_bind_text(query, ":citizen_kind", named_name(citizen_kind_names, (int)referral->citizen_kind));
    query_bind_date(query, ":received_on", referral->received_on);
    bind_people(query, referral);
    bind_truth(query, ":child_case", referral->child_case);
    bind_truth(query, ":child_wants", referral->child_wants);
    bind_truth(query, ":action_plan", referral->action_plan);
    query_bind_text(query, ":legal_basis", referral->legal_basis);
    query_bind_number(query, ":concerns_given", referral->concerns_given || referral->concerns.count > 0);
    query_bind_text(query, ":reason", referral->reason);
    optional_bind_days(query, ":possible_days", referral->possible_days, days);
    query_bind_text(query, ":interpreter", referral->interpreter);
    query_bind_text(query, ":allergies", referral->allergies);
    query_bind_text(query, ":fetched_by", referral->fetched_by);
    return query_run(query, messages);
}

/* Nobody is joined by an amendment: two records of one person are two until a person says otherwise. */
static int check_cpr(struct store *store, const struct person *person, struct messages *messages)
{
    struct query *query;
    int found;

    if (person->cpr == NULL)
        return 0;
    query = query_begin(store, SQL_CPR_OF_ANOTHER);
    query_bind_text(query, ":cpr", person->cpr);
    query_bind_number(query, ":id", person->id);
    found = query_step(query, messages);
    query_end(query);
    if (found > 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("the CPR number is another person's in the store; wanted this one's own"));
    return found;
}

static int amend_person(struct store *store, const struct person *person, struct messages *messages)
{
    struct query *query;

    if (check_cpr(store, person, messages) != 0 ||
        protection_told(store, person->id, person->protected, true, messages) != 0)
        return -1;
    query = query_begin(store, SQL_PERSON_AMEND);
    query_bind_number(query, ":id", person->id);
    person_bind(query, person);
    return query_run(query, messages);
}

/* The person's id, stored now where it is new. */
static int put_person(struct store *store, const struct person *person, long *id, struct messages *messages)
{
    bool name_differs = false;

    *id = person->id;
    if (person->id != 0)
        return amend_person(store, person, messages);
    if (check_cpr(store, person, messages) != 0)
        return -1;
    return person_put(store, person, id, &name_differs, messages);
}

static int amend_holder(struct store *store, const struct referral *referral, const struct holder *holder,
                        struct messages *messages)
{
    struct query *query;
    long adult;

    if (put_person(store, &holder->person, &adult, messages) != 0 ||
        protection_tied(store, referral->citizen.id, adult, messages) != 0)
        return -1;
    query = query_begin(store, holder->person.id != 0 ? SQL_GUARDIAN_AMEND : SQL_GUARDIAN_NEXT);
    query_bind_number(query, ":child", referral->citizen.id);
    query_bind_number(query, ":adult", adult);
    query_bind_text(query, ":relation", holder->relation);
    query_bind_number(query, ":holder", holder->holder);
    return query_run(query, messages);
}

static int amend_network(struct store *store, const struct referral *referral, const struct network_person *network,
                         struct messages *messages)
{
    struct query *query;
    long person;

    if (put_person(store, &network->person, &person, messages) != 0)
        return -1;
    query = query_begin(store, network->person.id != 0 ? SQL_NETWORK_AMEND : SQL_NETWORK_NEXT);
    query_bind_number(query, ":referral", referral->id);
    query_bind_number(query, ":person", person);
    query_bind_text(query, ":relation", network->relation);
    return query_run(query, messages);
}

static int change_concern(struct store *store, const char *sql, long referral, const char *code,
                          struct messages *messages)
{
    struct query *query = query_begin(store, sql);

    query_bind_number(query, ":referral", referral);
    query_bind_text(query, ":code", code);
    return query_run(query, messages);
}

static int amend_concerns(struct store *store, const struct referral *referral, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_CONCERNS_OF);
    struct texts stored = {0};
    int result;

    query_bind_number(query, ":referral", referral->id);
    result = query_texts(query, &stored, messages);
    for (size_t i = 0; i < stored.count && result == 0; i++)
        if (!texts_has(&referral->concerns, stored.items[i]))
            result = change_concern(store, SQL_CONCERN_DROP, referral->id, stored.items[i], messages);
    for (size_t i = 0; i < referral->concerns.count && result == 0; i++)
        if (!texts_has(&stored, referral->concerns.items[i]))
            result = change_concern(store, SQL_CONCERN_PUT, referral->id, referral->concerns.items[i], messages);
    texts_free(&stored);
    return result;
}

int store_referral_amend(struct store *store, const struct referral *referral, struct messages *messages)
{
    char reference[REFERENCE_TEXT];

    if (touch_referral(store, referral->id, reference, messages) != 0 || amend_row(store, referral, messages) != 0 ||
        amend_person(store, &referral->citizen, messages) != 0)
        return -1;
    for (size_t i = 0; i < referral->holder_count; i++)
        if (amend_holder(store, referral, &referral->holders[i], messages) != 0)
            return -1;
    for (size_t i = 0; i < referral->network_count; i++)
        if (amend_network(store, referral, &referral->network[i], messages) != 0)
            return -1;
    return amend_concerns(store, referral, messages);
}

int store_matter_first_day(struct store *store, long referral, int *day, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_MATTER_FIRST_DAY);
    int result;

    query_bind_number(query, ":referral", referral);
    result = query_step(query, messages);
    *day = result > 0 ? query_date(query, 0) : DATE_NONE;
    query_end(query);
    return result < 0 ? -1 : 0;
}

int store_goal_add(struct store *store, long referral, const char *text, int on, struct messages *messages)
{
    struct query *query = touch_referral_begin(store, SQL_GOAL_SET, referral, messages);

    if (query == NULL)
        return -1;
    query_bind_text(query, ":text", text);
    query_bind_date(query, ":on", on);
    return query_run(query, messages);
}

/* The id of the n-th goal and the day it was set; 0 when there are only *count. */
static int goal_find(struct store *store, long referral, long number, long *id, int *set_on, long *count,
                     struct messages *messages)
{
    struct query *query = query_begin(store, SQL_GOALS_OF);
    int result;

    *id = *count = 0;
    query_bind_number(query, ":referral", referral);
    while ((result = query_step(query, messages)) > 0)
        if (++*count == number) {
            *id = query_number(query, 0);
            *set_on = query_date(query, 1);
        }
    query_end(query);
    return result;
}

int store_goal_settle(struct store *store, long referral, long number, const char *outcome, int on,
                      struct messages *messages)
{
    char reference[REFERENCE_TEXT], day[DATE_TEXT];
    struct query *query;
    long id, count;
    int set_on = DATE_NONE;

    if (touch_referral(store, referral, reference, messages) != 0 ||
        goal_find(store, referral, number, &id, &set_on, &count, messages) != 0)
        return -1;
    if (id == 0)
        return messages_add(messages, TROUBLE_NOT_FOUND, NULL,
                            count == 1 ? _("%s has %ld goal and none with the number %ld; refer show lists it")
                                       : _("%s has %ld goals and none with the number %ld; refer show lists them"),
                            reference, count, number);
    if (on < set_on)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("goal %ld of %s was set on %s; wanted that day or a later one"), number, reference,
                            date_write(set_on, day));
    query = query_begin(store, SQL_GOAL_SETTLE);
    query_bind_number(query, ":id", id);
    query_bind_text(query, ":outcome", outcome);
    query_bind_date(query, ":on", on);
    return query_run(query, messages);
}

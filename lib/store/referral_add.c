#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/optional.h"
#include "store/persons.h"
#include "store/protection.h"
#include "store/query.h"
#include "store/referral_fingerprint.h"
#include "store/referrals.h"
#include "store/referrals.sql.h"
#include "store/series.h"

#include <stdio.h>
#include <stdlib.h>

#define FINGERPRINT_TEXT (DIGEST_TEXT + DATE_TEXT) /* digest, slash, day received */
#define YEAR_LEAST 1900
#define YEAR_MOST 2999

/* A form on its way into the store. */
struct adding {
    struct store *store;
    const struct referral *form;
    const char *source;                 /* never NULL */
    char fingerprint[FINGERPRINT_TEXT]; /* "" for a form that is not known by its fields */
    int received_on;
    int today;    /* the day it is entered */
    long citizen; /* the person's id */
    long id;      /* the referral's, once it is written */
    long *adults; /* the adults of the form so far, each once */
    size_t adult_count;
    struct referral_added *added;
    struct messages *messages;
};

/* What the schema would refuse is refused before anything is written, so that the form's neighbours can go in. */
static int form_check(const struct adding *adding)
{
    const struct referral *form = adding->form;
    int year = date_parts(adding->received_on).year;

    if (year < YEAR_LEAST || year > YEAR_MOST)
        return messages_add(adding->messages, TROUBLE_DATA, &form->at,
                            _("the day received is out of range; wanted a year from %d to %d"), YEAR_LEAST, YEAR_MOST);
    for (size_t i = 0; i < form->holder_count; i++)
        if (form->citizen.cpr != NULL && text_is(form->holders[i].person.cpr, form->citizen.cpr))
            return messages_add(adding->messages, TROUBLE_DATA, &form->at,
                                _("an adult has the citizen's CPR number; wanted each one's own"));
    return 0;
}

/* Whether the reference that a statement finds is that of the form: 1 and told, 0, or -1. */
static int known_by(struct adding *adding, struct query *query)
{
    int found = query_step(query, adding->messages);

    if (found > 0) {
        adding->added->arrival = ARRIVAL_DUPLICATE;
        adding->added->year = (int)query_number(query, 0);
        adding->added->number = (int)query_number(query, 1);
        adding->added->born_otherwise = query_number(query, 2) != 0;
    }
    query_end(query);
    return found;
}

/* A sheet without a column for the day received has it from the day of the import; on another day its rows would look new. So
 * what is received today is known by the rest of its fields; but two anonymous callers may say the same on two days. */
static int known_by_fields(struct adding *adding)
{
    bool any_day = adding->received_on == adding->today && adding->form->citizen.kind != PERSON_ANONYMOUS;
    char digest[DIGEST_TEXT], received[DATE_TEXT], most[FINGERPRINT_TEXT];
    struct query *query = query_begin(adding->store, SQL_REFERRAL_BY_FINGERPRINT);

    referral_fingerprint(adding->form, digest);
    snprintf(adding->fingerprint, sizeof adding->fingerprint, "%s/%s", digest,
             date_write(adding->received_on, received));
    snprintf(most, sizeof most, "%s/~", digest);
    query_bind_text(query, ":source", adding->source);
    query_bind_text(query, ":least", any_day ? digest : adding->fingerprint);
    query_bind_text(query, ":most", any_day ? most : adding->fingerprint);
    return known_by(adding, query);
}

static int known(struct adding *adding, bool by_fields)
{
    const struct person *citizen = &adding->form->citizen;
    struct query *query;

    if (adding->form->external_id == NULL)
        return by_fields ? known_by_fields(adding) : 0;
    query = query_begin(adding->store, SQL_REFERRAL_BY_EXTERNAL);
    query_bind_text(query, ":source", adding->source);
    query_bind_text(query, ":external_id", adding->form->external_id);
    query_bind_text(query, ":name", citizen->name);
    query_bind_date(query, ":birth_date", citizen->birth_date);
    query_bind_text(query, ":cpr", citizen->cpr);
    return known_by(adding, query);
}

static void bind_truth(struct query *query, const char *name, enum truth truth)
{
    if (truth != TRUTH_UNKNOWN)
        query_bind_number(query, name, truth == TRUTH_YES);
}

static void bind_people(struct query *query, const struct referral *form)
{
    const struct referrer *referrer = &form->referrer;

    if (referrer->role != REFERRER_UNKNOWN)
        query_bind_text(query, ":referrer_role", named_name(referrer_role_names, (int)referrer->role));
    query_bind_text(query, ":referrer_name", referrer->name);
    query_bind_text(query, ":referrer_organisation", referrer->organisation);
    query_bind_text(query, ":referrer_phone", referrer->phone);
    query_bind_text(query, ":referrer_email", referrer->email);
    query_bind_text(query, ":caseworker_name", form->caseworker_name);
    query_bind_text(query, ":caseworker_email", form->caseworker_email);
}

static void bind_matter(struct query *query, const struct referral *form)
{
    bind_truth(query, ":child_case", form->child_case);
    bind_truth(query, ":child_wants", form->child_wants);
    bind_truth(query, ":action_plan", form->action_plan);
    query_bind_text(query, ":legal_basis", form->legal_basis);
    query_bind_number(query, ":concerns_given", form->concerns_given || form->concerns.count > 0);
    query_bind_text(query, ":reason", form->reason);
    query_bind_text(query, ":interpreter", form->interpreter);
    query_bind_text(query, ":allergies", form->allergies);
    query_bind_text(query, ":fetched_by", form->fetched_by);
}

static int add_row(struct adding *adding)
{
    const struct referral *form = adding->form;
    char days[WEEKDAYS_TEXT], reference[REFERENCE_TEXT];
    int year = date_parts(adding->received_on).year;
    struct query *query;
    long number;

    if (store_next_reference(adding->store, year, &number, adding->messages) < 0)
        return -1;
    query = query_begin(adding->store, SQL_REFERRAL_ADD);
    query_bind_number(query, ":year", year);
    query_bind_number(query, ":number", number);
    query_bind_text(query, ":service", form->service);
    query_bind_number(query, ":citizen", adding->citizen);
    query_bind_text(query, ":citizen_kind", named_name(citizen_kind_names, (int)form->citizen_kind));
    query_bind_date(query, ":received_on", adding->received_on);
    query_bind_date(query, ":entered_on", adding->today);
    query_bind_text(query, ":source", adding->source);
    query_bind_text(query, ":external_id", form->external_id);
    query_bind_text(query, ":fingerprint", adding->fingerprint[0] == '\0' ? NULL : adding->fingerprint);
    optional_bind_days(query, ":possible_days", form->possible_days, days);
    bind_people(query, form);
    bind_matter(query, form);
    if (query_run(query, adding->messages) < 0)
        return -1;
    adding->id = store_last_id(adding->store);
    adding->added->year = year;
    adding->added->number = (int)number;
    store_touch(adding->store, reference_write(year, (int)number, reference));
    return 0;
}

/* Each of the child's adults answers to one holder of the form only: two foster parents may both stand there without a name. */
static bool taken(const struct adding *adding, long adult)
{
    for (size_t i = 0; i < adding->adult_count; i++)
        if (adding->adults[i] == adult)
            return true;
    return false;
}

/* Both without, or alike. */
static bool same(const char *a, const char *b)
{
    return (a == NULL && b == NULL) || names_like(a, b);
}

/* The adult that the child has already under this name and relation; 0 when there is none. Two CPR numbers are two people. */
static int adult_known(struct adding *adding, const struct holder *holder, long *adult)
{
    struct query *query = query_begin(adding->store, SQL_GUARDIANS_OF_CHILD);
    int found = 0;

    *adult = 0;
    query_bind_number(query, ":child", adding->citizen);
    while (*adult == 0 && (found = query_step(query, adding->messages)) > 0) {
        const char *cpr = query_text(query, 3);

        if (!taken(adding, query_number(query, 0)) && same(query_text(query, 1), holder->relation) &&
            same(query_text(query, 2), holder->person.name) && (cpr == NULL || holder->person.cpr == NULL))
            *adult = query_number(query, 0);
    }
    query_end(query);
    return *adult == 0 && found < 0 ? -1 : 0;
}

static int cpr_known(struct adding *adding, const char *cpr)
{
    struct query *query;
    int found;

    if (cpr == NULL)
        return 0;
    query = query_begin(adding->store, SQL_PERSON_BY_CPR);
    query_bind_text(query, ":cpr", cpr);
    found = query_step(query, adding->messages);
    query_end(query);
    return found;
}

/* Who has neither a number nor been found otherwise has come into the store by this form, and has no adults yet but those of it. */
static bool citizen_new(const struct adding *adding)
{
    return adding->form->citizen.id == 0 && adding->form->citizen.cpr == NULL;
}

static int adult_put(struct adding *adding, const struct holder *holder, long *adult)
{
    const struct person *person = &holder->person;
    int found = cpr_known(adding, person->cpr);

    *adult = 0;
    if (found < 0 || (found == 0 && person->id == 0 && !citizen_new(adding) && adult_known(adding, holder, adult) < 0))
        return -1;
    if (*adult != 0)
        return person_merge(adding->store, *adult, person, adding->messages);
    return person_put(adding->store, person, adult, &adding->added->name_differs, adding->messages);
}

/* Without a position it is the next of those the child has. */
static int guardian_put(struct adding *adding, const struct holder *holder, long adult)
{
    struct query *query;

    if (!citizen_new(adding) && protection_tied(adding->store, adding->citizen, adult, adding->messages) != 0)
        return -1;
    query = query_begin(adding->store, SQL_GUARDIAN_PUT);
    query_bind_number(query, ":child", adding->citizen);
    query_bind_number(query, ":adult", adult);
    if (citizen_new(adding))
        query_bind_number(query, ":position", (long)adding->adult_count + 1);
    query_bind_text(query, ":relation", holder->relation);
    query_bind_number(query, ":holder", holder->holder);
    return query_run(query, adding->messages);
}

/* What was not asked is left open, so that a later answer need not overrule it. */
static int consent_put(struct adding *adding, const struct holder *holder, long adult)
{
    struct query *query;

    if (holder->consent == CONSENT_UNKNOWN)
        return 0;
    query = query_begin(adding->store, SQL_CONSENT_PUT);
    query_bind_number(query, ":referral", adding->id);
    query_bind_number(query, ":person", adult);
    query_bind_text(query, ":purpose", "service");
    query_bind_date(query, ":dated", adding->received_on);
    query_bind_text(query, ":consent", named_name(consent_names, (int)holder->consent));
    query_bind_date(query, ":entered_on", adding->today);
    return query_run(query, adding->messages);
}

static int add_holders(struct adding *adding)
{
    int result = 0;

    adding->adults = memory_new((adding->form->holder_count + 1) * sizeof *adding->adults);
    for (size_t i = 0; i < adding->form->holder_count && result == 0; i++) {
        const struct holder *holder = &adding->form->holders[i];
        long adult;

        result = adult_put(adding, holder, &adult);
        if (result == 0)
            result = guardian_put(adding, holder, adult);
        if (result == 0)
            result = consent_put(adding, holder, adult);
        if (result == 0 && !taken(adding, adult))
            adding->adults[adding->adult_count++] = adult;
    }
    free(adding->adults);
    return result;
}

static int add_network(struct adding *adding)
{
    for (size_t i = 0; i < adding->form->network_count; i++) {
        const struct network_person *network = &adding->form->network[i];
        struct query *query;
        long person;

        if (person_put(adding->store, &network->person, &person, &adding->added->name_differs, adding->messages) < 0)
            return -1;
        query = query_begin(adding->store, SQL_NETWORK_ADD);
        query_bind_number(query, ":referral", adding->id);
        query_bind_number(query, ":person", person);
        query_bind_number(query, ":position", (long)i + 1);
        query_bind_text(query, ":relation", network->relation);
        if (query_run(query, adding->messages) < 0)
            return -1;
    }
    return 0;
}

static int add_concerns(struct adding *adding)
{
    for (size_t i = 0; i < adding->form->concerns.count; i++) {
        struct query *query = query_begin(adding->store, SQL_CONCERN_ADD);

        query_bind_number(query, ":referral", adding->id);
        query_bind_text(query, ":code", adding->form->concerns.items[i]);
        if (query_run(query, adding->messages) < 0)
            return -1;
    }
    return 0;
}

static int add_answers(struct adding *adding)
{
    int result = 0;

    for (size_t i = 0; i < adding->form->answers.count && result == 0; i++) {
        const struct fact *fact = &adding->form->answers.items[i];
        struct query *query = query_begin(adding->store, SQL_ANSWER_PUT);
        char *value = value_write(&fact->value);

        query_bind_number(query, ":referral", adding->id);
        query_bind_text(query, ":fact", fact->name);
        query_bind_text(query, ":value", value);
        query_bind_date(query, ":answered_on", adding->received_on);
        result = query_run(query, adding->messages);
        free(value);
    }
    return result;
}

static int add_goals(struct adding *adding)
{
    for (size_t i = 0; i < adding->form->goal_count; i++) {
        const struct goal *goal = &adding->form->goals[i];
        struct query *query = query_begin(adding->store, SQL_GOAL_ADD);

        query_bind_number(query, ":referral", adding->id);
        query_bind_text(query, ":text", goal->text);
        query_bind_text(query, ":outcome", goal->outcome);
        query_bind_date(query, ":set_on", adding->received_on);
        query_bind_date(query, ":outcome_on", goal->outcome == NULL ? DATE_NONE : adding->received_on);
        if (query_run(query, adding->messages) < 0)
            return -1;
    }
    return 0;
}

static struct adding adding_begin(struct store *store, const struct referral *referral, struct referral_added *added,
                                  struct messages *messages)
{
    int today = store_acting(store)->today;

    *added = (struct referral_added){.arrival = ARRIVAL_NEW};
    return (struct adding){.store = store,
                           .form = referral,
                           .source = text_empty(referral->source) ? "form" : referral->source,
                           .received_on = referral->received_on == DATE_NONE ? today : referral->received_on,
                           .today = today,
                           .added = added,
                           .messages = messages};
}

int store_referral_known(struct store *store, const struct referral *referral, bool by_fields,
                         struct referral_added *added, struct messages *messages)
{
    struct adding adding = adding_begin(store, referral, added, messages);

    return known(&adding, by_fields);
}

int store_referral_add(struct store *store, const struct referral *referral, bool by_fields,
                       struct referral_added *added, struct messages *messages)
{
    struct adding adding = adding_begin(store, referral, added, messages);
    int found;

    if (form_check(&adding) < 0)
        return -1;
    found = known(&adding, by_fields);
    if (found != 0)
        return found > 0 ? 0 : -1;
    if (person_put(store, &referral->citizen, &adding.citizen, &added->name_differs, messages) < 0)
        return -1;
    added->citizen = adding.citizen;
    if (add_row(&adding) < 0 || add_holders(&adding) < 0 || add_network(&adding) < 0)
        return -1;
    if (add_concerns(&adding) < 0 || add_answers(&adding) < 0 || add_goals(&adding) < 0)
        return -1;
    return 0;
}

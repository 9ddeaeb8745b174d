#include "base/i18n.h"
#include "base/memory.h"
#include "store/optional.h"
#include "store/persons.h"
#include "store/query.h"
#include "store/referrals.h"
#include "store/referrals.sql.h"

int store_referral_id(struct store *store, const char *reference, long *id, struct messages *messages)
{
    struct query *query;
    int year, number, found;

    if (!reference_read(reference, &year, &number, NULL))
        return messages_add_about(messages, TROUBLE_NOT_FOUND, reference,
                                  _("not a referral's reference; wanted one like 2026-0142"));
    query = query_begin(store, SQL_REFERRAL_BY_REFERENCE);
    query_bind_number(query, ":year", year);
    query_bind_number(query, ":number", number);
    found = query_step(query, messages);
    if (found > 0)
        *id = query_number(query, 0);
    query_end(query);
    if (found == 0)
        return messages_add_about(messages, TROUBLE_NOT_FOUND, reference, _("no referral %s"), reference);
    return found < 0 ? -1 : 0;
}

const char *store_reference(struct store *store, long id, char *into)
{
    struct query *query = query_begin(store, SQL_REFERRAL_REFERENCE);
    struct messages unheard = {0};

    into[0] = '\0';
    query_bind_number(query, ":referral", id);
    if (query_step(query, &unheard) > 0)
        reference_write((int)query_number(query, 0), (int)query_number(query, 1), into);
    query_end(query);
    messages_free(&unheard);
    return into;
}

int store_referral_state(struct store *store, long id, enum referral_state *state, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_REFERRAL_STATE);
    int found, value = STATE_RECEIVED;

    query_bind_number(query, ":referral", id);
    found = query_step(query, messages);
    if (found > 0)
        named_read(referral_state_names, query_text(query, 0), &value);
    query_end(query);
    *state = (enum referral_state)value;
    if (found == 0)
        return messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no such referral; wanted one that is in the store"));
    return found < 0 ? -1 : 0;
}

/* What a column's name stands for; the table's zero for NULL. */
static int column_named(const struct query *query, int column, const struct named_value *names)
{
    int value = 0;

    if (!query_null(query, column))
        named_read(names, query_text(query, column), &value);
    return value;
}

static enum truth column_truth(const struct query *query, int column)
{
    if (query_null(query, column))
        return TRUTH_UNKNOWN;
    return query_number(query, column) != 0 ? TRUTH_YES : TRUTH_NO;
}

#define BRIEF_COLUMNS 12 /* that brief_read takes */

/* What criteria look at of the referral's own row, in the order of the columns from `column` on. */
static void brief_read(const struct query *query, int column, struct referral *into)
{
    into->year = (int)query_number(query, column++);
    into->number = (int)query_number(query, column++);
    into->service = optional_text(query, column++);
    into->received_on = query_date(query, column++);
    into->referrer.role = (enum referrer_role)column_named(query, column++, referrer_role_names);
    into->caseworker_name = optional_text(query, column++);
    into->caseworker_email = optional_text(query, column++);
    into->child_case = column_truth(query, column++);
    into->child_wants = column_truth(query, column++);
    into->action_plan = column_truth(query, column++);
    into->legal_basis = optional_text(query, column++);
    into->concerns_given = query_number(query, column++) != 0;
}

/* The citizen's columns, the brief ones, and the rest in their order. */
static void row_read(const struct query *query, struct referral *into)
{
    int column = PERSON_COLUMNS + BRIEF_COLUMNS;

    person_load(query, &into->citizen);
    brief_read(query, PERSON_COLUMNS, into);
    into->external_id = optional_text(query, column++);
    into->source = optional_text(query, column++);
    into->citizen_kind = (enum citizen_kind)column_named(query, column++, citizen_kind_names);
    into->referrer.name = optional_text(query, column++);
    into->referrer.organisation = optional_text(query, column++);
    into->referrer.phone = optional_text(query, column++);
    into->referrer.email = optional_text(query, column++);
    into->reason = optional_text(query, column++);
    into->possible_days = optional_days(query, column++);
    into->interpreter = optional_text(query, column++);
    into->allergies = optional_text(query, column++);
    into->fetched_by = optional_text(query, column++);
}

static struct holder *holder_add(struct referral *into)
{
    into->holders = memory_grow(into->holders, into->holder_count, sizeof *into->holders);
    return &into->holders[into->holder_count++];
}

static void guardian_read(const struct query *query, int column, struct holder *holder)
{
    holder->relation = optional_text(query, column);
    holder->holder = query_number(query, column + 1) != 0;
    holder->consent = (enum consent)column_named(query, column + 2, consent_names);
}

static void holder_read(const struct query *query, struct referral *into)
{
    struct holder *holder = holder_add(into);

    person_load(query, &holder->person);
    guardian_read(query, PERSON_COLUMNS, holder);
}

static void network_read(const struct query *query, struct referral *into)
{
    struct network_person *network;

    into->network = memory_grow(into->network, into->network_count, sizeof *into->network);
    network = &into->network[into->network_count++];
    person_load(query, &network->person);
    network->relation = optional_text(query, PERSON_COLUMNS);
}

static void goal_read(const struct query *query, struct referral *into)
{
    into->goals = memory_grow(into->goals, into->goal_count, sizeof *into->goals);
    into->goals[into->goal_count++] = (struct goal){.id = query_number(query, 0),
                                                    .text = optional_text(query, 1),
                                                    .outcome = optional_text(query, 2)};
}

static void concern_read(const struct query *query, struct referral *into)
{
    texts_add(&into->concerns, query_text(query, 0));
}

static void answer_read(const struct query *query, struct referral *into)
{
    facts_add_text(&into->answers, query_text(query, 0), query_text(query, 1));
}

/* All rows of a statement whose one parameter is bound. */
static int rows_read(struct query *query, void (*read)(const struct query *, struct referral *), struct referral *into,
                     struct messages *messages)
{
    int found;

    query_bind_number(query, ":referral", into->id);
    while ((found = query_step(query, messages)) > 0)
        read(query, into);
    query_end(query);
    return found;
}

static int lists_read(struct store *store, struct referral *into, struct messages *messages)
{
    struct query *holders = query_begin(store, SQL_HOLDERS_LOAD);

    query_bind_number(holders, ":citizen", into->citizen.id);
    if (rows_read(holders, holder_read, into, messages) < 0 ||
        rows_read(query_begin(store, SQL_NETWORK_LOAD), network_read, into, messages) < 0 ||
        rows_read(query_begin(store, SQL_GOALS_LOAD), goal_read, into, messages) < 0 ||
        rows_read(query_begin(store, SQL_CONCERNS_LOAD), concern_read, into, messages) < 0)
        return -1;
    return rows_read(query_begin(store, SQL_ANSWERS_LOAD), answer_read, into, messages);
}

/* Reads the row of a statement whose one parameter is the referral, into an empty one. */
static int one_read(struct query *query, void (*read)(const struct query *, struct referral *), long id,
                    struct referral *into, struct messages *messages)
{
    int found;

    *into = (struct referral){.id = id,
                              .received_on = DATE_NONE,
                              .brought = {.interview_on = DATE_NONE, .accepted_on = DATE_NONE},
                              .citizen = {.birth_date = DATE_NONE, .due_on = DATE_NONE, .age = -1}};
    query_bind_number(query, ":referral", id);
    found = query_step(query, messages);
    if (found > 0)
        read(query, into);
    query_end(query);
    if (found == 0)
        return messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no such referral; wanted one that is in the store"));
    return found < 0 ? -1 : 0;
}

int store_referral_load(struct store *store, long id, struct referral *into, struct messages *messages)
{
    if (one_read(query_begin(store, SQL_REFERRAL_LOAD), row_read, id, into, messages) != 0)
        return -1;
    return lists_read(store, into, messages);
}

/* --- what criteria look at ----------------------------------------------------------------------------- */

static void facts_row_read(const struct query *query, struct referral *into)
{
    int column = BRIEF_COLUMNS;

    brief_read(query, 0, into);
    into->citizen.id = query_number(query, column++);
    into->citizen.birth_date = query_date(query, column++);
    into->citizen.age = optional_number(query, column++, -1);
    into->citizen.municipality = optional_text(query, column++);
}

static void consent_read(const struct query *query, struct referral *into)
{
    guardian_read(query, 0, holder_add(into));
}

int store_referral_load_facts(struct store *store, long id, struct referral *into, struct messages *messages)
{
    struct query *consents;

    if (one_read(query_begin(store, SQL_REFERRAL_LOAD_FACTS), facts_row_read, id, into, messages) != 0)
        return -1;
    consents = query_begin(store, SQL_CONSENTS_LOAD);
    query_bind_number(consents, ":citizen", into->citizen.id);
    if (rows_read(consents, consent_read, into, messages) < 0 ||
        rows_read(query_begin(store, SQL_CONCERNS_LOAD), concern_read, into, messages) < 0)
        return -1;
    return rows_read(query_begin(store, SQL_ANSWERS_LOAD), answer_read, into, messages);
}

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/query.h"
#include "store/referrals.h"
#include "store/referrals.sql.h"
#include "store/touch.h"

#include <stdlib.h>

/* Kept as value_write has it, so that one answer has one spelling, however it was typed. */
int store_answer_set(struct store *store, long referral, const char *fact, const char *value, struct messages *messages)
{
    struct value read = value_read(value);
    bool drop = read.kind == VALUE_UNKNOWN;
    char *written = value_write(&read), reference[REFERENCE_TEXT];
    struct query *query;
    int result = touch_referral(store, referral, reference, messages);

    if (result == 0) {
        query = query_begin(store, drop ? SQL_ANSWER_DROP : SQL_ANSWER_PUT);
        query_bind_number(query, ":referral", referral);
        query_bind_text(query, ":fact", fact);
        if (!drop) {
            query_bind_text(query, ":value", written);
            query_bind_date(query, ":answered_on", store_acting(store)->today);
        }
        result = query_run(query, messages);
    }
    free(written);
    value_free(&read);
    return result;
}

/* A fact that is a column: how its text is read and what writes it. */
struct column {
    const char *fact;
    int (*set)(struct store *store, long referral, const struct column *column, const char *value,
               struct messages *messages);
    const char *sql;
};

/* Nothing, or the word for it. */
static bool is_unknown(const char *value)
{
    return *value == '\0' || text_is(value, "unknown");
}

static int set_truth(struct store *store, long referral, const struct column *column, const char *value,
                     struct messages *messages)
{
    struct value read = value_read(value);
    bool sound = read.kind == VALUE_TRUTH || read.kind == VALUE_UNKNOWN;
    struct query *query;

    if (sound) {
        query = query_begin(store, column->sql);
        query_bind_number(query, ":referral", referral);
        if (read.kind == VALUE_TRUTH)
            query_bind_number(query, ":value", read.truth);
        return query_run(query, messages);
    }
    value_free(&read);
    return messages_add(messages, TROUBLE_DATA, NULL, _("'%s' is not so answered; wanted yes, no or unknown"),
                        column->fact);
}

static int set_text(struct store *store, long referral, const struct column *column, const char *value,
                    struct messages *messages)
{
    struct query *query = query_begin(store, column->sql);

    query_bind_number(query, ":referral", referral);
    query_bind_text(query, ":value", is_unknown(value) ? NULL : value);
    return query_run(query, messages);
}

static int set_role(struct store *store, long referral, const struct column *column, const char *value,
                    struct messages *messages)
{
    int role;
    char *roles;

    if (is_unknown(value) || named_read(referrer_role_names, value, &role))
        return set_text(store, referral, column, value, messages);
    roles = named_list(referrer_role_names);
    messages_add(messages, TROUBLE_DATA, NULL, _("'%s' is none of the roles; wanted: %s"), column->fact, roles);
    free(roles);
    return -1;
}

static int set_caseworker(struct store *store, long referral, const struct column *column, const char *value,
                          struct messages *messages)
{
    struct value read = value_read(value);
    bool is_truth = read.kind == VALUE_TRUTH, is_yes = is_truth && read.truth;

    value_free(&read);
    if (is_yes)
        return messages_add(messages, TROUBLE_DATA, NULL, _("'%s' names nobody; wanted the caseworker's name, or no"),
                            column->fact);
    return set_text(store, referral, column, is_truth ? "" : value, messages);
}

/* What the record holds against a birth date: an alias, the day received, and the date that a CPR number gives. */
static int birth_check(struct store *store, long referral, int birth_date, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_BIRTH_KNOWN);
    char received[DATE_TEXT];
    int found, result = 0;

    query_bind_number(query, ":referral", referral);
    found = query_step(query, messages);
    if (found < 1)
        result = -1;
    else if (birth_date != DATE_NONE && query_number(query, 3) != 0)
        result = messages_add(messages, TROUBLE_DATA, NULL,
                              _("the citizen is anonymous; an alias and an age were wanted, no 'birth_date'"));
    else if (birth_date != DATE_NONE && query_number(query, 4) != 0)
        result = messages_add(messages, TROUBLE_DATA, NULL,
                              _("'%s' stands with a class, which has none; wanted it left out"), "birth_date");
    else if (birth_date != DATE_NONE && birth_date > query_date(query, 0))
        result =
            messages_add(messages, TROUBLE_DATA, NULL, _("'birth_date' lies after the receipt; wanted a day until %s"),
                         date_write(query_date(query, 0), received));
    else if (query_number(query, 2) != 0 && !query_null(query, 1) && birth_date != query_date(query, 1))
        result = messages_add(messages, TROUBLE_DATA, NULL,
                              _("'birth_date' and the CPR number disagree; wanted the day that the number gives"));
    query_end(query);
    return result;
}

static int set_birth_date(struct store *store, long referral, const struct column *column, const char *value,
                          struct messages *messages)
{
    int date = DATE_NONE;
    struct query *query;

    if (!is_unknown(value) && !date_read(value, &date))
        return messages_add(messages, TROUBLE_DATA, NULL, _("'%s' is no date; wanted YYYY-MM-DD"), column->fact);
    if (birth_check(store, referral, date, messages) < 0)
        return -1;
    query = query_begin(store, column->sql);
    query_bind_number(query, ":referral", referral);
    query_bind_date(query, ":value", date);
    return query_run(query, messages);
}

int store_fact_set(struct store *store, long referral, const char *fact, const char *value, bool *known,
                   struct messages *messages)
{
    static const struct column columns[] = {
        {"child_case", set_truth, SQL_SET_CHILD_CASE},      {"child_wants", set_truth, SQL_SET_CHILD_WANTS},
        {"action_plan", set_truth, SQL_SET_ACTION_PLAN},    {"legal_basis", set_text, SQL_SET_LEGAL_BASIS},
        {"referrer_role", set_role, SQL_SET_REFERRER_ROLE}, {"caseworker", set_caseworker, SQL_SET_CASEWORKER},
        {"municipality", set_text, SQL_SET_MUNICIPALITY},   {"birth_date", set_birth_date, SQL_SET_BIRTH_DATE},
    };
    const struct column *column = NULL;
    char *own, reference[REFERENCE_TEXT];
    int result;

    for (size_t i = 0; i < sizeof columns / sizeof *columns && column == NULL; i++)
        if (text_is(columns[i].fact, fact))
            column = &columns[i];
    *known = column != NULL;
    if (column == NULL)
        return 0;
    own = memory_text(value == NULL ? "" : value);
    result = touch_referral(store, referral, reference, messages);
    if (result == 0)
        result = column->set(store, referral, column, text_trim(own), messages);
    free(own);
    return result;
}

int store_person_of(struct store *store, long referral, int adult, long *person, struct messages *messages)
{
    struct query *query = query_begin(store, adult == 0 ? SQL_REFERRAL_REFERENCE : SQL_ADULT_OF_REFERRAL);
    char reference[REFERENCE_TEXT];
    int found;

    query_bind_number(query, ":referral", referral);
    if (adult != 0)
        query_bind_number(query, ":position", adult);
    found = query_step(query, messages);
    if (found > 0)
        *person = query_number(query, adult == 0 ? 2 : 0);
    query_end(query);
    if (found != 0)
        return found < 0 ? -1 : 0;
    if (store_reference(store, referral, reference)[0] == '\0')
        return messages_add(messages, TROUBLE_NOT_FOUND, NULL, _("no such referral; wanted one that is in the store"));
    char *whom = text_format("%s+%d", reference, adult);
    messages_add_about(messages, TROUBLE_NOT_FOUND, whom, _("no adult %s"), whom);
    free(whom);
    return -1;
}

int store_consent_set(struct store *store, long referral, int adult, const char *purpose, enum consent consent, int on,
                      struct messages *messages)
{
    char reference[REFERENCE_TEXT];
    struct query *query;
    long person;

    if (touch_referral(store, referral, reference, messages) < 0 ||
        store_person_of(store, referral, adult, &person, messages) < 0)
        return -1;
    query = query_begin(store, SQL_CONSENT_PUT);
    query_bind_number(query, ":referral", referral);
    query_bind_number(query, ":person", person);
    query_bind_text(query, ":purpose", purpose);
    query_bind_date(query, ":dated", on);
    query_bind_text(query, ":consent", named_name(consent_names, (int)consent));
    query_bind_date(query, ":entered_on", store_acting(store)->today);
    return query_run(query, messages);
}

int store_consent_later(struct store *store, long referral, int adult, const char *purpose, int on, int *later,
                        struct messages *messages)
{
    struct query *query;
    long person;
    int found;

    if (store_person_of(store, referral, adult, &person, messages) < 0)
        return -1;
    query = query_begin(store, SQL_CONSENT_LATER);
    query_bind_number(query, ":referral", referral);
    query_bind_number(query, ":person", person);
    query_bind_text(query, ":purpose", purpose);
    query_bind_date(query, ":dated", on);
    found = query_step(query, messages);
    *later = found > 0 ? query_date(query, 0) : DATE_NONE;
    query_end(query);
    return found < 0 ? -1 : 0;
}

int store_withdraw(struct store *store, long referral, int on, const char *reason, struct messages *messages)
{
    char reference[REFERENCE_TEXT];
    struct query *query;
    int found;

    if (touch_referral(store, referral, reference, messages) < 0)
        return -1;
    query = query_begin(store, SQL_WITHDRAWAL_KNOWN);
    query_bind_number(query, ":referral", referral);
    found = query_step(query, messages);
    query_end(query);
    if (found != 0)
        return found < 0 ? -1
                         : messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                                        _("%s is withdrawn already; wanted one that is not"), reference);
    query = query_begin(store, SQL_WITHDRAWAL_ADD);
    query_bind_number(query, ":referral", referral);
    query_bind_date(query, ":withdrawn_on", on);
    query_bind_text(query, ":reason", reason);
    query_bind_date(query, ":entered_on", store_acting(store)->today);
    return query_run(query, messages);
}

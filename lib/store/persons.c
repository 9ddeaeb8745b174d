#include "store/persons.h"

#include "base/utf8.h"
#include "store/born_keep.h"
#include "store/optional.h"
#include "store/protection.h"
#include "store/referrals.sql.h"

void person_load(const struct query *query, struct person *into)
{
    int kind = PERSON_CHILD;

    named_read(person_kind_names, query_text(query, 1), &kind);
    *into = (struct person){
        .id = query_number(query, 0),
        .kind = (enum person_kind)kind,
        .name = optional_text(query, 2),
        .alias = optional_text(query, 3),
        .birth_date = query_date(query, 4),
        .due_on = query_date(query, 5),
        .age = optional_number(query, 6, -1),
        .cpr = optional_text(query, 7),
        .municipality = optional_text(query, 8),
        .address = optional_text(query, 9),
        .school = optional_text(query, 10),
        .school_class = optional_text(query, 11),
        .phone = optional_text(query, 12),
        .email = optional_text(query, 13),
        .organisation = optional_text(query, 14),
        .protected = query_number(query, 15) != 0,
    };
}

void person_bind(struct query *query, const struct person *person)
{
    query_bind_text(query, ":kind", named_name(person_kind_names, (int)person->kind));
    query_bind_text(query, ":name", person->name);
    query_bind_text(query, ":alias", person->alias);
    query_bind_date(query, ":birth_date", person->birth_date);
    query_bind_date(query, ":due_on", person->due_on);
    optional_bind(query, ":age", person->age, -1);
    query_bind_text(query, ":cpr", person->cpr);
    query_bind_text(query, ":municipality", person->municipality);
    query_bind_text(query, ":address", person->address);
    query_bind_text(query, ":school", person->school);
    query_bind_text(query, ":school_class", person->school_class);
    query_bind_text(query, ":phone", person->phone);
    query_bind_text(query, ":email", person->email);
    query_bind_text(query, ":organisation", person->organisation);
    query_bind_number(query, ":protected", person->protected);
}

static int person_add(struct store *store, const struct person *person, long *id, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_PERSON_ADD);

    person_bind(query, person);
    if (query_run(query, messages) < 0)
        return -1;
    *id = store_last_id(store);
    born_keep_came(store, *id, person);
    return 0;
}

int person_merge(struct store *store, long id, const struct person *person, struct messages *messages)
{
    struct query *query;

    if (protection_told(store, id, person->protected, false, messages) != 0)
        return -1;
    query = query_begin(store, SQL_PERSON_MERGE);
    person_bind(query, person);
    query_bind_number(query, ":id", id);
    return query_run(query, messages) < 0 ? -1 : born_keep_changed(store, id, messages);
}

int person_put(struct store *store, const struct person *person, long *id, bool *name_differs,
               struct messages *messages)
{
    struct query *query;
    int found;

    if (person->id != 0) {
        *id = person->id;
        return 0;
    }
    if (person->cpr == NULL)
        return person_add(store, person, id, messages);
    query = query_begin(store, SQL_PERSON_BY_CPR);
    query_bind_text(query, ":cpr", person->cpr);
    found = query_step(query, messages);
    if (found > 0) {
        const char *name = query_text(query, 1);

        *id = query_number(query, 0);
        if (name != NULL && person->name != NULL && !names_like(name, person->name))
            *name_differs = true;
    }
    query_end(query);
    if (found < 0)
        return -1;
    return found > 0 ? person_merge(store, *id, person, messages) : person_add(store, person, id, messages);
}

/* The next letter of a name, spaces passed over and made small where it is of ASCII or Latin-1, which covers Danish; the
 * locale has no say in who is like whom. */
static uint32_t letter_next(const char **text)
{
    uint32_t code;

    do
        code = utf8_next(text);
    while (code == ' ' || code == 0xa0 || (code >= '\t' && code <= '\r'));
    if ((code >= 'A' && code <= 'Z') || (code >= 0xc0 && code <= 0xde && code != 0xd7))
        code += 0x20;
    return code;
}

bool names_like(const char *a, const char *b)
{
    uint32_t code;

    if (a == NULL || b == NULL)
        return false;
    do {
        code = letter_next(&a);
        if (code != letter_next(&b))
            return false;
    } while (code != 0);
    return true;
}

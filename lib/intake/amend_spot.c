#include "intake/amend_spot.h"

#include "base/memory.h"
#include "intake/field.h"
#include "intake/form_keys.h"

#include <stdlib.h>
#include <string.h>

static const struct key *key_at(const struct key *keys, const char *path, size_t length)
{
    while (keys->name != NULL && (strlen(keys->name) != length || strncmp(keys->name, path, length) != 0))
        keys++;
    return keys;
}

/* The struct of the person with a number, from 1. */
static void *person_numbered(struct referral *referral, const struct key *key, int number)
{
    if (key->read == form_holders)
        return &referral->holders[number - 1];
    return &referral->network[number - 1];
}

struct amend_spot amend_spot_find(struct referral *referral, const char *path)
{
    const struct key *key = key_at(form_keys, path, strcspn(path, "."));
    char *base = (char *)referral + key->offset;
    const char *rest = strchr(path, '.');

    if (key->read == form_facts)
        return (struct amend_spot){key, base, rest + 1};
    if (rest == NULL)
        return (struct amend_spot){key, base, NULL};
    if (key->read == form_holders || key->read == form_network) {
        base = person_numbered(referral, key, atoi(rest + 1));
        rest = strchr(rest + 1, '.');
    }
    key = key_at(key->detail, rest + 1, strlen(rest + 1));
    return (struct amend_spot){key, base + key->offset, NULL};
}

static void fact_drop(struct facts *facts, const char *name)
{
    size_t kept = 0;

    for (size_t i = 0; i < facts->count; i++) {
        if (!text_is(facts->items[i].name, name)) {
            facts->items[kept++] = facts->items[i];
            continue;
        }
        free(facts->items[i].name);
        value_free(&facts->items[i].value);
    }
    facts->count = kept;
}

static void concerns_drop(struct referral *referral)
{
    texts_free(&referral->concerns);
    referral->concerns_given = false;
}

bool amend_spot_clear(const struct amend_spot *spot)
{
    key_reader *read = spot->key->read;

    if (read == form_facts)
        fact_drop(spot->field, spot->rest);
    else if (read == form_concerns)
        concerns_drop(spot->field);
    else if (read == field_text || read == form_cpr)
        memory_text_set(spot->field, NULL);
    else if (read == field_truth)
        *(enum truth *)spot->field = TRUTH_UNKNOWN;
    else if (read == field_date)
        *(int *)spot->field = DATE_NONE;
    else if (read == field_number)
        *(int *)spot->field = -1;
    else if (read == field_weekdays)
        *(unsigned *)spot->field = 0;
    else if (read == field_named && spot->key->detail == referrer_role_names)
        *(int *)spot->field = REFERRER_UNKNOWN;
    else
        return false;
    return true;
}

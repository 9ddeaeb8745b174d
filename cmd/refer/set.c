#include "refer/companions.h"
#include "refer/refer.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "intake/amend.h"
#include "store/referral_set.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

/* The fields of one call; their texts are in argv, divided at the equals sign. */
struct setting {
    struct call *call;
    const char *reference;
    struct amendment *items;
    size_t count;
    struct companions_wish companions;
};

/* What is no FIELD=VALUE may be a name that slipped in: its place is told, not the word. */
static int read_fields(struct setting *setting)
{
    struct call *call = setting->call;
    int result = 0;

    for (size_t i = 1; i < call->operand_count; i++) {
        char *equals = strchr(call->operands[i], '=');
        if (!equals || equals == call->operands[i]) {
            result = call_usage(call, _("field %zu is none; wanted FIELD=VALUE, as citizen.school=NAME"), i);
            continue;
        }
        *equals = '\0';
        if (companions_take(call, call->operands[i], equals + 1, &setting->companions, &result))
            continue;
        setting->items = memory_grow(setting->items, setting->count, sizeof *setting->items);
        setting->items[setting->count++] = (struct amendment){call->operands[i], equals + 1};
    }
    return result;
}

/* The reference tells the year of the receipt, and nothing of the matter lies before it. */
static int check_received(const struct setting *setting, const struct referral *referral)
{
    struct call *call = setting->call;
    char text[DATE_TEXT];
    int day;

    if (!amend_has(setting->items, setting->count, "received_on"))
        return 0;
    if (date_parts(referral->received_on).year != referral->year)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s was received in %d, as its reference tells; wanted a day of it"), setting->reference,
                         referral->year);
    if (store_matter_first_day(call->store, referral->id, &day, &call->messages) != 0)
        return -1;
    if (day != DATE_NONE && referral->received_on > day)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("%s has something dated %s already; wanted that day of receipt or an earlier one"),
                         setting->reference, date_write(day, text));
    return 0;
}

/* Answers to the catalogue's questions are rows of their own. */
static int store_answers(const struct setting *setting, const struct referral *referral)
{
    struct call *call = setting->call;
    int result = 0;

    for (size_t i = 0; i < setting->count && result == 0; i++) {
        if (strncmp(setting->items[i].path, "facts.", 6) != 0)
            continue;
        const char *fact = setting->items[i].path + 6;
        const struct value *value = facts_get(&referral->answers, fact);
        char *text = value ? value_write(value) : memory_text("");
        result = store_answer_set(call->store, referral->id, fact, text, &call->messages);
        free(text);
    }
    return result;
}

static int set(const struct setting *setting)
{
    struct call *call = setting->call;
    struct referral referral = {0};
    long id;
    int result = -1;

    if (store_referral_id(call->store, setting->reference, &id, &call->messages) != 0 ||
        store_referral_load(call->store, id, &referral, &call->messages) != 0)
        goto out;
    if (amend_read(&referral, setting->items, setting->count, &call->catalogue, call->today, &call->messages) == 0 &&
        check_received(setting, &referral) == 0 && store_referral_amend(call->store, &referral, &call->messages) == 0 &&
        store_answers(setting, &referral) == 0 &&
        companions_store(call, setting->reference, &referral, &setting->companions) == 0)
        result = call_finish(call);
out:
    referral_free(&referral);
    return result;
}

int refer_set(struct call *call)
{
    struct setting setting = {.call = call};
    int result = -1;

    if (call->operand_count < 2)
        return call_usage(call, _("set takes a reference and FIELD=VALUE"));
    setting.reference = call->operands[0];
    if (read_fields(&setting) == 0 && call_catalogue(call) == 0 && call_store(call, STORE_WRITE) == 0 &&
        call_begin(call) == 0)
        result = set(&setting);
    free(setting.items);
    return result;
}

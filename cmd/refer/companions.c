#include "refer/companions.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "store/companions.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

bool companions_take(struct call *call, const char *field, const char *value, struct companions_wish *wish, int *result)
{
    int which;

    if (!named_read(companion_wish_names, field, &which))
        return false;
    if (wish->others[which])
        *result = call_usage(call, _("'%s' is given twice; wanted one of them"), field);
    wish->others[which] = value;
    return true;
}

/* --- storing ---------------------------------------------------------------------------------------- */

/* The referrals of one wish. */
struct others {
    long *ids;
    size_t count;
};

static bool others_have(const struct others *others, long id)
{
    for (size_t i = 0; i < others->count; i++)
        if (others->ids[i] == id)
            return true;
    return false;
}

/* Courses are of one service: with a referral to another there is nothing to wish. */
static int check_other(struct call *call, const char *reference, const struct referral *referral, const char *name,
                       long id)
{
    struct referral other = {0};
    int result = -1;

    if (id == referral->id)
        return call_fail(call, TROUBLE_USAGE, _("%s is the referral itself; wanted another one"), reference);
    if (store_referral_load(call->store, id, &other, &call->messages) == 0) {
        result = 0;
        if (!text_is(other.service, referral->service))
            result = call_fail(call, TROUBLE_FORBIDDEN, _("%s is for %s; wanted a referral to %s, as %s is"), name,
                               other.service, referral->service, reference);
    }
    referral_free(&other);
    return result;
}

static int read_others(struct call *call, const char *reference, const struct referral *referral, const char *list,
                       struct others *others)
{
    char *copy = memory_text(list), *rest = copy, *name;
    int result = 0;

    while ((name = strsep(&rest, "|")) != NULL) {
        long id;

        name = text_trim(name);
        if (*name == '\0')
            continue;
        if (store_referral_id(call->store, name, &id, &call->messages) != 0 ||
            check_other(call, reference, referral, name, id) != 0) {
            result = -1;
        } else if (!others_have(others, id)) {
            others->ids = memory_grow(others->ids, others->count, sizeof *others->ids);
            others->ids[others->count++] = id;
        }
    }
    free(copy);
    return result;
}

static int check_both(struct call *call, const char *reference, const struct others *together,
                      const struct others *apart)
{
    char other[REFERENCE_TEXT];
    int result = 0;

    for (size_t i = 0; i < together->count; i++)
        if (others_have(apart, together->ids[i]))
            result =
                call_fail(call, TROUBLE_USAGE, _("%s cannot be both together with %s and apart; wanted one of them"),
                          reference, store_reference(call->store, together->ids[i], other));
    return result;
}

int companions_store(struct call *call, const char *reference, const struct referral *referral,
                     const struct companions_wish *wish)
{
    struct others others[2] = {{0}, {0}};
    int result = 0;

    for (int which = 0; which < 2; which++)
        if (wish->others[which] && read_others(call, reference, referral, wish->others[which], &others[which]) != 0)
            result = -1;
    if (result == 0)
        result = check_both(call, reference, &others[COMPANION_TOGETHER], &others[COMPANION_APART]);
    for (int which = 0; which < 2 && result == 0; which++)
        if (wish->others[which])
            result = store_companions_set(call->store, referral->id, (enum companion_wish)which, others[which].ids,
                                          others[which].count, &call->messages);
    free(others[COMPANION_TOGETHER].ids);
    free(others[COMPANION_APART].ids);
    return result;
}

/* --- showing ---------------------------------------------------------------------------------------- */

struct showing {
    struct text lists[2];
};

static int note_wish(void *context, const struct companion_row *row)
{
    struct showing *showing = context;
    struct text *list = &showing->lists[row->wish];
    char reference[REFERENCE_TEXT];

    text_add_format(list, "%s%s", list->length > 0 ? "|" : "",
                    reference_write(row->other_year, row->other_number, reference));
    return 0;
}

int companions_write(struct call *call, long referral, struct text *into)
{
    struct showing showing = {0};
    int result = store_companion_each_of(call->store, referral, note_wish, &showing, &call->messages);

    for (int which = 0; which < 2; which++) {
        if (showing.lists[which].length > 0)
            text_add_format(into, "# %s: %s\n", named_name(companion_wish_names, which),
                            text_bytes(&showing.lists[which]));
        text_free(&showing.lists[which]);
    }
    return result;
}

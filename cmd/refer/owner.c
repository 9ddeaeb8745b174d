#include "refer/refer.h"

#include "base/i18n.h"
#include "common/cells.h"
#include "model/referral.h"
#include "store/courses.h"
#include "store/owners.h"
#include "store/referrals.h"

#include <string.h>

/* --- naming one ------------------------------------------------------------------------------------- */

static int find_state(void *context, const struct owner_row *row)
{
    *(enum referral_state *)context = row->state;
    return 0;
}

/* Once there is a course its leaders are responsible; of what was closed nobody is any more. */
static int set_one(struct call *call, const char *reference, const char *leader)
{
    enum referral_state state = STATE_RECEIVED;
    long id;

    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        store_owner_each(call->store, id, NULL, find_state, &state, &call->messages) != 0)
        return -1;
    if (leader && state != STATE_RECEIVED && state != STATE_INTERVIEW && state != STATE_WAITING)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s is %s; wanted one that has no course yet"), reference,
                         named_name(referral_state_names, (int)state));
    return store_owner_set(call->store, id, leader, &call->messages);
}

/* All references or none. `leader` NULL: nobody is responsible any more. */
static int set_all(struct call *call, const struct texts *references, const char *leader)
{
    struct staff staff = {0};
    int result = leader ? store_staff_load(call->store, leader, &staff, &call->messages) : 0;

    staff_free(&staff);
    if (result != 0)
        return -1;
    for (size_t i = 0; i < references->count; i++)
        if (set_one(call, references->items[i], leader) != 0)
            result = -1;
    return result == 0 ? call_finish(call) : -1;
}

/* --- listing them ----------------------------------------------------------------------------------- */

static int print_owner(void *context, const struct owner_row *row)
{
    struct cells cells = {0};

    cells_reference(&cells, row->year, row->number);
    cells_text(&cells, row->service);
    cells_text(&cells, named_name(referral_state_names, (int)row->state));
    cells_text(&cells, row->owner);
    return cells_row(&cells, context) == 0 ? 0 : 1;
}

static int print_some(struct call *call, const struct texts *references, struct rows *rows)
{
    long id;
    int result = 0;

    for (size_t i = 0; i < references->count && result == 0; i++) {
        result = store_referral_id(call->store, references->items[i], &id, &call->messages);
        if (result == 0)
            result = store_owner_each(call->store, id, NULL, print_owner, rows, &call->messages);
    }
    return result < 0 ? -1 : 0;
}

static int list(struct call *call, const struct texts *references)
{
    static const struct column columns[] = {
        {"ref", COLUMN_TEXT}, {"service", COLUMN_TEXT}, {"status", COLUMN_TEXT}, {"owner", COLUMN_TEXT}};
    struct rows *rows = call_rows(call, columns, 4);
    int result = 0;

    if (call->operand_count > 0)
        result = print_some(call, references, rows);
    else if (store_owner_each(call->store, 0, NULL, print_owner, rows, &call->messages) < 0)
        result = -1;
    return call_rows_close(rows) == 0 ? result : -1;
}

/* --- the verb --------------------------------------------------------------------------------------- */

/* The last operand is a leader, unless all are references. */
static const char *take_leader(struct call *call)
{
    int year, number;
    const char *last = call->operand_count > 0 ? call->operands[call->operand_count - 1] : NULL;

    if (!last || strcmp(last, "-") == 0 || reference_read(last, &year, &number, NULL))
        return NULL;
    call->operand_count--;
    return last;
}

int refer_owner(struct call *call)
{
    bool none = call_option(call, "none") != NULL;
    const char *leader = take_leader(call);
    struct texts references = {0};
    int result = -1;

    if (none && leader)
        return call_usage(call, _("a leader and --none exclude each other"));
    if ((none || leader) && call->operand_count == 0)
        return call_usage(call, _("owner takes references and a leader's code; without a leader it lists"));
    if (call_references(call, 0, &references) == 0 &&
        call_store(call, none || leader ? STORE_WRITE : STORE_READ) == 0) {
        if (!none && !leader)
            result = list(call, &references);
        else if (call_begin(call) == 0)
            result = set_all(call, &references, leader);
    }
    texts_free(&references);
    return result;
}

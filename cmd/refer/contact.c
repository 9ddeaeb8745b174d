#include "refer/refer.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "common/cells.h"
#include "common/days.h"
#include "common/lookers.h"
#include "input/file.h"
#include "store/contacts.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <string.h>

#define TEXT_MOST 20000 /* characters, as of any free text on a form */

/* --- an attempt is noted -------------------------------------------------------------------------- */

static int check_text(struct call *call, const char *text)
{
    size_t letters = 0;

    if (text_blank(text))
        return call_usage(call, _("the text is empty; wanted how the family was sought, and what came of it"));
    for (const char *at = text; utf8_next(&at) != 0;)
        letters++;
    if (letters > TEXT_MOST)
        return call_usage(call, _("the text is too long; wanted at most %d characters"), TEXT_MOST);
    return 0;
}

/* Standard input must be text of the same kind as an argument. */
static int read_text(struct call *call, const char *given, char **text)
{
    char *bytes = NULL;
    size_t length = 0;

    if (strcmp(given, "-") != 0)
        bytes = memory_text(given);
    else if (file_read("-", &bytes, &length, &call->messages) != 0)
        return -1;
    else if (strlen(bytes) != length || !utf8_valid(bytes)) {
        free(bytes);
        return call_fail(call, TROUBLE_DATA, _("standard input is no text in UTF-8; wanted one"));
    }
    *text = memory_text(text_trim(bytes));
    free(bytes);
    return check_text(call, *text);
}

static int store_contact(struct call *call, const char *text, int on)
{
    const char *reference = call->operands[0];
    struct referral referral = {0};
    long id;
    int result = -1;

    if (store_referral_id(call->store, reference, &id, &call->messages) == 0 &&
        store_referral_load(call->store, id, &referral, &call->messages) == 0 &&
        call_not_before_receipt(call, reference, referral.received_on, on) == 0)
        result = store_contact_add(call->store, id, text, on, &call->messages);
    referral_free(&referral);
    return result == 0 ? call_finish(call) : -1;
}

static int note(struct call *call)
{
    char *text = NULL;
    int on, result = -1;

    if (call_option_date(call, "on", call->today, &on) == 0 && read_text(call, call->operands[1], &text) == 0 &&
        call_store(call, STORE_WRITE) == 0 && call_begin(call) == 0)
        result = store_contact(call, text, on);
    free(text);
    return result;
}

/* --- the attempts are listed ---------------------------------------------------------------------- */

/* One attempt, with texts of its own: nothing is shown before the look is journalled. */
struct attempt {
    int on;
    char *by, *text;
};

struct attempts {
    struct attempt *items;
    size_t count;
};

static int keep(void *context, const struct contact_row *row)
{
    struct attempts *attempts = context;

    attempts->items = memory_grow(attempts->items, attempts->count, sizeof *attempts->items);
    attempts->items[attempts->count++] = (struct attempt){row->on, memory_text(row->by), memory_text(row->text)};
    return 0;
}

static int print(struct call *call, const struct attempts *attempts)
{
    static const struct column columns[] = {
        {"ref", COLUMN_TEXT}, {"date", COLUMN_TEXT}, {"by", COLUMN_TEXT}, {"text", COLUMN_TEXT}};
    struct rows *rows = call_rows(call, columns, 4);
    int result = 0;

    for (size_t i = 0; i < attempts->count && result == 0; i++) {
        struct cells cells = {0};
        cells_text(&cells, call->operands[0]);
        cells_date(&cells, attempts->items[i].on);
        cells_text(&cells, attempts->items[i].by);
        cells_text(&cells, attempts->items[i].text);
        result = cells_row(&cells, rows);
    }
    return call_rows_close(rows);
}

/* What somebody wrote of a family is about its people. */
static int look(struct call *call, long referral)
{
    struct lookers lookers = {0};
    long person;
    int result = store_person_of(call->store, referral, 0, &person, &call->messages);

    if (result == 0) {
        lookers_add(&lookers, call->operands[0], person);
        result = call_look(call, &lookers.references, lookers.persons, lookers.count);
    }
    lookers_free(&lookers);
    return result;
}

static int list(struct call *call)
{
    struct attempts attempts = {0};
    long id;
    int result = -1;

    if (call_option(call, "on"))
        return call_usage(call, _("--on is of an attempt; wanted its text"));
    if (call_store(call, STORE_WRITE) == 0 &&
        store_referral_id(call->store, call->operands[0], &id, &call->messages) == 0 &&
        store_contact_each(call->store, id, keep, &attempts, &call->messages) == 0)
        result = attempts.count > 0 ? look(call, id) : 0;
    if (result == 0)
        result = print(call, &attempts);
    for (size_t i = 0; i < attempts.count; i++) {
        free(attempts.items[i].by);
        free(attempts.items[i].text);
    }
    free(attempts.items);
    return result;
}

int refer_contact(struct call *call)
{
    if (call->operand_count == 1)
        return list(call);
    if (call->operand_count == 2)
        return note(call);
    return call_usage(call, _("contact takes a reference and a TEXT in quotes, or - for standard input"));
}

#include "schedule/schedule.h"
#include "schedule/staff_sheet.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "common/lookers.h"
#include "common/services.h"
#include "store/courses.h"

#include <stdlib.h>
#include <string.h>

struct staff_listing {
    struct call *call;
    struct rows *rows;
    struct lookers lookers;
};

static int print_staff(void *context, const struct staff *staff)
{
    struct staff_listing *listing = context;
    struct cells cells = {0};
    struct text qualified = {0};
    char days[32];

    texts_join(&staff->qualified, ",", &qualified);
    cells_text(&cells, staff->code);
    cells_text(&cells, staff->role);
    cells_text(&cells, text_bytes(&qualified));
    cells_text(&cells, staff->possible_days ? weekdays_write(staff->possible_days, days) : NULL);
    if (staff->max_courses > 0)
        cells_number(&cells, staff->max_courses);
    else
        cells_nothing(&cells);
    cells_text(&cells, listing->call->names ? staff->name : NULL);
    int result = cells_row(&cells, listing->rows);
    text_free(&qualified);
    return result == 0 ? 0 : 1;
}

static int note_code(void *context, const struct staff *staff)
{
    struct staff_listing *listing = context;
    texts_add(&listing->lookers.references, staff->code);
    return 0;
}

static int list_staff(struct call *call)
{
    static const struct column columns[] = {{"code", COLUMN_TEXT},          {"role", COLUMN_TEXT},
                                            {"qualified", COLUMN_TEXT},     {"possible_days", COLUMN_TEXT},
                                            {"max_courses", COLUMN_NUMBER}, {"name", COLUMN_TEXT}};
    struct staff_listing listing = {.call = call};
    int result = -1;

    if (call_store(call, call->names ? STORE_WRITE : STORE_READ) != 0)
        return -1;
    if (call->names && (store_staff_each(call->store, note_code, &listing, &call->messages) != 0 ||
                        call_look(call, &listing.lookers.references, NULL, 0) != 0))
        goto out;
    listing.rows = call_rows(call, columns, 6);
    result = store_staff_each(call->store, print_staff, &listing, &call->messages) < 0 ? -1 : 0;
    if (call_rows_close(listing.rows) != 0)
        result = -1;
out:
    lookers_free(&listing.lookers);
    return result;
}

static int read_options(struct call *call, struct staff *staff)
{
    long most;
    const char *days = call_option(call, "possible-days"), *qualified = call_option(call, "qualified");

    if (days && !weekdays_read(days, &staff->possible_days))
        return call_usage(call, _("--possible-days are no weekdays; wanted mon,tue,..."));
    if (call_option_number(call, "max-courses", 1, 1000, staff->max_courses, &most) != 0)
        return -1;
    staff->max_courses = (int)most;
    if (call_option(call, "name"))
        memory_text_set(&staff->name, call_option(call, "name"));
    if (call_option(call, "role"))
        memory_text_set(&staff->role, call_option(call, "role"));
    if (call_option(call, "organisation"))
        memory_text_set(&staff->organisation, call_option(call, "organisation"));
    if (qualified) {
        texts_free(&staff->qualified);
        staff_read_services(qualified, &staff->qualified);
    }
    return 0;
}

static int check_qualified(struct call *call, const struct staff *staff)
{
    for (size_t i = 0; i < staff->qualified.count; i++)
        if (!call_service(call, staff->qualified.items[i]))
            return -1;
    return 0;
}

/* Amending a leader keeps what the options do not name. */
static int load_if_known(struct call *call, const char *code, struct staff *staff)
{
    struct messages unknown = {0};
    int result = store_staff_load(call->store, code, staff, &unknown);
    if (result != 0 && messages_trouble(&unknown) != TROUBLE_NOT_FOUND)
        messages_move(&call->messages, &unknown);
    else
        result = 0;
    messages_free(&unknown);
    return result;
}

static int add_staff(struct call *call)
{
    struct staff staff = {0};
    int result = -1;

    if (call->operand_count != 2 || !staff_code_good(call->operands[1]))
        return call_usage(call, _("staff add takes a short code of letters, digits, dots and hyphens"));
    if (call_catalogue(call) != 0 || call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 ||
        load_if_known(call, call->operands[1], &staff) != 0)
        goto out;
    memory_text_set(&staff.code, call->operands[1]);
    if (read_options(call, &staff) == 0 && check_qualified(call, &staff) == 0 &&
        store_staff_put(call->store, &staff, NULL, &call->messages) == 0)
        result = call_finish(call);
out:
    staff_free(&staff);
    return result;
}

static int import_staff(struct call *call)
{
    struct staff *all = NULL;
    size_t count = 0;
    int result = -1;

    if (call->operand_count != 2)
        return call_usage(call, _("staff import takes one CSV file"));
    if (call_catalogue(call) != 0 || call_store(call, STORE_WRITE) != 0 ||
        staff_sheet_read(call->operands[1], &call->catalogue, &all, &count, &call->messages) != 0 ||
        call_begin(call) != 0)
        goto out;
    result = 0;
    for (size_t i = 0; i < count && result == 0; i++)
        result = store_staff_put(call->store, &all[i], NULL, &call->messages);
    if (result == 0)
        result = call_finish(call);
out:
    for (size_t i = 0; i < count; i++)
        staff_free(&all[i]);
    free(all);
    return result;
}

int schedule_staff(struct call *call)
{
    if (call->operand_count == 0)
        return list_staff(call);
    if (strcmp(call->operands[0], "add") == 0)
        return add_staff(call);
    if (strcmp(call->operands[0], "import") == 0)
        return import_staff(call);
    return call_usage(call, _("unknown 'staff %s'; wanted staff, staff add or staff import"), call->operands[0]);
}

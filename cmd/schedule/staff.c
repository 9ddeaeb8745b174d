#include "schedule/away.h"
#include "schedule/codes.h"
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
    struct lookers lookers; /* whose names are about to be shown; nobody without --names */
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
    cells_text(&cells, texts_has(&listing->lookers.references, staff->code) ? staff->name : NULL);
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

/* The texts among the options; an empty one would be passed over in silence. */
static int read_texts(struct call *call, struct staff *staff)
{
    const struct {
        const char *option;
        char **field;
    } texts[] = {{"name", &staff->name}, {"role", &staff->role}, {"organisation", &staff->organisation}};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = call_option(call, texts[i].option);
        if (text && text_blank(text))
            return call_usage(call, _("--%s is empty; wanted a text"), texts[i].option);
        if (text)
            memory_text_set(texts[i].field, text);
    }
    return 0;
}

static int read_options(struct call *call, struct staff *staff)
{
    long most;
    const char *days = call_option(call, "possible-days"), *qualified = call_option(call, "qualified");

    if (days && !weekdays_read(days, &staff->possible_days))
        return call_usage(call, _("--possible-days are no weekdays; wanted mon,tue,..."));
    if (call_option_number(call, "max-courses", 1, 1000, staff->max_courses, &most) != 0 ||
        read_texts(call, staff) != 0)
        return -1;
    staff->max_courses = (int)most;
    if (!qualified)
        return 0;
    texts_free(&staff->qualified);
    staff_read_services(qualified, &staff->qualified);
    if (staff->qualified.count == 0)
        return call_usage(call, _("--qualified names no service; wanted SERVICE,..."));
    return 0;
}

static int check_qualified(struct call *call, const struct staff *staff)
{
    int result = 0;
    for (size_t i = 0; i < staff->qualified.count; i++)
        if (!call_service(call, staff->qualified.items[i]))
            result = -1;
    return result;
}

/* The roles that the services ask for; false where a service takes any. */
static bool list_roles(const struct catalogue *catalogue, struct texts *roles)
{
    for (size_t i = 0; i < catalogue->service_count; i++) {
        const struct service *service = &catalogue->services[i];
        if (service->provided_by.count == 0)
            return false;
        for (size_t k = 0; k < service->provided_by.count; k++)
            texts_add(roles, service->provided_by.items[k]);
        for (size_t k = 0; k < service->group.leader_count; k++)
            if (service->group.leaders[k].role)
                texts_add(roles, service->group.leaders[k].role);
    }
    return true;
}

/* A mistyped role would be found out only when a course is planned. */
static void tell_role(struct call *call, const struct staff *staff)
{
    struct texts roles = {0};

    if (!text_blank(staff->role) && list_roles(&call->catalogue, &roles) && !texts_has(&roles, staff->role)) {
        texts_add(&roles, "");
        free(roles.items[roles.count - 1]);
        roles.items[--roles.count] = NULL;
        const char *nearest = text_nearest(staff->role, (const char *const *)roles.items);
        if (nearest)
            call_fail(call, TROUBLE_WARNING, _("%s has a role that no service lists; did you mean %s?"), staff->code,
                      nearest);
        else
            call_fail(call, TROUBLE_WARNING, _("%s has a role that no service lists; no course will take this leader"),
                      staff->code);
    }
    texts_free(&roles);
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

    if (call->operand_count != 2 || !code_good(call->operands[1], STAFF_CODE_MOST))
        return call_usage(call, _("staff add takes one short code of letters, digits, dots and hyphens"));
    if (call_catalogue(call) != 0 || call_store(call, STORE_WRITE) != 0 || call_begin(call) != 0 ||
        load_if_known(call, call->operands[1], &staff) != 0)
        goto out;
    memory_text_set(&staff.code, call->operands[1]);
    if (read_options(call, &staff) != 0 || check_qualified(call, &staff) != 0)
        goto out;
    tell_role(call, &staff);
    if (store_staff_put(call->store, &staff, NULL, &call->messages) == 0)
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
    for (size_t i = 0; i < count && result == 0; i++) {
        tell_role(call, &all[i]);
        result = store_staff_put(call->store, &all[i], NULL, &call->messages);
    }
    if (result == 0)
        result = call_finish(call);
out:
    for (size_t i = 0; i < count; i++)
        staff_free(&all[i]);
    free(all);
    return result;
}

/* The options describe one leader: a list or a file would pass them over. */
static int refuse_options(struct call *call)
{
    static const char *const names[] = {"name", "role", "organisation", "qualified", "possible-days", "max-courses"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (call_option(call, names[i]))
            return call_usage(call, _("--%s describes one leader; wanted staff add CODE"), names[i]);
    return 0;
}

int schedule_staff(struct call *call)
{
    const char *what = call->operand_count > 0 ? call->operands[0] : NULL;

    bool away = what && strcmp(what, "away") == 0;

    if (call_option(call, "remove") && !away)
        return call_usage(call, _("--remove takes days back; wanted staff away CODE FROM TO"));
    if (what && strcmp(what, "add") == 0)
        return add_staff(call);
    if (what && !away && strcmp(what, "import") != 0)
        return call_usage(call, _("unknown 'staff %s'; wanted staff, staff add, staff away or staff import"), what);
    if (refuse_options(call) != 0)
        return -1;
    if (away)
        return staff_away(call);
    return what ? import_staff(call) : list_staff(call);
}

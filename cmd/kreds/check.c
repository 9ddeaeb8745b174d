#include "kreds/kreds.h"

#include "base/i18n.h"
#include "common/cells.h"
#include "rules/calendar.h"
#include "store/check.h"

#include <unistd.h>

/* What was found so far. */
struct checking {
    struct call *call;
    struct rows *rows;
    long found;
};

static void found(void *context, const struct check_finding *finding)
{
    struct checking *checking = context;
    struct cells cells = {0};
    cells_text(&cells, finding->severity == CHECK_ERROR ? "error" : "warning");
    cells_text(&cells, finding->where);
    cells_text(&cells, finding->what);
    cells_row(&cells, checking->rows);
    checking->found++;
}

/* A service that the catalogue no longer has: nothing about such a referral or course can be judged. */
static void check_service(void *context, const struct check_service *used)
{
    struct checking *checking = context;
    struct text what = {0};

    if (catalogue_service(&checking->call->catalogue, used->service))
        return;
    text_add_format(&what, _("the catalogue has no service '%s'"), used->service);
    found(checking, &(struct check_finding){CHECK_ERROR, used->where, text_bytes(&what)});
    text_free(&what);
}

static void check_session(void *context, const struct check_session *session)
{
    struct checking *checking = context;
    const struct catalogue *catalogue = &checking->call->catalogue;
    const struct service *service = catalogue_service(catalogue, session->service);
    const char *why = NULL;
    char day[DATE_TEXT];

    if (!service || !calendar_day_closed(catalogue_calendar(catalogue), &service->sessions.skip, session->date,
                                         catalogue->language, &why))
        return;
    struct text where = {0}, what = {0};
    text_add_format(&where, "%s/%d", session->course, session->number);
    text_add_format(&what, _("planned for %s, a closed day (%s)"), date_write(session->date, day), why);
    found(checking, &(struct check_finding){CHECK_WARNING, text_bytes(&where), text_bytes(&what)});
    text_free(&what);
    text_free(&where);
}

static int check_against_catalogue(struct checking *checking)
{
    struct call *call = checking->call;
    if (check_each_service(call->store, check_service, checking, &call->messages) != 0)
        return -1;
    return check_each_session(call->store, check_session, checking, &call->messages);
}

/* Whether there is a store to check: one that was named must be there, which opening it tells; one where it belongs may be. No home
 * to look in is no mistake here. */
static bool has_store(struct call *call)
{
    struct messages kept = call->messages;

    if (call->db)
        return true;
    call->messages = (struct messages){0};
    const char *path = call_store_path(call);
    messages_free(&call->messages);
    call->messages = kept;
    return path && access(path, F_OK) == 0;
}

int kreds_check(struct call *call)
{
    static const struct column columns[] = {{"severity", COLUMN_TEXT}, {"where", COLUMN_TEXT}, {"what", COLUMN_TEXT}};
    struct checking checking = {.call = call};

    if (call->operand_count > 0)
        return call_usage(call, _("check takes no operands; see -d and -c"));
    int catalogue = call_catalogue(call);
    if (!has_store(call))
        return catalogue;
    if (call_store(call, STORE_READ) != 0)
        return -1;
    checking.rows = call_rows(call, columns, 3);
    int result = check_store(call->store, found, &checking, &call->messages);
    if (result == 0 && catalogue == 0)
        result = check_against_catalogue(&checking);
    if (call_rows_close(checking.rows) != 0 || catalogue != 0)
        result = -1;
    return result != 0 ? -1 : checking.found > 0 ? 1 : 0;
}

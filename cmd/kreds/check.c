#include "kreds/kreds.h"

#include "base/i18n.h"
#include "common/cells.h"
#include "common/formers.h"
#include "rules/calendar.h"
#include "rules/keeping.h"
#include "store/check.h"

#include <unistd.h>

/* What was found so far. */
struct checking {
    struct call *call;
    struct rows *rows;
    struct formers formers;
    long wrong; /* errors and warnings */
};

/* What is only worth knowing does not count, so that a check by cron does not fail for as long as a course runs. */
static void found(void *context, const struct check_finding *finding)
{
    static const char *const severities[] = {
        [CHECK_ERROR] = "error", [CHECK_WARNING] = "warning", [CHECK_NOTE] = "note"};
    struct checking *checking = context;
    struct cells cells = {0};

    if (finding->severity == CHECK_NOTE && checking->call->quiet)
        return;
    cells_text(&cells, severities[finding->severity]);
    cells_text(&cells, finding->where);
    cells_text(&cells, finding->what);
    cells_row(&cells, checking->rows);
    checking->wrong += finding->severity != CHECK_NOTE;
}

/* A service that the catalogue no longer has: such a referral can be neither judged nor placed. */
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

static void tell_gone(struct checking *checking, const struct course *course)
{
    struct text what = {0};

    text_add_format(&what, _("the catalogue no longer has the service '%s'; the course goes on as it was planned"),
                    course->service);
    found(checking, &(struct check_finding){CHECK_NOTE, course->code, text_bytes(&what)});
    text_free(&what);
}

static void tell_lost(struct checking *checking, const struct course *course)
{
    struct text what = {0};

    text_add_format(&what, _("the catalogue %.12s that it was planned by cannot be read; its rules are not known"),
                    course->catalogue);
    found(checking, &(struct check_finding){CHECK_WARNING, course->code, text_bytes(&what)});
    text_free(&what);
}

/* A course goes on by the catalogue that it was planned by: what that says otherwise than the present one is no mistake. */
static void check_course(void *context, const struct course *course)
{
    struct checking *checking = context;
    struct call *call = checking->call;
    const struct service *now = catalogue_service(&call->catalogue, course->service);
    const struct service *then = formers_kept(&checking->formers, call, course->catalogue, course->service);
    struct messages differences = {0};

    if (!then)
        tell_lost(checking, course);
    if (!now)
        tell_gone(checking, course);
    if (then && now && then != now)
        keeping_tell(course, then, now, &differences);
    for (size_t i = 0; i < differences.count; i++)
        found(checking, &(struct check_finding){CHECK_NOTE, course->code, differences.items[i].text});
    messages_free(&differences);
}

/* By the closed periods that counted when the course was planned, in the calendar as it stands. */
static void check_session(void *context, const struct check_session *session)
{
    struct checking *checking = context;
    struct call *call = checking->call;
    const struct catalogue *catalogue = &call->catalogue;
    const struct service *service = formers_service(&checking->formers, call, session->catalogue, session->service);
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

static int ask_rows(struct checking *checking)
{
    struct call *call = checking->call;

    if (check_each_service(call->store, check_service, checking, &call->messages) != 0 ||
        check_each_course(call->store, check_course, checking, &call->messages) != 0)
        return -1;
    return check_each_session(call->store, check_session, checking, &call->messages);
}

/* That a store which was found wrong just before cannot be asked is no trouble of its own: the findings tell what to do. */
static int check_against_catalogue(struct checking *checking)
{
    struct messages *messages = &checking->call->messages, before = *messages;
    *messages = (struct messages){0};
    int result = ask_rows(checking);
    if (result != 0 && checking->wrong > 0 && messages_trouble(messages) != TROUBLE_BUSY) {
        messages_free(messages);
        result = 0;
    }
    messages_move(&before, messages);
    *messages = before;
    return result;
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
    formers_free(&checking.formers);
    if (call_rows_close(checking.rows) != 0 || catalogue != 0)
        result = -1;
    return result != 0 ? -1 : checking.wrong > 0 ? 1 : 0;
}

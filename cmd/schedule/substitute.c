#include "schedule/schedule.h"
#include "schedule/substituting.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "rules/another_day.h"

#include <stdlib.h>
#include <string.h>

struct candidates {
    struct candidate *items;
    size_t count;
};

static const char *why(const struct candidate *candidate)
{
    if (candidate->knows && candidate->same_role)
        return _("leads other sessions of the course, and has the same role");
    if (candidate->knows)
        return _("leads other sessions of the course");
    return candidate->same_role ? _("has the same role") : _("is free then");
}

static int print(const struct substituting *asked, const struct candidates *candidates)
{
    static const struct column columns[] = {{"code", COLUMN_TEXT},
                                            {"role", COLUMN_TEXT},
                                            {"qualified", COLUMN_TEXT},
                                            {"load", COLUMN_NUMBER},
                                            {"why", COLUMN_TEXT}};
    struct rows *rows = call_rows(asked->changing.call, columns, 5);

    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *candidate = &candidates->items[i];
        struct cells cells = {0};

        cells_text(&cells, candidate->staff->code);
        cells_text(&cells, candidate->staff->role);
        cells_text(&cells, texts_has(&candidate->staff->qualified, asked->changing.course.service) ? "yes" : "no");
        cells_number(&cells, candidate->load);
        cells_text(&cells, why(candidate));
        if (cells_row(&cells, rows) != 0)
            break;
    }
    return call_rows_close(rows);
}

/* Whom the children know comes first, then who does the same work, then who has least to do. */
static int candidate_order(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;

    if (a->knows != b->knows)
        return a->knows ? -1 : 1;
    if (a->same_role != b->same_role)
        return a->same_role ? -1 : 1;
    if (a->load != b->load)
        return a->load < b->load ? -1 : 1;
    return strcmp(a->staff->code, b->staff->code);
}

static void find_candidates(struct substituting *asked, struct candidates *into)
{
    for (size_t i = 0; i < asked->roster.count; i++) {
        struct messages unsaid = {0};
        struct candidate candidate;

        if (!text_is(asked->roster.items[i].code, asked->ill) &&
            substituting_judge(asked, &asked->roster.items[i], &candidate, &unsaid) == 0) {
            into->items = memory_grow(into->items, into->count, sizeof *into->items);
            into->items[into->count++] = candidate;
        }
        messages_free(&unsaid);
    }
    if (into->count > 1)
        qsort(into->items, into->count, sizeof *into->items, candidate_order);
}

/* --- nobody ----------------------------------------------------------------------------------------- */

/* The nearest day for the session's own leaders, the one who does not come among them: an illness passes. */
static int own_day(const struct substituting *asked)
{
    const struct changing *changing = &asked->changing;
    const struct session *session = changing->session;
    const struct staff **leaders = memory_new((asked->roster.count + 1) * sizeof *leaders);
    char *what = text_format("%s/%d", changing->course.code, session->number);
    struct another_day_wish wish = {.days = &changing->days,
                                    .session = session,
                                    .what = what,
                                    .venue = session->venue ? session->venue : changing->course.venue,
                                    .leaders = leaders,
                                    .booked = &asked->booked.bookings};
    size_t at = 0;

    while (asked->items[at].session != session)
        at++;
    for (size_t i = 0; i < asked->roster.count; i++)
        if (texts_has(&asked->items[at].led, asked->roster.items[i].code))
            leaders[wish.leader_count++] = &asked->roster.items[i];
    int date = another_day(&wish);
    free(what);
    free(leaders);
    return date;
}

static int tell_nobody(const struct substituting *asked)
{
    const struct changing *changing = &asked->changing;
    const char *code = changing->course.code;
    int number = changing->session->number, other = asked->rest ? DATE_NONE : own_day(asked);
    char day[DATE_TEXT], another[DATE_TEXT];

    date_write(changing->session->date, day);
    if (asked->rest)
        call_fail(changing->call, TROUBLE_WARNING,
                  _("nobody is fit and free for all sessions from %s/%d on; one at a time may do"), code, number);
    else if (other == DATE_NONE)
        call_fail(changing->call, TROUBLE_WARNING,
                  _("nobody is fit and free for %s/%d on %s, and its own leaders have no other day within %d days; "
                    "schedule cancel %s/%d --append puts one more at the end"),
                  code, number, day, ANOTHER_DAYS, code, number);
    else
        call_fail(changing->call, TROUBLE_WARNING,
                  _("nobody is fit and free for %s/%d on %s; its own leaders could hold it on %s: schedule move %s/%d "
                    "%s --reason TEXT"),
                  code, number, day, date_write(other, another), code, number, another);
    return 1;
}

/* --- the verb --------------------------------------------------------------------------------------- */

static int propose(struct substituting *asked)
{
    struct candidates candidates = {0};
    int result;

    if (substituting_find(asked) != 0)
        return -1;
    find_candidates(asked, &candidates);
    result = print(asked, &candidates);
    if (result == 0 && candidates.count == 0)
        result = tell_nobody(asked);
    free(candidates.items);
    return result;
}

static const struct staff *find_by(const struct substituting *asked, const char *by)
{
    for (size_t i = 0; i < asked->roster.count; i++)
        if (text_is(asked->roster.items[i].code, by))
            return &asked->roster.items[i];
    char *shown = text_code_shown(by);
    call_fail(asked->changing.call, TROUBLE_NOT_FOUND, _("no leader %s; wanted a code that schedule staff lists"),
              shown);
    free(shown);
    return NULL;
}

static int substitute(struct substituting *asked, const char *by)
{
    struct call *call = asked->changing.call;
    struct candidate candidate;
    const struct staff *staff;

    if (substituting_find(asked) != 0 || !(staff = find_by(asked, by)) ||
        substituting_judge(asked, staff, &candidate, &call->messages) != 0 ||
        substituting_write(asked, staff->code) != 0 || call_finish(call) != 0)
        return -1;
    return print(asked, &(struct candidates){&candidate, 1});
}

int schedule_substitute(struct call *call)
{
    const char *by = call_option(call, "by");
    struct substituting asked = {.rest = call_option(call, "rest") != NULL};
    int result = -1;

    if (call->operand_count < 1 || call->operand_count > 2)
        return call_usage(call, _("substitute takes COURSE/N, and the code of the leader who does not come"));
    if (by && text_blank(by))
        return call_usage(call, _("--by is empty; wanted a leader's code"));
    asked.ill = call->operand_count == 2 ? call->operands[1] : NULL;
    if ((by ? changing_session : changing_session_seen)(call, call->operands[0], &asked.changing) == 0)
        result = by ? substitute(&asked, by) : propose(&asked);
    substituting_free(&asked);
    return result;
}

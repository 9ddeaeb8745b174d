#include "schedule/order.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "common/cells.h"

struct fetching {
    struct call *call;
    const struct order_session *session;
    struct rows *rows;
    struct lookers lookers; /* whose names are shown */
    int children;           /* who come */
    int away;
};

/* order: from that school; family: sees to it itself; none: there is no way to go; ask: nobody knows, or it may not be told. */
enum transport { TRANSPORT_ORDER, TRANSPORT_FAMILY, TRANSPORT_NONE, TRANSPORT_ASK };
static const struct named_value transport_names[] = {{"order", TRANSPORT_ORDER},
                                                     {"family", TRANSPORT_FAMILY},
                                                     {"none", TRANSPORT_NONE},
                                                     {"ask", TRANSPORT_ASK},
                                                     {NULL, 0}};

static enum transport transport_of(const struct order_session *session, const struct order_row *row)
{
    if (session->school || text_is(session->venue, "home") || text_is(session->venue, "online"))
        return TRANSPORT_NONE;
    if (!text_blank(row->fetched_by))
        return TRANSPORT_FAMILY;
    return row->protected || text_blank(row->school) ? TRANSPORT_ASK : TRANSPORT_ORDER;
}

static bool is_child(const struct order_row *row)
{
    return row->adult == 0 && text_is(row->kind, "child");
}

/* Who fetches is a form's free text, and may be anybody's name and number. */
static const char *remark_of(bool named, const struct order_row *row, enum transport transport)
{
    if (transport == TRANSPORT_ASK)
        return row->protected ? _("protected, ask") : _("no school known, ask");
    return transport == TRANSPORT_FAMILY && named && !row->protected ? row->fetched_by : NULL;
}

static int print_child(void *context, const struct order_row *row)
{
    struct fetching *fetching = context;
    const struct order_session *session = fetching->session;
    enum transport transport = transport_of(session, row);
    struct cells cells = {0};
    bool ends = session->start != TIME_NONE && session->minutes > 0;

    if (!is_child(row))
        return 0;
    if (row->away) {
        fetching->away++;
        return 0;
    }
    fetching->children++;
    bool named = lookers_have(&fetching->lookers, row->person);
    cells_reference(&cells, row->year, row->number);
    cells_text(&cells, row->school);
    cells_text(&cells, named_name(transport_names, (int)transport));
    cells_date(&cells, session->date);
    cells_time(&cells, session->start);
    cells_time(&cells, ends ? (session->start + session->minutes) % 1440 : TIME_NONE);
    cells_text(&cells, row->place_hidden ? NULL : session->venue);
    cells_text(&cells, remark_of(named, row, transport));
    cells_text(&cells, named ? row->name : NULL);
    return cells_row(&cells, fetching->rows) == 0 ? 0 : 1;
}

static void tell_counts(const struct fetching *fetching)
{
    const struct order_session *session = fetching->session;

    if (fetching->away > 0)
        call_fail(fetching->call, TROUBLE_WARNING, _("%s/%d: left out, as they do not come: %d"), session->code,
                  session->number, fetching->away);
    if (!session->children)
        call_fail(fetching->call, TROUBLE_WARNING, _("%s/%d is for the parents alone; no child is to be fetched"),
                  session->code, session->number);
    else if (fetching->children == 0 && fetching->away == 0)
        call_fail(fetching->call, TROUBLE_WARNING, _("%s/%d: no child has a place on its day"), session->code,
                  session->number);
}

int schedule_transport(struct call *call)
{
    static const struct column columns[] = {{"ref", COLUMN_TEXT},   {"school", COLUMN_TEXT}, {"transport", COLUMN_TEXT},
                                            {"date", COLUMN_TEXT},  {"start", COLUMN_TEXT},  {"until", COLUMN_TEXT},
                                            {"venue", COLUMN_TEXT}, {"remark", COLUMN_TEXT}, {"name", COLUMN_TEXT}};
    struct order_session session;
    struct fetching fetching = {.call = call, .session = &session};
    int result = -1;

    if (order_find(call, &session) == 0 && order_look(call, &session, is_child, &fetching.lookers) == 0) {
        fetching.rows = call_rows(call, columns, 9);
        result = store_order_each(call->store, &session, true, print_child, &fetching, &call->messages) < 0 ? -1 : 0;
        if (call_rows_close(fetching.rows) != 0)
            result = -1;
        if (result == 0)
            tell_counts(&fetching);
    }
    lookers_free(&fetching.lookers);
    order_session_free(&session);
    return result;
}

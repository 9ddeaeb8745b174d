#include "store/notes.h"

#include "base/i18n.h"
#include "model/referral.h"
#include "store/notes.sql.h"
#include "store/query.h"
#include "store/touch.h"

static int no_session(int session, struct messages *messages)
{
    return messages_add(messages, TROUBLE_NOT_FOUND, NULL,
                        _("the course has no session %d; wanted one that schedule show lists"), session);
}

int store_note_touch(struct store *store, long course, int session, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_NOTE_ABOUT);
    char reference[REFERENCE_TEXT];
    bool found = false;
    int result;

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    while ((result = query_step(query, messages)) > 0) {
        if (!found)
            store_touch(store, query_text(query, 0));
        found = true;
        if (query_null(query, 3))
            continue;
        store_touch(store, reference_write((int)query_number(query, 1), (int)query_number(query, 2), reference));
        store_touch_person(store, query_number(query, 3));
        if (!query_null(query, 4))
            store_touch_person(store, query_number(query, 4));
    }
    query_end(query);
    return result == 0 && !found ? no_session(session, messages) : result;
}

int store_note_add(struct store *store, long course, int session, const char *text, struct messages *messages)
{
    const struct store_who *who = store_acting(store);
    struct query *query;

    if (store_note_touch(store, course, session, messages) != 0)
        return -1;
    query = query_begin(store, SQL_NOTE_ADD);
    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    query_bind_text(query, ":author", who->user);
    query_bind_text(query, ":at", who->at);
    query_bind_text(query, ":text", text);
    return query_run(query, messages);
}

int store_note_each(struct store *store, long course, int session,
                    int (*row)(void *context, const struct note_row *row), void *context, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_NOTE_EACH);
    int result;

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    while ((result = query_step(query, messages)) > 0) {
        const struct note_row note = {
            .session = (int)query_number(query, 0),
            .at = query_text(query, 1),
            .author = query_text(query, 2),
            .text = query_text(query, 3),
        };

        if ((result = row(context, &note)) != 0)
            break;
    }
    query_end(query);
    return result;
}

static int session_check(struct store *store, long course, int session, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_SESSION_KNOWN);
    int result;

    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    result = query_step(query, messages);
    query_end(query);
    if (result == 0)
        return no_session(session, messages);
    return result > 0 ? 0 : -1;
}

int store_session_theme(struct store *store, long course, int session, const char *theme, struct messages *messages)
{
    struct query *query;

    if (touch_course(store, course, messages) != 0 || session_check(store, course, session, messages) != 0)
        return -1;
    query = query_begin(store, SQL_SESSION_THEME);
    query_bind_number(query, ":course", course);
    query_bind_number(query, ":session", session);
    query_bind_text(query, ":theme", theme);
    return query_run(query, messages);
}

#include "attend/attend.h"
#include "attend/who.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "store/notes.h"

#include <stdlib.h>

/* One line of what is written about a session. */
struct written {
    long course;
    int session;       /* its number */
    char *name;        /* COURSE/N */
    char *at, *author; /* of a note; NULL for a theme */
    char *text;
};

struct showing {
    struct written *items;
    size_t count;
};

/* One session while it is read. */
struct reading {
    struct showing *showing;
    struct session_found found;
};

static void add(struct reading *reading, const char *at, const char *author, const char *text)
{
    struct showing *showing = reading->showing;
    const struct session_found *found = &reading->found;

    showing->items = memory_grow(showing->items, showing->count, sizeof *showing->items);
    showing->items[showing->count++] =
        (struct written){.course = found->course.id,
                         .session = found->session->number,
                         .name = text_format("%s/%d", found->course.code, found->session->number),
                         .at = memory_text(at),
                         .author = memory_text(author),
                         .text = memory_text(text)};
}

static int add_note(void *context, const struct note_row *row)
{
    add(context, row->at, row->author, row->text);
    return 0;
}

static int read_session(struct call *call, const char *name, struct showing *showing)
{
    struct reading reading = {.showing = showing};
    const struct session_found *found = &reading.found;
    int result = session_find(call, name, &reading.found);

    if (result == 0 && found->session->theme)
        add(&reading, NULL, NULL, found->session->theme);
    if (result == 0)
        result =
            store_note_each(call->store, found->course.id, found->session->number, add_note, &reading, &call->messages);
    course_free(&reading.found.course);
    return result;
}

/* A theme is about the group; a note may be about anyone in it. */
static int look(struct call *call, const struct showing *showing)
{
    if (store_look_begin(call->store, call_who(call), &call->messages) != 0)
        return -1;
    for (size_t i = 0; i < showing->count; i++) {
        const struct written *written = &showing->items[i];
        if (written->at && store_note_touch(call->store, written->course, written->session, &call->messages) != 0)
            return -1;
    }
    return store_look_commit(call->store, &call->messages);
}

static int print(struct call *call, const struct showing *showing)
{
    static const struct column columns[] = {{"session", COLUMN_TEXT},
                                            {"what", COLUMN_TEXT},
                                            {"at", COLUMN_TEXT},
                                            {"author", COLUMN_TEXT},
                                            {"text", COLUMN_TEXT}};
    struct rows *rows = call_rows(call, columns, 5);
    int result = 0;

    for (size_t i = 0; result == 0 && i < showing->count; i++) {
        const struct written *written = &showing->items[i];
        struct cells cells = {0};
        cells_text(&cells, written->name);
        cells_text(&cells, written->at ? "note" : "theme");
        cells_text(&cells, written->at);
        cells_text(&cells, written->author);
        cells_text(&cells, written->text);
        result = cells_row(&cells, rows);
    }
    return call_rows_close(rows);
}

static void showing_free(struct showing *showing)
{
    for (size_t i = 0; i < showing->count; i++) {
        free(showing->items[i].name);
        free(showing->items[i].at);
        free(showing->items[i].author);
        free(showing->items[i].text);
    }
    free(showing->items);
}

int attend_show(struct call *call)
{
    struct texts sessions = {0};
    struct showing showing = {0};
    int result = -1;

    if (call->operand_count == 0) {
        call_usage(call, _("show wants sessions, as COURSE/N"));
        goto out;
    }
    if (call_references(call, 0, &sessions) != 0 || call_store(call, STORE_WRITE) != 0)
        goto out;
    result = 0;
    for (size_t i = 0; i < sessions.count; i++)
        if (read_session(call, sessions.items[i], &showing) != 0)
            result = -1;
    if (result == 0)
        result = look(call, &showing);
    if (result == 0)
        result = print(call, &showing);
out:
    showing_free(&showing);
    texts_free(&sessions);
    return result;
}

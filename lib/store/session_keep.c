#include "store/session_keep.h"

#include "base/memory.h"
#include "store/query.h"
#include "store/reports.sql.h"

#include <stdint.h>
#include <stdlib.h>

/* 24 bytes: a country's store has 600,000 of them. */
struct kept_session {
    long referral; /* 0: all */
    int number, date;
    unsigned short kind; /* into kinds */
    unsigned char status;
};

struct kept_course {
    long course; /* 0: a free slot */
    size_t first;
    size_t count;
};

/* The slot of a course, or the free one where it belongs. */
static struct kept_course *slot_of(const struct session_keep *keep, long course)
{
    size_t at = (size_t)((uint64_t)course * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (keep->room - 1);

    while (keep->slots[at].course != 0 && keep->slots[at].course != course)
        at = (at + 1) & (keep->room - 1);
    return &keep->slots[at];
}

/* Half of the slots stay free. */
static void make_room(struct session_keep *keep)
{
    struct session_keep grown = *keep;

    if (keep->room >= 2 * (keep->courses + 1))
        return;
    grown.room = keep->room == 0 ? 64 : 2 * keep->room;
    grown.slots = memory_new(grown.room * sizeof *grown.slots);
    for (size_t i = 0; i < keep->room; i++)
        if (keep->slots[i].course != 0)
            *slot_of(&grown, keep->slots[i].course) = keep->slots[i];
    free(keep->slots);
    *keep = grown;
}

static unsigned short kind_number(struct session_keep *keep, const char *kind)
{
    size_t i = 0;

    while (i < keep->kinds.count && !text_is(keep->kinds.items[i], kind))
        i++;
    if (i == keep->kinds.count && i < UINT16_MAX)
        texts_add(&keep->kinds, kind);
    return (unsigned short)(i < keep->kinds.count ? i : 0);
}

static void keep_session(struct session_keep *keep, const struct query *query)
{
    int status = SESSION_PLANNED;

    named_read(session_status_names, query_text(query, 4), &status);
    keep->items = memory_grow(keep->items, keep->count, sizeof *keep->items);
    keep->items[keep->count++] = (struct kept_session){
        .number = (int)query_number(query, 0),
        .date = query_date(query, 1),
        .kind = kind_number(keep, query_text(query, 2)),
        .referral = query_number(query, 3),
        .status = (unsigned char)status,
    };
}

static int keep_course(struct session_keep *keep, struct store *store, long course, struct kept_course *slot,
                       struct messages *messages)
{
    struct query *query = query_begin(store, SQL_MATTER_SESSIONS);
    int result;

    *slot = (struct kept_course){.course = course, .first = keep->count};
    keep->courses++;
    query_bind_number(query, ":course", course);
    while ((result = query_step(query, messages)) > 0)
        keep_session(keep, query);
    query_end(query);
    slot->count = keep->count - slot->first;
    return result;
}

static void show(struct session_keep *keep, const struct kept_session *kept, struct sessions *into)
{
    if (into->count == keep->shown_room)
        keep->shown = memory_grow(keep->shown, keep->shown_room++, sizeof *keep->shown);
    keep->shown[into->count++] = (struct session){
        .number = kept->number,
        .date = kept->date,
        .start = TIME_NONE,
        .kind = keep->kinds.items[kept->kind],
        .status = (enum session_status)kept->status,
        .referral = kept->referral,
        .entered_on = DATE_NONE,
    };
    into->items = keep->shown;
}

int session_keep_of(struct session_keep *keep, struct store *store, long course, long referral, struct sessions *into,
                    struct messages *messages)
{
    struct kept_course *slot;

    *into = (struct sessions){0};
    make_room(keep);
    slot = slot_of(keep, course);
    if (slot->course == 0 && keep_course(keep, store, course, slot, messages) != 0)
        return -1;
    for (size_t i = slot->first; i < slot->first + slot->count; i++)
        if (keep->items[i].referral == 0 || keep->items[i].referral == referral)
            show(keep, &keep->items[i], into);
    return 0;
}

void session_keep_free(struct session_keep *keep)
{
    free(keep->items);
    free(keep->slots);
    free(keep->shown);
    texts_free(&keep->kinds);
    *keep = (struct session_keep){0};
}

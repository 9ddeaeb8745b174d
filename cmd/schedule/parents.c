#include "schedule/parents.h"
#include "schedule/codes.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "rules/booking.h"
#include "rules/parent_group.h"
#include "store/leads.h"

/* At home and on the screen there is room for both. */
static int check_venue(struct call *call, const struct parent_room *room)
{
    const char *venue = call_option(call, "venue");

    if (text_blank(venue) || booking_venue_shared(venue))
        return 0;
    if (!room->venue)
        return call_usage(call, _("--parent-leaders wants --parent-venue, a room beside the children's"));
    if (text_is(venue, room->venue))
        return call_usage(call, _("--parent-venue is the children's room; wanted another one"));
    return 0;
}

int parent_room_read(struct call *call, const struct service *service, struct parent_room *room)
{
    const char *venue = call_option(call, "parent-venue");
    bool parallel = service->parents.kind == PARENTS_PARALLEL;

    codes_split(call_option(call, "parent-leaders"), &room->leaders);
    room->venue = text_blank(venue) ? NULL : venue;
    if (!parallel && (call_option(call, "parent-leaders") || venue))
        return call_usage(call, _("%s has no parallel parent group; wanted no --parent-leaders and no --parent-venue"),
                          service->code);
    if (room->leaders.count > 0)
        return check_venue(call, room);
    if (room->venue)
        return call_usage(call, _("--parent-venue wants --parent-leaders, who are with the parents there"));
    if (call_option(call, "parent-leaders"))
        return call_usage(call, _("--parent-leaders names nobody; wanted staff codes"));
    return 0;
}

void parent_room_tell(struct call *call, const struct service *service, const struct parent_room *room)
{
    if (service->parents.kind == PARENTS_PARALLEL && room->leaders.count == 0)
        call_fail(call, TROUBLE_WARNING,
                  _("%s: the parents are with the course's own leaders; --parent-leaders and --parent-venue give their "
                    "group its own"),
                  service->code);
}

void parent_room_free(struct parent_room *room)
{
    texts_free(&room->leaders);
}

void parent_room_fill(const struct parent_room *room, struct sessions *sessions)
{
    for (size_t i = 0; i < sessions->count; i++)
        if (room->leaders.count > 0 && text_is(sessions->items[i].kind, PARENT_GROUP))
            memory_text_set(&sessions->items[i].venue, room->venue);
}

int parent_room_store(struct call *call, const struct parent_room *room, const struct course *course)
{
    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (room->leaders.count > 0 && text_is(session->kind, PARENT_GROUP) &&
            store_leads_put(call->store, course->id, session->number, &room->leaders, &call->messages) != 0)
            return -1;
    }
    return 0;
}

#include "common/room.h"

#include "store/referrals.h"

int cells_room(struct call *call, struct cells *cells, const char *service)
{
    struct service_room room;

    if (store_service_room(call->store, service, catalogue_service(&call->catalogue, service), call->today, &room,
                           &call->messages) != 0)
        return -1;
    if (room.limited)
        cells_number(cells, room.free);
    else
        cells_nothing(cells);
    cells_number(cells, room.waiting);
    return 0;
}

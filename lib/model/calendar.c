#include "model/calendar.h"

#include <stdlib.h>

void calendar_free(struct calendar *calendar)
{
    for (size_t i = 0; i < calendar->closed_count; i++)
        free(calendar->closed[i].name);
    free(calendar->closed);
    free(calendar->name);
    *calendar = (struct calendar){0};
}

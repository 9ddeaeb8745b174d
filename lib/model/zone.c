#include "model/zone.h"

#include <stddef.h>

enum { COPENHAGEN, FAROE, BERLIN, HELSINKI, OSLO, STOCKHOLM };

const struct named_value zone_names[] = {{"Europe/Copenhagen", COPENHAGEN},
                                         {"Atlantic/Faroe", FAROE},
                                         {"Europe/Berlin", BERLIN},
                                         {"Europe/Helsinki", HELSINKI},
                                         {"Europe/Oslo", OSLO},
                                         {"Europe/Stockholm", STOCKHOLM},
                                         {NULL, 0}};

static const struct zone zones[] = {
    [COPENHAGEN] = {1, "CET", "CEST"}, [FAROE] = {0, "WET", "WEST"}, [BERLIN] = {1, "CET", "CEST"},
    [HELSINKI] = {2, "EET", "EEST"},   [OSLO] = {1, "CET", "CEST"},  [STOCKHOLM] = {1, "CET", "CEST"}};

const struct zone *zone_find(const char *name)
{
    int zone;

    return named_read(zone_names, name, &zone) ? &zones[zone] : NULL;
}

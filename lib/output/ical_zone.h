/* The rules of a zone as iCalendar carries them. The inside of output/ical.h. */
#ifndef KREDS_OUTPUT_ICAL_ZONE_H
#define KREDS_OUTPUT_ICAL_ZONE_H

#include <libical/ical.h>

/* A VTIMEZONE for a zone that zone_find knows; the caller's, or the calendar's it is added to. */
icalcomponent *ical_zone_component(const char *zone);

#endif

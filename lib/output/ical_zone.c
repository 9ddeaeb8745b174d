#include "output/ical_zone.h"

#include "model/zone.h"

#define CHANGE_HOUR 1 /* UTC, on the last Sundays of March and October */

/* One half of the year: from when, by which rule, and how far ahead of UTC before and after. Its first day is a last Sunday, as the
 * rule says, and the hour is that of the clock before it is changed. */
static icalcomponent *half(icalcomponent_kind kind, const char *name, struct icaltimetype first, const char *rule,
                           int before, int after)
{
    icalcomponent *half = icalcomponent_new(kind);

    first.hour = CHANGE_HOUR + before;
    icalcomponent_add_property(half, icalproperty_new_dtstart(first));
    icalcomponent_add_property(half, icalproperty_new_rrule(icalrecurrencetype_from_string(rule)));
    icalcomponent_add_property(half, icalproperty_new_tzoffsetfrom(before * 3600));
    icalcomponent_add_property(half, icalproperty_new_tzoffsetto(after * 3600));
    icalcomponent_add_property(half, icalproperty_new_tzname(name));
    return half;
}

/* libical's own component for a zone begins in 1890 and carries its vendor's name (domain: formats that bite). */
icalcomponent *ical_zone_component(const char *name)
{
    static const struct icaltimetype march = {.year = 1996, .month = 3, .day = 31};
    static const struct icaltimetype october = {.year = 1996, .month = 10, .day = 27};
    const struct zone *zone = zone_find(name);
    icalcomponent *component = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);

    icalcomponent_add_property(component, icalproperty_new_tzid(name));
    icalcomponent_add_component(component, half(ICAL_XDAYLIGHT_COMPONENT, zone->summer, march,
                                                "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", zone->hours, zone->hours + 1));
    icalcomponent_add_component(component, half(ICAL_XSTANDARD_COMPONENT, zone->standard, october,
                                                "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", zone->hours + 1, zone->hours));
    return component;
}

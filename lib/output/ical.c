#include "output/ical.h"

#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "output/escape.h"
#include "output/ical_zone.h"

#include <stdlib.h>
#include <string.h>

#define PRODUCT "-//kreds//kreds//EN"
#define ASK_AGAIN "PT1H" /* how long a program may go by what it fetched */
#define LENGTH_GUESSED 60
#define DAY_MINUTES 1440
#define LAST_LINE "END:VCALENDAR\r\n"

struct ical {
    struct text written; /* all but its last line: libical's trees take ten times the room of their text */
    char *house, *organizer, *zone;
    struct icaltimetype stamp;
};

/* --- properties ------------------------------------------------------------------------------ */

static struct icaltimetype day_of(int date)
{
    struct date_parts parts = date_parts(date);
    struct icaltimetype day = {.year = parts.year, .month = parts.month, .day = parts.day, .is_date = 1};

    return day;
}

/* What calendar programs went by before RFC 7986 gave it a name. */
static void add_unnamed(icalcomponent *to, const char *name, const char *value)
{
    icalproperty *property = icalproperty_new_x(value);

    icalproperty_set_x_name(property, name);
    icalcomponent_add_property(to, property);
}

static void add_refresh(icalcomponent *to)
{
    icalproperty *property = icalproperty_new_refreshinterval(icaldurationtype_from_string(ASK_AGAIN));

    icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_DURATION));
    icalcomponent_add_property(to, property);
    add_unnamed(to, "X-PUBLISHED-TTL", ASK_AGAIN);
}

static void add_organizer(const struct ical *ical, icalcomponent *to)
{
    icalproperty *property = icalproperty_new_organizer(ical->organizer);

    icalproperty_add_parameter(property, icalparameter_new_cn(ical->house));
    icalcomponent_add_property(to, property);
}

/* A day, or a time of the clock in the calendar's zone. */
static void add_when(const struct ical *ical, icalcomponent *to, icalproperty *property, bool timed)
{
    icalproperty_add_parameter(property,
                               timed ? icalparameter_new_tzid(ical->zone) : icalparameter_new_value(ICAL_VALUE_DATE));
    icalcomponent_add_property(to, property);
}

/* --- the file -------------------------------------------------------------------------------- */

/* A name in a parameter: a quotation mark cannot stand in one, nor a line end. */
static char *parameter_text(const char *text)
{
    struct text harmless = {0};

    escape_harmless(&harmless, text);
    for (size_t i = 0; i < harmless.length; i++)
        if (harmless.bytes[i] == '"')
            harmless.bytes[i] = '\'';
    return harmless.bytes ? harmless.bytes : memory_text("");
}

/* Writes a component and frees it; of the whole file without its last line. */
static void put(struct ical *ical, icalcomponent *component, size_t less)
{
    char *written = icalcomponent_as_ical_string_r(component);

    if (written)
        text_add_bytes(&ical->written, written, strlen(written) - less);
    else
        memory_out();
    icalmemory_free_buffer(written);
    icalcomponent_free(component);
}

static void put_head(struct ical *ical, const char *name)
{
    icalcomponent *root = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);

    icalcomponent_add_property(root, icalproperty_new_version("2.0"));
    icalcomponent_add_property(root, icalproperty_new_prodid(PRODUCT));
    icalcomponent_add_property(root, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    icalcomponent_add_property(root, icalproperty_new_name(name));
    add_unnamed(root, "X-WR-CALNAME", name);
    add_refresh(root);
    icalcomponent_add_component(root, ical_zone_component(ical->zone));
    put(ical, root, strlen(LAST_LINE));
}

struct ical *ical_open(const struct ical_calendar *calendar)
{
    struct ical *ical = memory_new(sizeof *ical);
    struct text name = {0};

    ical->house = parameter_text(calendar->house);
    ical->organizer = memory_text(calendar->organizer);
    ical->zone = memory_text(calendar->zone);
    ical->stamp = day_of(calendar->stamped_on);
    ical->stamp.is_date = 0;
    ical->stamp.zone = icaltimezone_get_utc_timezone();
    escape_harmless(&name, calendar->name);
    put_head(ical, text_bytes(&name));
    text_free(&name);
    return ical;
}

/* --- events ---------------------------------------------------------------------------------- */

/* The end is the first moment, or day, that is no longer of the event. */
static void add_span(const struct ical *ical, icalcomponent *to, const struct ical_event *event)
{
    bool timed = event->start != TIME_NONE;
    int end = event->start + (event->minutes > 0 ? event->minutes : LENGTH_GUESSED);
    struct icaltimetype from = day_of(event->date);
    struct icaltimetype until = day_of(event->date + (timed ? end / DAY_MINUTES : 1));

    if (timed) {
        from.is_date = until.is_date = 0;
        from.hour = event->start / 60;
        from.minute = event->start % 60;
        until.hour = end % DAY_MINUTES / 60;
        until.minute = end % 60;
    }
    add_when(ical, to, icalproperty_new_dtstart(from), timed);
    add_when(ical, to, icalproperty_new_dtend(until), timed);
}

static void add_texts(icalcomponent *to, const struct ical_event *event)
{
    struct text text = {0};

    escape_harmless(&text, event->summary);
    icalcomponent_add_property(to, icalproperty_new_summary(text_bytes(&text)));
    text_clear(&text);
    if (event->location)
        escape_harmless(&text, event->location);
    if (text.length > 0)
        icalcomponent_add_property(to, icalproperty_new_location(text_bytes(&text)));
    text_clear(&text);
    if (event->description)
        escape_harmless_lines(&text, event->description);
    if (text.length > 0)
        icalcomponent_add_property(to, icalproperty_new_description(text_bytes(&text)));
    text_free(&text);
}

/* What is cancelled, and a day whose time is not known yet, keep nobody busy. All of it is a private matter: who may look into a
 * colleague's calendar sees that the time is taken and no more. */
void ical_add(struct ical *ical, const struct ical_event *event)
{
    icalcomponent *component = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    bool busy = !event->cancelled && event->start != TIME_NONE;

    icalcomponent_add_property(component, icalproperty_new_uid(event->uid));
    icalcomponent_add_property(component, icalproperty_new_sequence((int)event->sequence));
    icalcomponent_add_property(component, icalproperty_new_dtstamp(ical->stamp));
    add_span(ical, component, event);
    add_texts(component, event);
    add_organizer(ical, component);
    icalcomponent_add_property(component, icalproperty_new_status(event->cancelled ? ICAL_STATUS_CANCELLED
                                                                                   : ICAL_STATUS_CONFIRMED));
    icalcomponent_add_property(component, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    icalcomponent_add_property(component, icalproperty_new_transp(busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
    put(ical, component, 0);
}

void ical_write(const struct ical *ical, FILE *out)
{
    fputs(text_bytes(&ical->written), out);
    fputs(LAST_LINE, out);
}

void ical_free(struct ical *ical)
{
    if (!ical)
        return;
    text_free(&ical->written);
    icalmemory_free_ring();
    free(ical->house);
    free(ical->organizer);
    free(ical->zone);
    free(ical);
}

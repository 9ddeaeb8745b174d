/* Dated meetings as an iCalendar file that calendar programs subscribe to (RFC 5545; METHOD:PUBLISH of RFC 5546: an ORGANIZER, no
 * ATTENDEE, so that nobody is asked for an answer). Lines are folded at 75 octets between characters and end with CRLF. */
#ifndef KREDS_OUTPUT_ICAL_H
#define KREDS_OUTPUT_ICAL_H

#include <stdbool.h>
#include <stdio.h>

/* The whole file. Nothing in it is owned; all of it may be forgotten after ical_open. */
struct ical_calendar {
    const char *name;      /* what programs call the calendar */
    const char *house;     /* who arranges the meetings */
    const char *organizer; /* the house as a URI: mailto:…, urn:uuid:… */
    const char *zone;      /* of the times of day; one that zone_find knows */
    int stamped_on;        /* the day the file was made */
};

/* One meeting. Nothing in it is owned. */
struct ical_event {
    const char *uid;         /* the same as long as the meeting is the same, whatever becomes of it */
    long sequence;           /* higher after each change */
    int date;                /* local, as the time */
    int start;               /* time of day; TIME_NONE: the whole day */
    int minutes;             /* 0: not known, and counted as an hour */
    const char *summary;     /* one line */
    const char *location;    /* may be NULL */
    const char *description; /* lines; may be NULL */
    bool cancelled;
};

struct ical; /* a file under way */

struct ical *ical_open(const struct ical_calendar *calendar); /* never NULL */
void ical_add(struct ical *ical, const struct ical_event *event);
/* Writes the file, its events in the order they were added. Writing errors stay on the stream. */
void ical_write(const struct ical *ical, FILE *out);
void ical_free(struct ical *ical); /* NULL is nothing */

#endif

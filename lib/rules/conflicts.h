/* All that cannot stand together in what is planned, each with a change that would mend it (design: planning; domain:
 * KOMBU's guide, Horsens' groups, the providers in Norddjurs' catalogue).
 *
 * Errors: a leader or a venue twice at once; leaders too few, of a role that is not listed, without the qualification, or of one
 * organisation where they have to differ; one who leads on a day that is not possible, or while away; one who has more courses at
 * once than agreed; a session on a closed day, a weekday that the service forbids, outside its season; more places than there is
 * room for. Warnings: a venue wanted twice on a day, a time not known; an interview that meets a session if it takes an hour; a citizen
 * at two places at once; too few places at a course about to begin; sessions more or fewer than promised, also of a parent group
 * and, of a service that gives so many, of a calendar year that ends or ended; a last session before the service's shortest time is over;
 * a service without the one that it never goes without. */
#ifndef KREDS_RULES_CONFLICTS_H
#define KREDS_RULES_CONFLICTS_H

#include "model/calendar.h"
#include "model/course.h"
#include "model/service.h"
#include "rules/booking.h"

#define CONFLICT_YEAR_END 31 /* days before and after a year's end on which what was promised of it is counted */
#define CONFLICT_SOON 14     /* days before its first session at which a course must have its fewest places */

/* A course that is not closed. Nothing in it is owned. */
struct conflict_course {
    const struct course *course;   /* with its sessions */
    const struct service *service; /* NULL: not known, and not judged by its rules */
    const struct texts *led;       /* who leads each session, in the sessions' order */
    int placed;                    /* open places */
    const char *newest;            /* reference of the last who was placed; NULL for none */
    bool alone;                    /* the service goes with others only, and the family has none of them */
};

/* All that is planned. Nothing in it is owned. */
struct conflict_house {
    const struct conflict_course *courses; /* by code */
    size_t course_count;
    const struct staff *staff; /* by code */
    size_t staff_count;
    struct bookings *bookings; /* all from `since` on, of leaders, venues and citizens; is sorted */
    const struct calendar *calendar;
    const char *language; /* of holidays' names */
    int today;
    int since;     /* what lies before is not judged */
    bool held_too; /* sessions that were held are judged too */
};

struct conflict {
    bool warning;
    const char *where;  /* COURSE, COURSE/N, a leader's code, or the reference of an interview */
    const char *other;  /* another course or meeting that it concerns; NULL for none */
    const char *what;   /* a sentence */
    const char *remedy; /* a command; NULL where none is known */
};

/* Who is told of them, one by one: where many share one room there are far more of them than sessions. */
struct conflicts {
    void (*tell)(void *context, const struct conflict *conflict); /* its texts live for this call only */
    void *context;
};

void conflicts_find(const struct conflict_house *house, const struct conflicts *into);

#endif

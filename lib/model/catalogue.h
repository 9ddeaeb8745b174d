/* A house's catalogue: its services, its calendars and its instruments. */
#ifndef KREDS_MODEL_CATALOGUE_H
#define KREDS_MODEL_CATALOGUE_H

#include "base/text.h"
#include "model/calendar.h"
#include "model/instrument.h"
#include "model/service.h"
#include "model/travel.h"

struct concern {
    char *code;
    struct words name;
};

struct catalogue {
    char *name; /* norddjurs */
    struct words house;
    char *municipality; /* what the fact `resident` compares with */
    int edition;        /* date, DATE_NONE where not said */
    char *language;     /* "da" or "en": of what leaves the house */
    char *currency;
    char *zone;                /* time zone, Europe/Copenhagen where not said */
    char *calendar;            /* name of the calendar in force; may be NULL */
    struct duration retention; /* count 0: not said */
    struct duration untouched; /* how long a referral may lie before somebody is reminded; count 0: nobody is */
    int hide_below;            /* published counts below this are hidden; 5 where not said */
    struct concern *concerns;
    size_t concern_count;
    struct service *services; /* in the order of the file */
    size_t service_count;
    struct calendar *calendars;
    size_t calendar_count;
    struct instrument *instruments;
    size_t instrument_count;
    struct target *targets;
    size_t target_count;
    struct travels travels; /* between venues */
    struct texts files;     /* paths read; positions point to them */
    char *text;             /* all files' text, each behind a line that names it; what the store keeps */
    size_t text_length;
    char digest_made[65]; /* what catalogue_digest made; "" before */
};

const struct service *catalogue_service(const struct catalogue *catalogue, const char *code);
const struct instrument *catalogue_instrument(const struct catalogue *catalogue, const char *name);
const struct calendar *catalogue_calendar(const struct catalogue *catalogue); /* the one in force; NULL for none */
/* The code nearest to a mistyped one, NULL when none is near enough. */
const char *catalogue_nearest_service(const struct catalogue *catalogue, const char *code);
void catalogue_free(struct catalogue *catalogue);

#endif

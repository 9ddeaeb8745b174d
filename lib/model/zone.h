/* The time zones that a house's times can be in: those that follow the European Union's rule of summer time. The catalogue takes
 * no other, so that a calendar can be written of whatever it says. */
#ifndef KREDS_MODEL_ZONE_H
#define KREDS_MODEL_ZONE_H

#include "base/named.h"

/* A zone of the Union's rule (directive 2000/84/EC; the same from 1996 on). */
struct zone {
    int hours;                     /* of standard time, ahead of UTC; one more in summer */
    const char *standard, *summer; /* the clock's names: CET, CEST */
};

/* Of Denmark, the Faroe Islands and the countries around, as the catalogue writes them. */
extern const struct named_value zone_names[];

/* NULL for a name that is none of these. */
const struct zone *zone_find(const char *name);

#endif

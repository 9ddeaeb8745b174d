/* The catalogue's travel times between venues. */
#ifndef KREDS_CATALOGUE_TRAVEL_H
#define KREDS_CATALOGUE_TRAVEL_H

#include "input/keys.h"

key_reader key_travels; /* struct travels: a list of {between: [VENUE, VENUE], minutes: N} */

#endif

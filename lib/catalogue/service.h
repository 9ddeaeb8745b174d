/* `services` of a catalogue. */
#ifndef KREDS_CATALOGUE_SERVICE_H
#define KREDS_CATALOGUE_SERVICE_H

#include "input/keys.h"

key_reader key_services; /* struct catalogue: its services, a map of codes */

#endif

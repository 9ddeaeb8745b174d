/* Reading the columns of a place. */
#ifndef KREDS_STORE_PLACES_H
#define KREDS_STORE_PLACES_H

#include "model/course.h"
#include "store/query.h"

enum place_end place_end_read(const char *text); /* NULL is an open place */

#endif

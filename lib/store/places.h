/* Reading the columns of a place. */
#ifndef KREDS_STORE_PLACES_H
#define KREDS_STORE_PLACES_H

#include "model/course.h"
#include "store/query.h"

/* Reads referral, course, from_on, to_on, ended and reason, the first of them in column 0. The reason is the statement's
 * own and lives to its next step. */
void place_read(const struct query *query, struct place *place);
enum place_end place_end_read(const char *text); /* NULL is an open place */

#endif

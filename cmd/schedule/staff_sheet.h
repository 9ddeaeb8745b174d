/* A list of leaders from a CSV file whose headings are the columns of `schedule staff`. */
#ifndef KREDS_CMD_STAFF_SHEET_H
#define KREDS_CMD_STAFF_SHEET_H

#include "base/message.h"
#include "model/catalogue.h"
#include "model/course.h"

#define STAFF_CODE_MOST 20 /* letters of a leader's code */

/* Services divided by commas or |. */
void staff_read_services(const char *text, struct texts *into);

/* All rows, or -1 with every mistake (TROUBLE_DATA) and its place. *all is an array of *count, the caller's to free. */
int staff_sheet_read(const char *path, const struct catalogue *catalogue, struct staff **all, size_t *count,
                     struct messages *messages);

#endif

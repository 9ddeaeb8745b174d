/* The words of the weekly report for its reader, in his language. */
#ifndef KREDS_CMD_WEEKLY_WORDS_H
#define KREDS_CMD_WEEKLY_WORDS_H

#include "base/text.h"
#include "report/weekly.h"

/* Appends what a line's item or its detail is called: the store's own words by their names, a day and time as the reader's language
 * writes them. What the house named itself (services, courses, due things) stays as it is. */
void weekly_item(const struct weekly_line *line, struct text *into);
void weekly_detail(const struct weekly_line *line, struct text *into);

#endif

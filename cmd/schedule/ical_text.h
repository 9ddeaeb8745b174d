/* A meeting of the house in words, for the calendars of those concerned. In the language in use. */
#ifndef KREDS_CMD_ICAL_TEXT_H
#define KREDS_CMD_ICAL_TEXT_H

#include "base/text.h"
#include "store/agenda.h"

/* One line. `service` is the service's name. */
void ical_summary(const struct agenda_row *row, const char *service, struct text *into);
/* Whom it is for, as far as that was asked, who leads it, and whether parents take part; may stay empty. `whom` are references,
 * perhaps with names, commas between. */
void ical_description(const struct agenda_row *row, const char *whom, struct text *into);

#endif

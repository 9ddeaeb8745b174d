/* Texts for people in the languages of the house, and lengths of time as a catalogue writes them. */
#ifndef KREDS_MODEL_WORDS_H
#define KREDS_MODEL_WORDS_H

#include <stdbool.h>

/* One text in Danish and English; a text given without a language stands in both. */
struct words {
    char *da; /* may be NULL */
    char *en; /* may be NULL */
};

/* The text in a language ("da" or "en"), the other one where it is missing, "" where both are. */
const char *words_in(const struct words *words, const char *language);
void words_free(struct words *words);

enum duration_unit { UNIT_DAY, UNIT_WEEKDAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

/* A length of time; count 0 and unit day is "no time at all". May be negative (before). */
struct duration {
    int count;
    enum duration_unit unit;
};

/* Reads "14 days", "2 weeks", "1 weekday", "-14 days", "3 months", "1 year"; singular and plural alike. */
bool duration_read(const char *text, struct duration *duration);
/* "14 days"; the caller frees. */
char *duration_write(struct duration duration);
/* The date a duration after (or before) `from`. Months and years keep the day of the month and clamp to the month's end; weekdays
 * count Monday to Friday only (public holidays are the calendar's matter: rules/calendar.h). */
int duration_after(int from, struct duration duration);

#endif

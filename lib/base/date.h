/* Days and times of day, as plain numbers. A date is the number of days since 1970-01-01 in the proleptic Gregorian
 * calendar; a time is minutes since midnight, local in the house's zone. Neither knows a clock. */
#ifndef KREDS_BASE_DATE_H
#define KREDS_BASE_DATE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#define DATE_NONE INT_MIN /* no date given */
#define DATE_LAST 2932896 /* 9999-12-31: four digits hold no later year */
#define TIME_NONE (-1)    /* no time given */
#define DATE_TEXT 11      /* bytes for "YYYY-MM-DD" */
#define TIME_TEXT 6       /* bytes for "HH:MM" */
#define WEEK_TEXT 9       /* bytes for "YYYY-Www" */

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct date_parts {
    int year;
    int month; /* 1 … 12 */
    int day;   /* 1 … 31 */
};

/* DATE_NONE for a day that does not exist; years 1000 … 9999. */
int date_make(int year, int month, int day);
/* Of a day counted past DATE_LAST, those of DATE_LAST; so it is written and in its week, too. */
struct date_parts date_parts(int date);

/* Reads YYYY-MM-DD, all of the text; false (and *date untouched) for anything else or a day that does not exist. */
bool date_read(const char *text, int *date);
/* Writes YYYY-MM-DD, or nothing for DATE_NONE; returns `into`. */
const char *date_write(int date, char into[DATE_TEXT]);

bool time_read(const char *text, int *time); /* H:MM or HH:MM, 00:00 … 23:59 */
const char *time_write(int time, char into[TIME_TEXT]);

enum weekday date_weekday(int date);
const char *weekday_name(enum weekday day);             /* mon … sun */
bool weekday_read(const char *text, enum weekday *day); /* mon … sun */
/* A set of weekdays as bits 1 << MONDAY …: read from "mon,wed" or "weekdays"; 0 is the empty set. */
bool weekdays_read(const char *text, unsigned *days);
const char *weekdays_write(unsigned days, char into[32]); /* "mon,wed" */
#define WEEKDAYS_MON_FRI 0x1fu

/* ISO 8601 weeks: the year that the week belongs to and its number 1 … 53. */
void date_week(int date, int *year, int *week);
const char *week_write(int date, char into[WEEK_TEXT]); /* 2026-W42 */
/* The Monday of a week written 2026-W42; false for a week that the year does not have. */
bool week_read(const char *text, int *monday);

/* Months on: keeps the day of the month and clamps it to the month's end (31 January + 1 month = 28 or 29 February). */
int date_add_months(int date, int months);

/* Whole years from birth to `on`; someone born on 29 February comes of age on 1 March in a common year. */
int date_age(int birth, int on);

/* Easter Sunday of a year (Gregorian computus, Butcher's form). */
int date_easter(int year);

#endif

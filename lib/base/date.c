#include "base/date.h"
#include "base/text.h"

#include <string.h>

#define YEAR_LEAST 1000
#define YEAR_MOST 9999

static const char *const weekday_names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/* Reads exactly `count` digits; -1 for anything else. */
static int digits_read(const char *text, int count)
{
    int number = 0;

    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

/* Writes the last `count` digits of a number that is not negative. */
static void digits_write(int number, int count, char *into)
{
    while (count-- > 0) {
        into[count] = (char)('0' + number % 10);
        number /= 10;
    }
}

static bool year_is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && year_is_leap(year) ? 29 : days[month - 1];
}

/* The years are counted from 1 March, so that a leap day is the last of its year, in cycles of 400 years (146,097 days); months
 * from March on have 153 days in every five. 719,468 is 1 January 1970 on that count. */
static int days_of(int year, int month, int day)
{
    int from_march = (month + 9) % 12;
    int years = month <= 2 ? year - 1 : year;
    int cycle = years / 400, of_cycle = years % 400;
    int day_of_year = (153 * from_march + 2) / 5 + day - 1;

    return cycle * 146097 + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + day_of_year - 719468;
}

int date_make(int year, int month, int day)
{
    if (year < YEAR_LEAST || year > YEAR_MOST || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
        return DATE_NONE;
    return days_of(year, month, day);
}

struct date_parts date_parts(int date)
{
    struct date_parts parts;
    int days = (date > DATE_LAST ? DATE_LAST : date) + 719468;
    int cycle = days / 146097, of_cycle = days % 146097;
    int years = (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146096) / 365;
    int day_of_year = of_cycle - (365 * years + years / 4 - years / 100);
    int from_march = (5 * day_of_year + 2) / 153;

    parts.day = day_of_year - (153 * from_march + 2) / 5 + 1;
    parts.month = from_march < 10 ? from_march + 3 : from_march - 9;
    parts.year = cycle * 400 + years + (parts.month <= 2);
    return parts;
}

bool date_read(const char *text, int *date)
{
    int read;

    if (text == NULL || strlen(text) != DATE_TEXT - 1 || text[4] != '-' || text[7] != '-')
        return false;
    read = date_make(digits_read(text, 4), digits_read(text + 5, 2), digits_read(text + 8, 2));
    if (read == DATE_NONE)
        return false;
    *date = read;
    return true;
}

const char *date_write(int date, char into[DATE_TEXT])
{
    struct date_parts parts;

    into[0] = '\0';
    if (date == DATE_NONE)
        return into;
    parts = date_parts(date);
    memcpy(into, "0000-00-00", DATE_TEXT);
    digits_write(parts.year, 4, into);
    digits_write(parts.month, 2, into + 5);
    digits_write(parts.day, 2, into + 8);
    return into;
}

bool time_read(const char *text, int *time)
{
    const char *colon = text == NULL ? NULL : strchr(text, ':');
    int hour, minute;

    if (colon == NULL || colon == text || colon - text > 2 || strlen(colon) != 3)
        return false;
    hour = digits_read(text, (int)(colon - text));
    minute = digits_read(colon + 1, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return false;
    *time = hour * 60 + minute;
    return true;
}

const char *time_write(int time, char into[TIME_TEXT])
{
    into[0] = '\0';
    if (time < 0 || time >= 24 * 60)
        return into;
    memcpy(into, "00:00", TIME_TEXT);
    digits_write(time / 60, 2, into);
    digits_write(time % 60, 2, into + 3);
    return into;
}

/* 1 January 1970 was a Thursday. */
enum weekday date_weekday(int date)
{
    int day = (date % 7 + THURSDAY) % 7;

    return (enum weekday)(day < 0 ? day + 7 : day);
}

const char *weekday_name(enum weekday day)
{
    return weekday_names[day];
}

bool weekday_read(const char *text, enum weekday *day)
{
    for (int i = MONDAY; i <= SUNDAY; i++)
        if (text_is(text, weekday_names[i])) {
            *day = (enum weekday)i;
            return true;
        }
    return false;
}

/* One name of a list, blanks around it forgiven. */
static bool weekdays_read_one(const char *from, size_t length, unsigned *days)
{
    char word[16] = "";
    const char *name;
    enum weekday day;

    if (length >= sizeof word)
        return false;
    memcpy(word, from, length);
    name = text_trim(word);
    if (text_is(name, "weekdays"))
        *days |= WEEKDAYS_MON_FRI;
    else if (weekday_read(name, &day))
        *days |= 1u << day;
    else
        return false;
    return true;
}

bool weekdays_read(const char *text, unsigned *days)
{
    unsigned read = 0;

    if (text == NULL)
        return false;
    while (*text != '\0') {
        size_t length = strcspn(text, ",");

        if (!weekdays_read_one(text, length, &read))
            return false;
        text += length;
        if (*text == ',' && *++text == '\0')
            return false;
    }
    *days = read;
    return true;
}

const char *weekdays_write(unsigned days, char into[32])
{
    char *end = into;

    *end = '\0';
    for (int i = MONDAY; i <= SUNDAY; i++) {
        if (!(days & 1u << i))
            continue;
        if (end > into)
            *end++ = ',';
        memcpy(end, weekday_names[i], 4);
        end += 3;
    }
    return into;
}

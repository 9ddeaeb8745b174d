#include "base/date.h"

#include <string.h>

/* Week 1 is the one with 4 January in it. */
static int year_first_monday(int year)
{
    int fourth = date_make(year, 1, 4);

    return fourth - (int)date_weekday(fourth);
}

/* A week belongs to the year of its Thursday. */
void date_week(int date, int *year, int *week)
{
    int day = date > DATE_LAST ? DATE_LAST : date, thursday = day - (int)date_weekday(day) + THURSDAY;
    struct date_parts parts = date_parts(thursday);

    *year = parts.year;
    *week = (thursday - date_make(parts.year, 1, 1)) / 7 + 1;
}

const char *week_write(int date, char into[WEEK_TEXT])
{
    int year, week;

    into[0] = '\0';
    if (date == DATE_NONE)
        return into;
    date_week(date, &year, &week);
    memcpy(into, "0000-W00", WEEK_TEXT);
    for (int i = 3; i >= 0; i--, year /= 10)
        into[i] = (char)('0' + year % 10);
    into[6] = (char)('0' + week / 10);
    into[7] = (char)('0' + week % 10);
    return into;
}

/* A week that the year does not have has its Thursday in another one. */
bool week_read(const char *text, int *monday)
{
    char day[DATE_TEXT];
    int year, week, new_year, first;

    if (text == NULL || strlen(text) != WEEK_TEXT - 1 || text[4] != '-' || text[5] != 'W')
        return false;
    if (text[6] < '0' || text[6] > '9' || text[7] < '0' || text[7] > '9')
        return false;
    memcpy(day, text, 4);
    memcpy(day + 4, "-01-01", 7);
    if (!date_read(day, &new_year))
        return false;
    year = date_parts(new_year).year;
    week = (text[6] - '0') * 10 + (text[7] - '0');
    first = year_first_monday(year) + (week - 1) * 7;
    if (first + THURSDAY > DATE_LAST || date_parts(first + THURSDAY).year != year)
        return false;
    *monday = first;
    return true;
}

int date_add_months(int date, int months)
{
    struct date_parts parts;
    int count, made = DATE_NONE;

    if (date == DATE_NONE)
        return DATE_NONE;
    parts = date_parts(date);
    count = parts.year * 12 + parts.month - 1 + months;
    if (count < 0)
        return DATE_NONE;
    for (int day = parts.day; made == DATE_NONE && day >= 28; day--)
        made = date_make(count / 12, count % 12 + 1, day);
    return parts.day < 28 ? date_make(count / 12, count % 12 + 1, parts.day) : made;
}

/* On 28 February of a common year the month and day still lie before 29 February, on 1 March behind it. */
int date_age(int birth, int on)
{
    struct date_parts born = date_parts(birth), day = date_parts(on);
    bool had = day.month > born.month || (day.month == born.month && day.day >= born.day);

    return day.year - born.year - (had ? 0 : 1);
}

/* The letters are those of the published form (Nature 1876; Meeus, Astronomical Algorithms, chapter 8). */
int date_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int of_month = h + l - 7 * m + 114;

    return date_make(year, of_month / 31, of_month % 31 + 1);
}

#include "intake/cpr.h"

#include "base/date.h"

#include <string.h>

#define REPLACEMENT_DAY 60 /* what a replacement number's day is raised by */

/* Takes the digits out of "DDMMYY-SSSS"; false for any other shape. */
static bool digits_take(const char *text, char digits[11])
{
    size_t taken = 0;

    text += strspn(text, " \t");
    for (; *text != '\0'; text++) {
        if (taken == 6 && (*text == '-' || *text == ' ') && text[-1] >= '0' && text[-1] <= '9')
            continue;
        if (*text < '0' || *text > '9' || taken == 10)
            break;
        digits[taken++] = *text;
    }
    digits[taken] = '\0';
    return taken == 10 && text[strspn(text, " \t")] == '\0';
}

/* The century told by the seventh digit, domain.md section 8. */
static int year_of(int seventh, int two_digits)
{
    if (seventh <= 3)
        return 1900 + two_digits;
    if (seventh == 4 || seventh == 9)
        return (two_digits <= 36 ? 2000 : 1900) + two_digits;
    return (two_digits <= 57 ? 2000 : 1800) + two_digits;
}

static int pair_at(const char *digits, int at)
{
    return 10 * (digits[at] - '0') + (digits[at + 1] - '0');
}

static bool modulus_passes(const char *digits)
{
    static const int weights[10] = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    int sum = 0;

    for (int i = 0; i < 10; i++)
        sum += weights[i] * (digits[i] - '0');
    return sum % 11 == 0;
}

int cpr_read(const char *text, struct cpr *into)
{
    struct cpr cpr;
    int day;

    if (text == NULL || !digits_take(text, cpr.digits))
        return CPR_SHAPE;
    day = pair_at(cpr.digits, 0);
    cpr.replacement = day > REPLACEMENT_DAY;
    if (cpr.replacement)
        day -= REPLACEMENT_DAY;
    cpr.birth_date = date_make(year_of(cpr.digits[6] - '0', pair_at(cpr.digits, 4)), pair_at(cpr.digits, 2), day);
    if (cpr.birth_date == DATE_NONE)
        return CPR_DATE;
    cpr.female = (cpr.digits[9] - '0') % 2 == 0;
    cpr.modulus_ok = modulus_passes(cpr.digits);
    *into = cpr;
    return CPR_SOUND;
}

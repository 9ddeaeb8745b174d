#include "rules/likeness.h"

#include "base/date.h"

#include <string.h>

#define CPR_DIGITS 10
#define DATE_DIGITS 6

const struct named_value likeness_names[] = {
    {"same_name", LIKENESS_SAME_NAME},       {"swapped_names", LIKENESS_SWAPPED_NAMES},
    {"cpr_slip", LIKENESS_CPR_SLIP},         {"name_slip", LIKENESS_NAME_SLIP},
    {"shorter_name", LIKENESS_SHORTER_NAME}, {"birth_slip", LIKENESS_BIRTH_SLIP},
    {"open_twice", LIKENESS_OPEN_TWICE},     {NULL, 0}};

/* Two numbers of as many digits: one digit other, or two neighbours changed about. */
static bool digits_slip(const char *a, const char *b, size_t count)
{
    size_t first = 0, last = count;

    while (first < count && a[first] == b[first])
        first++;
    while (last > first && a[last - 1] == b[last - 1])
        last--;
    if (last - first == 2)
        return a[first] == b[first + 1] && a[first + 1] == b[first];
    return last - first == 1;
}

static void date_digits(int date, char into[DATE_DIGITS + 1])
{
    struct date_parts parts = date_parts(date);
    const int pairs[DATE_DIGITS / 2] = {parts.day, parts.month, parts.year % 100};

    for (size_t i = 0; i < DATE_DIGITS; i++)
        into[i] = (char)('0' + (i % 2 == 0 ? pairs[i / 2] / 10 : pairs[i / 2] % 10));
    into[DATE_DIGITS] = '\0';
}

bool likeness_date_slip(int a, int b)
{
    char one[DATE_DIGITS + 1], other[DATE_DIGITS + 1];

    if (a == DATE_NONE || b == DATE_NONE || a == b)
        return false;
    date_digits(a, one);
    date_digits(b, other);
    if (strcmp(one, other) == 0)
        return true;
    if (date_parts(a).year / 100 != date_parts(b).year / 100)
        return false;
    if (memcmp(one, other + 2, 2) == 0 && memcmp(one + 2, other, 2) == 0 && memcmp(one + 4, other + 4, 2) == 0)
        return true;
    return digits_slip(one, other, DATE_DIGITS);
}

static void near_add(int date, const char *digits, int century, int near[LIKENESS_NEAR_DATES], size_t *count)
{
    int found = date_make(century * 100 + (digits[4] - '0') * 10 + digits[5] - '0',
                          (digits[2] - '0') * 10 + digits[3] - '0', (digits[0] - '0') * 10 + digits[1] - '0');

    if (found == DATE_NONE || found == date)
        return;
    for (size_t i = 0; i < *count; i++)
        if (near[i] == found)
            return;
    near[(*count)++] = found;
}

static void near_swap(char *digits, size_t a, size_t b)
{
    char digit = digits[a];

    digits[a] = digits[b];
    digits[b] = digit;
}

size_t likeness_near_dates(int date, int near[LIKENESS_NEAR_DATES])
{
    int century = date_parts(date).year / 100;
    char digits[DATE_DIGITS + 1], changed[DATE_DIGITS + 1];
    size_t count = 0;

    date_digits(date, digits);
    for (size_t i = 0; i < DATE_DIGITS; i++) {
        memcpy(changed, digits, sizeof changed);
        for (changed[i] = '0'; changed[i] <= '9'; changed[i]++)
            near_add(date, changed, century, near, &count);
        memcpy(changed, digits, sizeof changed);
        if (i > 0)
            near_swap(changed, i - 1, i);
        near_add(date, changed, century, near, &count);
    }
    memcpy(changed, digits, sizeof changed);
    near_swap(changed, 0, 2);
    near_swap(changed, 1, 3);
    near_add(date, changed, century, near, &count);
    near_add(date, digits, century - 1, near, &count);
    near_add(date, digits, century + 1, near, &count);
    return count;
}

/* A number that is no replacement and can be held against another. */
static bool cpr_tells(const char *cpr)
{
    return cpr != NULL && strlen(cpr) == CPR_DIGITS && cpr[0] < '6';
}

enum likeness likeness_of(const struct likeness_person *a, const struct likeness_name *a_name,
                          const struct likeness_person *b, const struct likeness_name *b_name)
{
    bool numbers = cpr_tells(a->cpr) && cpr_tells(b->cpr) && strcmp(a->cpr, b->cpr) != 0;
    enum likeness names;

    if (a->birth_date == DATE_NONE || b->birth_date == DATE_NONE)
        return LIKENESS_NONE;
    if (numbers && !digits_slip(a->cpr, b->cpr, CPR_DIGITS))
        return LIKENESS_NONE;
    if (a->birth_date != b->birth_date && !likeness_date_slip(a->birth_date, b->birth_date))
        return LIKENESS_NONE;
    names = likeness_compare(a_name, b_name);
    if (names == LIKENESS_SAME_NAME && numbers)
        return LIKENESS_CPR_SLIP;
    if (a->birth_date == b->birth_date)
        return numbers ? LIKENESS_NONE : names;
    return names == LIKENESS_SAME_NAME ? LIKENESS_BIRTH_SLIP : LIKENESS_NONE;
}

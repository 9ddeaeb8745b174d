/* Whether two records may be of one person: by name, birth date and CPR number, allowing for one slip. A person decides;
 * nothing here joins anybody. The shape of a CPR number: domain.md section 8. */
#ifndef KREDS_RULES_LIKENESS_H
#define KREDS_RULES_LIKENESS_H

#include "base/named.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LIKENESS_LETTERS 96    /* letters of a name that are looked at */
#define LIKENESS_PARTS 8       /* parts of a name that are told apart; what follows belongs to the last */
#define LIKENESS_NEAR_DATES 70 /* room for the dates that a slip away lie */

/* Why two records are taken for one person's, the strongest first. */
enum likeness {
    LIKENESS_NONE,
    LIKENESS_SAME_NAME,     /* the same name, the same birth date */
    LIKENESS_SWAPPED_NAMES, /* the same parts of the name in another order, the same birth date */
    LIKENESS_CPR_SLIP,      /* the same name; the CPR numbers differ by a slip */
    LIKENESS_NAME_SLIP, /* one letter of the name (no digit) too many, too few, another, or two changed about; the same birth date */
    LIKENESS_SHORTER_NAME, /* a middle name left out, the same birth date */
    LIKENESS_BIRTH_SLIP,   /* the same name; the birth dates differ by a slip */
    LIKENESS_OPEN_TWICE    /* one citizen with two open referrals to one service: told of referrals, by no rule here */
};
extern const struct named_value likeness_names[]; /* same_name, swapped_names … */

/* A name made ready to be compared: letters without capitals, accents, blanks and signs, æ ø å as ae oe aa. */
struct likeness_name {
    uint32_t letters[LIKENESS_LETTERS];
    size_t length;                     /* of letters */
    size_t starts[LIKENESS_PARTS + 1]; /* where each part begins, and where the last one ends */
    size_t parts;
    uint64_t
        mark; /* which letters and digits stand in it, some of them twice, and how many they are: see likeness_marks_near */
};

/* What a record says of who it is. */
struct likeness_person {
    const char *name; /* may be NULL: then it is like nobody */
    int birth_date;   /* DATE_NONE: not known */
    const char *cpr;  /* ten digits; may be NULL */
};

void likeness_name_read(const char *name, struct likeness_name *into); /* NULL is a name without letters */
/* How two names compare, birth dates aside: same, swapped, slip, shorter, or not alike. Names without letters are like nothing. */
enum likeness likeness_compare(const struct likeness_name *a, const struct likeness_name *b);
/* The mark of a name, and whether names with two marks may be alike: true for all that are, and for few others. */
uint64_t likeness_mark(const char *name);
bool likeness_marks_near(uint64_t a, uint64_t b);
bool likeness_same_name(const char *a, const char *b);

/* One digit of DDMMYY other, two neighbours changed about, day and month changed about, or the century alone. */
bool likeness_date_slip(int a, int b);
/* All dates that lie such a slip away; returns how many. */
size_t likeness_near_dates(int date, int near[LIKENESS_NEAR_DATES]);

/* Two records, the names made ready. Two CPR numbers that differ by more than a slip are two people, whatever else is alike;
 * a replacement number (the day raised by 60) says nothing. */
enum likeness likeness_of(const struct likeness_person *a, const struct likeness_name *a_name,
                          const struct likeness_person *b, const struct likeness_name *b_name);

#endif

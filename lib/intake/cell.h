/* A cell of a sheet as Danish offices write it, made what a form would say: days of the calendar day first, ja and nej, a cross, a
 * decimal comma. What is none of these stays as it is, and is the form's to refuse. */
#ifndef KREDS_INTAKE_CELL_H
#define KREDS_INTAKE_CELL_H

#include "base/text.h"

#include <stdbool.h>

/* How a cell may be understood, bits; 0: as a text. */
enum {
    CELL_DATE =
        1 << 0, /* 03-02-2026, 3.2.2026, 03/02/2026, also with a time of day behind it, which is dropped → 2026-02-03 */
    CELL_TRUTH = 1 << 1,   /* ja nej x 1 0 sand falsk true false → yes no; ukendt, ved ikke → unknown */
    CELL_NUMBER = 1 << 2,  /* 3,5 and 1.250,5 → 3.5 and 1250.5 */
    CELL_CONSENT = 1 << 3, /* the truths → given, refused, unknown */
    CELL_DAY = 1 << 4      /* man … søndag, hverdage → mon … sun, weekdays */
};

/* The cell as a form has it: `cell` itself, or a text in `into`, which is cleared for it. Case does not matter. */
const char *cell_plain(const char *cell, unsigned wants, struct text *into);

/* Whether a cell is a day of the calendar whose year has two digits: which century it means, nobody can know. */
bool cell_year_short(const char *cell);

/* Without the blanks around it, no-break ones too; in `into`, which is cleared for it. */
const char *cell_trimmed(const char *cell, struct text *into);

/* Equal as headings and words of a sheet: without regard to case and blanks. */
bool words_same(const char *a, const char *b);

#endif

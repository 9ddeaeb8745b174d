/* CPR numbers, as domain.md section 8 tells them. */
#ifndef KREDS_INTAKE_CPR_H
#define KREDS_INTAKE_CPR_H

#include <stdbool.h>

enum cpr_fault {
    CPR_SOUND,
    CPR_SHAPE, /* not ten digits with at most a hyphen (or a blank) behind the sixth */
    CPR_DATE   /* its date does not exist */
};

struct cpr {
    char digits[11];  /* the ten digits, without the hyphen */
    int birth_date;   /* by the century that the seventh digit tells */
    bool replacement; /* a replacement number: its day is raised by 60 */
    bool female;      /* its last digit is even */
    bool modulus_ok;  /* passes the modulus-11 check; numbers that fail are valid since 2007 */
};

/* Reads a CPR number, blanks around it aside. 0, or a cpr_fault with `into` untouched. Whether the date lies after the
 * receipt is the caller's to see. */
int cpr_read(const char *text, struct cpr *into);

#endif

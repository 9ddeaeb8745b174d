/* Readers of the form's single fields, for key tables: as those of input/keys.h, but a key with nothing behind it is
 * not given (the field stays as it was), texts are trimmed and bounded, and no message repeats a value. */
#ifndef KREDS_INTAKE_FIELD_H
#define KREDS_INTAKE_FIELD_H

#include "input/keys.h"
#include "input/node.h"

#include <stdbool.h>
#include <stddef.h>

#define PEOPLE_MOST 99 /* holders or network persons on a form */
#define ITEMS_MOST 999 /* of any other list: a form is never near it, and a hostile one costs no time */

struct text_bounds {
    size_t most;     /* characters */
    bool no_control; /* control characters are refused; otherwise the way out makes them harmless */
};
extern const struct text_bounds short_text; /* names, places, relations */
extern const struct text_bounds short_code; /* mail addresses, phones, numbers, sources */
extern const struct text_bounds long_text;  /* reasons, goals */

/* True when there is something behind a key: no NULL, nothing, or blank text. */
bool field_given(const struct node *value);

/* The trimmed text of a scalar, within bounds. 0; 1 when nothing is given; -1 with a message. The caller frees *text. */
int field_scalar(const struct node *value, const struct key *key, const struct text_bounds *bounds, char **text,
                 struct reading *reading);

/* Makes A … Z small, in place: a spreadsheet likes to begin a cell with a capital. */
void word_small(char *word);

/* Refuses a list or map of more than `most` items; 0 or -1. */
int field_bounded(const struct node *value, const struct key *key, size_t most, struct reading *reading);

/* Calls `each` for every item of a list, or once for a single value; a map is refused, and a list of more than ITEMS_MOST. */
int field_items(const struct node *value, void *field, const struct key *key, key_reader *each,
                struct reading *reading);

key_reader field_text;     /* char *; detail = struct text_bounds */
key_reader field_truth;    /* enum truth: yes no unknown */
key_reader field_yes_no;   /* bool */
key_reader field_number;   /* int; detail = struct number_bounds */
key_reader field_date;     /* int date */
key_reader field_named;    /* int; detail = struct named_value[] */
key_reader field_weekdays; /* unsigned bits: a list of days, one day, `weekdays`, or several days with commas */
key_reader field_map;      /* a struct read in place; detail = struct key[] */

#endif

/* Facts that criteria ask for, and what is known of them. Logic is three-valued: unknown is never true. */
#ifndef KREDS_MODEL_FACTS_H
#define KREDS_MODEL_FACTS_H

#include "base/named.h"

#include <stdbool.h>
#include <stddef.h>

enum truth { TRUTH_UNKNOWN, TRUTH_NO, TRUTH_YES };
extern const struct named_value truth_names[]; /* unknown no yes */

enum value_kind {
    VALUE_UNKNOWN, /* not answered */
    VALUE_TRUTH,   /* yes or no */
    VALUE_NUMBER,
    VALUE_DATE,
    VALUE_WORD
};

struct value {
    enum value_kind kind;
    bool truth;    /* VALUE_TRUTH */
    double number; /* VALUE_NUMBER */
    int date;      /* VALUE_DATE */
    char *word;    /* VALUE_WORD; otherwise NULL */
};

/* What a text means: yes/no/true/false, a number, YYYY-MM-DD, else a word; "" and "unknown" are unknown. */
struct value value_read(const char *text);
/* The value as text, canonical ("yes", "12", "2026-03-04", the word; "" for unknown); the caller frees. */
char *value_write(const struct value *value);
bool value_equal(const struct value *a, const struct value *b);
void value_copy(struct value *into, const struct value *from);
void value_free(struct value *value);

/* One fact of a referral, by name. A fact may stand several times (concern): any of its values may then meet a criterion. */
struct fact {
    char *name;
    struct value value;
};

struct facts {
    struct fact *items;
    size_t count;
};

void facts_add(struct facts *facts, const char *name, struct value value);     /* takes the value over */
void facts_add_text(struct facts *facts, const char *name, const char *text);  /* through value_read */
void facts_add_truth(struct facts *facts, const char *name, enum truth truth); /* unknown adds nothing */
void facts_add_number(struct facts *facts, const char *name, double number);
void facts_set_text(struct facts *facts, const char *name, const char *text); /* replaces what was there */
const struct value *facts_get(const struct facts *facts, const char *name);   /* the first; NULL when unknown */
void facts_free(struct facts *facts);

#endif

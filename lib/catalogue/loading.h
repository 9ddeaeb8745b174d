/* What the readers of a catalogue have in hand while they read. */
#ifndef KREDS_CATALOGUE_LOADING_H
#define KREDS_CATALOGUE_LOADING_H

#include "catalogue/links.h"
#include "input/keys.h"
#include "model/catalogue.h"

#include <stdbool.h>

/* A criterion among those around it; all zero is outside of all. */
struct nesting {
    int depth;    /* 1 for one that stands in the list itself */
    bool guide;   /* it, or one around it, is a guide */
    bool decides; /* a must `any` stands around it: met, it alone would make a referral eligible */
};

struct loading {
    struct reading reading; /* the first, so that a reader finds its loading by the reading that it is given */
    struct catalogue *into;
    struct links links;
    bool has_catalogue;        /* a `catalogue` document was read */
    struct position catalogue; /* where */
    bool embedded;             /* what is read comes with the library, and stands in none of the house's files */
    bool unsound;              /* the YAML in hand was refused; it may have doubled keys */
    struct nesting nesting;    /* where the criterion in hand stands */
};

/* The loading that a reading belongs to; every reading in this layer does. */
struct loading *loading_of(struct reading *reading);
/* Notes a name that something else must bear. */
void loading_link(struct reading *reading, enum link_kind kind, const struct node *at, const char *name,
                  const char *within);

#endif

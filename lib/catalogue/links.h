/* Names that a catalogue uses and that something else must bear: gathered while it is read, looked up when all of it is
 * there. */
#ifndef KREDS_CATALOGUE_LINKS_H
#define KREDS_CATALOGUE_LINKS_H

#include "base/message.h"
#include "model/catalogue.h"

#include <stddef.h>

enum link_kind {
    LINK_SERVICE,    /* refer_to, with */
    LINK_CONCERN,    /* what the fact `concern` is held against */
    LINK_CALENDAR,   /* the calendar in force */
    LINK_CLOSED,     /* a closed period of the calendar in force */
    LINK_INSTRUMENT, /* use, score.INSTRUMENT.… */
    LINK_FORM,       /* a form of the instrument `within` */
    LINK_SCALE       /* a subscale or total of the instrument `within` */
};

struct link {
    enum link_kind kind;
    struct position at;
    char *name;
    char *within; /* an instrument's name; NULL for other kinds */
};

/* All zero is an empty list. */
struct links {
    struct link *items;
    size_t count;
};

/* Copies name and within. */
void links_add(struct links *links, enum link_kind kind, const struct position *at, const char *name,
               const char *within);
/* Appends a message (TROUBLE_CATALOGUE) for each name that nothing bears; -1 if there was any. */
int links_check(const struct links *links, const struct catalogue *catalogue, struct messages *messages);
void links_free(struct links *links);

#endif

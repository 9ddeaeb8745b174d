/* The dated meetings of the house for its calendars: sessions, the cancelled ones too, and interviews that were set. */
#ifndef KREDS_STORE_AGENDA_H
#define KREDS_STORE_AGENDA_H

#include "base/message.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

#define STORE_NAME_TEXT 37 /* bytes for a store's own name */

/* The name that the store was given when it was made (a UUID), which no other has. 0 or -1. */
int store_own_name(struct store *store, char into[STORE_NAME_TEXT], struct messages *messages);

/* What is wanted; all of it narrows. With courses there are no interviews. */
struct agenda_filter {
    const long *courses; /* NULL: all */
    size_t course_count;
    long referral;      /* what its family takes part in while it has its place; 0: all */
    const char *leader; /* staff code; NULL: all */
    const char *venue;  /* NULL: all */
};

struct agenda_row {
    long course; /* 0: an interview */
    int session; /* its number in the course */
    long interview;
    const char *code;    /* the course's; NULL of an interview */
    const char *service; /* its code */
    int year, number;    /* the one referral it is for; 0: for all who have a place */
    int date, start;     /* TIME_NONE */
    int minutes;         /* 0: not known */
    const char *kind;    /* of a session; NULL of an interview */
    const char *venue;   /* NULL: none, or it would tell where somebody with a protected address is to be found */
    const char *leaders; /* codes, a comma and a blank between; NULL for none */
    bool children, parents;
    bool cancelled;
    long sequence; /* rises with each change, one that is taken back too */
};
/* By date, time, course and number, interviews behind by reference. */
int store_agenda_each(struct store *store, const struct agenda_filter *filter,
                      int (*row)(void *context, const struct agenda_row *row), void *context,
                      struct messages *messages);

/* The citizens whom a meeting is for. */
struct agenda_person {
    long person;
    int year, number; /* the referral */
    const char
        *name; /* NULL: none, or the place of the meeting would tell the school of somebody with a protected address */
};
/* By reference; of `referral` alone unless that is 0. */
int store_agenda_person_each(struct store *store, const struct agenda_row *of, long referral,
                             int (*row)(void *context, const struct agenda_person *person), void *context,
                             struct messages *messages);

#endif

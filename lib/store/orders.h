/* What is ordered for one session: who is to be fetched and how many eat. */
#ifndef KREDS_STORE_ORDERS_H
#define KREDS_STORE_ORDERS_H

#include "base/message.h"
#include "model/course.h"
#include "store/store.h"

#include <stdbool.h>

/* The session that something is ordered for. */
struct order_session {
    long course;
    int number, date;
    int start;   /* TIME_NONE */
    int minutes; /* 0: not known */
    enum session_status status;
    bool children, parents;
    char *code;   /* the course's */
    char *venue;  /* may be NULL */
    char *school; /* that the course meets at; may be NULL */
    int leaders;  /* how many lead it */
    int unknown;  /* families that come, where parents do, and of whom no adult is recorded */
};

/* By the course's code and the session's number; TROUBLE_NOT_FOUND. Freed with order_session_free either way. */
int store_order_session(struct store *store, const char *code, int number, struct order_session *into,
                        struct messages *messages);
void order_session_free(struct order_session *session);

/* Somebody who takes part in it. */
struct order_row {
    long person;
    int year, number, adult; /* REF, or REF+adult */
    const char *kind;        /* of the citizen: child, adult, family, class */
    const char *name;        /* may be NULL */
    const char *school;      /* the citizen's; NULL: not known, or the address is protected */
    const char *fetched_by;  /* as the form says; may be NULL */
    const char *allergies;   /* the same */
    bool protected;          /* the citizen's address, or that of one of its adults */
    bool place_hidden;       /* where the session meets would tell the school of somebody with a protected address */
    bool away;               /* marked as somebody who does not come, or did not */
};
/* Everyone with a place on its day, the citizen where children take part, every adult where parents do: by reference, or by
 * school, those without one last. */
int store_order_each(struct store *store, const struct order_session *session, bool by_school,
                     int (*row)(void *context, const struct order_row *row), void *context, struct messages *messages);

#endif

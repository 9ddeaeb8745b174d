/* What an import of past marks, and word that was sent beforehand, ask of the store. */
#ifndef KREDS_STORE_PAST_MARKS_H
#define KREDS_STORE_PAST_MARKS_H

#include "base/message.h"
#include "model/course.h"
#include "store/store.h"

/* The mark of a person at a session, whichever referral it was made for; ATTENDANCE_NONE where there is none. 0 or -1. */
int store_mark_standing(struct store *store, long course, int session, long person, enum attendance_status *status,
                        struct messages *messages);

/* A participant by the sender's number. */
struct participant_numbered {
    long referral; /* 0: nobody in the course has it */
    int year, number;
    bool several; /* more than one has it, from different sources */
};
/* Who has, or had, a place in the course and came with this external id; of `source` alone where that is not NULL. 0 or -1. */
int store_participant_numbered(struct store *store, long course, const char *external_id, const char *source,
                               struct participant_numbered *into, struct messages *messages);

#endif

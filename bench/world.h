/* An invented country of family houses: what became of each referral, and the courses. Nobody in it exists. */
#ifndef KREDS_BENCH_WORLD_H
#define KREDS_BENCH_WORLD_H

#include "dice.h"

#include "base/date.h"
#include "model/catalogue.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MEMBERS_MOST = 8, SESSIONS_MOST = 40, GROUP_SERVICES = 3 };

/* What kinds of dice there are: a kind and a number of a thing give always the same. */
enum dice_kind { DICE_FATE, DICE_FAMILY, DICE_COURSE, DICE_FORM, DICE_MEETING, DICE_MARK, DICE_DONE };

/* One of the catalogue's services as the country makes use of it. */
struct offer {
    const char *code;
    const char *stem;     /* of course codes */
    int share;            /* of a thousand referrals */
    int most;             /* places of a course; 1: a course for one referral */
    int sessions;         /* ordinary ones; what it promises where it is closed */
    bool open;            /* the course promises no number of sessions */
    int step;             /* days from one session to the next */
    int age_from, age_to; /* of the citizen when received */
    enum citizen_kind citizen;
    bool children, parents; /* who takes part */
    int extra;              /* individual sessions for each place behind the group's */
    const struct service *service;
};
extern struct offer offers[];
extern const int offer_count;

struct family {
    long citizen; /* person id of the citizen; the adults come next; 0 until it is written */
    int birth;
    int adults;
    int referrals; /* at most two: nobody is twice in one course */
    enum citizen_kind kind;
};

/* What became of a referral. Dates are DATE_NONE where nothing came to pass. */
struct fate {
    int offer;
    int area;
    long family;
    int received;
    int invited, interviewed;
    int decided;
    char outcome; /* a, d, r as accept, decline, redirect; 0 none */
    int withdrawn;
    long course; /* index; -1 */
    int placed_on, from, to;
    bool left;
};

struct course {
    int offer, area;
    int start;
    int dates[SESSIONS_MOST]; /* of the ordinary sessions */
    int planned_on;
    int ended_on;
    int members[MEMBERS_MOST]; /* indexes of referrals */
    int member_count;
    int age_from, age_to; /* 0: any */
};

struct world {
    uint64_t seed;
    int from, today; /* the first day, and the day on which everything stands as it does */
    const struct calendar *calendar;
    long count; /* referrals */
    int areas;
    struct fate *fates;
    struct family *families;
    long family_count;
    struct course *courses;
    size_t course_count;
};

void world_make(struct world *world, const struct catalogue *catalogue);
void world_free(struct world *world);

/* The day a course's `number`th session (from 0) is on; counting the open days of its service only. */
int world_open_day(const struct world *world, const struct offer *offer, int date);

#endif

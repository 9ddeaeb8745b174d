/* Courses, their sessions, the staff who lead them and the places in them. */
#ifndef KREDS_MODEL_COURSE_H
#define KREDS_MODEL_COURSE_H

#include "base/date.h"
#include "base/named.h"
#include "base/text.h"
#include "model/words.h"

#include <stdbool.h>

enum session_status { SESSION_PLANNED, SESSION_HELD, SESSION_CANCELLED };
extern const struct named_value session_status_names[];

struct session {
    int number; /* COURSE/number, from 1; kept when it moves */
    int date;
    int start;     /* time of day; TIME_NONE where not set */
    int minutes;   /* 0: not set */
    char *kind;    /* group, individual, start_up, network meeting, closing talk … */
    char *venue;   /* NULL: the course's */
    char *remark;  /* why the date moved; may be NULL */
    bool parents;  /* parents take part */
    bool children; /* children take part */
    enum session_status status;
    char *reason;   /* of the cancellation or the move; administrative; may be NULL */
    char *theme;    /* may be NULL */
    int sequence;   /* counts changes, for calendars */
    long referral;  /* the one place an individual session is for; 0: all */
    int entered_on; /* the day its held or cancelled status was typed; DATE_NONE */
};

struct sessions {
    struct session *items;
    size_t count;
};

void session_free(struct session *session);
void sessions_free(struct sessions *sessions);

struct course {
    long id; /* 0: not stored yet */
    char *code;
    char *service;
    char *venue;               /* may be NULL */
    int start;                 /* time of day; TIME_NONE */
    int minutes;               /* of a session; 0: not set */
    int count;                 /* sessions promised; 0: open */
    int min, max;              /* places; 0: not said (max 0 = no limit) */
    int age_from, age_to;      /* -1: any */
    char *school;              /* of a course held at a school; may be NULL */
    long for_referral;         /* an individual, family or class course belongs to one; 0: a group */
    struct texts leaders;      /* staff codes of the whole course */
    struct duration rhythm;    /* between sessions; count 0: spread or agreed */
    struct duration follow_up; /* the course's own follow-up rhythm; count 0: the catalogue's */
    char *catalogue;           /* digest of the catalogue it was planned by */
    int planned_on;
    int ended_on;             /* closed by schedule end; DATE_NONE while it runs */
    struct sessions sessions; /* in order of number */
};

void course_free(struct course *course);

/* Days on which a leader is away, both in. */
struct away {
    int from, to;
};

struct aways {
    struct away *items; /* by day, none over another */
    size_t count;
};

void aways_add(struct aways *aways, struct away away);
void aways_copy(struct aways *into, const struct aways *from); /* whatever `into` held is not freed */

struct staff {
    char *code;
    char *name;             /* may be NULL */
    char *role;             /* psychologist, family therapist …; may be NULL */
    char *organisation;     /* may be NULL */
    struct texts qualified; /* services */
    unsigned possible_days; /* bits; 0: any */
    int max_courses;        /* at once; 0: not said */
    struct aways aways;
};

void staff_free(struct staff *staff);

enum place_end { PLACE_OPEN, PLACE_COMPLETED, PLACE_LEFT };
extern const struct named_value place_end_names[];

/* A referral's seat in a course. */
struct place {
    long referral, course;
    int from; /* first day with the place */
    int to;   /* last day; DATE_NONE while open */
    enum place_end ended;
    char *reason; /* of leaving; may be NULL */
};

enum attendance_status {
    ATTENDANCE_NONE,
    ATTENDANCE_PRESENT,
    ATTENDANCE_LATE,
    ATTENDANCE_CANCELLED,
    ATTENDANCE_ABSENT
};
extern const struct named_value attendance_names[]; /* present late cancelled absent */

#endif

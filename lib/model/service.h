/* A service of the catalogue: what the house offers, to whom, and by which rules (domain facts: the catalogue of Norddjurs,
 * Copenhagen's children's groups, KOMBU's guide, Horsens' groups). */
#ifndef KREDS_MODEL_SERVICE_H
#define KREDS_MODEL_SERVICE_H

#include "base/date.h"
#include "base/message.h"
#include "base/named.h"
#include "base/text.h"
#include "model/criterion.h"
#include "model/words.h"

enum delivered { DELIVERED_GROUP, DELIVERED_INDIVIDUAL, DELIVERED_FAMILY, DELIVERED_CLASS };
enum citizen_kind { CITIZEN_CHILD, CITIZEN_ADULT, CITIZEN_FAMILY, CITIZEN_CLASS };
enum participant { PARTICIPANT_CHILD, PARTICIPANT_PARENT, PARTICIPANT_ADULT, PARTICIPANT_FAMILY, PARTICIPANT_CLASS };
enum referrer_role {
    REFERRER_UNKNOWN,
    REFERRER_CASEWORKER,
    REFERRER_SCHOOL,
    REFERRER_HEALTH_VISITOR,
    REFERRER_PARENT,
    REFERRER_HOSPITAL,
    REFERRER_SELF,
    REFERRER_OTHER
};
enum interview_need { INTERVIEW_NONE, INTERVIEW_OPTIONAL, INTERVIEW_REQUIRED };
enum notes_policy { NOTES_ALLOWED, NOTES_NONE, NOTES_ON_REQUEST, NOTES_EACH_SESSION };
enum recipient {
    RECIPIENT_FAMILY,
    RECIPIENT_CASEWORKER,
    RECIPIENT_REFERRER,
    RECIPIENT_SCHOOL,
    RECIPIENT_LEADER,
    RECIPIENT_AUTHORITY
};
extern const struct named_value delivered_names[], citizen_kind_names[], participant_names[], referrer_role_names[],
    interview_need_names[], notes_policy_names[], recipient_names[];

/* One leader asked for beside the others. */
struct leader_rule {
    char *role; /* NULL: any that the service lists */
};

/* group: how many, and who leads. */
struct group_rule {
    int min, max;                /* participants (children); 0 = not said */
    struct leader_rule *leaders; /* one entry a leader */
    size_t leader_count;
    bool differ_organisation; /* leaders come from different organisations */
    bool qualified;           /* each leader holds a qualification in this service */
};

enum count_kind { COUNT_UNSET, COUNT_FIXED, COUNT_OPEN, COUNT_RANGE };
enum count_unit { COUNT_SESSIONS, COUNT_HOURS };
enum count_per { PER_COURSE, PER_YEAR };
extern const struct named_value count_unit_names[], count_per_names[];

/* One stretch of a course with sessions of a kind. */
struct session_part {
    char *kind; /* group, individual, start_up … */
    int count;
    int minutes; /* 0: as the course */
};

struct month_day {
    int month, day; /* month 0: none */
};

struct sessions_rule {
    bool none; /* the service only refers on */
    enum count_kind count_kind;
    int count;                  /* COUNT_FIXED */
    int count_min, count_max;   /* COUNT_RANGE; count_min 0 and count_max 0 where not said */
    enum count_unit count_unit; /* COUNT_RANGE */
    enum count_per count_per;   /* COUNT_RANGE */
    struct duration *every;     /* from closest to widest; empty where `over` or `agreed` rules */
    size_t every_count;
    bool every_agreed;                  /* the rhythm is agreed case by case */
    struct duration over_min, over_max; /* count 0: none; equal where one length was given */
    int minutes_min, minutes_max;       /* of one session; 0: not said; equal where one number was given */
    int start;                          /* time of day, TIME_NONE where not said */
    struct month_day season_from, season_to;
    struct texts skip; /* closed periods of the calendar that count here */
    unsigned days;     /* weekdays allowed, bits 1 << MONDAY …; 0 = any */
    bool other_days_by_agreement;
    struct session_part *parts; /* in order; empty: all sessions alike */
    size_t part_count;
};

enum parents_kind { PARENTS_UNSET, PARENTS_NONE, PARENTS_EVERY, PARENTS_FIRST, PARENTS_LAST, PARENTS_PARALLEL };
extern const struct named_value parents_kind_names[]; /* none every first last */
#define PARENT_GROUP "parent group" /* the kind of the parent group's own sessions, where it is parallel */
struct parents_rule {
    enum parents_kind kind;
    int parallel;               /* PARENTS_PARALLEL: sessions of the parent group */
    int attend_min, attend_max; /* of those; 0: not said */
};

/* What a due thing, or a meeting, counts from. */
enum event_kind {
    EVENT_RECEIVED,
    EVENT_ACCEPTED,
    EVENT_START, /* the first session, not cancelled, during which the referral has a place */
    EVENT_HALF,  /* session ⌈N/2⌉ */
    EVENT_END,   /* the last session, or the day the place or course was closed */
    EVENT_EACH_SESSION,
    EVENT_SESSION,        /* session `number` */
    EVENT_AFTER_SESSIONS, /* the day the `number`th session was held */
    EVENT_RULE,           /* an earlier rule's `what`, by `name` */
    EVENT_FACT            /* a date fact of the form, by `name` */
};
struct event_ref {
    enum event_kind kind;
    int number;
    char *name; /* EVENT_RULE, EVENT_FACT; the text as written otherwise */
};

enum settled_by { SETTLED_BY_DONE, SETTLED_BY_INTERVIEW, SETTLED_BY_SESSION, SETTLED_BY_RESPONSE };
extern const struct named_value settled_by_names[];

struct due_rule {
    struct position at;
    char *what;
    struct event_ref of;
    struct duration in;
    struct duration then_every; /* count 0: once */
    enum settled_by settled_by;
    unsigned to;         /* recipients, bits 1 << RECIPIENT_… */
    unsigned read_by;    /* who reads it before it is sent */
    char *needs_consent; /* purpose of the consent asked first; may be NULL */
};

struct meeting_rule {
    char *kind; /* network meeting, closing talk */
    struct event_ref of;
    struct duration in;
};

enum instrument_phase { PHASE_BEFORE, PHASE_AFTER, PHASE_FOLLOWUP };
extern const struct named_value phase_names[];
struct instrument_use {
    char *instrument;
    char *by;        /* form: parent, teacher, self; may be NULL */
    unsigned phases; /* bits 1 << PHASE_… */
};

enum cost_per { COST_ONCE, COST_PER_LEADER, COST_PER_SESSION, COST_PER_COURSE, COST_PER_YEAR, COST_PER_PERSON };
extern const struct named_value cost_per_names[];
struct cost_item {
    char *item;
    bool unknown;  /* amount: unknown – shown as open, never summed */
    double amount; /* currency units; used when hours is 0 */
    double hours;
    double rate;  /* per hour */
    double times; /* 1 where not said */
    enum cost_per per;
};

/* A goal of the house; either a count or a share. */
struct target {
    char *what;
    double count; /* 0: none */
    double share; /* 0: none; 0.9 = 90 % */
    int from, to; /* dates, DATE_NONE where not said */
};

struct service {
    char *code;
    struct position at;
    struct words name;
    char *legal_basis;        /* may be NULL */
    unsigned delivered;       /* bits 1 << DELIVERED_… */
    unsigned citizens;        /* bits 1 << CITIZEN_… */
    unsigned participants;    /* bits 1 << PARTICIPANT_… */
    struct texts provided_by; /* roles; empty: any */
    unsigned referred_by;     /* bits 1 << REFERRER_…; 0: anyone */
    bool anonymous;           /* the citizen may stay without a name */
    enum interview_need interview;
    enum notes_policy notes;
    struct criteria criteria; /* in order */
    struct group_rule group;
    int staff; /* how many work together outside groups; 1 where not said */
    struct sessions_rule sessions;
    struct parents_rule parents;
    struct meeting_rule *meetings;
    size_t meeting_count;
    struct instrument_use *instruments;
    size_t instrument_count;
    struct due_rule *due;
    size_t due_count;
    struct cost_item *cost;
    size_t cost_count;
    struct target *targets;
    size_t target_count;
    struct texts at_places; /* home, house, school, online …; empty: not said */
    struct texts with;      /* services it never goes without; empty: stands alone */
    int courses_per_year;   /* 0: not said */
    char *beyond_refer_to;  /* service to go on to after the last session allowed; may be NULL */
    struct words *rituals;
    size_t ritual_count;
};

void service_free(struct service *service);

#endif

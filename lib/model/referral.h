/* A referral and the people in it, as a form brings them and as the store keeps them. */
#ifndef KREDS_MODEL_REFERRAL_H
#define KREDS_MODEL_REFERRAL_H

#include "base/date.h"
#include "base/message.h"
#include "base/named.h"
#include "base/text.h"
#include "model/facts.h"
#include "model/service.h"

enum person_kind { PERSON_CHILD, PERSON_ADULT, PERSON_NETWORK, PERSON_ANONYMOUS, PERSON_FAMILY, PERSON_CLASS };
extern const struct named_value person_kind_names[];

struct person {
    long id; /* 0: not stored yet */
    enum person_kind kind;
    char *name;     /* NULL for an anonymous caller */
    char *alias;    /* of an anonymous caller; may be NULL */
    int birth_date; /* DATE_NONE: not known */
    int due_on;     /* expected birth of an unborn child, or DATE_NONE */
    int age;        /* as an anonymous caller told it, whole years on the day received; -1: not told */
    char *cpr;      /* ten digits; may be NULL */
    char *municipality, *address, *school, *school_class, *phone, *email, *organisation; /* each may be NULL */
    bool protected; /* address, school and phone leave through nothing */
};

enum consent { CONSENT_UNKNOWN, CONSENT_GIVEN, CONSENT_REFUSED, CONSENT_WITHDRAWN };
extern const struct named_value consent_names[];

/* An adult around the citizen; REF+1 is the first. */
struct holder {
    struct person person;
    char *relation;       /* mother, father, foster mother …; may be NULL */
    bool holder;          /* of parental responsibility */
    enum consent consent; /* the latest, to the service */
};

struct network_person {
    struct person person;
    char *relation; /* class teacher …; may be NULL */
};

struct referrer {
    enum referrer_role role;
    char *name, *organisation, *phone, *email; /* each may be NULL */
};

struct goal {
    long id;
    char *text;
    char *outcome; /* met, partly, not; NULL while open */
};

/* What had happened to a referral before it was entered: a house that begins with kreds brings its waiting list and its running
 * courses along. Only what a form says; the store keeps it as an interview, a decision and a place. */
struct brought {
    int interview_on; /* the interview was held, and all agreed; DATE_NONE: not said */
    int accepted_on;  /* DATE_NONE: not said */
    char *course;     /* code of the course that it has its place in; NULL for none */
    struct position course_at;
};

struct referral {
    long id;            /* 0: not stored yet */
    int year, number;   /* 2026-0142; 0: not stored yet */
    struct position at; /* where the form began; file NULL when it came from the store */
    char *service;
    int received_on;   /* date; DATE_NONE on a form that leaves it out (then today) */
    char *external_id; /* the sender's own number; may be NULL */
    char *source;      /* where it came from: unique with external_id; may be NULL */
    struct person citizen;
    enum citizen_kind citizen_kind; /* whom the referral is for */
    struct holder *holders;
    size_t holder_count;
    struct network_person *network;
    size_t network_count;
    struct referrer referrer;
    char *caseworker_name, *caseworker_email; /* may be NULL */
    enum truth child_case, child_wants, action_plan;
    char *legal_basis; /* may be NULL */
    struct texts concerns;
    bool concerns_given; /* the form had the key, if only with an empty list */
    char *reason;        /* free text; may be NULL */
    struct goal *goals;
    size_t goal_count;
    unsigned possible_days;                     /* bits 1 << MONDAY …; 0: any */
    char *interpreter, *allergies, *fetched_by; /* practical matters; may be NULL */
    struct facts answers;                       /* the catalogue's own facts */
    struct brought brought;
};

#define REFERENCE_TEXT 24

void person_free(struct person *person);
void referral_free(struct referral *referral);

/* "2026-0142" into `into`; numbers past 9999 take the digits they need. */
const char *reference_write(int year, int number, char into[REFERENCE_TEXT]);
/* Reads 2026-0142; *adult gets n of 2026-0142+n, 0 for the citizen. `adult` may be NULL: then no + is taken. */
bool reference_read(const char *text, int *year, int *number, int *adult);

/* Age in whole years on a day by birth date or as told; false when it is not known (an unborn child has none). */
bool person_age(const struct person *person, int received_on, int on, int *age);

/* The ten digits of a CPR number for the eye, as "040316-xxxx", and in full, as "040316-4000"; the caller frees; NULL for NULL. */
char *cpr_masked(const char *cpr);
char *cpr_written(const char *cpr);
/* The last digit of the ten is even: domain.md section 8. */
bool cpr_female(const char *cpr);

#endif

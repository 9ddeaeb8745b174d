/* The questions that are still open before a referral can be judged, in words that a referrer can answer (design:
 * `screen ask`): the catalogue's own where it has some, otherwise those below. What no answer could change is not asked:
 * of an `any` that is met nothing, of an open one only the members that could still meet it. */
#ifndef KREDS_RULES_ASKING_H
#define KREDS_RULES_ASKING_H

#include "model/catalogue.h"
#include "model/referral.h"
#include "rules/screening.h"

/* One open question; all texts are owned. */
struct open_question {
    char *key; /* what `screen answer` calls it: the fact's name, or birth_date (of age), age (of an anonymous citizen),
                      municipality (of resident), consent.N (of the n-th adult); NULL where no answer can be typed */
    char *ask; /* in the language in use, the catalogue's words in the catalogue's language */
    char *answers; /* what may be typed: "yes | no", "sad (Sad) | angry (Angry)"; NULL where any text will do */
    char *choices; /* what there is to choose from, as a reader wants it: "Sad, Angry"; NULL where the question tells */
    char *remark;  /* for whoever types the answer: the command that stores it; NULL where `key` does */
};

struct open_questions {
    struct open_question *items;
    size_t count;
};

/* What the questions are about; nothing is owned. */
struct asking {
    const struct catalogue *catalogue;
    const struct service *service;
    const struct referral *referral;
    bool names; /* call people by name; otherwise by what they are to the citizen, and by reference */
};

/* Judges, and lists what is open, in the order of the criteria and each question once. A caseworker that nobody has
 * named is asked for, too, though as a fact it is known that there is none: `facts` loses it. Returns the verdict that
 * stands as long as nothing is answered; `into` is all zero before and freed with open_questions_free. */
enum verdict asking_open(const struct asking *asking, struct facts *facts, struct open_questions *into);
void open_questions_free(struct open_questions *questions);

#endif

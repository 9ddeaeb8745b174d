/* What screen check and screen match look at: referrals of the store, or forms that were never stored (--form). */
#ifndef KREDS_CMD_SUBJECTS_H
#define KREDS_CMD_SUBJECTS_H

#include "common/command.h"
#include "common/judging.h"
#include "input/yaml.h"

struct subjects {
    struct call *call;
    long *ids; /* of the store's */
    size_t id_count;
    const char *path;           /* of the forms; NULL where the store is looked at */
    struct documents documents; /* the forms point into them */
    struct referral *forms;
    size_t form_count;
};

/* Gets a referral of the store ready: judge_referral, judge_briefly or judged_load. */
typedef int subject_loader(struct call *call, long id, struct judged *into);
/* Told of each; other than 0 ends the list, as when the reader left. `reference` is that of the referral, or FILE:N for the N-th
 * form of a file. */
typedef int subject_function(void *context, const char *reference, const struct judged *judged);

/* Loads the catalogue and finds what is asked for, by the operands or --form; every reference must be there, and every form be sound,
 * before the first is looked at. Without a form the store is opened, and a read transaction begun. 0, or -1 with messages;
 * subjects_free either way. */
int subjects_find(struct call *call, struct subjects *into);
/* Calls `each` with each of them, loaded by `load`, a form judged by its own service. -1 when one could not be loaded; the others
 * are told all the same. */
int subjects_each(struct subjects *subjects, subject_loader *load, subject_function *each, void *context);
void subjects_free(struct subjects *subjects);

#endif

/* A referral that is stored already, amended field by field: the fields are those of the form, by their paths
 * (citizen.phone, holders.2.name, facts.NAME), and are read as the form's are. */
#ifndef KREDS_INTAKE_AMEND_H
#define KREDS_INTAKE_AMEND_H

#include "base/message.h"
#include "model/catalogue.h"
#include "model/referral.h"

#include <stdbool.h>
#include <stddef.h>

/* One field; the texts are not owned. */
struct amendment {
    const char *path;
    const char *value; /* blank: the field is not known any more; lists are split at | */
};

/* Amends the referral in memory. All that is wrong is told at once, with the path in the place of a file, and without a
 * value: an unknown path (the nearest is named), a value that the form would refuse, people who contradict themselves
 * (TROUBLE_DATA); fields that belong to another command (TROUBLE_USAGE). An adult or network person with the number behind
 * the last is a new one, without an id. A birth date or CPR number given to an unborn child takes the day it was due away; the
 * birth of a child that was unborn at the receipt may lie after it. 0, or -1 with messages and the referral half amended. */
int amend_read(struct referral *referral, const struct amendment *items, size_t count,
               const struct catalogue *catalogue, int today, struct messages *messages);

/* Whether a path, or one that begins with it and a dot, is among the amendments. */
bool amend_has(const struct amendment *items, size_t count, const char *path);

#endif

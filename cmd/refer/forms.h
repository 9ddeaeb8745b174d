/* Forms on their way into the store: all of one run go in together or not at all. */
#ifndef KREDS_CMD_FORMS_H
#define KREDS_CMD_FORMS_H

#include "common/command.h"
#include "input/yaml.h"
#include "refer/arrivals.h"

struct forms {
    struct documents *documents; /* one a file: positions point into them */
    size_t document_count;
    struct referral *referrals;
    struct referral_added *added; /* one a referral, once they are taken in; else NULL */
    struct arrival_like *likes;   /* likewise */
    size_t count;
};

/* Adds the forms of a file, or of a text that messages call `name`. 0, or -1 with messages. */
int forms_read_file(struct call *call, const char *path, struct forms *forms);
int forms_read_text(struct call *call, const char *name, const struct text *text, struct forms *forms);
/* Stores them in a transaction of their own, and prints the answer. 0, or -1 with messages and nothing stored. */
int forms_take_in(struct call *call, struct forms *forms);
/* What is to be said of those that went in, or were known already. */
void forms_tell(struct call *call, const struct forms *forms);
bool forms_known(const struct forms *forms); /* one of them was known already */
bool forms_new(const struct forms *forms);   /* one of them was not */
void forms_free(struct forms *forms);

#endif

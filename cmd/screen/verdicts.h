/* How screen check and screen match show a judgement: a row with verdict and reasons, with --explain a row a criterion; to a
 * person in sentences. A sentence is in the catalogue's language, as the questions in it are: it is read aloud to a family, or
 * goes into a mail. */
#ifndef KREDS_CMD_VERDICTS_H
#define KREDS_CMD_VERDICTS_H

#include "common/command.h"
#include "rules/screening.h"

struct verdicts {
    struct call *call;
    struct rows *rows; /* NULL where all is said in sentences */
    bool explain;      /* --explain */
    bool sentences;    /* for a person */
    bool obstacles;    /* for who is choosing: only what stands in the way, and where to go instead */
    bool begun;        /* something was shown */
};

/* Reads --explain and begins the output. */
void verdicts_begin(struct call *call, bool obstacles, struct verdicts *into);
/* Whether findings are shown, and not just verdict and reasons. */
bool verdicts_tell(const struct verdicts *verdicts);
/* Shows one judgement; 0, or 1 when the reader left. */
int verdicts_show(struct verdicts *verdicts, const char *reference, const struct service *service,
                  const struct judgement *judgement);
int verdicts_end(struct verdicts *verdicts); /* 0 or -1 */

#endif

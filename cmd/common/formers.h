/* Catalogues of former days, read from the store by their digest: a course keeps the rules that it was planned by. */
#ifndef KREDS_CMD_FORMERS_H
#define KREDS_CMD_FORMERS_H

#include "common/command.h"

struct former;

/* All zero is an empty one. */
struct formers {
    struct former **items; /* by digest, each read once */
    size_t count;
};

/* The service as the catalogue of a digest has it (NULL: the present one), else as the present one has; NULL when neither does. A
 * text that cannot be read is told once (TROUBLE_WARNING), and the present catalogue serves. The catalogue must be loaded and the
 * store open. Lives until formers_free. */
const struct service *formers_service(struct formers *formers, struct call *call, const char *digest, const char *code);
/* The same by the catalogue of the digest alone; NULL where that cannot be read or has no such service. */
const struct service *formers_kept(struct formers *formers, struct call *call, const char *digest, const char *code);
void formers_free(struct formers *formers);

#endif

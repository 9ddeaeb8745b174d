/* The parts that kreds check goes through, each in a file of its own. */
#ifndef KREDS_STORE_CHECK_PARTS_H
#define KREDS_STORE_CHECK_PARTS_H

#include "base/message.h"
#include "store/check.h"
#include "store/store.h"

struct checking {
    struct store *store;
    void (*found)(void *context, const struct check_finding *finding);
    void *context;
};

/* Tells a finding; the format is one whole sentence. */
void check_tell(const struct checking *checking, enum check_severity severity, const char *where, const char *format,
                ...) __attribute__((format(printf, 4, 5)));

/* Each 0 when its part could be looked at whole, else -1 with a message. */
int check_schema(const struct checking *checking, struct messages *messages);
int check_texts(const struct checking *checking, struct messages *messages);
int check_journal(const struct checking *checking, struct messages *messages);
int check_rows(const struct checking *checking, struct messages *messages);

#endif

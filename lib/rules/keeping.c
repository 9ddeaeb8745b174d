#include "rules/keeping.h"

#include "base/i18n.h"
#include "base/memory.h"

#include <stdlib.h>

/* A number of the catalogue as a text, then and now, and as the course has it. */
struct number {
    struct text then, now;
    struct text kept; /* empty: the course has no number of its own, and goes by the catalogue of then */
};

static void number_free(struct number *number)
{
    text_free(&number->then);
    text_free(&number->now);
    text_free(&number->kept);
}

/* Whether the two catalogues differ, and the course from the present one; with what it keeps, in words. */
static bool differs(const struct number *number, const char **kept)
{
    *kept = number->kept.length > 0 ? text_bytes(&number->kept) : text_bytes(&number->then);
    return !text_is(text_bytes(&number->then), text_bytes(&number->now)) && !text_is(*kept, text_bytes(&number->now));
}

/* The format has two places, for what the course keeps and what the catalogue says now. */
static void tell(const struct number *number, const char *format, struct messages *messages)
{
    const char *kept;
    struct text line = {0};

    if (!differs(number, &kept))
        return;
    text_add_format(&line, format, kept, text_bytes(&number->now));
    messages_add(messages, TROUBLE_WARNING, NULL, "%s", text_bytes(&line));
    text_free(&line);
}

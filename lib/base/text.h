/* Texts that grow, lists of texts, and looks at single texts. */
#ifndef KREDS_BASE_TEXT_H
#define KREDS_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A text under construction; all zero is an empty one. */
struct text {
    char *bytes;   /* NUL-terminated, NULL while nothing was added */
    size_t length; /* bytes, without the NUL */
    size_t room;   /* bytes there is room for */
};

void text_add(struct text *text, const char *more);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_add_format_list(struct text *text, const char *format, va_list values);
void text_expect(struct text *text, size_t more); /* makes room for so many bytes beyond those there are */
void text_clear(struct text *text);               /* empty, the room kept */
void text_free(struct text *text);
const char *text_bytes(const struct text *text); /* "" for an empty one; never NULL */

/* A list of texts; all zero is an empty one. */
struct texts {
    char **items; /* each owned by the list */
    size_t count;
};

void texts_add(struct texts *list, const char *item); /* copies */
bool texts_has(const struct texts *list, const char *item);
void texts_copy(struct texts *into, const struct texts *from); /* whatever `into` held is not freed */
void texts_join(const struct texts *list, const char *between, struct text *into);
void texts_free(struct texts *list);

/* Equal; NULL equals only NULL. Most texts part at their first letter, and a row of a sheet asks a thousand times. */
static inline bool text_is(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : *a == *b && strcmp(a, b) == 0;
}
bool text_empty(const char *text); /* NULL or no bytes */
bool text_blank(const char *text); /* NULL or white space only */
char *text_trim(char *text);       /* in place; returns its first non-blank byte */
char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2))); /* the caller frees */

/* Whether a message may repeat a key: small letters, _, -, . and few digits alone, as kreds' own keys, codes and paths have. In a form
 * whose colons slipped, or typed for another word, anything else may be a person's name or number, or what was told of one. */
bool text_repeatable(const char *word);
/* A word from an input as a message may show it: no control characters, and at most 40 letters of it; the caller frees. */
char *text_shown(const char *word);
/* The same for what was given as a code: "…" where it has a blank in it, as no code has and a person's whole name does, or is
 * written as a CPR number. */
char *text_code_shown(const char *code);
/* Appends the first `length` bytes of a text, with a ? for each control character, a line's end among them. */
void text_add_shown(struct text *into, const char *text, size_t length);

/* The whole text as a decimal number from `least` to `most`; false (and *number untouched) for anything else. */
bool text_number(const char *text, long least, long most, long *number);

/* yes, no, true, false (any case); false for anything else. */
bool text_truth(const char *text, bool *truth);

/* The item nearest to `word` by edits of letters, else the only one that begins with it; NULL when none is near enough to be meant.
 * `items` ends with NULL. */
const char *text_nearest(const char *word, const char *const *items);

#endif

/* What went wrong, gathered where it is found and told where a person is: library functions append, commands print.
 * A message reads "what is wrong; what was wanted" and holds no personal value. */
#ifndef KREDS_BASE_MESSAGE_H
#define KREDS_BASE_MESSAGE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* The kind of trouble, which decides a command's exit status (in brackets). */
enum trouble {
    TROUBLE_WARNING = 0,    /* said, and goes on (none of its own) */
    TROUBLE_REFUSED_RECORD, /* one record was refused, the others went in (1) */
    TROUBLE_USAGE,          /* wrong usage (64) */
    TROUBLE_DATA,           /* bad input data (65) */
    TROUBLE_NOT_FOUND,      /* no such file or reference (66) */
    TROUBLE_NO_STORE,       /* no store there, or one too new (69) */
    TROUBLE_FAULT,          /* our own fault (70) */
    TROUBLE_IO,             /* input, output, a full disk (74) */
    TROUBLE_BUSY,           /* try again (75) */
    TROUBLE_FORBIDDEN,      /* a rule, a double booking, a policy, a permission (77) */
    TROUBLE_CATALOGUE       /* broken catalogue (78) */
};

/* Where in a file; all zero where there is no file to speak of. */
struct position {
    const char *file; /* not owned: lives as long as what was read from it; NULL for none */
    int line;         /* from 1; 0 for none */
    int column;       /* from 1, in code points; 0 for none */
};

struct message {
    enum trouble trouble;
    char *file; /* may be NULL */
    int line;
    int column;
    char *text;
};

/* A word of an input, of which something may be said later. */
struct message_word {
    char *word;
    const char *file; /* not owned, as in a position */
    int line;
};

/* A list of messages; all zero is an empty one. */
struct messages {
    struct message *items;
    size_t count;
    struct message_word *words; /* where the words stood that messages_add_about knows; NULL for none */
    size_t word_count;
    bool words_sorted;
};

/* Appends a message; `at` may be NULL. Always returns -1, so that a function can end with it. */
int messages_add(struct messages *list, enum trouble trouble, const struct position *at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Keeps where a word was read, for messages_add_about. */
void messages_word(struct messages *list, const char *word, const struct position *at);
/* As messages_add, about a word that was given: with its place where it was read from an input, else without one. A word stands
 * also where one begins with it that goes on with /, + or = ("ck" in "ck/3", "2026-0142" in "2026-0142=present"). */
int messages_add_about(struct messages *list, enum trouble trouble, const char *word, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The trouble that decides: the first one that is no warning; TROUBLE_WARNING when there is none. */
enum trouble messages_trouble(const struct messages *list);
bool messages_failed(const struct messages *list); /* has one that is no warning */
/* Moves all messages of `from` to the end of `into`. */
void messages_move(struct messages *into, struct messages *from);
void messages_free(struct messages *list);

#endif

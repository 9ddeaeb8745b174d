/* Rows of a sheet as marks of past sessions (attend import). The headings are these columns, matched without regard to case and
 * surrounding blanks:
 *
 *   session      COURSE/N; or N beside `course`
 *   course       the course's code
 *   date         the session's day; names the session where `session` does not, and is held against it where it does
 *   who          2026-0142, or 2026-0142+1 for its first adult
 *   external_id  the number that the referral came with, in place of `who`
 *   adult        the n-th adult, beside either; blank: the citizen
 *   status       present, late, cancelled or absent
 *
 * A foreign sheet's headings and its words for a status are given their meaning by a map. */
#ifndef KREDS_INTAKE_MARK_READER_H
#define KREDS_INTAKE_MARK_READER_H

#include "base/message.h"
#include "input/node.h"
#include "input/sheet.h"
#include "model/course.h"

#include <stddef.h>

/* One word of a foreign sheet: a heading, or a word for a status, and the column or the status it means. */
struct mark_word {
    char *word;
    char *meaning;      /* "" for a column that is left out on purpose */
    bool status;        /* a word for a status */
    struct position at; /* in the map file; its file name belongs to the document */
};

struct mark_words {
    struct mark_word *items;
    size_t count;
};

/* Reads a map file's document: heading → column; or under `headings` the same, and under `values: {status: …}` word → status. What is
 * neither, and words that stand twice, are TROUBLE_DATA. 0, or -1 with messages; `into` is freed by mark_words_free either way. The
 * document must outlive the words. */
int mark_words_read(const struct node *root, struct mark_words *into, struct messages *messages);
void mark_words_free(struct mark_words *words);

/* One mark, as far as a row says it. */
struct mark_row {
    char *session, *course;  /* each may be NULL; a session without a slash stands beside a course */
    int date;                /* DATE_NONE: not said */
    char *who, *external_id; /* one of them is there */
    int adult;               /* 0: not said, the citizen */
    int status;              /* enum attendance_status */
};
void mark_row_free(struct mark_row *row);

struct mark_reader;

/* Makes a reader for the sheet's headings. `words` may be NULL. Told as TROUBLE_WARNING: headings nobody knows (the column is left
 * out; `kind` of attend list and a last column `error` silently), headings of the map that the sheet lacks. TROUBLE_DATA: columns
 * that are missing or doubled. 0, or -1 with messages and *reader NULL. */
int mark_reader_open(const char *file, const char *const *headings, size_t count, const struct mark_words *words,
                     struct mark_reader **reader, struct messages *messages);
/* Reads one row. 0, or -1 with messages (TROUBLE_DATA); `into` is freed by mark_row_free either way. */
int mark_reader_row(struct mark_reader *reader, const struct sheet_row *row, struct mark_row *into,
                    struct messages *messages);
void mark_reader_close(struct mark_reader *reader); /* NULL is fine */

#endif

/* A sheet of answers: a row for each questionnaire, under the headings `id` and the numbers of the items, in any order. */
#ifndef KREDS_INTAKE_ANSWER_SHEET_H
#define KREDS_INTAKE_ANSWER_SHEET_H

#include "base/message.h"
#include "input/sheet.h"
#include "intake/answer_words.h"

#include <stddef.h>

struct answer_sheet;

/* One row. All of it lives until the next one is read, or the sheet's row is gone. */
struct answer_row {
    const char *id;     /* the sender's own */
    int age;            /* of the column `age`, in whole years; -1 where there is none */
    const int *answers; /* as many as the instrument has items; ANSWER_NONE for a blank */
};

/* Takes the headings of a sheet. They are matched without regard to case and blanks; `age` may be among them. TROUBLE_DATA: no `id`, an
 * item without a column, one with two, a number that no item has. Other headings are told as TROUBLE_WARNING and their columns left
 * out (a last column `error`, of a file of rejects, silently). 0, or -1 with messages and *sheet NULL. The key must outlive the
 * sheet. */
int answer_sheet_open(const char *file, const char *const *headings, size_t count, const struct answer_key *key,
                      struct answer_sheet **sheet, struct messages *messages);
/* Reads one row; what is wrong is told (TROUBLE_DATA) with the row's line and the number of the cell. 0, or -1 where the row is not to
 * be used. */
int answer_sheet_row(struct answer_sheet *sheet, const struct sheet_row *row, struct answer_row *into,
                     struct messages *messages);
void answer_sheet_close(struct answer_sheet *sheet); /* NULL is fine */

#endif

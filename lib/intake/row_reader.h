/* Rows of a sheet as referrals. A heading is the form's path with dots (citizen.name, holders.1.consent, facts.NAME),
 * or is given one by a mapping; lists are split at |, or are columns to tick (concerns.sad). Cells may be written as
 * intake/cell.h says. Each row becomes nodes and goes the way of a form, so that one reader serves both. */
#ifndef KREDS_INTAKE_ROW_READER_H
#define KREDS_INTAKE_ROW_READER_H

#include "base/message.h"
#include "input/node.h"
#include "input/sheet.h"
#include "intake/mapping.h"
#include "model/catalogue.h"
#include "model/referral.h"

#include <stddef.h>

struct row_reader;

/* Makes a reader for the sheet's headings, matched without regard to case and blanks. `mapping` may be NULL and must outlive the
 * reader; a heading it does not name is taken for a path. Told as TROUBLE_WARNING with the column: headings nobody knows
 * (the column is left out; a last column `error`, of an earlier file of rejects, silently), headings of the mapping
 * that the sheet lacks. TROUBLE_DATA: no `service` heading nor constant, two headings with one path. 0, or -1 with messages and
 * *rows NULL. Line 1 is named as the headings' place. */
int row_reader_open(const char *file, const char *const *headings, size_t count, const struct mapping *mapping,
                    const struct catalogue *catalogue, struct row_reader **rows, struct messages *messages);

/* Reads one row as form_read does (same results, same freeing); a place's line is the row's, its column the cell's
 * number. Blank cells are keys left out. Places in `into` point to the reader's copy of the file name. */
int row_reader_referral(struct row_reader *rows, const struct sheet_row *row, const struct catalogue *catalogue,
                        int today, struct referral *into, struct messages *messages);
void row_reader_close(struct row_reader *rows); /* NULL is fine */

#endif

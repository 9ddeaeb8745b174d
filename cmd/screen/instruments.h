/* What score, record and scores share: the instrument that is named, how its answers come, and how scores are told. */
#ifndef KREDS_CMD_INSTRUMENTS_H
#define KREDS_CMD_INSTRUMENTS_H

#include "common/command.h"
#include "intake/answer_words.h"
#include "rules/scoring.h"

/* Loads the catalogue for its instruments; where none is named and none stands where it belongs, those that are built in are all. */
int call_instruments(struct call *call);

/* The instrument of a name; NULL with a message (TROUBLE_NOT_FOUND) that names the nearest one. */
const struct instrument *call_instrument(struct call *call, const char *name);

/* Who answered, as an option says it: one of the instrument's forms; *form stays NULL where the option was not given. */
int call_form(struct call *call, const struct instrument *instrument, const char *option, const char **form);

/* How the answers are given, by --coding. */
int call_coding(struct call *call, const struct instrument *instrument, struct answer_key *key);

/* A row for each scale: `first` (a reference, or the sender's id), scale, answered, items, score, band. As rows_add. */
extern const struct column score_columns[]; /* their first is "id" */
extern const struct column record_columns[];
#define SCORE_COLUMNS 6
int print_scores(struct rows *rows, const char *first, const struct scoring *scoring);

/* Tells the alerts at once to standard error, each on a line behind `where` (a reference, or a place in a file). They are no warnings:
 * -q does not hush them. */
void tell_alerts(const struct call *call, const char *where, const struct instrument *instrument,
                 const struct scoring *scoring);

#endif

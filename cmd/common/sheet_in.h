/* A CSV file as a command's operand, opened as --delimiter, --encoding and --rejects say, with its map (--map). */
#ifndef KREDS_CMD_SHEET_IN_H
#define KREDS_CMD_SHEET_IN_H

#include "common/command.h"
#include "common/rejects.h"
#include "input/sheet.h"
#include "input/yaml.h"

#include <stdio.h>

/* All zero is a closed one. */
struct sheet_in {
    FILE *file; /* standard input, or to be closed */
    struct sheet *sheet;
    struct documents map; /* one document where --map was given */
    struct rejects *rejects;
};

/* Opens the file and reads its headings and the map; the file of rejects comes later, when nothing else can be wrong, as it takes
 * the place of an earlier one. 0, or -1 with messages. Closed by sheet_in_close either way. */
int sheet_in_open(struct call *call, const char *path, struct sheet_in *in);
/* The file of rejects; a dry run keeps none. */
int sheet_in_rejects(struct call *call, struct sheet_in *in);
/* Ends the file of rejects: kept under its name when the sheet came to its end (`whole`), otherwise an earlier one stays. Tells how
 * many rows were refused. 0 or -1. */
int sheet_in_end(struct call *call, struct sheet_in *in, bool whole, long refused);
void sheet_in_close(struct sheet_in *in);

#endif

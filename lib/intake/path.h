/* The paths of a form's fields, as the headings of a sheet name them: service, citizen.name, holders.1.consent,
 * facts.NAME. */
#ifndef KREDS_INTAKE_PATH_H
#define KREDS_INTAKE_PATH_H

#include <stdbool.h>
#include <stddef.h>

enum path_kind {
    PATH_UNKNOWN,
    PATH_TEXT, /* one value */
    PATH_LIST  /* several values */
};

/* What stands at a path (small letters, but for the name of a fact, which is anything). */
enum path_kind path_kind(const char *path);
/* How a sheet's cell for a path may be understood, bits of intake/cell.h; 0 for a fact, which the catalogue knows more of. */
unsigned path_wants(const char *path);
/* What is ticked in a column of its own, as concerns.sad or possible_days.mon: behind the list's name, which is `*length` bytes long;
 * NULL for other paths. */
const char *path_tick(const char *path, size_t *length);
/* The number of the person in holders.2.name; 0 for other paths. */
int path_number(const char *path);
/* The path nearest to a mistyped one, NULL when none is near enough; the caller frees. */
char *path_nearest(const char *path);

/* Equal as headings: without regard to case and blanks. */
bool heading_same(const char *a, const char *b);
/* A heading as a path: without blanks, in small letters; the caller frees. */
char *heading_path(const char *heading);

#endif

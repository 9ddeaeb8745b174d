/* The paths of a form's fields, as the headings of a sheet name them: service, citizen.name, holders.1.consent,
 * facts.NAME. */
#ifndef KREDS_INTAKE_PATH_H
#define KREDS_INTAKE_PATH_H

#include <stdbool.h>

enum path_kind {
    PATH_UNKNOWN,
    PATH_TEXT, /* one value */
    PATH_LIST  /* several values */
};

/* What stands at a path (small letters, but for the name of a fact, which is anything). */
enum path_kind path_kind(const char *path);
/* The number of the person in holders.2.name; 0 for other paths. */
int path_number(const char *path);
/* The path nearest to a mistyped one, NULL when none is near enough; the caller frees. */
char *path_nearest(const char *path);

/* Equal as headings: without regard to case and surrounding blanks. */
bool heading_same(const char *a, const char *b);
/* A heading as a path: trimmed, in small letters; the caller frees. */
char *heading_path(const char *heading);

#endif

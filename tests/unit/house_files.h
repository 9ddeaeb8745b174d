/* For tests of the store's own files: looks at them, and ways to make and open a house's store. */
#ifndef KREDS_TESTS_HOUSE_FILES_H
#define KREDS_TESTS_HOUSE_FILES_H

#include "store/store.h"
#include "store_house.h"

#include <stdbool.h>
#include <stddef.h>

unsigned mode_of(const char *path); /* permission bits; 0 for what is not there */
bool exists(const char *path);
void write_file(const char *path, const char *bytes, size_t length); /* mode 0600 */
size_t files_in(const char *folder);

int create(struct house *house);
int open_for(struct house *house, enum store_use use);

#endif

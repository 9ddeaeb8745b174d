/* What the tests of the store's core share: a house with a store of its own, and commands given as SQL. */
#ifndef KREDS_TESTS_UNIT_STORE_HOUSE_H
#define KREDS_TESTS_UNIT_STORE_HOUSE_H

#include "base/message.h"
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct house {
    char folder[4000];
    char path[4096];
    struct store *store; /* opened for writing */
    struct messages messages;
};

/* cmocka's setup and teardown: an empty store, opened; and everything of it gone again. */
int house_setup(void **state);
int house_teardown(void **state);
/* The same, with the file not made yet; and with people in it, from a command that is entry 1 (see store_house.c). */
int house_setup_bare(void **state);
int house_setup_people(void **state);

/* Keeps a catalogue whose digest is 64 zeros, for what must name one. */
void house_catalogue(struct house *house);

/* Who acts, at a moment of its own each time. */
struct store_who house_who(const char *user, const char *command);

/* One command: begins, runs the SQL, commits. The number of its journal entry, 0 when it left none; the test fails where it fails. */
long house_do(struct house *house, const char *user, const char *command, const char *sql);
/* Runs SQL past kreds, on a connection of its own. */
void house_meddle(struct house *house, const char *sql);
/* One number, or text (the caller frees), that a query gives; 0 or NULL for no row. */
long house_number(struct house *house, const char *sql);
char *house_text(struct house *house, const char *sql);

/* All rows of all recorded tables as one text, to see that nothing changed (the caller frees). */
char *house_dump(struct house *house);

/* Exactly one message, of this trouble and with this text in it; clears the list. */
void house_said(struct house *house, enum trouble trouble, const char *part);
/* No message at all. */
void house_silent(struct house *house);

#endif

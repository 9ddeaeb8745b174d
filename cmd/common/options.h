/* Reading a command line: common options, a command's own, the verb and its operands, in any order. */
#ifndef KREDS_CMD_OPTIONS_H
#define KREDS_CMD_OPTIONS_H

#include "common/command.h"

enum asked { ASKED_RUN, ASKED_HELP, ASKED_VERSION, ASKED_WRONG };

/* Fills the call; messages tell what is wrong. Operands point into argv, which getopt_long may have put in another order. */
enum asked options_read(struct call *call, int argc, char **argv);

/* An option common to all commands; shown by the help. */
struct common_option {
    const char *name;
    char letter;
    const char *argument;
    const char *help;
};
extern const struct common_option common_options[];

/* Prints the help to standard output: of the whole command, or of one verb alone. */
void help_print(const struct command *command, const struct verb *only);

/* Whether a verb takes one of the command's own options. */
bool verb_takes(const struct verb *verb, const char *option);

#endif

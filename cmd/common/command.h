/* What the six commands share: their options, their help, their way from arguments to an exit status. */
#ifndef KREDS_CMD_COMMAND_H
#define KREDS_CMD_COMMAND_H

#include "base/message.h"
#include "base/text.h"
#include "model/catalogue.h"
#include "output/rows.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

struct call;

/* What a verb does. Fills call->messages; returns 0 when done, 1 when done and the answer is no; -1 failed (the messages decide the
 * exit status). */
typedef int verb_function(struct call *call);

struct verb {
    const char *name;     /* NULL ends the table */
    const char *operands; /* as in the synopsis: "REF FACT=VALUE…" */
    const char *help;     /* one line, N_() marked */
    verb_function *run;
    const char *options; /* names of the command's own options it takes, blank between; NULL none */
};

/* An option of a command's own, beyond those common to all. */
struct command_option {
    const char *name;     /* long name; NULL ends the table */
    char letter;          /* 0: none */
    const char *argument; /* its argument's name, NULL for a flag */
    const char *help;     /* one line, N_() marked */
};

/* What a command's verbs can write beside rows. Where html is one of them, the verbs that can name "-f" among their options. */
enum paper { PAPER_TEXT = 1, PAPER_HTML = 2 };

struct command {
    const char *name;
    const char *help; /* one sentence, N_() marked */
    const struct verb *verbs;
    const struct command_option *options;
    unsigned papers; /* -f text and html, bits of enum paper: some of its verbs write for a reader, not for a program */
};

#define OPTIONS_MOST 64

/* One call of a command: what was asked, and what it needs. */
struct call {
    const struct command *command;
    const struct verb *verb;
    const char *given[OPTIONS_MOST]; /* beside command->options: the argument, "" for a flag, NULL not given */
    char **operands;                 /* behind the verb */
    size_t operand_count;
    const char *db;             /* -d, $KREDS_DB; NULL: where a store belongs */
    const char *catalogue_path; /* -c, $KREDS_CATALOGUE; NULL: where a catalogue belongs */
    enum format format;
    bool format_given; /* -f was given */
    bool text, html;   /* -f text, -f html */
    bool terminal;     /* standard output is a terminal and no -f was given */
    bool dry_run, names, quiet;
    int today;
    struct messages messages;
    struct store *store;        /* after call_store */
    struct catalogue catalogue; /* after call_catalogue */
    bool catalogue_loaded;
    char *own_db, *own_catalogue_path; /* where they belong, once asked for; otherwise NULL */
    char *user;                        /* the Unix user's name, once call_who asked for it; otherwise NULL */
    char at[32];                       /* the real clock's instant */
    char title[64];                    /* "refer add": goes into the journal */
    struct store_who who;              /* by call_who */
};

/* The whole life of a command: reads the options (before or after the verb), runs the verb, prints the messages to standard error,
 * closes what was opened, checks that standard output was written, returns the exit status. */
int command_main(const struct command *command, int argc, char **argv);

/* The argument of one of the command's own options; NULL when it was not given ("" for a flag). */
const char *call_option(const struct call *call, const char *name);
/* An option that is a date; `otherwise` when it was not given. -1 with a TROUBLE_USAGE message. */
int call_option_date(struct call *call, const char *name, int otherwise, int *date);
/* Two options that are dates, the first day and the last; either may be left out, and is DATE_NONE then. */
int call_option_span(struct call *call, const char *first, const char *last, int *from, int *to);
/* An option that is a whole number. */
int call_option_number(struct call *call, const char *name, long least, long most, long otherwise, long *number);
/* Wrong usage: appends the message; returns -1. */
int call_usage(struct call *call, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends a message without a place; returns -1. */
int call_fail(struct call *call, enum trouble trouble, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The path of the store and of the catalogue, by option, environment, or where they belong; NULL with a message when no home is known. */
const char *call_store_path(struct call *call);
const char *call_catalogue_path(struct call *call);
/* Who acts, and when, for the journal. */
const struct store_who *call_who(struct call *call);
/* Opens the store once; loads the catalogue once. 0 or -1 with messages. */
int call_store(struct call *call, enum store_use use);
int call_catalogue(struct call *call);
/* A transaction of this call; call_finish commits, or rolls back under -n. */
int call_begin(struct call *call);
int call_finish(struct call *call);

/* The references among the operands from `first` on; the operand `-` reads them from standard input, the first field of each line
 * (a field ends at a tab or a blank). */
int call_references(struct call *call, size_t first, struct texts *references);

/* A printer on standard output in the format asked for. */
struct rows *call_rows(struct call *call, const struct column *columns, size_t count);
/* Ends it; -1 when standard output could not be written, which is told once, when the command ends. A closed pipe is no trouble. */
int call_rows_close(struct rows *rows);

/* Journals a look at named persons and commits it: the references looked at, and with --names a list's persons. To be called
 * before anything is shown. */
int call_look(struct call *call, const struct texts *references, const long *persons, size_t person_count);

#endif

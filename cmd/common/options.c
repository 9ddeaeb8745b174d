#include "common/options.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

const struct common_option common_options[] = {
    {"db", 'd', "FILE", N_("the store (else $KREDS_DB, else where it belongs)")},
    {"catalogue", 'c', "PATH", N_("the catalogue, a folder or a file (else $KREDS_CATALOGUE)")},
    {"format", 'f', "NAME", N_("the output: table, tsv, csv, excel or json")},
    {"dry-run", 'n', NULL, N_("do everything but keep nothing")},
    {"today", 0, "DATE", N_("take DATE for today (else $KREDS_TODAY)")},
    {"names", 0, NULL, N_("show names; the look is journalled")},
    {"quiet", 'q', NULL, N_("no warnings")},
    {"help", 'h', NULL, N_("this help")},
    {"version", 'V', NULL, N_("the version")},
    {NULL, 0, NULL, NULL},
};
enum {
    COMMON_DB,
    COMMON_CATALOGUE,
    COMMON_FORMAT,
    COMMON_DRY_RUN,
    COMMON_TODAY,
    COMMON_NAMES,
    COMMON_QUIET,
    COMMON_HELP,
    COMMON_VERSION
};

#define COMMON_COUNT 9
/* getopt values: letters as themselves, common options and a command's own from here. */
#define COMMON_BASE 500
#define OWN_BASE 1000

/* The tables getopt_long asks for. */
struct getopt_tables {
    struct option longs[COMMON_COUNT + OPTIONS_MOST + 1];
    char letters[2 * (COMMON_COUNT + OPTIONS_MOST) + 2];
};

static void tables_add(struct getopt_tables *tables, size_t at, const char *name, char letter, const char *argument,
                       int value)
{
    tables->longs[at] = (struct option){name, argument ? required_argument : no_argument, NULL, value};
    if (!letter)
        return;
    size_t length = strlen(tables->letters);
    tables->letters[length] = letter;
    if (argument)
        tables->letters[length + 1] = ':';
}

static void tables_fill(struct getopt_tables *tables, const struct command *command)
{
    size_t at = 0;
    strcpy(tables->letters, ":");
    for (int i = 0; common_options[i].name; i++)
        tables_add(tables, at++, common_options[i].name, common_options[i].letter, common_options[i].argument,
                   COMMON_BASE + i);
    for (int i = 0; command->options && command->options[i].name; i++)
        tables_add(tables, at++, command->options[i].name, command->options[i].letter, command->options[i].argument,
                   OWN_BASE + i);
}

/* Letters come back as themselves: their option's value is looked up here. */
static int value_of_letter(const struct command *command, int letter)
{
    for (int i = 0; common_options[i].name; i++)
        if (common_options[i].letter && common_options[i].letter == letter)
            return COMMON_BASE + i;
    for (int i = 0; command->options && command->options[i].name; i++)
        if (command->options[i].letter && command->options[i].letter == letter)
            return OWN_BASE + i;
    return 0;
}

static int read_format(struct call *call, const char *name)
{
    int format = 0;
    call->format_given = true;
    call->text = (call->command->papers & PAPER_TEXT) && strcmp(name, "text") == 0;
    call->html = (call->command->papers & PAPER_HTML) && strcmp(name, "html") == 0;
    if (call->text || call->html) {
        call->format = FORMAT_TABLE;
        return 0;
    }
    if (!named_read(format_names, name, &format)) {
        char *names = named_list(format_names);
        call_usage(call,
                   call->command->papers == PAPER_TEXT ? _("unknown format '%s'; wanted one of text, %s")
                                                       : _("unknown format '%s'; wanted one of %s"),
                   name, names);
        free(names);
        return -1;
    }
    call->format = (enum format)format;
    call->terminal = false;
    return 0;
}

static int take_common(struct call *call, int option, const char *argument, enum asked *asked)
{
    /* A script's variable that is not set: what lies in its usual place is not what was meant. */
    if (argument && text_empty(argument) && (option == COMMON_DB || option == COMMON_CATALOGUE))
        return call_usage(call, option == COMMON_DB ? _("--db names nothing; wanted a file")
                                                    : _("--catalogue names nothing; wanted a folder or a file"));
    switch (option) {
    case COMMON_DB: call->db = argument; return 0;
    case COMMON_CATALOGUE: call->catalogue_path = argument; return 0;
    case COMMON_FORMAT: return read_format(call, argument);
    case COMMON_DRY_RUN: call->dry_run = true; return 0;
    case COMMON_TODAY:
        return date_read(argument, &call->today) ? 0 : call_usage(call, _("--today is no date; wanted YYYY-MM-DD"));
    case COMMON_NAMES: call->names = true; return 0;
    case COMMON_QUIET: call->quiet = true; return 0;
    case COMMON_HELP: *asked = ASKED_HELP; return 0;
    default: *asked = ASKED_VERSION; return 0;
    }
}

bool verb_takes(const struct verb *verb, const char *option)
{
    size_t length = strlen(option);
    for (const char *at = verb->options; at && *at; at += strspn(at, " ")) {
        size_t word = strcspn(at, " ");
        if (word == length && strncmp(at, option, length) == 0)
            return true;
        at += word;
    }
    return false;
}

static const struct verb *verb_named(const struct command *command, const char *name)
{
    for (const struct verb *verb = command->verbs; verb->name; verb++)
        if (strcmp(verb->name, name) == 0)
            return verb;
    return NULL;
}

static int find_verb(struct call *call, const char *name)
{
    call->verb = verb_named(call->command, name);
    if (call->verb)
        return 0;
    struct texts names = {0};
    for (const struct verb *verb = call->command->verbs; verb->name; verb++)
        texts_add(&names, verb->name);
    texts_add(&names, "");
    free(names.items[names.count - 1]);
    names.items[--names.count] = NULL;
    const char *nearest = text_nearest(name, (const char *const *)names.items);
    char *shown = text_code_shown(name);
    if (nearest)
        call_usage(call, _("unknown verb '%s'; did you mean %s?"), shown, nearest);
    else {
        struct text list = {0};
        texts_join(&names, ", ", &list);
        call_usage(call, _("unknown verb '%s'; wanted one of %s"), shown, text_bytes(&list));
        text_free(&list);
    }
    free(shown);
    texts_free(&names);
    return -1;
}

/* An option that the verb does not take is a mistake worth telling: it would be passed over in silence. */
static int check_taken(struct call *call)
{
    int failed = 0;
    for (int i = 0; call->command->options && call->command->options[i].name; i++)
        if (call->given[i] && !verb_takes(call->verb, call->command->options[i].name))
            failed = call_usage(call, _("%s takes no --%s"), call->verb->name, call->command->options[i].name);
    if ((call->text || call->html) && (call->command->papers & PAPER_HTML) && !verb_takes(call->verb, "-f"))
        failed = call_usage(call, _("%s has no -f %s; wanted table, tsv, csv, excel or json"), call->verb->name,
                            call->html ? "html" : "text");
    return failed;
}

/* The long options that a word is the beginning of; their names go into the list. */
static size_t options_begun(const struct getopt_tables *tables, const char *name, struct texts *into)
{
    for (const struct option *option = tables->longs; option->name; option++)
        if (strncmp(option->name, name, strlen(name)) == 0) {
            char *whole = text_format("--%s", option->name);
            texts_add(into, whole);
            free(whole);
        }
    return into->count;
}

/* A long option that getopt took for none: it is the beginning of several, or of no one. */
static void refuse_long(struct call *call, const struct getopt_tables *tables, const char *name)
{
    struct texts begun = {0};
    struct text list = {0};

    if (strncmp(name, "--", 2) == 0 && options_begun(tables, name + 2, &begun) > 1) {
        texts_join(&begun, ", ", &list);
        call_usage(call, _("%s is not clear; wanted one of %s"), name, text_bytes(&list));
    } else
        call_usage(call, _("unknown option %s; %s --help lists them"), name, call->command->name);
    text_free(&list);
    texts_free(&begun);
}

/* Of a word like --reason=TEXT, or a text that begins with hyphens, only what may name an option is repeated. A letter beyond ASCII
 * comes as its first byte, a negative one, and before getopt has gone on to the next word. */
static int refuse_option(struct call *call, const struct getopt_tables *tables, char **argv)
{
    if (optopt > 0 && optopt < COMMON_BASE)
        return call_usage(call, _("unknown option -%c; %s --help lists them"), optopt, call->command->name);
    const char *word = argv[optopt < 0 ? optind : optind - 1];
    char *name = memory_text_part(word, strcspn(word, "= \t\n"));
    if (optopt >= COMMON_BASE)
        call_usage(call, _("%s takes no argument"), name);
    else
        refuse_long(call, tables, name);
    free(name);
    return -1;
}

static int scan(struct call *call, int argc, char **argv, struct getopt_tables *tables, enum asked *asked)
{
    opterr = 0;
    for (int got; (got = getopt_long(argc, argv, tables->letters, tables->longs, NULL)) != -1;) {
        if (got == ':')
            return call_usage(call, _("%s lacks its argument"), argv[optind - 1]);
        if (got == '?')
            return refuse_option(call, tables, argv);
        int option = got < COMMON_BASE ? value_of_letter(call->command, got) : got;
        if (option >= OWN_BASE)
            call->given[option - OWN_BASE] = optarg ? optarg : "";
        else if (take_common(call, option - COMMON_BASE, optarg, asked) != 0)
            return -1;
    }
    return 0;
}

/* What is typed goes into the store and into messages: texts, codes, names of files. */
static int check_utf8(struct call *call, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!utf8_valid(argv[i]))
            return call_usage(call, _("argument %d is no UTF-8; wanted text in UTF-8"), i);
    return 0;
}

/* Help asked for beside a verb is that verb's. */
enum asked options_read(struct call *call, int argc, char **argv)
{
    struct getopt_tables tables = {0};
    enum asked asked = ASKED_RUN;

    tables_fill(&tables, call->command);
    if (check_utf8(call, argc, argv) != 0 || scan(call, argc, argv, &tables, &asked) != 0)
        return ASKED_WRONG;
    if (asked == ASKED_HELP && optind < argc)
        call->verb = verb_named(call->command, argv[optind]);
    if (asked != ASKED_RUN)
        return asked;
    if (optind >= argc) {
        call_usage(call, _("no verb given; %s --help lists them"), call->command->name);
        return ASKED_WRONG;
    }
    if (find_verb(call, argv[optind]) != 0 || check_taken(call) != 0)
        return ASKED_WRONG;
    call->operands = argv + optind + 1;
    call->operand_count = (size_t)(argc - optind - 1);
    return ASKED_RUN;
}

#include "common/options.h"

#include "base/i18n.h"

#include <stdio.h>

static void print_option(const char *name, char letter, const char *argument, const char *help)
{
    struct text left = {0};

    if (letter)
        text_add_format(&left, "-%c, ", letter);
    text_add_format(&left, "--%s", name);
    if (argument)
        text_add_format(&left, " %s", argument);
    printf("  %-24s  %s\n", text_bytes(&left), _(help));
    text_free(&left);
}

static void print_verbs_taking(const struct command *command, const char *option)
{
    const char *before = "";
    printf("  %-24s  (", "");
    for (const struct verb *verb = command->verbs; verb->name; verb++)
        if (verb_takes(verb, option)) {
            printf("%s%s", before, verb->name);
            before = ", ";
        }
    printf(")\n");
}

static void print_usage(const struct command *command)
{
    printf(_("usage: %s [options] VERB [operands]\n"), command->name);
    printf("%s\n\n%s\n", _(command->help), _("Verbs:"));
    for (const struct verb *verb = command->verbs; verb->name; verb++) {
        printf("  %s%s%s\n", verb->name, *verb->operands ? " " : "", verb->operands);
        printf("      %s\n", _(verb->help));
    }
}

static void print_verb_usage(const struct command *command, const struct verb *verb)
{
    struct text call = {0};

    text_add(&call, verb->name);
    if (*verb->operands)
        text_add_format(&call, " %s", verb->operands);
    printf(_("usage: %s [options] %s\n"), command->name, text_bytes(&call));
    printf("      %s\n", _(verb->help));
    text_free(&call);
}

/* A command's own options: all, each with the verbs that take it, or those that one verb takes. */
static void print_own_options(const struct command *command, const struct verb *only)
{
    for (const struct command_option *option = command->options; option && option->name; option++) {
        if (only && !verb_takes(only, option->name))
            continue;
        print_option(option->name, option->letter, option->argument, option->help);
        if (!only)
            print_verbs_taking(command, option->name);
    }
}

void help_print(const struct command *command, const struct verb *only)
{
    if (only)
        print_verb_usage(command, only);
    else
        print_usage(command);
    printf("\n%s\n", _("Options:"));
    print_own_options(command, only);
    for (const struct common_option *option = common_options; option->name; option++)
        print_option(option->name, option->letter, option->argument, option->help);
    printf(_("\nThe manual page tells columns, exit statuses and worked examples.\n"));
}

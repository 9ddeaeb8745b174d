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

void help_print(const struct command *command)
{
    printf(_("usage: %s [options] VERB [operands]\n"), command->name);
    printf("%s\n\n%s\n", _(command->help), _("Verbs:"));
    for (const struct verb *verb = command->verbs; verb->name; verb++) {
        printf("  %s%s%s\n", verb->name, *verb->operands ? " " : "", verb->operands);
        printf("      %s\n", _(verb->help));
    }
    printf("\n%s\n", _("Options:"));
    for (const struct command_option *option = command->options; option && option->name; option++) {
        print_option(option->name, option->letter, option->argument, option->help);
        print_verbs_taking(command, option->name);
    }
    for (const struct common_option *option = common_options; option->name; option++)
        print_option(option->name, option->letter, option->argument, option->help);
    printf(_("\nThe manual page tells columns, exit statuses and worked examples.\n"));
}

#include "common/command.h"

#include "base/i18n.h"
#include "common/exits.h"
#include "common/locale.h"
#include "common/options.h"
#include "common/surroundings.h"
#include "output/escape.h"

#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Messages to standard error as "refer: FILE:LINE:COLUMN: what is wrong; what was wanted", harmless to a terminal. */
static void print_messages(const struct call *call)
{
    for (size_t i = 0; i < call->messages.count; i++) {
        const struct message *message = &call->messages.items[i];
        if (call->quiet && message->trouble == TROUBLE_WARNING)
            continue;
        struct text line = {0};
        text_add_format(&line, "%s: ", call->command->name);
        if (message->file)
            text_add_format(&line, "%s:", message->file);
        if (message->line > 0)
            text_add_format(&line, "%d:", message->line);
        if (message->line > 0 && message->column > 0)
            text_add_format(&line, "%d:", message->column);
        if (message->file || message->line > 0)
            text_add(&line, " ");
        text_add(&line, message->text);
        struct text harmless = {0};
        escape_harmless(&harmless, text_bytes(&line));
        fprintf(stderr, "%s\n", text_bytes(&harmless));
        text_free(&harmless);
        text_free(&line);
    }
}

/* Whether the other end of a pipe is closed: the reader has what he wanted. */
static bool reader_left(void)
{
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&output, 1, 0) > 0 && (output.revents & POLLERR) != 0;
}

/* A full disk under standard output must not pass for success; a reader who left is no trouble. */
static int close_output(struct call *call)
{
    bool failed = fflush(stdout) != 0 || ferror(stdout) != 0;
    bool left = reader_left();
    if (fclose(stdout) != 0)
        failed = true;
    return failed && !left ? call_fail(call, TROUBLE_IO, _("standard output could not be written")) : 0;
}

static int run(struct call *call, int argc, char **argv)
{
    switch (options_read(call, argc, argv)) {
    case ASKED_HELP: help_print(call->command, call->verb); return 0;
    case ASKED_VERSION: printf("%s (kreds) %s\n", call->command->name, KREDS_VERSION); return 0;
    case ASKED_WRONG: return -1;
    case ASKED_RUN: break;
    }
    if (surroundings_read(call) != 0)
        return -1;
    return call->verb->run(call);
}

/* Failed with a message decides by the message; failed without one would be our fault. */
static int status_of(const struct call *call, int result)
{
    enum trouble trouble = messages_trouble(&call->messages);
    if (trouble != TROUBLE_WARNING)
        return exit_status_of(trouble);
    return result == 0 ? EXIT_DONE : result > 0 ? EXIT_NO : EXIT_FAULT;
}

int command_main(const struct command *command, int argc, char **argv)
{
    struct call call = {.command = command, .today = DATE_NONE};

    setlocale(LC_CTYPE, ""); /* of the rest nothing depends on the locale, and each costs a file */
    setlocale(LC_MESSAGES, "");
    locale_begin();
    signal(SIGPIPE, SIG_IGN);
    call.terminal = isatty(STDOUT_FILENO) == 1;
    call.format = call.terminal ? FORMAT_TABLE : FORMAT_TSV;
    int result = run(&call, argc, argv);
    if (close_output(&call) != 0)
        result = -1;
    store_close(call.store);
    print_messages(&call);
    int status = status_of(&call, result);
    catalogue_free(&call.catalogue);
    messages_free(&call.messages);
    free(call.own_db);
    free(call.own_catalogue_path);
    free(call.user);
    i18n_end();
    return status;
}

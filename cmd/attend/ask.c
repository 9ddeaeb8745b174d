#include "attend/ask.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "output/escape.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct named_value answers[] = {{"p", ATTENDANCE_PRESENT},   {"l", ATTENDANCE_LATE},
                                             {"c", ATTENDANCE_CANCELLED}, {"a", ATTENDANCE_ABSENT},
                                             {"-", ATTENDANCE_NONE},      {NULL, 0}};

/* An answer is a letter; no line is longer, blanks among them. */
enum { LINE_MOST = 256 };

enum step { STEP_ON, STEP_SAVE, STEP_QUIT, STEP_FAILED };

struct asking {
    struct call *call;
    struct roll *roll;
    bool terminal;
    size_t at;                 /* the participant who is asked for; past the last one: whether to save */
    int line;                  /* of the input, from 1 */
    int count_width;           /* of the highest number */
    int who_width;             /* of the longest reference */
    int name_width;            /* of the longest name, in columns; 0: no names */
    char input[LINE_MOST + 1]; /* the line in hand, without its end */
};

static const char *status_shown(enum attendance_status status)
{
    switch (status) {
    case ATTENDANCE_NONE: break;
    case ATTENDANCE_PRESENT: return _("present");
    case ATTENDANCE_LATE: return _("late");
    case ATTENDANCE_CANCELLED: return _("cancelled");
    case ATTENDANCE_ABSENT: return _("absent");
    }
    return "-";
}

/* " 3/12  2026-0007+1  Bodil Opdigt   [late] " */
static void prompt_participant(const struct asking *asking)
{
    const struct roll_entry *entry = &asking->roll->items[asking->at];
    struct text name = {0};

    escape_harmless(&name, entry->name ? entry->name : "");
    fprintf(stderr, "%*zu/%zu  %-*s  ", asking->count_width, asking->at + 1, asking->roll->count, asking->who_width,
            entry->who);
    if (asking->name_width > 0)
        fprintf(stderr, "%s%*s  ", text_bytes(&name), asking->name_width - (int)utf8_width(text_bytes(&name)), "");
    fprintf(stderr, "[%s] ", status_shown(entry->answer));
    text_free(&name);
}

static int answered(const struct roll *roll, enum attendance_status status)
{
    int count = 0;

    for (size_t i = 0; i < roll->count; i++)
        count += roll->items[i].answer == status;
    return count;
}

static void prompt_end(const struct roll *roll)
{
    fprintf(stderr, _("present %d, late %d, cancelled %d, absent %d, nothing recorded %d"),
            answered(roll, ATTENDANCE_PRESENT), answered(roll, ATTENDANCE_LATE), answered(roll, ATTENDANCE_CANCELLED),
            answered(roll, ATTENDANCE_ABSENT), answered(roll, ATTENDANCE_NONE));
    fprintf(stderr, "\n%s ", _("Enter saves, b back, q quit without saving:"));
}

static void prompt(const struct asking *asking)
{
    const struct roll *roll = asking->roll;

    if (!asking->terminal)
        return;
    if (asking->at < roll->count)
        prompt_participant(asking);
    else
        prompt_end(roll);
    fflush(stderr);
}

/* A person is told and asked again; a file is wrong. */
static enum step refuse(struct asking *asking, const char *what)
{
    struct position at = {.file = _("standard input"), .line = asking->line};

    if (asking->terminal) {
        fprintf(stderr, "%s\n", what);
        return STEP_ON;
    }
    messages_add(&asking->call->messages, TROUBLE_DATA, &at, "%s", what);
    return STEP_FAILED;
}

static enum step input_ended(struct asking *asking)
{
    struct call *call = asking->call;

    if (asking->terminal)
        fputc('\n', stderr);
    if (ferror(stdin)) {
        call_fail(call, TROUBLE_IO, _("standard input could not be read"));
        return STEP_FAILED;
    }
    if (asking->at == asking->roll->count)
        return STEP_SAVE;
    call_fail(call, TROUBLE_REFUSED_RECORD,
              _("the answers end before participant %zu of %zu; nothing was saved, for half a roll call is none"),
              asking->at + 1, asking->roll->count);
    return STEP_FAILED;
}

static enum step go_back(struct asking *asking)
{
    if (asking->at == 0)
        return refuse(asking, _("nobody stands before the first participant; wanted p, l, c, a, - or q"));
    asking->at--;
    return STEP_ON;
}

/* Behind the last participant a file has no more to say; a person says that it is to be saved. */
static enum step settle(struct asking *asking, const char *word)
{
    if (*word == '\0')
        return asking->terminal ? STEP_SAVE : STEP_ON;
    return refuse(asking, asking->terminal ? _("everyone is answered for; wanted Enter, b or q")
                                           : _("everyone is answered for; wanted the end, b or q"));
}

static enum step take_answer(struct asking *asking, const char *word)
{
    struct roll_entry *entry = &asking->roll->items[asking->at];
    int status = (int)entry->answer;

    if (*word != '\0' && !named_read(answers, word, &status))
        return refuse(asking, _("no such answer; wanted p, l, c, a, -, b, q or an empty line"));
    entry->answer = (enum attendance_status)status;
    asking->at++;
    return STEP_ON;
}

enum reading { READ_LINE, READ_TOO_LONG, READ_NOTHING };

/* The next line into `input`; a NUL byte in it stands as a ?, which is no answer. Of one without end no more is read than shows it;
 * what was typed at a terminal is passed over as far as it goes, for the next line is asked for. */
static enum reading read_line(struct asking *asking)
{
    size_t length = 0;
    int byte = getc(stdin);

    if (byte == EOF)
        return READ_NOTHING;
    asking->line++;
    for (; byte != '\n' && byte != EOF; byte = getc(stdin)) {
        if (length < LINE_MOST)
            asking->input[length] = (char)(byte == '\0' ? '?' : byte);
        else if (!asking->terminal)
            return READ_TOO_LONG;
        length++;
    }
    asking->input[length < LINE_MOST ? length : LINE_MOST] = '\0';
    return length <= LINE_MOST ? READ_LINE : READ_TOO_LONG;
}

static enum step take_line(struct asking *asking)
{
    char *word;

    prompt(asking);
    switch (read_line(asking)) {
    case READ_NOTHING: return input_ended(asking);
    case READ_TOO_LONG: return refuse(asking, _("the line is longer than any answer; wanted a letter a line"));
    case READ_LINE: break;
    }
    word = text_trim(asking->input);
    for (char *letter = word; *letter; letter++)
        *letter = (char)tolower((unsigned char)*letter);
    if (strcmp(word, "q") == 0)
        return STEP_QUIT;
    if (strcmp(word, "b") == 0)
        return go_back(asking);
    return asking->at == asking->roll->count ? settle(asking, word) : take_answer(asking, word);
}

static void measure(struct asking *asking)
{
    for (size_t i = 0; i < asking->roll->count; i++) {
        const struct roll_entry *entry = &asking->roll->items[i];
        struct text name = {0};

        escape_harmless(&name, entry->name ? entry->name : "");
        if ((int)utf8_width(text_bytes(&name)) > asking->name_width)
            asking->name_width = (int)utf8_width(text_bytes(&name));
        if ((int)strlen(entry->who) > asking->who_width)
            asking->who_width = (int)strlen(entry->who);
        text_free(&name);
    }
}

int ask_roll(struct call *call, struct roll *roll, bool terminal)
{
    struct asking asking = {.call = call, .roll = roll, .terminal = terminal};
    enum step step = STEP_ON;

    measure(&asking);
    asking.count_width = snprintf(NULL, 0, "%zu", roll->count);
    if (terminal)
        fprintf(stderr, "%s\n%s\n", _("p present, l late, c cancelled, a absent, - nothing recorded"),
                _("Enter keeps what stands in [ ], b back, q quit without saving"));
    while (step == STEP_ON)
        step = take_line(&asking);
    if (step == STEP_FAILED)
        return -1;
    return step == STEP_SAVE ? 0 : 1;
}

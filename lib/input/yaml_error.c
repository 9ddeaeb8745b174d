#include "input/yaml_error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/utf8.h"
#include "input/file.h"

#include <string.h>

/* libyaml's problem, the context that goes with it (NULL: any), and what to say. */
struct trouble_words {
    const char *problem, *context;
    bool at_context; /* the place is where the context began, not where it went wrong */
    const char *text;
};

static const struct trouble_words troubles[] = {
    {"found unexpected end of stream", "while scanning a quoted scalar", true,
     N_("the quote that opens here is never closed; a closing quote was wanted")},
    {"found unexpected document indicator", "while scanning a quoted scalar", true,
     N_("the quote that opens here is not closed within its document; a closing quote was wanted")},
    {"found unknown escape character", NULL, false,
     N_("a backslash in double quotes is followed by a letter that means nothing; \\\\ was wanted for a backslash")},
    {"did not find expected hexdecimal number", NULL, false,
     N_("a backslash in double quotes is followed by a letter that means nothing; \\\\ was wanted for a backslash")},
    {"mapping values are not allowed in this context", NULL, false,
     N_("a colon stands where no key can be; the indentation of the key above was wanted, or quotes around a text "
        "with a colon")},
    {"found a tab character that violates indentation", NULL, false,
     N_("a tab stands in the indentation; spaces were wanted")},
    {"found character that cannot start any token", NULL, false,
     N_("a value begins with a tab or a sign that YAML keeps for itself; spaces, or quotes around the text were wanted")},
    {"could not find expected ':'", NULL, true, N_("a line without a colon; 'key: value' was wanted")},
    {"did not find expected key", NULL, false,
     N_("no key where one was expected; the same indentation as the lines above was wanted, or quotes around a whole text")},
    {"did not find expected '-' indicator", NULL, false,
     N_("no '-' where the next item of a list was expected; the same indentation for all items was wanted")},
    {"did not find expected ',' or ']'", NULL, true,
     N_("the list that opens here is not closed; ',' or ']' was wanted")},
    {"did not find expected ',' or '}'", NULL, true,
     N_("the keys that open here are not closed; ',' or '}' was wanted")},
    {"block sequence entries are not allowed in this context", NULL, false,
     N_("a list begins where none can be; a line of its own was wanted for '-'")},
    {"did not find expected node content", NULL, false,
     N_("no value where one was expected; a value, or quotes around a text was wanted")},
    {"did not find expected <document start>", NULL, false,
     N_("the document has ended above; '---' was wanted before a new one")},
};

struct position yaml_position(const char *file, yaml_mark_t mark)
{
    return (struct position){.file = file, .line = (int)mark.line + 1, .column = (int)mark.column + 1};
}

/* Where a byte stands. */
static struct position byte_position(const char *file, const char *bytes, size_t offset)
{
    struct position at = {.file = file, .line = 1, .column = 1};
    const char *byte = bytes;

    while (byte < bytes + offset) {
        at.column++;
        if (*byte == '\n') {
            at.line++;
            at.column = 1;
        }
        if (*byte == '\0')
            byte++;
        else
            utf8_next(&byte);
    }
    return at;
}

int yaml_check_bytes(const char *file, const char *bytes, size_t length, struct messages *messages)
{
    struct position at = {.file = file};
    const char *nul = length == 0 ? NULL : memchr(bytes, '\0', length);
    size_t valid = utf8_valid_prefix(bytes, length);

    if (length > FILE_MOST)
        return messages_add(messages, TROUBLE_DATA, &at, _("the text is larger than %u MiB; a smaller one was wanted"),
                            FILE_MOST >> 20);
    if (nul != NULL && (size_t)(nul - bytes) < valid) {
        at = byte_position(file, bytes, (size_t)(nul - bytes));
        return messages_add(messages, TROUBLE_DATA, &at, _("a NUL byte stands here; plain text was wanted"));
    }
    if (valid < length) {
        at = byte_position(file, bytes, valid);
        return messages_add(messages, TROUBLE_DATA, &at,
                            _("bytes that are no UTF-8; a text saved as UTF-8 was wanted"));
    }
    return 0;
}

static const struct trouble_words *trouble_find(const yaml_parser_t *parser)
{
    for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++)
        if (text_is(troubles[i].problem, parser->problem) &&
            (troubles[i].context == NULL || text_is(troubles[i].context, parser->context)))
            return &troubles[i];
    return NULL;
}

int yaml_refuse(const yaml_parser_t *parser, const char *file, const char *bytes, struct messages *messages)
{
    const struct trouble_words *words = trouble_find(parser);
    struct position at = yaml_position(file, parser->problem_mark);

    if (parser->error == YAML_READER_ERROR) {
        at = byte_position(file, bytes, parser->problem_offset);
        return messages_add(messages, TROUBLE_DATA, &at, _("a control character stands here; plain text was wanted"));
    }
    if (words == NULL)
        return messages_add(messages, TROUBLE_DATA, &at, _("broken YAML (%s); a text that keeps to YAML was wanted"),
                            parser->problem == NULL ? "?" : parser->problem);
    if (words->at_context)
        at = yaml_position(file, parser->context_mark);
    return messages_add(messages, TROUBLE_DATA, &at, "%s", _(words->text));
}

#include "output/escape.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */
#define REPLACEMENT_CODE 0xfffd

/* Both sets of control characters: the second one holds U+009B, which begins an escape sequence of
 * its own on terminals that read eight bits. */
static bool code_is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code <= 0x9f);
}

/* Embeddings, overrides and isolates: they would let one cell rearrange its neighbours. */
static bool code_turns_writing(uint32_t code)
{
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

static bool code_breaks_line(uint32_t code)
{
    return code == 0x2028 || code == 0x2029;
}

/* The bytes at the front that are printable ASCII and ask for no escape: most of any text. */
static size_t plain_length(const char *text)
{
    size_t length = 0;

    while (text[length] >= ' ' && text[length] < 0x7f && text[length] != '"' && text[length] != '\\')
        length++;
    return length;
}

static void harmless(struct text *into, const char *text, bool keep_lines)
{
    const char *at;
    uint32_t code;

    for (;; text = at) {
        size_t plain = plain_length(text);

        text_add_bytes(into, text, plain);
        at = text += plain;
        code = utf8_next(&at);
        if (code == 0)
            return;
        if (code == '\r' && *at == '\n')
            continue; /* the newline that follows stands for both */
        if (keep_lines && (code == '\n' || code == '\t'))
            text_add_bytes(into, text, 1);
        else if (code == '\n' || code == '\t' || (code == '\r' && !keep_lines) || code_breaks_line(code))
            text_add(into, " ");
        else if (code_is_control(code) || code_turns_writing(code) || code == REPLACEMENT_CODE)
            text_add(into, REPLACEMENT);
        else
            text_add_bytes(into, text, (size_t)(at - text));
    }
}

void escape_harmless(struct text *into, const char *text)
{
    harmless(into, text, false);
}

void escape_harmless_lines(struct text *into, const char *text)
{
    harmless(into, text, true);
}

void escape_tsv(FILE *out, const char *text)
{
    for (;;) {
        size_t plain = strcspn(text, "\t\n\r\\");

        fwrite(text, 1, plain, out);
        text += plain;
        switch (*text) {
        case '\0': return;
        case '\t': fputs("\\t", out); break;
        case '\n': fputs("\\n", out); break;
        case '\r': fputs("\\r", out); break;
        default: fputs("\\\\", out); break;
        }
        text++;
    }
}

/* Writes a text between quotes, each quote within it doubled. */
static void quoted(FILE *out, const char *text, const char *before)
{
    fputc('"', out);
    fputs(before, out);
    for (;;) {
        size_t plain = strcspn(text, "\"");

        fwrite(text, 1, plain, out);
        text += plain;
        if (*text == '\0')
            break;
        fputs("\"\"", out);
        text++;
    }
    fputc('"', out);
}

static bool needs_quotes(const char *text, char separator)
{
    const char special[] = {separator, '"', '\r', '\n', '\0'};
    size_t length = strlen(text);

    return text[strcspn(text, special)] != '\0' || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

void escape_csv(FILE *out, const char *text, char separator)
{
    if (needs_quotes(text, separator))
        quoted(out, text, "");
    else
        fputs(text, out);
}

void escape_excel(FILE *out, const char *text)
{
    const char *before = *text != '\0' && strchr("=+-@\t\r\n", *text) != NULL ? "'" : "";

    if (needs_quotes(text, ';')) {
        quoted(out, text, before);
    } else {
        fputs(before, out);
        fputs(text, out);
    }
}

/* The two-character escapes of JSON; 0 for a code that has none. */
static char json_letter(uint32_t code)
{
    switch (code) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
    }
}

void escape_json(FILE *out, const char *text)
{
    const char *at;
    uint32_t code;

    fputc('"', out);
    for (;; text = at) {
        size_t plain = plain_length(text);
        char letter;

        fwrite(text, 1, plain, out);
        at = text += plain;
        code = utf8_next(&at);
        if (code == 0)
            break;
        letter = json_letter(code);
        if (letter != 0)
            fprintf(out, "\\%c", letter);
        else if (code_is_control(code) || code_turns_writing(code) || code_breaks_line(code))
            fprintf(out, "\\u%04x", (unsigned)code);
        else if (code == REPLACEMENT_CODE)
            fputs(REPLACEMENT, out);
        else
            fwrite(text, 1, (size_t)(at - text), out);
    }
    fputc('"', out);
}

static const char *digits_end(const char *text)
{
    while (isdigit((unsigned char)*text))
        text++;
    return text;
}

bool escape_is_number(const char *text)
{
    const char *end;

    text += *text == '-';
    end = digits_end(text);
    if (end == text || (*text == '0' && end - text > 1))
        return false;
    if (*end == '.') {
        text = end + 1;
        end = digits_end(text);
        if (end == text)
            return false;
    }
    if (*end == 'e' || *end == 'E') {
        text = end + 1;
        text += *text == '-' || *text == '+';
        end = digits_end(text);
        if (end == text)
            return false;
    }
    return *end == '\0';
}

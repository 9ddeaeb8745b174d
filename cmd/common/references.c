#include "common/command.h"

#include "base/i18n.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No reference, code or mark is longer. */
enum { WORD_MOST = 256 };

static struct position place_of(int line)
{
    return (struct position){.file = _("standard input"), .line = line};
}

static int refuse_line(struct call *call, int line, const char *why)
{
    struct position at = place_of(line);
    return messages_add(&call->messages, TROUBLE_DATA, &at, "%s", why);
}

/* Whether this line's first word, of which `length` bytes were read, may go on with the byte. */
static int check_byte(struct call *call, int line, size_t length, int byte)
{
    if (byte == '\0')
        return refuse_line(call, line, _("a NUL byte stands here; plain text was wanted"));
    if (length == WORD_MOST)
        return refuse_line(call, line, _("a word without end stands here; one reference a line was wanted"));
    if (strchr("\",;{", byte))
        return refuse_line(call, line, _("this is no reference; one a line was wanted, as -f tsv prints lists"));
    return 0;
}

/* What is found out about it later is told with its line. */
static void keep_word(struct call *call, int line, const char *word, struct texts *references)
{
    struct position at = place_of(line);

    texts_add(references, word);
    messages_word(&call->messages, word, &at);
}

/* The first word of each line; blank lines are passed over. What follows it is not kept, so that a line may be of any length. */
static int read_standard_input(struct call *call, struct texts *references)
{
    char word[WORD_MOST + 1];
    size_t length = 0;
    int byte, line = 1;
    bool behind = false;

    do {
        byte = getc(stdin);
        if (byte == '\n' || byte == EOF) {
            word[length] = '\0';
            if (length > 0)
                keep_word(call, line, word, references);
            length = 0;
            behind = false;
            line++;
        } else if (byte == ' ' || byte == '\t' || byte == '\r') {
            behind = length > 0;
        } else if (!behind) {
            if (check_byte(call, line, length, byte) != 0)
                return -1;
            word[length++] = (char)byte;
        }
    } while (byte != EOF);
    return ferror(stdin) ? call_fail(call, TROUBLE_IO, _("standard input could not be read")) : 0;
}

static int compare_items(const void *a, const void *b)
{
    char *const *one = *(char ***)a, *const *other = *(char ***)b;
    int order = strcmp(*one, *other);
    return order != 0 ? order : one < other ? -1 : 1;
}

/* Each once, where it first stood: a list may have several lines for one referral. */
static void drop_repeated(struct texts *references)
{
    char ***sorted = memory_new((references->count + 1) * sizeof *sorted);
    size_t kept = 0;

    for (size_t i = 0; i < references->count; i++)
        sorted[i] = &references->items[i];
    qsort(sorted, references->count, sizeof *sorted, compare_items);
    for (size_t i = references->count; i-- > 1;)
        if (strcmp(*sorted[i], *sorted[i - 1]) == 0) {
            free(*sorted[i]);
            *sorted[i] = NULL;
        }
    for (size_t i = 0; i < references->count; i++)
        if (references->items[i])
            references->items[kept++] = references->items[i];
    references->count = kept;
    free(sorted);
}

int call_references(struct call *call, size_t first, struct texts *references)
{
    for (size_t i = first; i < call->operand_count; i++) {
        if (strcmp(call->operands[i], "-") != 0)
            texts_add(references, call->operands[i]);
        else if (read_standard_input(call, references) != 0)
            return -1;
    }
    drop_repeated(references);
    return 0;
}

#include "common/command.h"

#include "base/i18n.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first field of each line; blank lines are passed over. */
static int read_standard_input(struct call *call, struct texts *references)
{
    char *line = NULL;
    size_t room = 0;

    while (getline(&line, &room, stdin) >= 0) {
        line[strcspn(line, "\t \r\n")] = '\0';
        if (line[0])
            texts_add(references, line);
    }
    free(line);
    if (ferror(stdin))
        return call_fail(call, TROUBLE_IO, _("standard input could not be read"));
    return 0;
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

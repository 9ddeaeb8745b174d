#include "common/command.h"

#include "base/i18n.h"

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

int call_references(struct call *call, size_t first, struct texts *references)
{
    for (size_t i = first; i < call->operand_count; i++) {
        if (strcmp(call->operands[i], "-") != 0)
            texts_add(references, call->operands[i]);
        else if (read_standard_input(call, references) != 0)
            return -1;
    }
    return 0;
}

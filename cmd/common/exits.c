#include "common/exits.h"

int exit_status_of(enum trouble trouble)
{
    static const int statuses[] = {
        [TROUBLE_WARNING] = EXIT_DONE,        [TROUBLE_REFUSED_RECORD] = EXIT_NO,
        [TROUBLE_USAGE] = EXIT_USAGE,         [TROUBLE_DATA] = EXIT_DATA,
        [TROUBLE_NOT_FOUND] = EXIT_NOT_FOUND, [TROUBLE_NO_STORE] = EXIT_NO_STORE,
        [TROUBLE_FAULT] = EXIT_FAULT,         [TROUBLE_IO] = EXIT_IO,
        [TROUBLE_BUSY] = EXIT_BUSY,           [TROUBLE_FORBIDDEN] = EXIT_FORBIDDEN,
        [TROUBLE_CATALOGUE] = EXIT_CATALOGUE,
    };
    return statuses[trouble];
}

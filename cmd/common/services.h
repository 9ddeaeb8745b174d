/* Services named on a command line. */
#ifndef KREDS_CMD_SERVICES_H
#define KREDS_CMD_SERVICES_H

#include "common/command.h"

/* The service of a code; NULL with a message (TROUBLE_NOT_FOUND) that names the nearest one. The catalogue must be loaded. */
const struct service *call_service(struct call *call, const char *code);

#endif

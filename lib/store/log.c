#include "store/internal.h"

#include <pthread.h>

static _Thread_local long complaints;
static pthread_once_t started = PTHREAD_ONCE_INIT;

/* sqlite3changeset_apply skips a table that does not fit and says so only here. */
static void log_heard(void *context, int code, const char *text)
{
    (void)context;
    (void)text;
    if ((code & 0xff) == SQLITE_SCHEMA)
        complaints++;
}

static void log_ask(void)
{
    sqlite3_config(SQLITE_CONFIG_LOG, log_heard, (void *)NULL);
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD); /* no connection is shared between threads */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void store_log_start(void)
{
    pthread_once(&started, log_ask);
}

long store_log_complaints(void)
{
    return complaints;
}

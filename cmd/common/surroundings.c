#include "common/surroundings.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/memory.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Denmark's zone as a rule, so that it holds on a machine without zone files and in cron's bare environment. */
#define DANISH_ZONE "CET-1CEST,M3.5.0,M10.5.0/3"

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return text_empty(value) ? NULL : value;
}

static int clock_today(void)
{
    time_t now = time(NULL);
    struct tm local;

    setenv("TZ", DANISH_ZONE, 1);
    tzset();
    localtime_r(&now, &local);
    return date_make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

static void clock_instant(char *into, size_t size)
{
    time_t now = time(NULL);
    struct tm utc;

    gmtime_r(&now, &utc);
    strftime(into, size, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

static char *user_name(void)
{
    const struct passwd *entry = getpwuid(getuid());
    return entry ? memory_text(entry->pw_name) : text_format("%u", (unsigned)getuid());
}

static int read_today(struct call *call)
{
    if (call->today != DATE_NONE)
        return 0;
    const char *given = environment("KREDS_TODAY");
    if (!given) {
        call->today = clock_today();
        return 0;
    }
    return date_read(given, &call->today) ? 0 : call_usage(call, _("KREDS_TODAY is no date; wanted YYYY-MM-DD"));
}

int surroundings_read(struct call *call)
{
    if (!call->db)
        call->db = environment("KREDS_DB");
    if (!call->catalogue_path)
        call->catalogue_path = environment("KREDS_CATALOGUE");
    if (read_today(call) != 0)
        return -1;
    clock_instant(call->at, sizeof call->at);
    snprintf(call->title, sizeof call->title, "%s %s", call->command->name, call->verb->name);
    call->who = (struct store_who){.command = call->title, .at = call->at, .today = call->today};
    return 0;
}

const char *surroundings_editor(void)
{
    const char *visual = environment("VISUAL"), *editor = environment("EDITOR");
    return visual ? visual : editor ? editor : "vi";
}

/* Asked for late: a name is several files away, and a command that only looks has no use for it. */
const struct store_who *call_who(struct call *call)
{
    if (!call->user)
        call->user = user_name();
    call->who.user = call->user;
    return &call->who;
}

/* $BASE/rest, or $HOME/fallback/rest; the caller frees. NULL when neither is set. */
static char *below_home(const char *base, const char *fallback, const char *rest)
{
    const char *folder = environment(base);
    const char *home = environment("HOME");

    if (folder)
        return text_format("%s/%s", folder, rest);
    return home ? text_format("%s/%s/%s", home, fallback, rest) : NULL;
}

char *surroundings_cache(void)
{
    return below_home("XDG_CACHE_HOME", ".cache", "kreds");
}

static char *where_it_belongs(struct call *call, const char *base, const char *fallback, const char *rest)
{
    char *path = below_home(base, fallback, rest);

    if (path)
        return path;
    call_usage(call, _("neither %s nor HOME is set; wanted -d FILE and -c PATH, or KREDS_DB and KREDS_CATALOGUE"),
               base);
    return NULL;
}

const char *call_store_path(struct call *call)
{
    if (!call->own_db && !call->db)
        call->own_db = where_it_belongs(call, "XDG_DATA_HOME", ".local/share", "kreds/kreds.db");
    return call->db ? call->db : call->own_db;
}

const char *call_catalogue_path(struct call *call)
{
    if (!call->own_catalogue_path && !call->catalogue_path)
        call->own_catalogue_path = where_it_belongs(call, "XDG_CONFIG_HOME", ".config", "kreds/catalogue");
    return call->catalogue_path ? call->catalogue_path : call->own_catalogue_path;
}

#include "store/upgrade.h"

#include "base/i18n.h"
#include "base/text.h"
#include "store/internal.h"
#include "store/whole.h"

#include "store/upgrade.sql.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int set_version(struct store *store, int version, struct messages *messages)
{
    char *sql = text_format("PRAGMA user_version = %d", version);
    int result = store_execute(store, sql, messages);

    free(sql);
    return result;
}

static int check_references(struct store *store, int to, struct messages *messages)
{
    struct query *query = query_begin(store, SQL_UPGRADE_REFERENCES);
    int result = query_step(query, messages);
    long broken = result > 0 ? query_number(query, 0) : 0;

    query_end(query);
    if (result < 0 || broken == 0)
        return result < 0 ? -1 : 0;
    return messages_add(messages, TROUBLE_FAULT, NULL,
                        broken == 1
                            ? _("the upgrade to version %d leaves %ld row that refers to nothing; please report it")
                            : _("the upgrade to version %d leaves %ld rows that refer to nothing; please report it"),
                        to, broken);
}

static int inside_step(struct store *store, const struct upgrade *step, const struct store_who *who,
                       struct messages *messages)
{
    if (store_execute(store, step->sql, messages) != 0)
        return -1;
    if (sqlite3_get_autocommit(store->db) != 0)
        return messages_add(messages, TROUBLE_FAULT, NULL,
                            _("the upgrade to version %d ended its own transaction; please report it"), step->to);
    if (check_references(store, step->to, messages) != 0 || set_version(store, step->to, messages) != 0 ||
        whole_note(store, who, step->to, messages) != 0)
        return -1;
    return store_execute(store, "COMMIT", messages);
}

static int run_step(struct store *store, const struct upgrade *step, const struct store_who *who,
                    struct messages *messages)
{
    int result = store_execute(store, "BEGIN IMMEDIATE", messages);

    if (result == 0)
        result = inside_step(store, step, who, messages);
    query_free_all(store); /* made for the schema as it was */
    if (sqlite3_get_autocommit(store->db) == 0)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return result;
}

static int run_steps(const struct upgrade *steps, struct store *store, const char *path, const struct store_who *who,
                     struct upgraded *done, struct messages *messages)
{
    int newest = upgrades_newest(steps), result;
    char *why = text_format("before-upgrade-%d", done->from);

    result = whole_keep(store, path, why, who->at, &done->kept, messages);
    free(why);
    if (result != 0 || store_execute(store, SQL_UPGRADE_RELAXED, messages) != 0)
        return -1;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL); /* a step may change the schema's text */
    for (int version = done->from + 1; version <= newest; version++) {
        if (run_step(store, upgrades_step(steps, version), who, messages) != 0)
            return messages_add(messages, TROUBLE_FAULT, NULL,
                                _("the upgrade to version %d failed, the store is of version %d; a copy from before is "
                                  "%s"),
                                version, done->to, done->kept);
        done->to = version;
    }
    return 0;
}

/* Whether a step leads on from each version up to the newest. */
static int check_way(const struct upgrade *steps, int from, const char *path, struct messages *messages)
{
    for (int version = from + 1; version <= upgrades_newest(steps); version++) {
        const struct upgrade *step = upgrades_step(steps, version);

        if (step == NULL || step->sql == NULL)
            return messages_add(messages, TROUBLE_NO_STORE, NULL,
                                _("the store %s is of version %d, from which no upgrade leads on; wanted a store made "
                                  "by kreds init, or a backup of yours"),
                                path, from);
    }
    return 0;
}

/* What is no store, or needs nothing, is told as store_open tells it. */
static int nothing_to_do(const char *path, struct messages *messages)
{
    struct store *store = NULL;
    int result = store_open(path, STORE_READ, &store, messages);

    store_close(store);
    return result;
}

static int upgrade_open(const struct upgrade *steps, const char *path, const struct store_who *who,
                        const struct whole *whole, struct upgraded *done, struct messages *messages)
{
    if (check_way(steps, whole->version, path, messages) != 0)
        return -1;
    done->from = done->to = whole->version;
    return done->from < upgrades_newest(steps) ? run_steps(steps, whole->store, path, who, done, messages) : 0;
}

int store_upgrade_by(const struct upgrade *steps, const char *path, const struct store_who *who, bool dry_run,
                     struct upgraded *done, struct messages *messages)
{
    int newest = upgrades_newest(steps), result = 0;
    struct whole whole = {.state = WHOLE_BROKEN};
    struct stat about;

    *done = (struct upgraded){.from = newest, .to = newest};
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || access(path, R_OK) != 0)
        return nothing_to_do(path, messages);
    if (whole_open(path, false, 0, &whole, messages) != 0)
        return -1;
    store_close(whole.store);
    if (whole.state != WHOLE_OURS || whole.version > newest)
        return nothing_to_do(path, messages);
    if (whole.version == newest)
        return 0;
    if (dry_run) {
        done->from = whole.version;
        return check_way(steps, whole.version, path, messages);
    }
    result = whole_open(path, true, 0, &whole, messages);
    if (result == 0 && whole.state == WHOLE_OURS)
        result = upgrade_open(steps, path, who, &whole, done, messages);
    store_close(whole.store);
    return result;
}

int store_upgrade(const char *path, const struct store_who *who, bool dry_run, struct upgraded *done,
                  struct messages *messages)
{
    return store_upgrade_by(store_upgrades, path, who, dry_run, done, messages);
}

/* generate [-w] [-s SEED] [-t TODAY] -c CATALOGUE -o CATALOGUE_OF_FORMER_DAYS STORE REFERRALS
 *
 * Fills a store that kreds init has made with an invented country's referrals of some years, a fifth as many courses and ten times as
 * many marks; with -w a waiting list of so many children, and groups for them. The same seed gives the same rows. It writes past
 * kreds, so the journal stays empty; all else is as kreds would have it. */
#include "rows.h"
#include "table.h"
#include "waiting.h"

#include "catalogue/load.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_YEAR = 2021 };

static int usage(void)
{
    fputs("usage: generate [-w] [-s SEED] [-t TODAY] -c CATALOGUE -o FORMER_CATALOGUE STORE REFERRALS\n", stderr);
    return 64;
}

static void read_catalogue(const char *path, struct catalogue *catalogue)
{
    struct messages messages = {0};

    if (path == NULL)
        exit(usage());
    if (catalogue_load(path, NULL, catalogue, &messages) != 0)
        errx(EXIT_FAILURE, "%s: %s", path, messages.count > 0 ? messages.items[0].text : "cannot be read");
    messages_free(&messages);
}

/* The rules that make a store safe cost time, and a store half filled is of no use to anyone. */
static sqlite3 *open_store(const char *path)
{
    sqlite3 *db;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        errx(EXIT_FAILURE, "%s: %s", path, sqlite3_errmsg(db));
    table_run(db, "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                  "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -1500000; PRAGMA foreign_keys = OFF; BEGIN");
    return db;
}

static void close_store(sqlite3 *db)
{
    table_run(db, "COMMIT; PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL");
    if (sqlite3_close(db) != SQLITE_OK)
        errx(EXIT_FAILURE, "the store cannot be closed");
}

static void put_catalogue(sqlite3 *db, struct catalogue *catalogue, int day)
{
    struct table table = table_open(db, "catalogue", "digest, text, stored_on");

    table_put(&table, "ttd", catalogue_digest(catalogue), catalogue->text, day);
    table_close(&table);
}

int main(int argc, char **argv)
{
    struct world world = {.seed = 2026, .from = date_make(FIRST_YEAR, 1, 4), .today = date_make(2026, 3, 12)};
    const char *paths[2] = {NULL, NULL};
    struct catalogue present, former;
    struct rows_of_world rows = {.world = &world, .catalogue = &present};
    bool waiting = false;
    int letter;

    while ((letter = getopt(argc, argv, "ws:t:c:o:")) != -1)
        switch (letter) {
        case 'w': waiting = true; break;
        case 's': world.seed = strtoull(optarg, NULL, 10); break;
        case 't':
            if (!date_read(optarg, &world.today))
                return usage();
            break;
        case 'c': paths[0] = optarg; break;
        case 'o': paths[1] = optarg; break;
        default: return usage();
        }
    if (argc - optind != 2 || (world.count = strtol(argv[optind + 1], NULL, 10)) < 1)
        return usage();
    read_catalogue(paths[0], &present);
    read_catalogue(paths[1], &former);
    if (!waiting)
        world_make(&world, &present);
    rows.present = catalogue_digest(&present);
    rows.former = catalogue_digest(&former);
    rows.changed_on = date_make(2025, 1, 1);
    rows.db = open_store(argv[optind]);
    put_catalogue(rows.db, &former, world.from);
    if (strcmp(rows.former, rows.present) != 0)
        put_catalogue(rows.db, &present, rows.changed_on);
    if (waiting) {
        rows_waiting(&rows, world.count);
    } else {
        rows_referrals(&rows);
        rows_courses(&rows);
    }
    close_store(rows.db);
    world_free(&world);
    catalogue_free(&former);
    catalogue_free(&present);
    return 0;
}

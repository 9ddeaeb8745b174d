#include "waiting.h"
#include "table.h"

#include <stdio.h>

enum { YOUNGEST = 7, AGES = 10, WEEKDAYS = 5, SERVICES = 3, POSSIBLE = 20, GROUP_LEAST = 4, GROUP_MOST = 6 };

static const char *const services[SERVICES] = {"cool-kids", "siblings-group", "ses"};

/* How far a child's age and days narrow the groups of its service down. */
struct narrowing {
    int ages;   /* that a group takes */
    int second; /* of a hundred children, those who could come on two days */
};

/* With few groups each takes every age and each child can come on two days; the more there are, the fewer ages a group takes. */
static struct narrowing narrowing_for(long groups)
{
    double wanted = POSSIBLE / ((double)groups / SERVICES), days = wanted > 0.26 ? 0.4 : 0.26;
    int ages = (int)(wanted / days * AGES + 0.5);

    return (struct narrowing){ages < 1 ? 1 : ages > AGES ? AGES : ages, days > 0.26 ? 100 : 30};
}

/* Half a year on, when no day is closed. */
static int first_monday(int today)
{
    return today - (int)date_weekday(today) + 27 * 7;
}

static void put_groups(const struct rows_of_world *rows, long groups, struct narrowing narrowing)
{
    struct table course = table_open(rows->db, "course",
                                     "id, code, service, venue, start, minutes, min_places, max_places, age_from, "
                                     "age_to, catalogue, planned_on");
    struct table session =
        table_open(rows->db, "session", "course, number, dated, start, minutes, kind, children, parents, status");
    int today = rows->world->today, monday = first_monday(today);

    for (long i = 0; i < groups; i++) {
        struct dice dice = dice_for(rows->world->seed, DICE_COURSE, i);
        int from = YOUNGEST + dice_between(&dice, 0, AGES - narrowing.ages);
        char code[32];

        snprintf(code, sizeof code, "w-%04ld", i + 1);
        table_put(&course, "ittttobbbbtd", i + 1, code, services[i % SERVICES], "Huset", "15:00", 120L, GROUP_LEAST,
                  GROUP_MOST, from, from + narrowing.ages - 1, rows->present, today);
        table_put(&session, "iidtitbbt", i + 1, 1L,
                  monday + 7 * dice_between(&dice, 0, 3) + dice_between(&dice, 0, WEEKDAYS - 1), "15:00", 120L, "group",
                  1, 0, "planned");
    }
    table_close(&course);
    table_close(&session);
}

static void put_children(const struct rows_of_world *rows, long children, struct narrowing narrowing)
{
    static const char *const names[WEEKDAYS] = {"mon", "tue", "wed", "thu", "fri"};
    struct table person = table_open(rows->db, "person", "id, kind, name, birth_date, school");
    struct table referral = table_open(rows->db, "referral",
                                       "id, year, number, service, citizen, citizen_kind, received_on, entered_on, "
                                       "source, possible_days");
    struct table decision =
        table_open(rows->db, "decision",
                   "referral, outcome, decided_on, by_user, priority, verdict, reasons, catalogue, entered_on");
    int today = rows->world->today;

    for (long i = 0; i < children; i++) {
        struct dice dice = dice_for(rows->world->seed, DICE_FATE, i);
        int one = dice_between(&dice, 0, WEEKDAYS - 1), other = (one + dice_between(&dice, 1, 4)) % WEEKDAYS;
        bool second = dice_chance(&dice, narrowing.second);
        int received = today - dice_between(&dice, 20, 60), age = YOUNGEST + dice_between(&dice, 0, AGES - 1);
        int decided = received + dice_between(&dice, 1, 14);
        char name[32], days[16];

        snprintf(name, sizeof name, "Opdigt Barn %ld", i + 1);
        snprintf(days, sizeof days, second ? "%s,%s" : "%s", names[one < other || !second ? one : other],
                 names[one < other ? other : one]);
        table_put(&person, "ittdt", i + 1, "child", name,
                  first_monday(today) - age * 365 - dice_between(&dice, 100, 300), "Eksempelskolen");
        table_put(&referral, "iiititddtt", i + 1, (long)date_parts(today).year, i + 1, services[i % SERVICES], i + 1,
                  "child", received, received, "form", days);
        table_put(&decision, "itdtttttd", i + 1, "accept", decided, BY_USER,
                  dice_chance(&dice, 5) ? "urgent" : "normal", "eligible", "", rows->present, decided);
    }
    table_close(&person);
    table_close(&referral);
    table_close(&decision);
}

void rows_waiting(const struct rows_of_world *rows, long children)
{
    long groups = children * 3 / 25;
    struct narrowing narrowing = narrowing_for(groups);

    put_groups(rows, groups, narrowing);
    put_children(rows, children, narrowing);
    table_run(rows->db, "INSERT INTO series (year, last) SELECT year, max(number) FROM referral GROUP BY year");
}

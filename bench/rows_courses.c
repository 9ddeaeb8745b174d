#include "rows.h"
#include "table.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AREA_LEADERS = 6, CODE_TEXT = 48 };

struct filling {
    const struct rows_of_world *rows;
    struct table course, session, leads, place, attendance, note, done;
    int runs[16][8]; /* courses of each service so far, by year */
};

/* A session as it is written, and who may be marked. */
struct meeting {
    int number, date;
    int member; /* -1: all */
    bool children, parents;
    bool held;
};

long row_course(long index)
{
    return index + 1;
}

static void filling_open(struct filling *filling, sqlite3 *db)
{
    filling->course =
        table_open(db, "course",
                   "id, code, service, venue, start, minutes, sessions, min_places, max_places, age_from, "
                   "age_to, for_referral, catalogue, planned_on, ended_on");
    filling->session = table_open(db, "session",
                                  "course, number, dated, start, minutes, kind, referral, children, parents, "
                                  "status, reason, sequence, entered_on");
    filling->leads = table_open(db, "leads", "course, session, staff, position");
    filling->place = table_open(db, "place",
                                "referral, course, placed_on, from_on, to_on, ended, reason, by_user, entered_on, "
                                "ended_entered_on");
    filling->attendance = table_open(db, "attendance", "course, session, person, referral, status, entered_on");
    filling->note = table_open(db, "note", "course, session, author, at, text");
    filling->done = table_open(db, "done", "referral, what, course, session, done_on, by_user, entered_on");
}

static void filling_close(struct filling *filling)
{
    table_close(&filling->course);
    table_close(&filling->session);
    table_close(&filling->leads);
    table_close(&filling->place);
    table_close(&filling->attendance);
    table_close(&filling->note);
    table_close(&filling->done);
}

static void leader_code(int area, int number, char code[CODE_TEXT])
{
    snprintf(code, CODE_TEXT, "L%d-%d", area + 1, number + 1);
}

static void put_leaders(const struct rows_of_world *rows)
{
    static const char *const roles[] = {"psychologist", "family therapist", "family consultant", "contact consultant"};
    struct table staff = table_open(rows->db, "staff", "code, name, role, possible_days, max_courses");
    struct table qualification = table_open(rows->db, "qualification", "staff, service");
    char code[CODE_TEXT];

    for (int area = 0; area < rows->world->areas; area++)
        for (int i = 0; i < AREA_LEADERS; i++) {
            leader_code(area, i, code);
            table_put(&staff, "ttttb", code, "Leder Opdigt", roles[i % 4], NULL, 8);
            for (int j = 0; j < offer_count; j++)
                if (offers[j].service->group.qualified)
                    table_put(&qualification, "tt", code, offers[j].code);
        }
    table_close(&staff);
    table_close(&qualification);
}

/* ck-2026-a … ck-2026-z, ck-2026-aa …, as kreds gives them. */
static void course_code(struct filling *filling, const struct course *course, char code[CODE_TEXT])
{
    int year = date_parts(course->start).year;
    int count = ++filling->runs[course->offer][year - date_parts(filling->rows->world->from).year];
    char letters[8];
    size_t at = sizeof letters;

    letters[--at] = '\0';
    for (; count > 0; count = (count - 1) / 26)
        letters[--at] = (char)('a' + (count - 1) % 26);
    snprintf(code, CODE_TEXT, "%s-%d-%s", offers[course->offer].stem, year, letters + at);
}

static long session_minutes(const struct course *course)
{
    int minutes = offers[course->offer].service->sessions.minutes_min;

    return minutes > 0 ? minutes : 120;
}

static void put_course(struct filling *filling, long index, struct dice *dice)
{
    const struct course *course = &filling->rows->world->courses[index];
    const struct offer *offer = &offers[course->offer];
    const struct service *service = offer->service;
    bool group = offer->most > 1;
    char code[CODE_TEXT], leader[CODE_TEXT];

    course_code(filling, course, code);
    table_put(&filling->course, "ittttobbbbbotdd", row_course(index), code, offer->code, "Huset",
              group ? "15:00" : "10:00", session_minutes(course),
              offer->open && !group ? -1 : offer->sessions + offer->extra, group ? service->group.min : -1,
              group ? offer->most : -1, course->age_from > 0 ? course->age_from : -1,
              course->age_to > 0 ? course->age_to : -1, group ? 0L : row_referral(course->members[0]),
              row_digest(filling->rows, course->planned_on), course->planned_on, course->ended_on);
    for (int i = 0, first = dice_between(dice, 0, AREA_LEADERS - 1); i < (group ? 2 : 1); i++) {
        leader_code(course->area, (first + i) % AREA_LEADERS, leader);
        table_put(&filling->leads, "iiti", row_course(index), 0L, leader, (long)i + 1);
    }
}

static void put_place(struct filling *filling, long course, int member, struct dice *dice)
{
    const struct fate *fate = &filling->rows->world->fates[member];
    bool ended = fate->to != DATE_NONE;

    table_put(&filling->place, "iidddtttdd", row_referral(member), row_course(course), fate->placed_on, fate->from,
              fate->to,
              !ended       ? NULL
              : fate->left ? "left"
                           : "completed",
              ended && fate->left ? "moved away" : NULL, BY_USER, fate->placed_on,
              ended ? fate->to + (dice_chance(dice, 90) ? 0 : 3) : DATE_NONE);
}

/* --- sessions and marks ------------------------------------------------------------------------------------------ */

static void put_session(struct filling *filling, long index, struct meeting *meeting, struct dice *dice)
{
    const struct world *world = filling->rows->world;
    const struct course *course = &world->courses[index];
    bool group = offers[course->offer].most > 1;
    const char *status = "planned", *kind = meeting->member < 0 && group ? "group" : "individual";
    int entered = DATE_NONE;

    if (meeting->date < world->today && dice_chance(dice, 97)) {
        meeting->held = dice_chance(dice, 96);
        status = meeting->held ? "held" : "cancelled";
        entered = meeting->date + (dice_chance(dice, 80) ? 0 : dice_between(dice, 1, 8));
        if (entered > world->today)
            entered = world->today;
    }
    table_put(&filling->session, "iidtitobbttid", row_course(index), (long)meeting->number, meeting->date,
              group ? "15:00" : "10:00", session_minutes(course), kind,
              meeting->member < 0 ? 0L : row_referral(course->members[meeting->member]), meeting->children ? 1 : 0,
              meeting->parents ? 1 : 0, status, strcmp(status, "cancelled") == 0 ? "the leader was ill" : NULL, 0L,
              entered);
}

static void put_mark(struct filling *filling, long index, const struct meeting *meeting, long referral, long person,
                     struct dice *dice)
{
    int thrown = dice_between(dice, 1, 100);
    const char *status = thrown <= 81 ? "present" : thrown <= 86 ? "late" : thrown <= 94 ? "cancelled" : "absent";
    int entered = meeting->date + (dice_chance(dice, 85) ? 0 : 2);

    if (dice_chance(dice, 97))
        table_put(&filling->attendance, "iiiitd", row_course(index), (long)meeting->number, person, referral, status,
                  entered < filling->rows->world->today ? entered : filling->rows->world->today);
}

/* The citizen where children take part; of the adults the first always, the second now and then. */
static void put_marks(struct filling *filling, long index, const struct meeting *meeting, struct dice *dice)
{
    const struct world *world = filling->rows->world;
    const struct course *course = &world->courses[index];

    for (int i = 0; i < course->member_count; i++) {
        const struct fate *fate = &world->fates[course->members[i]];
        const struct family *family = &world->families[fate->family];
        long referral = row_referral(course->members[i]);

        if ((meeting->member >= 0 && meeting->member != i) || meeting->date < fate->from ||
            (fate->to != DATE_NONE && meeting->date > fate->to))
            continue;
        if (meeting->children)
            put_mark(filling, index, meeting, referral, family->citizen, dice);
        if (meeting->parents && family->adults > 0)
            put_mark(filling, index, meeting, referral, family->citizen + 1, dice);
        if (meeting->parents && family->adults > 1 && dice_chance(dice, 55))
            put_mark(filling, index, meeting, referral, family->citizen + 2, dice);
    }
}

static void put_meeting(struct filling *filling, long index, struct meeting *meeting, struct dice *dice)
{
    char at[32], leader[CODE_TEXT];

    put_session(filling, index, meeting, dice);
    if (!meeting->held)
        return;
    put_marks(filling, index, meeting, dice);
    if (!dice_chance(dice, 5))
        return;
    leader_code(filling->rows->world->courses[index].area, 0, leader);
    date_write(meeting->date, at);
    strcat(at, "T17:00:00Z");
    table_put(&filling->note, "iittt", row_course(index), (long)meeting->number, leader, at,
              "Invented: a good afternoon; two of the children told of their week, and the exercise went well.");
}

/* What is done of the due rules of one place. */
static void put_done(struct filling *filling, long index, int member, const struct meeting *meetings, int count)
{
    const struct course *course = &filling->rows->world->courses[index];
    const struct fate *fate = &filling->rows->world->fates[course->members[member]];
    struct held held[SESSIONS_MOST];
    int all[SESSIONS_MOST], all_count = 0, held_count = 0;

    for (int i = 0; i < count; i++) {
        bool his = (meetings[i].member < 0 || meetings[i].member == member) &&
                   (fate->to == DATE_NONE || meetings[i].date <= fate->to);

        if (his)
            all[all_count++] = meetings[i].date;
        if (his && meetings[i].held)
            held[held_count++] = (struct held){meetings[i].number, meetings[i].date};
    }
    rows_done(filling->rows, &filling->done, course->members[member], all, all_count, held, held_count);
}

/* The group's sessions, then the individual ones, a place at a time. */
static int plan_meetings(const struct world *world, const struct course *course, struct meeting *meetings)
{
    const struct offer *offer = &offers[course->offer];
    bool last_only = offer->service->parents.kind == PARENTS_LAST;
    int count = 0;

    for (int i = 0; i < offer->sessions; i++, count++)
        meetings[count] = (struct meeting){.number = count + 1,
                                           .date = course->dates[i],
                                           .member = -1,
                                           .children = offer->children,
                                           .parents = offer->parents || (last_only && i == offer->sessions - 1)};
    for (int i = 0; i < course->member_count; i++)
        for (int j = 0; j < offer->extra; j++, count++)
            meetings[count] =
                (struct meeting){.number = count + 1,
                                 .member = i,
                                 .children = offer->children,
                                 .parents = offer->parents,
                                 .date =
                                     world_open_day(world, offer, course->dates[offer->sessions - 1] + 7 * (j + 1))};
    return count;
}

static void put_all_of(struct filling *filling, long index)
{
    const struct world *world = filling->rows->world;
    const struct course *course = &world->courses[index];
    struct dice dice = dice_for(world->seed, DICE_MEETING, index);
    struct meeting meetings[SESSIONS_MOST];
    int count = plan_meetings(world, course, meetings);

    put_course(filling, index, &dice);
    for (int i = 0; i < course->member_count; i++)
        put_place(filling, index, course->members[i], &dice);
    for (int i = 0; i < count; i++)
        if (course->ended_on == DATE_NONE || meetings[i].date <= course->ended_on)
            put_meeting(filling, index, &meetings[i], &dice);
    for (int i = 0; i < course->member_count; i++)
        put_done(filling, index, i, meetings, count);
}

void rows_courses(const struct rows_of_world *rows)
{
    struct filling filling = {.rows = rows};

    put_leaders(rows);
    filling_open(&filling, rows->db);
    for (long i = 0; i < (long)rows->world->course_count; i++)
        put_all_of(&filling, i);
    filling_close(&filling);
}

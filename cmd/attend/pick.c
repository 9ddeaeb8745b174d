#include "attend/pick.h"

#include "attend/roll.h"
#include "base/i18n.h"
#include "output/escape.h"
#include "store/courses.h"

#include <stdio.h>
#include <string.h>

enum { RANKS = 5 };

/* How near a session lies: the least wins, the first of its numbers that differs deciding. */
struct nearness {
    long ranks[RANKS];
};

static bool nearer(const struct nearness *one, const struct nearness *other)
{
    for (size_t i = 0; i < RANKS; i++)
        if (one->ranks[i] != other->ranks[i])
            return one->ranks[i] < other->ranks[i];
    return false;
}

/* False for a session that is not to be picked. */
static bool measure(const struct session *session, const struct roll *roll, int today, struct nearness *into)
{
    bool recorded = roll_recorded(roll), past = session->date < today;
    enum pick why = past ? PICK_PAST : session->date == today ? PICK_TODAY : PICK_NEXT;

    if (session->status == SESSION_CANCELLED || roll->count == 0 || (past && recorded))
        return false;
    *into = (struct nearness){{(long)why, why == PICK_TODAY && recorded, past ? -(long)session->date : session->date,
                               session->start, session->number}};
    return true;
}

static int pick_from(struct call *call, struct session_found *found, enum pick *why)
{
    const struct session *best = NULL;
    struct nearness nearest = {0}, this;
    struct roll roll;

    for (size_t i = 0; i < found->course.sessions.count; i++) {
        found->session = &found->course.sessions.items[i];
        int result = roll_read(call, found, false, &roll);
        if (result == 0 && measure(found->session, &roll, call->today, &this) && (!best || nearer(&this, &nearest))) {
            best = found->session;
            nearest = this;
        }
        roll_free(&roll);
        if (result != 0)
            return -1;
    }
    found->session = best;
    *why = best ? (enum pick)nearest.ranks[0] : PICK_NAMED;
    return best ? 0
                : call_fail(call, TROUBLE_NOT_FOUND,
                            _("%s has no session whose roll is still to be taken; name one as %s/1"),
                            found->course.code, found->course.code);
}

int pick_session(struct call *call, const char *name, struct session_found *found, enum pick *why)
{
    long id;

    *why = PICK_NAMED;
    if (strchr(name, '/'))
        return session_find(call, name, found);
    *found = (struct session_found){0};
    if (store_course_id(call->store, name, &id, &call->messages) != 0 ||
        store_course_load(call->store, id, &found->course, &call->messages) != 0)
        return -1;
    return pick_from(call, found, why);
}

void pick_tell(const struct call *call, const struct session_found *found, enum pick why)
{
    const char *command = call->command->name, *code = found->course.code;
    int number = found->session->number;
    struct text line = {0}, harmless = {0};
    char day[DATE_TEXT];

    date_write(found->session->date, day);
    switch (why) {
    case PICK_NAMED: text_add_format(&line, _("%s: %s/%d on %s"), command, code, number, day); break;
    case PICK_TODAY: text_add_format(&line, _("%s: %s/%d on %s, today"), command, code, number, day); break;
    case PICK_PAST:
        text_add_format(&line, _("%s: %s/%d on %s, the latest session with nothing recorded"), command, code, number,
                        day);
        break;
    case PICK_NEXT: text_add_format(&line, _("%s: %s/%d on %s, the next session"), command, code, number, day); break;
    }
    escape_harmless(&harmless, text_bytes(&line));
    fprintf(stderr, "%s\n", text_bytes(&harmless));
    text_free(&harmless);
    text_free(&line);
}

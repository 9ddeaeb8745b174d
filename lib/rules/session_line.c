#include "rules/session_line.h"
#include "base/memory.h"
#include "rules/limits.h"
#include "rules/parent_group.h"

#include <stdlib.h>

struct session_line session_line_of(const struct service *service, const struct session *session)
{
    return (struct session_line){.referral = session->referral, .parents = parent_group_kind(service, session->kind)};
}

bool session_line_has(const struct service *service, struct session_line line, const struct session *session)
{
    if (line.parents)
        return parent_group_kind(service, session->kind);
    return session->referral == line.referral && !limits_meeting(service, session->kind);
}

static int order(const void *a, const void *b)
{
    const struct session *const *one = a, *const *other = b;

    return (*one)->date != (*other)->date ? ((*one)->date > (*other)->date) - ((*one)->date < (*other)->date)
                                          : ((*one)->number > (*other)->number) - ((*one)->number < (*other)->number);
}

static bool same_weekday(const struct session *a, const struct session *b)
{
    return date_weekday(a->date) == date_weekday(b->date);
}

static bool same_start(const struct session *a, const struct session *b)
{
    return a->start == b->start;
}

/* Source: design, planning. The one that speaks for the line; NULL where it has none. */
static const struct session *speaker(const struct service *service, const struct course *course,
                                     struct session_line line,
                                     bool (*same)(const struct session *a, const struct session *b))
{
    const struct sessions *all = &course->sessions;
    const struct session **by_day = memory_new((all->count + 1) * sizeof *by_day), *found;
    size_t count = 0, at;

    for (size_t i = 0; i < all->count; i++)
        if (session_line_has(service, line, &all->items[i]))
            by_day[count++] = &all->items[i];
    qsort(by_day, count, sizeof *by_day, order);
    at = count;
    while (at > 1 && !same(by_day[at - 1], by_day[at - 2]))
        at--;
    found = count == 0 ? NULL : by_day[at - 1];
    free(by_day);
    return found;
}

int session_line_weekday(const struct service *service, const struct course *course, struct session_line line)
{
    const struct session *found = speaker(service, course, line, same_weekday);

    return found == NULL ? DATE_NONE : found->date;
}

int session_line_start(const struct service *service, const struct course *course, struct session_line line)
{
    const struct session *found = speaker(service, course, line, same_start);

    return found == NULL ? TIME_NONE : found->start;
}

/* Neither cancelled nor one family's own, nor a meeting where the service tells what is one. */
static bool shared(const struct service *service, const struct session *session)
{
    const struct session_line all = {0};

    return session->status != SESSION_CANCELLED &&
           (service == NULL ? session->referral == 0 : session_line_has(service, all, session));
}

int session_line_begins(const struct service *service, const struct course *course, bool *held)
{
    int first = DATE_NONE;

    *held = false;
    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (!shared(service, session))
            continue;
        first = first == DATE_NONE || session->date < first ? session->date : first;
        *held = *held || session->status == SESSION_HELD;
    }
    return first;
}

int session_line_first(const struct service *service, const struct course *course, int from)
{
    int first = DATE_NONE;

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (shared(service, session) && session->date >= from && (first == DATE_NONE || session->date < first))
            first = session->date;
    }
    return first == DATE_NONE ? from : first;
}

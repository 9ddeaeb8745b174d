#include "rules/parent_group.h"
#include "base/memory.h"

bool parent_group_kind(const struct service *service, const char *kind)
{
    return service->parents.kind == PARENTS_PARALLEL && text_is(kind, PARENT_GROUP);
}

static bool meeting_kind(const struct service *service, const char *kind)
{
    for (size_t i = 0; i < service->meeting_count; i++)
        if (text_is(service->meetings[i].kind, kind))
            return true;
    return false;
}

bool parent_group_meets(const struct service *service, const struct session *session)
{
    return service->parents.kind == PARENTS_PARALLEL && session->parents && session->referral == 0 &&
           session->status != SESSION_CANCELLED && !meeting_kind(service, session->kind);
}

int parent_group_count(const struct service *service, const struct course *course)
{
    int count = 0;

    for (size_t i = 0; i < course->sessions.count; i++)
        count += parent_group_meets(service, &course->sessions.items[i]);
    return count;
}

bool parent_group_apart(const struct service *service, const struct course *course)
{
    for (size_t i = 0; i < course->sessions.count; i++)
        if (parent_group_kind(service, course->sessions.items[i].kind))
            return true;
    return false;
}

/* Source: design, catalogue: `parents: {parallel}`. */
int parent_group_promised(const struct service *service, const struct course *course)
{
    int parallel = service->parents.kind == PARENTS_PARALLEL ? service->parents.parallel : 0;

    return course->count > 0 && course->count < parallel ? course->count : parallel;
}

int parent_group_missing(const struct service *service, const struct course *course)
{
    int missing = parent_group_promised(service, course) - parent_group_count(service, course);

    return missing > 0 && parent_group_apart(service, course) ? missing : 0;
}

const struct session *parent_group_last(const struct service *service, const struct course *course)
{
    const struct session *last = NULL;

    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];

        if (parent_group_kind(service, session->kind) && (last == NULL || session->date >= last->date))
            last = session;
    }
    return last;
}

/* Source: glossary: the parallel sessions for the parents of a children's group. Why the day is another one holds for both. */
static void part_session(struct sessions *sessions, size_t index)
{
    struct session *own, *beside;

    sessions->items = memory_grow(sessions->items, sessions->count, sizeof *sessions->items);
    beside = &sessions->items[index];
    own = &sessions->items[sessions->count++];
    *own = (struct session){.number = (int)sessions->count,
                            .date = beside->date,
                            .start = beside->start,
                            .minutes = beside->minutes,
                            .kind = memory_text(PARENT_GROUP),
                            .remark = memory_text(beside->remark),
                            .parents = true,
                            .entered_on = DATE_NONE};
    beside->parents = false;
}

void parent_group_part(struct sessions *sessions)
{
    size_t count = sessions->count;

    /* A meeting is the grown-ups' anyway, and no child is there. */
    for (size_t i = 0; i < count; i++)
        if (sessions->items[i].parents && sessions->items[i].children)
            part_session(sessions, i);
}

static bool seat_came(const struct parent_seat *seat, int number)
{
    for (size_t i = 0; i < seat->came_count; i++)
        if (seat->came[i] == number)
            return true;
    return false;
}

/* Source: domain, the children's groups of Copenhagen: one or both parents attend, between 4 and 6 times. */
struct parent_tally parent_group_tally(const struct parent_seat *seat)
{
    struct parent_tally tally = {.wanted = seat->service->parents.attend_min};

    for (size_t i = 0; i < seat->course->sessions.count; i++) {
        const struct session *session = &seat->course->sessions.items[i];

        if (!parent_group_meets(seat->service, session) || session->date < seat->from ||
            (seat->to != DATE_NONE && session->date > seat->to))
            continue;
        if (seat_came(seat, session->number))
            tally.came++;
        else if (session->status == SESSION_PLANNED && !seat->closed)
            tally.left++;
    }
    tally.short_of = tally.came + tally.left < tally.wanted;
    return tally;
}

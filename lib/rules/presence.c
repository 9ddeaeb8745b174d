#include "rules/presence.h"

/* Source: design, section 3: the held sessions during which the person had a place. */
bool presence_concerns(const struct session *session, const struct presence_person *person)
{
    if (session->date == DATE_NONE || person->from == DATE_NONE || session->date < person->from ||
        (person->to != DATE_NONE && session->date > person->to))
        return false;
    if (session->referral != 0 && session->referral != person->referral)
        return false;
    return person->adult ? session->parents : session->children;
}

/* The last of a session's marks is the one that counts. */
static enum attendance_status mark_of(const struct presence_person *person, int session)
{
    enum attendance_status status = ATTENDANCE_NONE;

    for (size_t i = 0; i < person->mark_count; i++) {
        if (person->marks[i].session == session)
            status = person->marks[i].status;
    }
    return status;
}

struct presence presence_count(const struct session *sessions, size_t count, const struct presence_person *person)
{
    struct presence presence = {0};

    for (size_t i = 0; i < count; i++) {
        if (sessions[i].status != SESSION_HELD || !presence_concerns(&sessions[i], person))
            continue;
        presence.held++;
        switch (mark_of(person, sessions[i].number)) {
        case ATTENDANCE_NONE: presence.unrecorded++; break;
        case ATTENDANCE_PRESENT: presence.present++; break;
        case ATTENDANCE_LATE: presence.late++; break;
        case ATTENDANCE_CANCELLED: presence.cancelled++; break;
        case ATTENDANCE_ABSENT: presence.absent++; break;
        }
    }
    return presence;
}

void presence_add(struct presence *sum, const struct presence *more)
{
    sum->held += more->held;
    sum->present += more->present;
    sum->late += more->late;
    sum->cancelled += more->cancelled;
    sum->absent += more->absent;
    sum->unrecorded += more->unrecorded;
}

double presence_rate(const struct presence *presence)
{
    if (presence->held == 0)
        return -1;
    return (presence->present + presence->late) / (double)presence->held;
}

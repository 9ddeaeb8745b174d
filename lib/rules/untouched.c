#include "rules/untouched.h"

/* Source: design, section 6, "Due lists": nothing before the house's first day is called overdue. */
int untouched_since(const struct touch *last, struct duration patience, const struct due_frame *frame)
{
    int from = last->on, due_on;

    if (patience.count <= 0 || from == DATE_NONE)
        return DATE_NONE;
    if (frame->house_since != DATE_NONE && from < frame->house_since)
        from = frame->house_since;
    due_on = due_after(frame, from, patience);
    return due_on <= frame->today ? due_on : DATE_NONE;
}

#include "schedule/changing.h"
#include "schedule/closing.h"
#include "schedule/queue.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "common/lengths.h"
#include "model/referral.h"
#include "store/attendances.h"
#include "store/course_change.h"
#include "store/referrals.h"

/* The open place; whoever has none cannot leave. */
static int find_place(struct changing *changing, const char *reference, struct place *place)
{
    struct call *call = changing->call;
    const char *code = changing->course.code;
    char day[DATE_TEXT];
    bool found;
    long id;

    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        store_place_find(call->store, id, changing->course.id, place, &found, &call->messages) != 0)
        return -1;
    if (!found)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s has no place in %s; wanted a participant of the course"),
                         reference, code);
    if (place->ended != PLACE_OPEN)
        return call_fail(call, TROUBLE_FORBIDDEN, _("%s had its place in %s until %s; wanted an open place"), reference,
                         code, date_write(place->to, day));
    return 0;
}

/* A course for one ends with its one place; in a group only that family's own talks fall away. */
static int leave(struct changing *changing, const char *reference, int on)
{
    struct call *call = changing->call;
    const struct course *course = &changing->course;
    const char *reason = call_option(call, "reason");
    bool alone = course->for_referral != 0;
    struct place place;

    if (find_place(changing, reference, &place) != 0 || closing_check_place(call, course, &place, reference, on) != 0 ||
        store_place_end(call->store, place.referral, course->id, on, PLACE_LEFT, reason, &call->messages) != 0 ||
        closing_cancel(call, course, alone ? 0 : place.referral, on, reason) != 0 ||
        (alone && store_course_end(call->store, course->id, on, &call->messages) != 0) ||
        (!alone && course->ended_on == DATE_NONE && queue_tell_next(call, course, on, true) != 0))
        return -1;
    return call_finish(call);
}

int schedule_leave(struct call *call)
{
    struct changing changing = {0};
    int on, result = -1;

    if (call->operand_count != 2 || text_blank(call_option(call, "reason")))
        return call_usage(call, _("leave takes a referral, a course and --reason TEXT"));
    if (call_option_within(call, "reason", LENGTH_TEXT) == 0 && call_option_date(call, "on", call->today, &on) == 0 &&
        changing_course(call, call->operands[1], &changing) == 0)
        result = leave(&changing, call->operands[0], on);
    changing_free(&changing);
    return result;
}

#include "schedule/sent_on.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "catalogue/load.h"
#include "model/course.h"
#include "model/referral.h"
#include "store/catalogues.h"
#include "store/course_change.h"
#include "store/courses.h"
#include "store/decisions.h"
#include "store/referrals.h"

static int store_closed(struct call *call, const struct service *service, long referral, int from, int on)
{
    struct course course = {.service = memory_text(service->code),
                            .start = TIME_NONE,
                            .max = 1,
                            .age_from = -1,
                            .age_to = -1,
                            .for_referral = referral,
                            .catalogue = memory_text(catalogue_digest(&call->catalogue)),
                            .planned_on = call->today,
                            .ended_on = on};
    int result = -1;

    if (store_course_code(call->store, service->code, date_parts(on).year, &course.code, &call->messages) == 0 &&
        store_catalogue_keep(call->store, catalogue_digest(&call->catalogue), call->catalogue.text, call->today,
                             &call->messages) == 0 &&
        store_course_add(call->store, &course, &call->messages) == 0 &&
        store_place_add(call->store, referral, course.id, from, &call->messages) == 0)
        result = store_place_end(call->store, referral, course.id, on, PLACE_COMPLETED, NULL, &call->messages);
    course_free(&course);
    return result;
}

int sent_on(struct call *call, long referral, const char *reference, int on)
{
    struct referral whole = {0};
    enum referral_state state;
    enum decision_outcome outcome;
    char day[DATE_TEXT];
    int accepted_on, result = -1;

    if (store_referral_state(call->store, referral, &state, &call->messages) != 0 ||
        store_decision_last(call->store, referral, &outcome, &accepted_on, &call->messages) != 0 ||
        store_referral_load(call->store, referral, &whole, &call->messages) != 0)
        goto out;
    const struct service *service = catalogue_service(&call->catalogue, whole.service);
    if (state != STATE_WAITING || !service || !service->sessions.none)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s is %s; wanted one with an open place"), reference,
                  named_name(referral_state_names, (int)state));
    else if (on < accepted_on)
        call_fail(call, TROUBLE_FORBIDDEN, _("%s was accepted on %s; wanted that day or a later one"), reference,
                  date_write(accepted_on, day));
    else
        result = store_closed(call, service, referral, accepted_on, on);
out:
    referral_free(&whole);
    return result;
}

#include "refer/brought.h"

#include "base/i18n.h"
#include "catalogue/load.h"
#include "common/known_scores.h"
#include "rules/deciding.h"
#include "rules/facts.h"
#include "rules/screening.h"
#include "rules/session_line.h"
#include "store/attendances.h"
#include "store/catalogues.h"
#include "store/courses.h"
#include "store/decisions.h"

/* The place that a referral brings. */
struct bringing_place {
    long course; /* 0: none */
    int from;
};

static bool brings(const struct brought *brought)
{
    return brought->interview_on != DATE_NONE || brought->accepted_on != DATE_NONE || brought->course != NULL;
}

/* --- the course --------------------------------------------------------------------------------- */

/* Places that are not free for whoever comes in, as schedule assign counts them on the day of the import: a house that begins brings
 * places whose days are past. */
struct taking {
    int first; /* the first session that is still to come with the place */
    int count;
};

/* Who leaves after that session has the place until then. */
static int count_taken(void *context, const struct place *place, const char *reference)
{
    struct taking *taking = context;

    (void)reference;
    taking->count += place->ended == PLACE_OPEN || place->to > taking->first;
    return 0;
}

static void course_span(const struct course *course, int *first, int *last)
{
    *first = *last = DATE_NONE;
    for (size_t i = 0; i < course->sessions.count; i++) {
        const struct session *session = &course->sessions.items[i];
        if (session->status == SESSION_CANCELLED)
            continue;
        if (*first == DATE_NONE || session->date < *first)
            *first = session->date;
        if (*last == DATE_NONE || session->date > *last)
            *last = session->date;
    }
}

/* A place counts from the course's first day, or from the acceptance where that came later. */
static int check_course(const struct referral *referral, const struct course *course, int taken,
                        struct bringing_place *place, struct messages *wrong)
{
    const struct brought *brought = &referral->brought;
    const struct position *at = &brought->course_at;
    char day[DATE_TEXT];
    int first, last;

    if (!text_is(course->service, referral->service))
        return messages_add(wrong, TROUBLE_DATA, at, _("%s is a course of %s; wanted one of %s"), course->code,
                            course->service, referral->service);
    if (course->for_referral)
        return messages_add(
            wrong, TROUBLE_DATA, at,
            _("%s is for one referral; wanted a group, or no course here and schedule plan --for later"), course->code);
    if (course->ended_on != DATE_NONE)
        return messages_add(wrong, TROUBLE_DATA, at, _("%s was closed on %s; wanted a course that runs"), course->code,
                            date_write(course->ended_on, day));
    if (course->max > 0 && taken >= course->max)
        return messages_add(wrong, TROUBLE_DATA, at,
                            course->max == 1 ? _("%s has %d place and it is taken; wanted one with a free place")
                                             : _("%s has %d places and they are taken; wanted one with a free place"),
                            course->code, course->max);
    course_span(course, &first, &last);
    if (course->count > 0 && last < brought->accepted_on)
        return messages_add(wrong, TROUBLE_DATA, at,
                            _("%s has no session on %s or later; wanted a course that still meets"), course->code,
                            date_write(brought->accepted_on, day));
    place->from = first > brought->accepted_on ? first : brought->accepted_on;
    return 0;
}

/* A failure of the store goes to the call's messages, a code that is none to `wrong`. 0, 1 or -1. */
static int find_course(struct call *call, const struct referral *referral, long *id, struct messages *wrong)
{
    struct messages told = {0};
    int result = store_course_id(call->store, referral->brought.course, id, &told);

    if (result != 0 && messages_trouble(&told) == TROUBLE_NOT_FOUND) {
        messages_free(&told);
        messages_add(wrong, TROUBLE_DATA, &referral->brought.course_at,
                     _("no course with this code is planned; wanted a code that schedule list shows"));
        return 1;
    }
    messages_move(&call->messages, &told);
    return result;
}

static int find_place(struct call *call, const struct referral *referral, struct bringing_place *place,
                      struct messages *wrong)
{
    struct course course = {0};
    struct taking taking = {0};
    int result;

    *place = (struct bringing_place){0};
    if (!referral->brought.course)
        return 0;
    result = find_course(call, referral, &place->course, wrong);
    if (result != 0)
        return result;
    result = store_course_load(call->store, place->course, &course, &call->messages);
    if (result == 0) {
        taking.first = session_line_first(catalogue_service(&call->catalogue, course.service), &course, call->today);
        result = store_place_each_in(call->store, place->course, count_taken, &taking, &call->messages);
    }
    if (result == 0 && check_course(referral, &course, taking.count, place, wrong) != 0)
        result = 1;
    course_free(&course);
    return result;
}

/* --- what is written ------------------------------------------------------------------------------ */

static int keep_interview(struct call *call, long id, int on)
{
    const struct interview interview = {
        .invited_on = DATE_NONE, .set_for = DATE_NONE, .start = TIME_NONE, .held_on = on, .outcome = INTERVIEW_AGREED};

    return on == DATE_NONE ? 0 : store_interview_put(call->store, id, &interview, &call->messages);
}

/* What screen decide would have stopped was overridden then, by whom and why is not known any more. */
static bool against_rules(const struct referral *referral, const struct service *service, enum verdict verdict)
{
    struct obstacles obstacles = {0};
    const struct deciding matter = {
        .accept = true,
        .state = referral->brought.interview_on == DATE_NONE ? STATE_RECEIVED : STATE_INTERVIEW,
        .verdict = verdict,
        .interview = service->interview,
        .interview_agreed = referral->brought.interview_on != DATE_NONE,
        .interview_on = referral->brought.interview_on,
        .child_case = referral->child_case,
        .caseworker = !text_empty(referral->caseworker_name) || !text_empty(referral->caseworker_email),
        .received_on = referral->received_on,
        .decided_on = referral->brought.accepted_on,
        .decided_before = DATE_NONE};

    deciding_obstacles(&matter, &obstacles);
    bool found = obstacles.count > 0;
    obstacles_free(&obstacles);
    return found;
}

static int keep_judged(struct call *call, long id, const struct referral *form, const struct referral *stored)
{
    const struct service *service = catalogue_service(&call->catalogue, form->service);
    struct score_facts scores;
    struct facts facts = {0};
    struct judgement judgement = {0};
    struct text reasons = {0};

    if (known_scores(call, stored, service, &scores) != 0) {
        score_facts_free(&scores);
        return -1;
    }
    referral_facts(stored, &call->catalogue, scores.items, scores.count, form->brought.accepted_on, &facts);
    score_facts_free(&scores);
    screening_judge(service, &facts, &judgement);
    texts_join(&judgement.reasons, ",", &reasons);
    const struct decision decision = {.outcome = DECISION_ACCEPT,
                                      .decided_on = form->brought.accepted_on,
                                      .override = against_rules(form, service, judgement.verdict)
                                                      ? _("decided before it was entered in kreds")
                                                      : NULL,
                                      .until = DATE_NONE,
                                      .verdict = named_name(verdict_names, (int)judgement.verdict),
                                      .reasons = text_bytes(&reasons),
                                      .catalogue = catalogue_digest(&call->catalogue)};
    int result = store_decision_add(call->store, id, &decision, &call->messages);
    text_free(&reasons);
    judgement_free(&judgement);
    facts_free(&facts);
    return result;
}

static int keep_decision(struct bringing *bringing, long id, const struct referral *form)
{
    struct call *call = bringing->call;
    struct referral stored = {0};
    int result = -1;

    if (form->brought.accepted_on == DATE_NONE)
        return 0;
    if (!bringing->kept && store_catalogue_keep(call->store, catalogue_digest(&call->catalogue), call->catalogue.text,
                                                call->today, &call->messages) != 0)
        return -1;
    bringing->kept = true;
    if (store_referral_load(call->store, id, &stored, &call->messages) == 0)
        result = keep_judged(call, id, form, &stored);
    referral_free(&stored);
    return result;
}

static int keep(struct bringing *bringing, const struct referral *form, const struct referral_added *added,
                const struct bringing_place *place)
{
    struct call *call = bringing->call;
    char reference[REFERENCE_TEXT];
    long id;

    reference_write(added->year, added->number, reference);
    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        keep_interview(call, id, form->brought.interview_on) != 0 || keep_decision(bringing, id, form) != 0)
        return -1;
    return place->course ? store_place_add(call->store, id, place->course, place->from, &call->messages) : 0;
}

/* --- a referral that is known --------------------------------------------------------------------- */

static int lacks_place(struct call *call, const struct referral *form, const char *reference, long id,
                       struct messages *wrong)
{
    struct place place;
    bool found;
    long course;
    int result;

    if (!form->brought.course)
        return 0;
    result = find_course(call, form, &course, wrong);
    if (result != 0)
        return result;
    if (store_place_find(call->store, id, course, &place, &found, &call->messages) != 0)
        return -1;
    if (found)
        return 0;
    messages_add(wrong, TROUBLE_DATA, &form->brought.course_at,
                 _("the referral is known already as %s and has no place in this course; wanted schedule assign"),
                 reference);
    return 1;
}

/* An import changes nothing of a referral that is there; a row that would is no mere duplicate. */
int brought_known(struct call *call, const struct referral *form, const struct referral_added *added,
                  struct messages *wrong)
{
    char reference[REFERENCE_TEXT];
    enum referral_state state;
    long id;

    if (added->arrival == ARRIVAL_NEW || !brings(&form->brought))
        return 0;
    reference_write(added->year, added->number, reference);
    if (store_referral_id(call->store, reference, &id, &call->messages) != 0 ||
        store_referral_state(call->store, id, &state, &call->messages) != 0)
        return -1;
    if (form->brought.accepted_on == DATE_NONE || (state != STATE_RECEIVED && state != STATE_INTERVIEW))
        return lacks_place(call, form, reference, id, wrong);
    messages_add(wrong, TROUBLE_DATA, &form->at,
                 _("the referral is known already as %s and not accepted; wanted screen decide"), reference);
    return 1;
}

/* --- the whole ------------------------------------------------------------------------------------ */

int brought_add(struct bringing *bringing, const struct referral *referral, bool by_fields,
                struct referral_added *added, struct messages *wrong)
{
    struct call *call = bringing->call;
    struct bringing_place place;
    int result;

    if (!brings(&referral->brought))
        return store_referral_add(call->store, referral, by_fields, added, &call->messages);
    result = store_referral_known(call->store, referral, by_fields, added, &call->messages);
    if (result > 0)
        return 0;
    if (result == 0)
        result = find_place(call, referral, &place, wrong);
    if (result != 0)
        return result;
    if (store_referral_add(call->store, referral, by_fields, added, &call->messages) != 0)
        return -1;
    return keep(bringing, referral, added, &place);
}

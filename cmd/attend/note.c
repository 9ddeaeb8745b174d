#include "attend/attend.h"
#include "attend/note_text.h"
#include "attend/who.h"

#include "base/i18n.h"
#include "common/formers.h"
#include "common/lengths.h"
#include "common/services.h"
#include "store/courses.h"
#include "store/notes.h"

#include <stdlib.h>

/* A course keeps the policy that it was planned by, as far as that catalogue can be read. */
static int find_policy(struct call *call, const struct course *course, enum notes_policy *policy)
{
    struct formers formers = {0};
    const struct service *service = formers_kept(&formers, call, course->catalogue, course->service);

    if (!service && call_catalogue(call) == 0)
        service = call_service(call, course->service);
    if (service)
        *policy = service->notes;
    formers_free(&formers);
    return service ? 0 : -1;
}

static int stop_at_first(void *context, const struct note_row *row)
{
    *(int *)context = row->session;
    return 1;
}

/* One note a course, however many requests there are. */
static int check_only_note(struct call *call, const struct course *course)
{
    int session = 0;

    if (store_note_each(call->store, course->id, 0, stop_at_first, &session, &call->messages) < 0)
        return -1;
    if (session == 0)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN,
                     _("%s has its one note already, at %s/%d; the service %s allows no other"), course->code,
                     course->code, session, course->service);
}

static int check_policy(struct call *call, const struct course *course, enum notes_policy policy)
{
    const char *request = call_option(call, "on-request");

    if (policy == NOTES_NONE)
        return call_fail(call, TROUBLE_FORBIDDEN, _("the service %s keeps no written notes; nothing was saved"),
                         course->service);
    if (policy != NOTES_ON_REQUEST)
        return request
                   ? call_usage(call, _("the service %s needs no --on-request; its notes are free"), course->service)
                   : 0;
    if (!request)
        return call_fail(call, TROUBLE_FORBIDDEN,
                         _("the service %s keeps no written notes; one short note is allowed on a concrete request, "
                           "told by --on-request REASON"),
                         course->service);
    return check_only_note(call, course);
}

/* Whether somebody has a place on the day of a session. */
struct seating {
    const struct session *session;
    bool taken;
};

static int note_seat(void *context, const struct place *place, const char *reference)
{
    struct seating *seating = context;
    const struct session *session = seating->session;

    (void)reference;
    seating->taken = (!session->referral || session->referral == place->referral) && place->from <= session->date &&
                     (place->to == DATE_NONE || session->date <= place->to);
    return seating->taken;
}

static int check_session(struct call *call, const struct session_found *found)
{
    if (found->session->status != SESSION_CANCELLED)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN, _("%s/%d was cancelled by the house; wanted a session that took place"),
                     found->course.code, found->session->number);
}

/* Where all have left before its day a session does not take place, and a note on it would be about nobody. */
static int check_seats(struct call *call, const struct session_found *found)
{
    struct seating seating = {.session = found->session};
    char day[DATE_TEXT];

    if (store_place_each_in(call->store, found->course.id, note_seat, &seating, &call->messages) < 0)
        return -1;
    if (seating.taken)
        return 0;
    return call_fail(call, TROUBLE_FORBIDDEN, _("nobody has a place at %s/%d on %s; wanted at least one participant"),
                     found->course.code, found->session->number, date_write(found->session->date, day));
}

/* A refusal comes before the note is typed, not after. */
static int check_beforehand(struct call *call, enum notes_policy *policy)
{
    struct session_found found = {0};
    int result = -1;

    if (session_find(call, call->operands[0], &found) == 0 && check_session(call, &found) == 0 &&
        find_policy(call, &found.course, policy) == 0)
        result = check_policy(call, &found.course, *policy) == 0 ? check_seats(call, &found) : -1;
    course_free(&found.course);
    return result;
}

/* The request stands above the text, in the language of its author. */
static void write_note(struct call *call, const char *words, struct text *into)
{
    const char *request = call_option(call, "on-request");

    if (request) {
        text_add_format(into, _("On request: %s"), request);
        text_add(into, "\n\n");
    }
    text_add(into, words);
}

/* What may have changed since is asked once more. */
static int store_note(struct call *call, const char *words, enum notes_policy policy)
{
    struct session_found found = {0};
    struct text note = {0};
    int result = -1;

    write_note(call, words, &note);
    if (call_begin(call) == 0 && session_find(call, call->operands[0], &found) == 0 &&
        check_session(call, &found) == 0 && check_policy(call, &found.course, policy) == 0 &&
        check_seats(call, &found) == 0 &&
        store_note_add(call->store, found.course.id, found.session->number, text_bytes(&note), &call->messages) == 0)
        result = call_finish(call);
    course_free(&found.course);
    text_free(&note);
    return result;
}

static int check_call(struct call *call)
{
    const char *request = call_option(call, "on-request");

    if (call->operand_count < 1 || call->operand_count > 2)
        return call_usage(call, _("note takes COURSE/N and a TEXT in quotes, or the text on standard input"));
    if (request && text_blank(request))
        return call_usage(call, _("--on-request wants a text: who asked for the note, and when"));
    return call_option_within(call, "on-request", LENGTH_TEXT) != 0 ? -1 : session_check_name(call, call->operands[0]);
}

int attend_note(struct call *call)
{
    enum notes_policy policy;
    char *words = NULL;
    int result = -1;

    if (check_call(call) == 0 && call_store(call, STORE_WRITE) == 0 && check_beforehand(call, &policy) == 0 &&
        note_text_read(call, call->operand_count > 1 ? call->operands[1] : "-", &words) == 0)
        result = store_note(call, words, policy);
    free(words);
    return result;
}

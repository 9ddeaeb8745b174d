#include "schedule/ical_text.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/lookers.h"
#include "model/referral.h"
#include "output/ical.h"
#include "store/agenda.h"
#include "store/courses.h"
#include "store/referrals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One calendar under way. */
struct publishing {
    struct call *call;
    struct texts codes; /* of the courses asked for */
    long *courses;      /* their numbers; NULL: all */
    const char *family; /* the reference of --for; NULL for none */
    struct agenda_filter filter;
    char store_name[STORE_NAME_TEXT];
    struct ical *ical;
    struct lookers lookers; /* whose names are in it */
    long events;
};

/* --- what is asked --------------------------------------------------------------------------- */

/* The house's address, so that a reply finds it. */
static int check_organizer(struct call *call)
{
    const char *address = call_option(call, "organizer"), *at = address ? strchr(address, '@') : NULL;

    if (!address || (at && at > address && at[1] && !strpbrk(address, " \t\r\n<>\",;:") && !strchr(at + 1, '@')))
        return 0;
    return call_usage(call, _("--organizer is no mail address; wanted one as office@house.example"));
}

static int check_usage(struct call *call)
{
    if (call->format_given)
        return call_usage(call, _("ical has a format of its own; wanted no -f"));
    return check_organizer(call);
}

static int find_courses(struct publishing *publishing)
{
    struct call *call = publishing->call;
    int result = 0;

    if (call->operand_count == 0)
        return 0;
    publishing->courses = memory_new((publishing->codes.count + 1) * sizeof *publishing->courses);
    publishing->filter.courses = publishing->courses;
    publishing->filter.course_count = publishing->codes.count;
    for (size_t i = 0; i < publishing->codes.count; i++)
        if (store_course_id(call->store, publishing->codes.items[i], &publishing->courses[i], &call->messages) != 0)
            result = -1;
    return result;
}

static int find_leader(struct publishing *publishing)
{
    struct call *call = publishing->call;
    struct staff staff = {0};
    int result = 0;

    publishing->filter.leader = call_option(call, "leader");
    if (publishing->filter.leader)
        result = store_staff_load(call->store, publishing->filter.leader, &staff, &call->messages);
    staff_free(&staff);
    return result;
}

static int find_filter(struct publishing *publishing)
{
    struct call *call = publishing->call;

    publishing->family = call_option(call, "for");
    publishing->filter.venue = call_option(call, "venue");
    if (find_courses(publishing) != 0 || find_leader(publishing) != 0 ||
        store_own_name(call->store, publishing->store_name, &call->messages) != 0)
        return -1;
    return publishing->family
               ? store_referral_id(call->store, publishing->family, &publishing->filter.referral, &call->messages)
               : 0;
}

/* --- the file -------------------------------------------------------------------------------- */

/* "Familiehuset Norddjurs: PP": what the calendar was narrowed to tells it from the house's others. */
static void calendar_name(const struct publishing *publishing, const char *house, struct text *into)
{
    const struct agenda_filter *filter = &publishing->filter;
    struct texts parts = {0};

    texts_copy(&parts, &publishing->codes);
    if (filter->leader)
        texts_add(&parts, filter->leader);
    if (filter->venue)
        texts_add(&parts, filter->venue);
    if (publishing->family)
        texts_add(&parts, publishing->family);
    text_add(into, house);
    if (parts.count > 0)
        text_add(into, ": ");
    texts_join(&parts, " ", into);
    texts_free(&parts);
}

static void open_calendar(struct publishing *publishing)
{
    struct call *call = publishing->call;
    const char *address = call_option(call, "organizer");
    const char *house = words_in(&call->catalogue.house, call->catalogue.language);
    char *organizer = address ? text_format("mailto:%s", address) : text_format("urn:uuid:%s", publishing->store_name);
    struct text name = {0};

    calendar_name(publishing, house, &name);
    const struct ical_calendar calendar = {.name = text_bytes(&name),
                                           .house = house,
                                           .organizer = organizer,
                                           .zone = call->catalogue.zone,
                                           .stamped_on = call->today};
    publishing->ical = ical_open(&calendar);
    text_free(&name);
    free(organizer);
}

/* --- the meetings ---------------------------------------------------------------------------- */

/* Whom one meeting is for. */
struct naming {
    struct publishing *publishing;
    struct text whom;
};

static int add_person(void *context, const struct agenda_person *person)
{
    struct naming *naming = context;
    char reference[REFERENCE_TEXT];

    reference_write(person->year, person->number, reference);
    if (naming->whom.length > 0)
        text_add(&naming->whom, ", ");
    text_add(&naming->whom, reference);
    if (!person->name)
        return 0;
    text_add_format(&naming->whom, " %s", person->name);
    lookers_add(&naming->publishing->lookers, reference, person->person);
    return 0;
}

/* With --names all whom it is for; without it the one reference of what is for one family. */
static int name_them(struct naming *naming, const struct agenda_row *row)
{
    struct call *call = naming->publishing->call;
    char reference[REFERENCE_TEXT];

    if (call->names && !row->cancelled)
        return store_agenda_person_each(call->store, row, naming->publishing->filter.referral, add_person, naming,
                                        &call->messages);
    if (row->number > 0)
        text_add(&naming->whom, reference_write(row->year, row->number, reference));
    return 0;
}

static void put_event(struct publishing *publishing, const struct agenda_row *row, const char *whom)
{
    struct call *call = publishing->call;
    const struct service *service = catalogue_service(&call->catalogue, row->service);
    struct text summary = {0}, description = {0};
    const char *reader = i18n_language();
    char *uid = row->course ? text_format("session-%ld-%d@%s", row->course, row->session, publishing->store_name)
                            : text_format("interview-%ld@%s", row->interview, publishing->store_name);

    i18n_use(call->catalogue.language);
    ical_summary(row, service ? words_in(&service->name, call->catalogue.language) : row->service, &summary);
    ical_description(row, whom, &description);
    i18n_use(reader);
    const struct ical_event event = {.uid = uid,
                                     .sequence = row->sequence,
                                     .date = row->date,
                                     .start = row->start,
                                     .minutes = row->minutes,
                                     .summary = text_bytes(&summary),
                                     .location = row->venue,
                                     .description = text_bytes(&description),
                                     .cancelled = row->cancelled};
    ical_add(publishing->ical, &event);
    publishing->events++;
    free(uid);
    text_free(&summary);
    text_free(&description);
}

static int add_meeting(void *context, const struct agenda_row *row)
{
    struct publishing *publishing = context;
    struct naming naming = {.publishing = publishing};
    int result = name_them(&naming, row);

    if (result == 0)
        put_event(publishing, row, text_bytes(&naming.whom));
    text_free(&naming.whom);
    return result;
}

static int gather(struct publishing *publishing)
{
    struct call *call = publishing->call;
    int result = -1;

    if (store_read_begin(call->store, &call->messages) != 0)
        return -1;
    if (find_filter(publishing) == 0) {
        open_calendar(publishing);
        result = store_agenda_each(call->store, &publishing->filter, add_meeting, publishing, &call->messages);
    }
    store_read_end(call->store);
    return result;
}

/* Names of venues are nowhere listed: one that was mistyped would look like a room that is never used. */
static void tell_empty(const struct publishing *publishing)
{
    if (publishing->events == 0 && publishing->filter.venue)
        call_fail(publishing->call, TROUBLE_WARNING, _("nothing of this is at that venue; schedule list shows venues"));
}

static int look(const struct publishing *publishing)
{
    const struct lookers *lookers = &publishing->lookers;

    if (lookers->count == 0)
        return 0;
    return call_look(publishing->call, &lookers->references, lookers->persons, lookers->count);
}

int schedule_ical(struct call *call)
{
    struct publishing publishing = {.call = call};
    int result = -1;

    if (check_usage(call) == 0 && call_references(call, 0, &publishing.codes) == 0 && call_catalogue(call) == 0 &&
        call_store(call, call->names ? STORE_WRITE : STORE_READ) == 0 && gather(&publishing) == 0 &&
        look(&publishing) == 0) {
        tell_empty(&publishing);
        ical_write(publishing.ical, stdout);
        result = 0;
    }
    ical_free(publishing.ical);
    lookers_free(&publishing.lookers);
    texts_free(&publishing.codes);
    free(publishing.courses);
    return result;
}

#include "schedule/wish.h"
#include "schedule/codes.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/lengths.h"
#include "model/referral.h"

#include <stdlib.h>
#include <string.h>

#define CODE_MOST 40 /* letters of a course's code: it stands in every line about its sessions */

/* N-N, or one N. */
static int read_ages(struct call *call, struct course *course)
{
    const char *text = call_option(call, "ages");
    course->age_from = course->age_to = -1;
    if (!text)
        return 0;
    char *copy = memory_text(text), *dash = strchr(copy, '-');
    long from, to;
    if (dash)
        *dash = '\0';
    bool good = text_number(copy, 0, 130, &from) && text_number(dash ? dash + 1 : copy, 0, 130, &to) && from <= to;
    free(copy);
    if (!good)
        return call_usage(call, _("--ages is no span of ages; wanted as 9-11"));
    course->age_from = (int)from;
    course->age_to = (int)to;
    return 0;
}

/* schedule end takes a course or a referral: none may look like the other. */
static bool course_code_good(const char *code)
{
    int year, number, adult;
    return code_good(code, CODE_MOST) && !reference_read(code, &year, &number, &adult);
}

static int read_code(struct call *call, struct course *course)
{
    const char *code = call_option(call, "code");
    if (!code)
        return 0;
    if (!course_code_good(code))
        return call_usage(call, _("--code is no course's code; wanted letters, digits, dots and hyphens, as ck-2026"));
    course->code = memory_text(code);
    return 0;
}

/* A group takes many; what is delivered to one child, family or class is planned for its referral. */
static int check_delivery(struct call *call, const struct service *service)
{
    bool group = (service->delivered & (1u << DELIVERED_GROUP)) != 0;
    bool others = (service->delivered & ~(1u << DELIVERED_GROUP)) != 0;

    if (call_option(call, "for") && !others)
        return call_usage(call, _("%s is delivered in groups; --for is for single families"), service->code);
    if (!call_option(call, "for") && !group)
        return call_usage(call, _("%s is planned for one referral; wanted --for REF"), service->code);
    if (call_option(call, "for") && call_option(call, "ages"))
        return call_usage(call, _("--ages is for groups; a course for one referral takes just that one"));
    if (service->at_places.count == 1 && text_is(service->at_places.items[0], "school") &&
        text_blank(call_option(call, "school")))
        return call_usage(call, _("%s meets at a school; wanted --school NAME"), service->code);
    return 0;
}

static int read_times(struct call *call, struct plan_wish *wish)
{
    const char *time = call_option(call, "time"), *every = call_option(call, "every");
    long sessions, minutes;

    if (call_option_date(call, "start", DATE_NONE, &wish->start) != 0 ||
        call_option_number(call, "sessions", 1, 500, 0, &sessions) != 0 ||
        call_option_number(call, "minutes", 1, 1440, 0, &minutes) != 0)
        return -1;
    if (wish->start == DATE_NONE)
        return call_usage(call, _("plan wants --start DATE, the first session's day"));
    if (time && !time_read(time, &wish->time))
        return call_usage(call, _("--time is no time of day; wanted HH:MM"));
    if (every && (!duration_read(every, &wish->every) || wish->every.count <= 0))
        return call_usage(call, _("--every is no rhythm; wanted as \"2 weeks\""));
    if (call_option(call, "agreed") && text_blank(call_option(call, "agreed")))
        return call_usage(call, _("--agreed is empty; wanted why the day was agreed"));
    if (call_option_within(call, "agreed", LENGTH_TEXT) != 0 || call_option_within(call, "venue", LENGTH_NAME) != 0 ||
        call_option_within(call, "parent-venue", LENGTH_NAME) != 0 ||
        call_option_within(call, "school", LENGTH_NAME) != 0)
        return -1;
    wish->count = (int)sessions;
    wish->minutes = (int)minutes;
    return 0;
}

/* The rhythm that was agreed for this course's follow-ups, in place of the catalogue's. */
static int read_follow_up(struct call *call, const struct service *service, struct course *course)
{
    const char *text = call_option(call, "follow-up");
    bool follows = false;

    if (!text)
        return 0;
    if (!duration_read(text, &course->follow_up) || course->follow_up.count <= 0)
        return call_usage(call, _("--follow-up is no length of time; wanted as \"4 months\""));
    for (size_t i = 0; i < service->due_count; i++)
        follows = follows || text_is(service->due[i].what, "follow-up");
    if (!follows)
        return call_usage(call, _("%s has no follow-up; wanted a service whose due rules have one"), service->code);
    return 0;
}

int wish_read(struct call *call, const struct service *service, struct plan_wish *wish, struct course *course,
              struct parent_room *room)
{
    *wish = (struct plan_wish){.service = service,
                               .calendar = catalogue_calendar(&call->catalogue),
                               .language = call->catalogue.language,
                               .time = TIME_NONE,
                               .until = DATE_NONE,
                               .one_referral = call_option(call, "for") != NULL,
                               .agreed = call_option(call, "agreed") != NULL,
                               .briefly = true};
    codes_split(call_option(call, "leaders"), &course->leaders);
    if (read_times(call, wish) != 0 || read_ages(call, course) != 0 || read_code(call, course) != 0 ||
        read_follow_up(call, service, course) != 0)
        return -1;
    if (check_delivery(call, service) != 0 || parent_room_read(call, service, room) != 0)
        return -1;
    wish->parents_apart = room->leaders.count > 0;
    return 0;
}

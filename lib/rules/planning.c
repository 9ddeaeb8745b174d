#include "rules/planning.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "rules/amounts.h"
#include "rules/course_dates.h"
#include "rules/parent_group.h"
#include "rules/plan_meetings.h"
#include "rules/plan_slots.h"

#include <stdlib.h>

#define COUNT_MOST 1000  /* sessions in one course */
#define SEARCH_MONTHS 24 /* how far on a start that would do is looked for */

/* --- the numbers of a course ------------------------------------------------------------------ */

/* What the wish and the service's rule come to. */
struct outline {
    int promised;           /* sessions, or those wished of a number that is open; 0: open */
    int minutes;            /* 0: not said */
    size_t dated;           /* sessions that get a date, those of the places' own among them */
    struct duration rhythm; /* count 0: spread or agreed */
};

/* Hours by law become sessions of the course's minutes, the last one begun counted whole. */
static int range_sessions(const struct sessions_rule *rule, int bound, int minutes)
{
    if (rule->count_unit != COUNT_HOURS || bound <= 0)
        return bound;
    return (bound * 60 + minutes - 1) / minutes;
}

/* One session or several, one hour or several. */
static const char *least_format(int sessions, int hours)
{
    if (sessions == 1)
        return hours == 1 ? _("%s: %d session of %d minutes; the service gives %d hour at least")
                          : _("%s: %d session of %d minutes; the service gives %d hours at least");
    return hours == 1 ? _("%s: %d sessions of %d minutes; the service gives %d hour at least")
                      : _("%s: %d sessions of %d minutes; the service gives %d hours at least");
}

/* Source: domain, Norddjurs: beyond five crisis talks the family is guided on to other help. */
static int refuse_beyond(const struct plan_wish *wish, int minutes, bool hours, struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    const char *to = wish->service->beyond_refer_to;

    if (hours)
        return messages_add(
            messages, TROUBLE_FORBIDDEN, NULL,
            wish->count == 1 ? _("%s: %d session of %d minutes; the service gives %d to %d hours and guides on to %s")
                             : _("%s: %d sessions of %d minutes; the service gives %d to %d hours and guides on to %s"),
            wish->service->code, wish->count, minutes, rule->count_min, rule->count_max, to);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s: %d sessions; the service gives %d to %d and guides on to %s"), wish->service->code,
                        wish->count, rule->count_min, rule->count_max, to);
}

/* Source: domain, Norddjurs: at most five crisis talks; 4 to 10 hours at a shelter. So many a year are judged by their dates, and
 * the least of them not at all: a course begins within a year, and ends within one. */
static int range_check(const struct plan_wish *wish, int minutes, struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    bool hours = rule->count_unit == COUNT_HOURS;
    long long asked = hours ? (long long)wish->count * minutes : wish->count;
    long long unit = hours ? 60 : 1;

    if (wish->count <= 0 || rule->count_per == PER_YEAR ||
        (asked >= rule->count_min * unit && (rule->count_max == 0 || asked <= rule->count_max * unit)))
        return 0;
    if (rule->count_max == 0 && hours)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL, least_format(wish->count, rule->count_min),
                            wish->service->code, wish->count, minutes, rule->count_min);
    if (rule->count_max == 0)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            wish->count == 1 ? _("%s: %d session; the service gives %d at least")
                                             : _("%s: %d sessions; the service gives %d at least"),
                            wish->service->code, wish->count, rule->count_min);
    if (wish->service->beyond_refer_to != NULL && rule->count_max != 0 && asked > rule->count_max * unit)
        return refuse_beyond(wish, minutes, hours, messages);
    if (hours)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            wish->count == 1 ? _("%s: %d session of %d minutes; the service gives %d to %d hours")
                                             : _("%s: %d sessions of %d minutes; the service gives %d to %d hours"),
                            wish->service->code, wish->count, minutes, rule->count_min, rule->count_max);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        wish->count == 1 ? _("%s: %d session; the service gives %d to %d")
                                         : _("%s: %d sessions; the service gives %d to %d"),
                        wish->service->code, wish->count, rule->count_min, rule->count_max);
}

/* The sessions that the service itself promises; 0 where it leaves them open. */
static int service_count(const struct sessions_rule *rule, int minutes)
{
    switch (rule->count_kind) {
    case COUNT_FIXED: return rule->count;
    case COUNT_RANGE: return rule->count_min == rule->count_max ? range_sessions(rule, rule->count_min, minutes) : 0;
    case COUNT_UNSET: return plan_parts_count(rule);
    case COUNT_OPEN: break;
    }
    return 0;
}

static int outline_count(const struct plan_wish *wish, struct outline *into, struct messages *messages)
{
    const struct service *service = wish->service;
    int minutes = into->minutes > 0 ? into->minutes : 60;
    int own = service_count(&service->sessions, minutes);

    if (wish->count < 0 || wish->count > COUNT_MOST || own > COUNT_MOST)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s: %d sessions; one course has %d at most"),
                            service->code, wish->count != 0 ? wish->count : own, COUNT_MOST);
    if (service->sessions.count_kind == COUNT_RANGE && range_check(wish, minutes, messages) != 0)
        return -1;
    if (service->sessions.count_kind == COUNT_FIXED && wish->count > 0 && wish->count != own)
        messages_add(messages, TROUBLE_WARNING, NULL,
                     wish->count == 1 ? _("%s: %d session is planned; the service promises %d")
                                      : _("%s: %d sessions are planned; the service promises %d"),
                     service->code, wish->count, own);
    into->promised = wish->count > 0 ? wish->count : own;
    return 0;
}

/* Source: design, sessions: `every` from closest to widest, or `agreed` case by case, or `over` a length of time. */
static void outline_rhythm(const struct plan_wish *wish, struct outline *into)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    int first = plan_parts_count(rule);
    bool spread;

    if (wish->every.count > 0)
        into->rhythm = wish->every;
    else if (!rule->every_agreed && rule->every_count > 0)
        into->rhythm = rule->every[0];
    spread = into->rhythm.count <= 0 && !rule->every_agreed && rule->over_max.count > 0;
    into->dated = 1;
    if (into->rhythm.count <= 0 && !spread)
        return;
    if (into->promised > 0)
        into->dated = (size_t)into->promised;
    else if (first > 1 && first <= COUNT_MOST)
        into->dated = (size_t)first;
}

static int outline_make(const struct plan_wish *wish, struct outline *into, struct messages *messages)
{
    const struct service *service = wish->service;

    *into = (struct outline){.minutes = wish->minutes > 0 ? wish->minutes : service->sessions.minutes_min};
    if (service->sessions.none)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s has no sessions; the service only refers on"),
                            service->code);
    if (outline_count(wish, into, messages) != 0)
        return -1;
    outline_rhythm(wish, into);
    if (wish->minutes > 0)
        amounts_tell_length(service, wish->minutes, messages);
    amounts_tell_time(service, wish->time, messages);
    amounts_tell_rhythm(service, wish->every, messages);
    return 0;
}

/* --- refusals --------------------------------------------------------------------------------- */

static int refuse_season(const struct plan_wish *wish, const struct course_dates *found, struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    char day[DATE_TEXT];

    if (found->refusal == DATES_SEASON)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s: %s is outside the season; the service runs from %02d-%02d to %02d-%02d"),
                            wish->service->code, date_write(found->date, day), rule->season_from.month,
                            rule->season_from.day, rule->season_to.month, rule->season_to.day);
    return messages_add(
        messages, TROUBLE_FORBIDDEN, NULL,
        _("%s: session %zu would be on %s, after the season; the service runs from %02d-%02d to %02d-%02d"),
        wish->service->code, found->number, date_write(found->date, day), rule->season_from.month,
        rule->season_from.day, rule->season_to.month, rule->season_to.day);
}

static int refuse_weekday(const struct plan_wish *wish, const struct course_dates *found, struct messages *messages)
{
    char day[DATE_TEXT], days[32];
    const char *format = wish->service->sessions.other_days_by_agreement
                             ? _("%s: %s is a %s; the service allows %s, other days by agreement only")
                             : _("%s: %s is a %s; the service allows %s");

    return messages_add(messages, TROUBLE_FORBIDDEN, NULL, format, wish->service->code, date_write(found->date, day),
                        weekday_name(date_weekday(found->date)), weekdays_write(wish->service->sessions.days, days));
}

static int refuse_year(const struct plan_wish *wish, const struct course_dates *found, struct messages *messages)
{
    const struct sessions_rule *rule = &wish->service->sessions;
    int year = date_parts(found->date).year;
    char day[DATE_TEXT];

    if (rule->count_unit == COUNT_HOURS)
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            rule->count_max == 1
                                ? _("%s: %s would be session %zu in %d; the service gives %d hour a year at most")
                                : _("%s: %s would be session %zu in %d; the service gives %d hours a year at most"),
                            wish->service->code, date_write(found->date, day), found->number, year, rule->count_max);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                        _("%s: %s would be session %zu in %d; the service gives %d a year at most"),
                        wish->service->code, date_write(found->date, day), found->number, year, rule->count_max);
}

/* Says which rule stands in the way. */
static int refuse_dates(const struct plan_wish *wish, size_t count, const struct course_dates *found,
                        struct messages *messages)
{
    const char *code = wish->service->code;
    char day[DATE_TEXT], bound[DATE_TEXT];

    date_write(found->date, day);
    date_write(found->bound, bound);
    switch (found->refusal) {
    case DATES_WEEKDAY: return refuse_weekday(wish, found, messages);
    case DATES_SEASON:
    case DATES_SEASON_END: return refuse_season(wish, found, messages);
    case DATES_YEAR: return refuse_year(wish, found, messages);
    case DATES_CLOSED:
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s: %s is closed (%s); a course starts on an open day"), code, day, found->why);
    case DATES_LIMIT:
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s: the last session would be on %s; wanted by %s"),
                            code, day, bound);
    case DATES_TOO_SOON:
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s: the last session would be on %s; wanted on %s or later"), code, day, bound);
    case DATES_TOO_FEW:
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            found->number == 1
                                ? _("%s: %zu open day from %s to %s; wanted %zu, one a session")
                                : _("%s: %zu open days a week apart from %s to %s; wanted %zu, one a session"),
                            code, found->number, day, bound, count);
    case DATES_ENDLESS:
        return messages_add(messages, TROUBLE_FORBIDDEN, NULL,
                            _("%s: %zu sessions are not all held within %d years; wanted fewer or closer ones"), code,
                            count, PLAN_YEARS);
    case DATES_OK: break;
    }
    return 0;
}

bool planning_start_free(const struct plan_wish *wish)
{
    struct outline outline = {0};

    outline_rhythm(wish, &outline);
    return rhythm_daily(outline.rhythm);
}

bool planning_day_usual(const struct plan_wish *wish, int start)
{
    return wish->service->sessions.days != 0 || date_weekday(start) < SATURDAY;
}

/* The nearest start behind `after` that would do; DATE_NONE for none. It keeps the weekday, unless that is what the service forbids
 * or nothing else is dated by it: then it is the next open day, Monday to Friday where the service names no days. */
static int nearest_start(const struct plan_wish *wish, const struct outline *outline, enum dates_refusal refusal,
                         int after)
{
    int last = date_add_months(wish->start, SEARCH_MONTHS);
    int step = refusal == DATES_WEEKDAY || outline->dated == 1 || planning_start_free(wish) ? 1 : 7;

    for (int start = wish->start + step; start <= last; start += step) {
        struct course_dates found;
        bool would_do;

        if (start <= after || (step == 1 && !planning_day_usual(wish, start)))
            continue;
        course_dates_find(wish, start, outline->rhythm, outline->dated, &found);
        would_do = found.refusal == DATES_OK;
        course_dates_free(&found);
        if (would_do)
            return start;
    }
    return DATE_NONE;
}

bool planning_nearest(const struct plan_wish *wish, int after, int *nearest)
{
    struct messages unsaid = {0};
    struct course_dates found;
    struct outline outline;
    bool made = outline_make(wish, &outline, &unsaid) == 0;

    *nearest = DATE_NONE;
    messages_free(&unsaid);
    if (!made)
        return false;
    course_dates_find(wish, wish->start, outline.rhythm, outline.dated, &found);
    *nearest = nearest_start(wish, &outline, found.refusal, after);
    course_dates_free(&found);
    return true;
}

int planning_tell_nearest(const struct plan_wish *wish, int nearest, struct messages *messages)
{
    char day[DATE_TEXT];

    if (nearest == DATE_NONE)
        return messages_add(
            messages, TROUBLE_FORBIDDEN, NULL,
            _("%s: no start within %d months would do; wanted other days, another rhythm or number of sessions"),
            wish->service->code, SEARCH_MONTHS);
    return messages_add(messages, TROUBLE_FORBIDDEN, NULL, _("%s: the nearest start that would do is %s"),
                        wish->service->code, date_write(nearest, day));
}

static int refuse_plan(const struct plan_wish *wish, const struct outline *outline, const struct course_dates *found,
                       struct messages *messages)
{
    if (refuse_dates(wish, outline->dated, found, messages) != 0 && wish->briefly)
        return -1;
    return planning_tell_nearest(wish, nearest_start(wish, outline, found->refusal, wish->start), messages);
}

/* --- the plan --------------------------------------------------------------------------------- */

/* Whether a course has no last session until it is closed, however many of its sessions are dated. Source: domain, supervision
 * of foster carers: ten a year, as long as the child is placed; family treatment: no number. */
static bool endless(const struct sessions_rule *rule)
{
    return rule->count_kind == COUNT_OPEN || (rule->count_kind == COUNT_RANGE && rule->count_per == PER_YEAR);
}

/* The ordinary sessions, without those that each place dates for itself. */
static void plan_sessions(const struct plan_wish *wish, const struct outline *outline, const struct plan_slots *slots,
                          const struct course_dates *found, struct plan *into)
{
    int promised = endless(&wish->service->sessions) ? 0 : outline->promised;
    bool whole = promised > 0 && outline->dated == (size_t)promised && !slots->items[slots->count - 1].own;
    struct sessions *sessions = &into->sessions;

    for (size_t i = 0; i < found->dates.count; i++) {
        const char *remark = found->remarks.items[i];
        struct session *session;

        if (slots->items[i].own)
            continue;
        sessions->items = memory_grow(sessions->items, sessions->count, sizeof *sessions->items);
        session = &sessions->items[sessions->count++];
        *session = (struct session){.number = (int)sessions->count,
                                    .date = found->dates.items[i],
                                    .start = into->time,
                                    .minutes = slots->items[i].minutes,
                                    .kind = memory_text(slots->items[i].kind),
                                    .remark = text_empty(remark) ? NULL : memory_text(remark),
                                    .entered_on = DATE_NONE};
    }
    plan_participants(wish->service, whole, sessions);
    plan_meetings_add(wish, promised, whole, sessions);
    if (wish->parents_apart && wish->service->parents.kind == PARENTS_PARALLEL)
        parent_group_part(sessions);
}

int planning_plan(const struct plan_wish *wish, struct plan *into, struct messages *messages)
{
    struct plan_slots slots = {0};
    struct course_dates found;
    struct outline outline;
    int status = 0;

    *into = (struct plan){.time = TIME_NONE};
    if (outline_make(wish, &outline, messages) != 0)
        return -1;
    course_dates_find(wish, wish->start, outline.rhythm, outline.dated, &found);
    if (found.refusal != DATES_OK) {
        status = refuse_plan(wish, &outline, &found, messages);
        goto out;
    }
    plan_slots_fill(wish, outline.dated, outline.minutes, &slots);
    *into = (struct plan){.count = endless(&wish->service->sessions) ? 0 : outline.promised,
                          .minutes = outline.minutes > 0 ? outline.minutes : slots.items[0].minutes,
                          .time = wish->time == TIME_NONE ? wish->service->sessions.start : wish->time,
                          .rhythm = outline.rhythm};
    plan_sessions(wish, &outline, &slots, &found, into);
out:
    plan_slots_free(&slots);
    course_dates_free(&found);
    return status;
}

void plan_free(struct plan *plan)
{
    sessions_free(&plan->sessions);
    *plan = (struct plan){.time = TIME_NONE};
}

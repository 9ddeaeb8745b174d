#include "base/i18n.h"
#include "base/text.h"
#include "rules/placement_graph.h"

/* The course that came nearest to taking a child. */
struct nearest {
    enum obstacle obstacle;
    size_t course; /* NONE: the service has no course at all */
    int years;     /* OBSTACLE_AGE: how far off the age is */
};

/* What stands in the way at the end, when the courses are as full as they come to be. */
static enum obstacle obstacle_at_end(const struct graph *graph, const struct waiting *child, size_t course,
                                     const bool *left_out, struct age_kept *kept)
{
    enum obstacle obstacle =
        graph_obstacle_next(child, &graph->offers[graph->course_index[course]], graph->today, kept);

    if (obstacle != OBSTACLE_NOTHING)
        return obstacle;
    return left_out[course] ? OBSTACLE_LEFT_OUT : OBSTACLE_FULL;
}

/* Years between an age and the course's span. */
static int years_off(const struct waiting *child, const struct offer *course)
{
    int age;

    if (!graph_age(child, course, &age))
        return 0;
    return course->age_from >= 0 && age < course->age_from ? course->age_from - age : age - course->age_to;
}

/* Among equal obstacles the first course in order, save for the age: there the nearest span. */
static struct nearest nearest_find(const struct graph *graph, const struct waiting *child, const bool *left_out)
{
    struct nearest nearest = {.obstacle = OBSTACLE_BEGUN, .course = NONE};
    struct age_kept kept = {.day = DATE_NONE};
    size_t first, end;

    graph_shelf(graph, child->service, &first, &end);
    for (size_t i = first; i < end; i++) {
        size_t course = graph->shelf[i];
        const struct offer *offer = &graph->offers[graph->course_index[course]];
        enum obstacle obstacle = obstacle_at_end(graph, child, course, left_out, &kept);
        int years;

        years = obstacle == OBSTACLE_AGE ? years_off(child, offer) : 0;
        if (nearest.course == NONE || obstacle > nearest.obstacle ||
            (obstacle == nearest.obstacle && years < nearest.years))
            nearest = (struct nearest){obstacle, course, years};
    }
    return nearest;
}

/* Whether no course of a service that has not begun has a place left. */
static bool service_is_full(const struct graph *graph, const char *service, const size_t *filled)
{
    size_t first, end;

    graph_shelf(graph, service, &first, &end);
    for (size_t i = first; i < end; i++) {
        size_t course = graph->shelf[i];
        const struct offer *offer = &graph->offers[graph->course_index[course]];

        if (!offer->begun && offer->starts_on >= graph->today && filled[course] < graph->room[course])
            return false;
    }
    return true;
}

static char *reason_of_age(const struct waiting *child, const struct offer *course)
{
    int age = 0;

    graph_age(child, course, &age);
    if (course->age_from >= 0 && course->age_to >= 0)
        return text_format(_("age %d is outside %d-%d of %s"), age, course->age_from, course->age_to, course->code);
    if (course->age_from >= 0)
        return text_format(_("age %d is below %d of %s"), age, course->age_from, course->code);
    return text_format(_("age %d is above %d of %s"), age, course->age_to, course->code);
}

static char *reason_of_day(const struct offer *course)
{
    static const char *const sentences[] = {
        N_("not possible on Mondays, when %s meets"),    N_("not possible on Tuesdays, when %s meets"),
        N_("not possible on Wednesdays, when %s meets"), N_("not possible on Thursdays, when %s meets"),
        N_("not possible on Fridays, when %s meets"),    N_("not possible on Saturdays, when %s meets"),
        N_("not possible on Sundays, when %s meets")};

    return text_format(_(sentences[date_weekday(course->starts_on)]), course->code);
}

static char *reason_of_full(const struct graph *graph, const struct offer *course, const size_t *filled)
{
    if (service_is_full(graph, course->service, filled))
        return text_format(_("no course of %s has a free place"), course->service);
    return text_format(_("%s has no free place, nor has another course that would do"), course->code);
}

char *placement_reason(const struct graph *graph, size_t child, const size_t *filled, const bool *left_out)
{
    const struct waiting *waiting = &graph->waiting[graph->child_index[child]];
    struct nearest nearest = nearest_find(graph, waiting, left_out);
    const struct offer *course;

    if (nearest.course == NONE || nearest.obstacle == OBSTACLE_BEGUN)
        return text_format(_("no course of %s is planned that has not begun"), waiting->service);
    course = &graph->offers[graph->course_index[nearest.course]];
    switch (nearest.obstacle) {
    case OBSTACLE_BEFORE: return text_format(_("has had a place in %s before"), course->code);
    case OBSTACLE_SCHOOL: return text_format(_("%s is for pupils of another school"), course->code);
    case OBSTACLE_AGE_UNKNOWN:
        return text_format(_("the age is not known, and %s is for a span of ages"), course->code);
    case OBSTACLE_AGE: return reason_of_age(waiting, course);
    case OBSTACLE_DAY: return reason_of_day(course);
    case OBSTACLE_LEFT_OUT: return text_format(_("%s does not reach its minimum of %d"), course->code, course->min);
    case OBSTACLE_BEGUN:
    case OBSTACLE_FULL:
    case OBSTACLE_NOTHING: break;
    }
    return reason_of_full(graph, course, filled);
}

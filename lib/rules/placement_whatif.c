#include "rules/placement_whatif.h"
#include "base/memory.h"
#include "base/text.h"
#include "rules/placement_graph.h"

#include <stdlib.h>

#define WHATIF_WORK 30000000u /* pairs and edges looked at after which nothing more is tried */

/* A change that was tried, and whom it would have placed. */
struct tried {
    struct change change;
    size_t child;   /* index into the waiting of the one it is made for; NONE: for all */
    size_t *gained; /* indices into the waiting */
    size_t count;
    size_t next; /* tried before it on the same course; NONE */
};

struct whatif {
    const struct waiting *waiting;
    const struct offer *offers;
    struct graph *graph; /* as it was placed */
    struct hope *hope;
    size_t *child_of;  /* waiting → its place in the graph */
    size_t *course_of; /* offer → its place in the graph */
    bool *placed;      /* waiting */
    bool *left_out;    /* offer */
    struct tried *tried;
    size_t tried_count;
    size_t *last; /* offer → what was tried last on it; NONE */
    uint64_t work;
};

/* A course of the child's service, and what stands between them: OBSTACLE_FULL where only the seats do. */
struct way {
    size_t offer;
    enum obstacle obstacle;
};

/* The answer for one child under way. */
struct asking {
    struct whatif *whatif;
    size_t child;     /* index into the waiting */
    struct way *ways; /* in the order of the courses */
    size_t way_count;
    struct change *found;
    size_t count;
    bool whole;
};

struct whatif *whatif_make(const struct waiting *waiting, size_t waiting_count, const struct offer *offers,
                           size_t offer_count, int today, const struct placement *placement)
{
    struct whatif *whatif = memory_new(sizeof *whatif);

    whatif->waiting = waiting;
    whatif->offers = offers;
    whatif->graph = graph_make(waiting, waiting_count, offers, offer_count, today);
    whatif->hope = hope_make(whatif->graph);
    whatif->child_of = memory_new(waiting_count * sizeof *whatif->child_of);
    whatif->course_of = memory_new(offer_count * sizeof *whatif->course_of);
    for (size_t i = 0; i < waiting_count; i++)
        whatif->child_of[whatif->graph->child_index[i]] = i;
    for (size_t i = 0; i < offer_count; i++)
        whatif->course_of[whatif->graph->course_index[i]] = i;
    whatif->placed = memory_new(waiting_count * sizeof *whatif->placed);
    whatif->left_out = memory_new(offer_count * sizeof *whatif->left_out);
    whatif->last = memory_new(offer_count * sizeof *whatif->last);
    for (size_t i = 0; i < offer_count; i++)
        whatif->last[i] = NONE;
    for (size_t i = 0; i < placement->count; i++)
        whatif->placed[placement->seats[i].waiting] = placement->seats[i].course >= 0;
    for (size_t i = 0; i < placement->left_out_count; i++)
        whatif->left_out[placement->left_out[i]] = true;
    return whatif;
}

void whatif_free(struct whatif *whatif)
{
    if (whatif == NULL)
        return;
    for (size_t i = 0; i < whatif->tried_count; i++)
        free(whatif->tried[i].gained);
    free(whatif->tried);
    hope_free(whatif->hope);
    graph_free(whatif->graph);
    free(whatif->child_of);
    free(whatif->course_of);
    free(whatif->placed);
    free(whatif->left_out);
    free(whatif->last);
    free(whatif);
}

/* --- one change ------------------------------------------------------------------------------- */

static void change_make(const struct change *change, struct waiting *child, struct offer *offer)
{
    switch (change->kind) {
    case CHANGE_SEATS: offer->max += change->amount; break;
    case CHANGE_AGE: *(change->amount < offer->age_from ? &offer->age_from : &offer->age_to) = change->amount; break;
    case CHANGE_MINIMUM: offer->min = change->amount; break;
    case CHANGE_DAY: child->possible_days |= 1u << change->amount; break;
    case CHANGE_SCHOOL: offer->school = child->school; break;
    }
}

/* Those of one service: no others touch them. */
struct group {
    struct waiting *waiting;
    size_t *waiting_index;
    size_t waiting_count;
    struct offer *offers;
    size_t offer_count;
};

static void group_free(struct group *group)
{
    free(group->waiting);
    free(group->waiting_index);
    free(group->offers);
}

/* The service's own, with the change made. */
static struct group group_make(const struct whatif *whatif, const struct change *change, size_t child)
{
    const struct graph *graph = whatif->graph;
    const char *service = whatif->waiting[child].service;
    struct waiting changed = whatif->waiting[child];
    struct offer offer = whatif->offers[change->offer];
    struct group group = {.waiting = memory_new(graph->child_count * sizeof *group.waiting),
                          .waiting_index = memory_new(graph->child_count * sizeof *group.waiting_index),
                          .offers = memory_new(graph->course_count * sizeof *group.offers)};

    change_make(change, &changed, &offer);
    for (size_t i = 0; i < graph->child_count; i++) {
        if (!text_is(whatif->waiting[i].service, service))
            continue;
        group.waiting_index[group.waiting_count] = i;
        group.waiting[group.waiting_count++] = i == child ? changed : whatif->waiting[i];
    }
    for (size_t i = 0; i < graph->course_count; i++) {
        if (text_is(whatif->offers[i].service, service))
            group.offers[group.offer_count++] = i == change->offer ? offer : whatif->offers[i];
    }
    return group;
}

/* Places everybody anew with the change, and notes whom it places. */
static void try(struct whatif *whatif, struct tried *tried, size_t child)
{
    struct group group = group_make(whatif, &tried->change, child);
    bool *placed = memory_new(group.waiting_count * sizeof *placed);

    placement_seated(group.waiting, group.waiting_count, group.offers, group.offer_count, whatif->graph->today, placed,
                     &whatif->work);
    whatif->work += group.waiting_count * group.offer_count + 4 * whatif->graph->child_count;
    for (size_t i = 0; i < group.waiting_count; i++) {
        size_t who = group.waiting_index[i];

        if (!placed[i] || whatif->placed[who])
            continue;
        tried->gained = memory_grow(tried->gained, tried->count, sizeof *tried->gained);
        tried->gained[tried->count++] = who;
    }
    free(placed);
    group_free(&group);
}

/* What a change was tried with before, or is now; NULL when there was too much to try. */
static const struct tried *tried_find(struct whatif *whatif, const struct change *change, size_t child)
{
    size_t own = change->kind == CHANGE_DAY || change->kind == CHANGE_SCHOOL ? child : NONE;
    struct tried *tried;

    for (size_t i = whatif->last[change->offer]; i != NONE; i = whatif->tried[i].next) {
        const struct tried *other = &whatif->tried[i];

        if (other->change.kind == change->kind && other->change.amount == change->amount && other->child == own)
            return other;
    }
    if (whatif->work + hope_work(whatif->hope) > WHATIF_WORK)
        return NULL;
    whatif->tried = memory_grow(whatif->tried, whatif->tried_count, sizeof *whatif->tried);
    tried = &whatif->tried[whatif->tried_count++];
    *tried = (struct tried){.change = *change, .child = own, .next = whatif->last[change->offer]};
    whatif->last[change->offer] = whatif->tried_count - 1;
    try(whatif, tried, child);
    return tried;
}

/* Whether a change would place the child; then it is noted. */
static bool ask(struct asking *asking, enum change_kind kind, size_t offer, int amount)
{
    struct change change = {kind, offer, amount};
    const struct tried *tried;

    if (asking->count == CHANGES_MOST)
        return false;
    tried = tried_find(asking->whatif, &change, asking->child);
    if (tried == NULL)
        asking->whole = false;
    for (size_t i = 0; tried != NULL && i < tried->count; i++) {
        if (tried->gained[i] == asking->child) {
            asking->found[asking->count++] = change;
            return true;
        }
    }
    return false;
}

/* --- the changes that come into question ------------------------------------------------------ */

static void ways_find(struct asking *asking)
{
    const struct whatif *whatif = asking->whatif;
    const struct graph *graph = whatif->graph;
    const struct waiting *child = &whatif->waiting[asking->child];
    struct age_kept kept = {.day = DATE_NONE};
    size_t first, end;

    graph_shelf(graph, child->service, &first, &end);
    asking->ways = memory_new((end - first) * sizeof *asking->ways);
    asking->way_count = end - first;
    for (size_t i = 0; i < asking->way_count; i++) {
        size_t offer = graph->course_index[graph->shelf[first + i]];
        enum obstacle obstacle = graph_obstacle_next(child, &whatif->offers[offer], graph->today, &kept);

        if (obstacle == OBSTACLE_NOTHING)
            obstacle = whatif->left_out[offer] ? OBSTACLE_LEFT_OUT : OBSTACLE_FULL;
        asking->ways[i] = (struct way){offer, obstacle};
    }
}

/* Whether only the one thing stood in the way. */
static bool would_open(const struct asking *asking, const struct change *change)
{
    struct waiting child = asking->whatif->waiting[asking->child];
    struct offer offer = asking->whatif->offers[change->offer];

    change_make(change, &child, &offer);
    return graph_obstacle(&child, &offer, asking->whatif->graph->today) == OBSTACLE_NOTHING;
}

/* Whether there is a seat to be had in a course when the child can go there all at once. */
static bool has_hope(const struct asking *asking, size_t offer)
{
    const struct whatif *whatif = asking->whatif;

    return hope_of_course(whatif->hope, whatif->child_of[asking->child], whatif->course_of[offer]);
}

static bool any_left_out(const struct asking *asking)
{
    for (size_t i = 0; i < asking->way_count; i++) {
        if (asking->whatif->left_out[asking->ways[i].offer])
            return true;
    }
    return false;
}

/* How many seats more a course needs at the least, *sure when they surely do; 0 for too many. Into a full course the graph has no way,
 * so that nothing is known of it. */
static int seats_least(const struct asking *asking, const struct way *way, bool whole, bool *sure)
{
    const struct whatif *whatif = asking->whatif;
    size_t course = whatif->course_of[way->offer];

    *sure = false;
    if (way->obstacle < OBSTACLE_FULL || whatif->offers[way->offer].max == 0)
        return 0;
    if (whatif->graph->room[course] == 0)
        return 1;
    *sure = whole;
    return hope_of_seats(whatif->hope, whatif->child_of[asking->child], course);
}

/* Of several courses those that need fewest. Where all courses are in use, a seat more makes no other change than to place the next. */
static void ask_seats(struct asking *asking)
{
    bool any = false, whole = !any_left_out(asking), sure;

    for (int more = 1; more <= HOPE_SEATS && !any; more++) {
        for (size_t i = 0; i < asking->way_count && asking->count < CHANGES_MOST; i++) {
            int least = seats_least(asking, &asking->ways[i], whole, &sure);

            if (least == 0 || least > more)
                continue;
            if (sure)
                asking->found[asking->count++] = (struct change){CHANGE_SEATS, asking->ways[i].offer, more};
            any = sure || ask(asking, CHANGE_SEATS, asking->ways[i].offer, more) || any;
        }
    }
}

static void ask_age(struct asking *asking, const struct way *way)
{
    const struct offer *course = &asking->whatif->offers[way->offer];
    int age;

    if (way->obstacle != OBSTACLE_AGE || !graph_age(&asking->whatif->waiting[asking->child], course, &age))
        return;
    if (((course->age_from >= 0 && age == course->age_from - 1) ||
         (course->age_to >= 0 && age == course->age_to + 1)) &&
        would_open(asking, &(struct change){CHANGE_AGE, way->offer, age}) && has_hope(asking, way->offer))
        ask(asking, CHANGE_AGE, way->offer, age);
}

static void ask_minimum(struct asking *asking, const struct way *way)
{
    const struct offer *course = &asking->whatif->offers[way->offer];

    if (way->obstacle != OBSTACLE_LEFT_OUT ||
        !hope_of_minimum(asking->whatif->hope, asking->whatif->child_of[asking->child]))
        return;
    for (int least = course->min - 1; least > 0; least--) {
        if (ask(asking, CHANGE_MINIMUM, way->offer, least))
            return;
    }
}

static void ask_days(struct asking *asking)
{
    for (int day = MONDAY; day <= SUNDAY; day++) {
        for (size_t i = 0; i < asking->way_count; i++) {
            const struct way *way = &asking->ways[i];

            if (way->obstacle == OBSTACLE_DAY && would_open(asking, &(struct change){CHANGE_DAY, way->offer, day}) &&
                has_hope(asking, way->offer)) {
                ask(asking, CHANGE_DAY, way->offer, day);
                break;
            }
        }
    }
}

static void ask_school(struct asking *asking, const struct way *way)
{
    if (way->obstacle == OBSTACLE_SCHOOL && asking->whatif->waiting[asking->child].school != NULL &&
        would_open(asking, &(struct change){CHANGE_SCHOOL, way->offer, 0}))
        ask(asking, CHANGE_SCHOOL, way->offer, 0);
}

size_t whatif_changes(struct whatif *whatif, size_t waiting, struct change changes[CHANGES_MOST], bool *whole)
{
    struct asking asking = {.whatif = whatif, .child = waiting, .found = changes, .whole = true};

    if (!whatif->placed[waiting])
        ways_find(&asking);
    ask_seats(&asking);
    for (size_t i = 0; i < asking.way_count; i++)
        ask_age(&asking, &asking.ways[i]);
    for (size_t i = 0; i < asking.way_count; i++)
        ask_minimum(&asking, &asking.ways[i]);
    ask_days(&asking);
    for (size_t i = 0; i < asking.way_count; i++)
        ask_school(&asking, &asking.ways[i]);
    free(asking.ways);
    *whole = asking.whole;
    return asking.count;
}

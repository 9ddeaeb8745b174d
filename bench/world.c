#include "world.h"

#include "base/memory.h"
#include "rules/calendar.h"

#include <err.h>
#include <stdlib.h>

/* The group services stand first. */
struct offer offers[] = {
    {"cool-kids", "ck", 350, 6, 10, false, 14, 8, 12, CITIZEN_CHILD, true, true, 0, NULL},
    {"siblings-group", "sg", 280, 8, 8, false, 14, 8, 12, CITIZEN_CHILD, true, false, 0, NULL},
    {"ses", "ses", 210, 8, 3, true, 7, 30, 45, CITIZEN_FAMILY, false, true, 3, NULL},
    {"counselling", "cou", 40, 1, 8, false, 14, 1, 16, CITIZEN_CHILD, true, true, 0, NULL},
    {"family-treatment", "ft", 30, 1, 10, true, 35, 0, 16, CITIZEN_CHILD, true, true, 0, NULL},
    {"individual-talks", "it", 20, 1, 10, true, 14, 7, 17, CITIZEN_CHILD, true, false, 0, NULL},
    {"home-support", "hs", 15, 1, 10, true, 42, 0, 17, CITIZEN_CHILD, true, true, 0, NULL},
    {"supported-contact", "sc", 15, 1, 10, true, 28, 1, 15, CITIZEN_CHILD, true, true, 0, NULL},
    {"supervised-contact", "sc2", 10, 1, 10, true, 21, 1, 15, CITIZEN_CHILD, true, true, 0, NULL},
    {"crisis-help", "ch", 10, 1, 5, false, 7, 30, 45, CITIZEN_FAMILY, true, true, 0, NULL},
    {"postnatal-talks", "pt", 10, 1, 10, false, 14, 20, 39, CITIZEN_ADULT, true, false, 0, NULL},
    {"day-treatment", "dt", 10, 1, 10, true, 14, 0, 2, CITIZEN_CHILD, true, true, 0, NULL},
};
const int offer_count = sizeof offers / sizeof *offers;

enum { AREA_REFERRALS = 300, WAITS_MOST = 130 };

/* The accepted of one area who wait for the next course of a group service. */
struct queue {
    int members[MEMBERS_MOST];
    int count;
    int last; /* the newest acceptance */
};

static bool closed(const struct world *world, const struct offer *offer, int date)
{
    return date_weekday(date) > FRIDAY ||
           calendar_day_closed(world->calendar, &offer->service->sessions.skip, date, NULL, NULL);
}

int world_open_day(const struct world *world, const struct offer *offer, int date)
{
    while (date_weekday(date) > FRIDAY)
        date++;
    while (closed(world, offer, date))
        date += 7;
    return date;
}

/* The first day on or behind a date on which the season of the service is open. */
static int in_season(const struct offer *offer, int date, struct dice *dice)
{
    struct date_parts parts = date_parts(date);

    if (offer->service->sessions.season_from.month == 0 || parts.month >= 10 || (parts.month == 1 && parts.day < 10))
        return date;
    return date_make(parts.year, 10, 1) + dice_between(dice, 0, 60);
}

static void choose_dates(const struct world *world, struct course *course)
{
    const struct offer *offer = &offers[course->offer];
    int date = course->start;

    for (int i = 0; i < offer->sessions; i++) {
        date = world_open_day(world, offer, date);
        course->dates[i] = date;
        date += offer->step == 14 && offer->sessions == 10 && i % 4 == 3 ? 7 : offer->step;
    }
}

static int last_day(const struct course *course)
{
    const struct offer *offer = &offers[course->offer];

    return course->dates[offer->sessions - 1] + 7 * offer->extra;
}

/* Everyone has a place to the course's end, but for those who leave. */
static void seat(struct world *world, long number, struct dice *dice)
{
    struct course *course = &world->courses[number];
    const struct offer *offer = &offers[course->offer];

    for (int i = 0; i < course->member_count; i++) {
        struct fate *fate = &world->fates[course->members[i]];
        int leaves = dice_chance(dice, 9) ? course->dates[dice_between(dice, 0, offer->sessions - 2)] : DATE_NONE;

        fate->course = number;
        fate->from = course->start;
        fate->placed_on = course->planned_on + 1 < world->today ? course->planned_on + 1 : world->today;
        fate->to = course->ended_on == DATE_NONE ? DATE_NONE : last_day(course);
        if (leaves != DATE_NONE && leaves <= world->today) {
            fate->to = leaves;
            fate->left = true;
            if (offer->most == 1)
                course->ended_on = leaves + 1;
        }
    }
}

/* A course is planned some weeks ahead; who would have to be told of it later than today, waits. */
static bool make_course(struct world *world, int offer, int area, int start, const int *members, int count,
                        int accepted, struct dice *dice)
{
    struct course course = {.offer = offer, .area = area, .member_count = count, .ended_on = DATE_NONE};
    int last;

    course.start = world_open_day(world, &offers[offer], in_season(&offers[offer], start, dice));
    course.planned_on = course.start - 42 > accepted ? course.start - 42 : accepted;
    if (course.planned_on >= world->today)
        return false;
    for (int i = 0; i < count; i++)
        course.members[i] = members[i];
    choose_dates(world, &course);
    last = last_day(&course);
    if (last + 10 <= world->today && dice_chance(dice, 98))
        course.ended_on = last + 10;
    world->courses = memory_grow(world->courses, world->course_count, sizeof *world->courses);
    world->courses[world->course_count] = course;
    seat(world, (long)world->course_count++, dice);
    return true;
}

/* The queue becomes a course when it is full, or when the first has waited long and there are enough. */
static void join_queue(struct world *world, struct queue *queue, int number, struct dice *dice)
{
    const struct fate *fate = &world->fates[number];
    const struct offer *offer = &offers[fate->offer];
    bool long_wait = queue->count >= offer->service->group.min &&
                     fate->decided - world->fates[queue->members[0]].decided > WAITS_MOST;

    if (queue->count > 0 && (queue->count == offer->most || long_wait) &&
        make_course(world, fate->offer, fate->area, queue->last + dice_between(dice, 14, 35), queue->members,
                    queue->count, queue->last, dice))
        queue->count = 0;
    if (queue->count == offer->most) /* not planned yet: the queue moves up, and the first ones wait on */
        for (queue->count = 0; queue->count < offer->most - 1; queue->count++)
            queue->members[queue->count] = queue->members[queue->count + 1];
    if (queue->count == 0 || fate->decided > queue->last)
        queue->last = fate->decided;
    queue->members[queue->count++] = number;
}

/* A course that takes in who waits: some of its places are free. */
static void open_courses(struct world *world, struct queue *queues)
{
    for (int area = 0; area < world->areas; area++)
        for (int offer = 0; offer < GROUP_SERVICES; offer++) {
            struct dice dice = dice_for(world->seed, DICE_COURSE, (long)area * GROUP_SERVICES + offer);
            struct queue *queue = &queues[area * GROUP_SERVICES + offer];
            int some = queue->count < 3 ? queue->count : dice_between(&dice, 0, 3);
            int start = world->today + dice_between(&dice, 10, 30);

            if (offer == 1 || !dice_chance(&dice, 40)) /* the siblings' season is over */
                continue;
            if (make_course(world, offer, area, start, queue->members, some, world->today - 3, &dice)) {
                struct course *course = &world->courses[world->course_count - 1];

                course->age_from = offer == 0 ? dice_between(&dice, 8, 10) : 0;
                course->age_to = offer == 0 ? course->age_from + 2 : 0;
            }
        }
}

static int choose_offer(struct dice *dice)
{
    int thrown = dice_between(dice, 0, 999), offer = 0;

    while (thrown >= offers[offer].share)
        thrown -= offers[offer++].share;
    return offer;
}

/* One in twelve is the child of an earlier referral of the same house. */
static void choose_family(struct world *world, long number, struct dice *dice)
{
    struct fate *fate = &world->fates[number];
    const struct offer *offer = &offers[fate->offer];
    long earlier = number - (long)world->areas * dice_between(dice, 1, 30);
    struct family *family;

    if (earlier >= 0 && dice_chance(dice, 25) && world->fates[earlier].offer != fate->offer &&
        world->families[world->fates[earlier].family].kind == offer->citizen &&
        world->families[world->fates[earlier].family].referrals == 1 &&
        offers[world->fates[earlier].offer].age_from >= 7 && offer->age_from >= 7) {
        fate->family = world->fates[earlier].family;
        world->families[fate->family].referrals++;
        return;
    }
    fate->family = world->family_count++;
    family = &world->families[fate->family];
    family->kind = offer->citizen;
    family->referrals = 1;
    family->birth = fate->received - dice_between(dice, offer->age_from * 365, offer->age_to * 365 + 300);
    family->adults = dice_chance(dice, 25) ? 1 : dice_chance(dice, 93) ? 2 : 3;
    if (offer->citizen == CITIZEN_ADULT)
        family->adults = 0;
}

/* Up to the decision. */
static void tell_fate(struct world *world, struct fate *fate, struct dice *dice)
{
    const struct offer *offer = &offers[fate->offer];
    bool meets = offer->service->interview == INTERVIEW_REQUIRED ||
                 (offer->service->interview == INTERVIEW_OPTIONAL && dice_chance(dice, 30));
    int at = fate->received + dice_between(dice, 2, 8);

    if (dice_chance(dice, 7))
        fate->withdrawn = fate->received + dice_between(dice, 4, 40);
    if (fate->withdrawn > world->today)
        fate->withdrawn = DATE_NONE;
    if (meets && at <= world->today) {
        fate->invited = at;
        at += dice_between(dice, 3, 17);
        if (at <= world->today && fate->withdrawn == DATE_NONE)
            fate->interviewed = at;
    }
    at += dice_between(dice, 1, 15);
    if (fate->withdrawn != DATE_NONE || at > world->today)
        return;
    fate->decided = at;
    fate->outcome = dice_chance(dice, 78) ? 'a' : dice_chance(dice, 65) ? 'd' : 'r';
}

static void referral_make(struct world *world, struct queue *queues, long number)
{
    struct dice dice = dice_for(world->seed, DICE_FATE, number);
    struct fate *fate = &world->fates[number];

    *fate = (struct fate){.invited = DATE_NONE,
                          .interviewed = DATE_NONE,
                          .decided = DATE_NONE,
                          .withdrawn = DATE_NONE,
                          .course = -1,
                          .placed_on = DATE_NONE,
                          .from = DATE_NONE,
                          .to = DATE_NONE};
    fate->received = world->from + (int)((double)number * (world->today - world->from) / (double)world->count);
    while (date_weekday(fate->received) > FRIDAY)
        fate->received--;
    fate->area = (int)(number % world->areas);
    fate->offer = choose_offer(&dice);
    choose_family(world, number, &dice);
    tell_fate(world, fate, &dice);
    if (fate->outcome != 'a')
        return;
    if (fate->offer < GROUP_SERVICES)
        join_queue(world, &queues[fate->area * GROUP_SERVICES + fate->offer], (int)number, &dice);
    else
        make_course(world, fate->offer, fate->area,
                    fate->decided +
                        (dice_chance(&dice, 85) ? dice_between(&dice, 8, 30) : dice_between(&dice, 40, 120)),
                    &(int){(int)number}, 1, fate->decided, &dice);
}

void world_make(struct world *world, const struct catalogue *catalogue)
{
    struct queue *queues;

    world->calendar = catalogue_calendar(catalogue);
    for (int i = 0; i < offer_count; i++) {
        offers[i].service = catalogue_service(catalogue, offers[i].code);
        if (offers[i].service == NULL)
            errx(EXIT_FAILURE, "the catalogue has no service %s", offers[i].code);
    }
    world->areas = world->count < AREA_REFERRALS ? 1 : (int)(world->count / AREA_REFERRALS);
    world->fates = memory_new((size_t)world->count * sizeof *world->fates);
    world->families = memory_new((size_t)world->count * sizeof *world->families);
    queues = memory_new((size_t)world->areas * GROUP_SERVICES * sizeof *queues);
    for (long i = 0; i < world->count; i++)
        referral_make(world, queues, i);
    open_courses(world, queues);
    free(queues);
}

void world_free(struct world *world)
{
    free(world->fates);
    free(world->families);
    free(world->courses);
}

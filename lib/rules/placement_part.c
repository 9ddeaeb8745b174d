/* One part of the placement: who is placed, then the minimums, then what is left out.
 *
 * Who is placed. The sets of children that can be seated together are the independent sets of a transversal matroid. Therefore taking
 * the children in order, each one whenever all before it keep a seat (an augmenting path), gives a set that is at once as large as any
 * can be and the first one in the order: nobody is passed over for one behind.
 *
 * The minimums. With every course in use kept, children are moved into those that lack some from those that have more than they need
 * (chains of moves: a maximum flow, so what still lacks then lacks for good). All children that could come into such a course sit in a
 * closed set of courses that together have too few: so at least one of that set must be in use no more, its children seated elsewhere.
 * Which one is searched for, the one that lacks most first. That search is whole for parts of a house's size and ends after a
 * counted amount of work for the largest; counted, not timed, so that the same input gives the same result.
 *
 * What is left out. Where no search helps, one course is left out and all begins anew. What was left out early may be kept after all
 * once others are left out: that is tried at the end, so that no course is left out that could have been kept. */
#include "base/memory.h"
#include "rules/placement_graph.h"

#include <stdlib.h>

#define SEARCH_WORK 10000000u  /* edges that one search for the minimums may look at before it stops going back */
#define RETURN_WORK 100000000u /* edges looked at after which no course left out is tried again */

#define TOGETHER_MOST 8u /* courses left out of which all sets are tried again */

/* The search for the minimums of one part. */
struct settling {
    struct matching *matching;
    const struct part *part;
    bool *kept;     /* course: known not to be emptied on this branch */
    uint64_t limit; /* of matching->work: no further way is tried */
    uint64_t stop;  /* of matching->work: nor is the first one gone on with */
};

/* How many children a course in use lacks. */
static size_t lack(const struct matching *matching, size_t course)
{
    size_t filled = matching->filled[course], need = matching->graph->need[course];

    return filled == 0 || filled >= need ? 0 : need - filled;
}

static void dead_clear(struct matching *matching, const struct part *part)
{
    for (size_t i = 0; i < part->course_count; i++)
        matching->dead[part->courses[i]] = false;
}

/* Moves children to where they lack, in the order of the courses. Where a chain cannot be found, none of the courses it reached has
 * children to spare, nor will have: no later chain need look there. */
static void even_out(struct matching *matching, const struct part *part)
{
    dead_clear(matching, part);
    for (size_t i = 0; i < part->course_count; i++) {
        size_t course = part->courses[i];

        while (lack(matching, course) > 0 && matching->filled[course] < matching->graph->room[course]) {
            if (!matching_pull(matching, course)) {
                matching_mark_dead(matching);
                break;
            }
        }
    }
    dead_clear(matching, part);
}

/* The course that lacks most, among equals the latest; NONE when no course lacks. */
static size_t neediest(const struct matching *matching, const struct part *part)
{
    size_t found = NONE, most = 0;

    for (size_t i = 0; i < part->course_count; i++) {
        size_t missing = lack(matching, part->courses[i]);

        if (missing > 0 && missing >= most) {
            most = missing;
            found = part->courses[i];
        }
    }
    return found;
}

/* Tries to empty a course and goes back to how all was. */
static bool can_be_emptied(struct matching *matching, size_t course)
{
    size_t mark = matching->moves;
    bool emptied = matching_empty(matching, course);

    matching_back(matching, mark);
    matching->shut[course] = false;
    return emptied;
}

/* How many of those with a seat could sit in a course. */
static size_t reachable(const struct matching *matching, size_t course)
{
    const struct graph *graph = matching->graph;
    size_t count = 0;

    for (size_t e = graph->course_first[course]; e < graph->course_first[course + 1]; e++)
        count += matching->seat[graph->course_edges[e]] != NONE;
    return count;
}

/* Among the courses that lack, those that even alone could neither be filled nor emptied; of them the one that lacks most. */
static size_t hopeless(struct matching *matching, const struct part *part)
{
    size_t found = NONE, most = 0;

    for (size_t i = 0; i < part->course_count; i++) {
        size_t course = part->courses[i];
        size_t missing = lack(matching, course), need = matching->graph->need[course];

        if (missing == 0 || missing < most ||
            (reachable(matching, course) >= need && matching->graph->room[course] >= need) ||
            can_be_emptied(matching, course))
            continue;
        most = missing;
        found = course;
    }
    return found;
}

/* A course that may be emptied, and what speaks for it. */
struct candidate {
    size_t course;
    size_t lack;
};

static int candidate_compare(const void *a, const void *b)
{
    const struct candidate *one = a, *other = b;

    if (one->lack != other->lack)
        return one->lack < other->lack ? 1 : -1;
    return (one->course < other->course) - (one->course > other->course);
}

/* The closed set of courses around one that lacks, as far as they may be emptied; the caller frees. A course with less room than it
 * needs could only be emptied itself. */
static struct candidate *candidates_make(struct settling *settling, size_t course, size_t *count)
{
    struct matching *matching = settling->matching;
    bool alone = matching->graph->room[course] < matching->graph->need[course];
    size_t reached = matching_reach(matching, course);
    struct candidate *candidates = memory_new(reached * sizeof *candidates);

    *count = 0;
    for (size_t i = 0; i < (alone ? 1 : reached); i++) {
        size_t other = matching->queue[i];

        if (!settling->kept[other])
            candidates[(*count)++] = (struct candidate){other, lack(matching, other)};
    }
    if (*count > 0)
        qsort(candidates, *count, sizeof *candidates, candidate_compare);
    return candidates;
}

static bool settle(struct settling *settling);

/* Empties the candidates one after the other, each time with those before it kept in use, until the rest settles. */
static bool settle_without(struct settling *settling, const struct candidate *candidates, size_t count)
{
    struct matching *matching = settling->matching;
    bool settled = false;
    size_t tried = 0;

    for (; tried < count && !settled && matching->work < (tried == 0 ? settling->stop : settling->limit); tried++) {
        size_t course = candidates[tried].course, mark = matching->moves;

        settled = matching_empty(matching, course) && settle(settling);
        if (!settled) {
            matching_back(matching, mark);
            matching->shut[course] = false;
            settling->kept[course] = true;
        }
    }
    for (size_t i = 0; i < tried; i++)
        settling->kept[candidates[i].course] = false;
    return settled;
}

/* Gives every course in use its minimum, from the present seats on. */
static bool settle(struct settling *settling)
{
    struct candidate *candidates;
    size_t course, count;
    bool settled;

    even_out(settling->matching, settling->part);
    course = neediest(settling->matching, settling->part);
    if (course == NONE)
        return true;
    candidates = candidates_make(settling, course, &count);
    settled = settle_without(settling, candidates, count);
    free(candidates);
    return settled;
}

bool part_settle(struct matching *matching, const struct part *part, bool *kept, uint64_t work)
{
    struct settling settling = {.matching = matching, .part = part, .kept = kept, .limit = matching->work + work};

    settling.stop = settling.limit + 2 * work;
    return settle(&settling);
}

/* Seats the children in order into the courses not left out. A child for whom there is no seat shows that all the courses reached
 * are full for good: the next one need not look there. */
static void seat_all(struct matching *matching, const struct part *part, const bool *left_out)
{
    matching_clear(matching, part->children, part->child_count);
    dead_clear(matching, part);
    for (size_t i = 0; i < part->course_count; i++)
        matching->shut[part->courses[i]] = left_out[part->courses[i]];
    for (size_t i = 0; i < part->child_count; i++) {
        if (!matching_seat(matching, part->children[i], false))
            matching_mark_dead(matching);
    }
}

/* How much one search may look at: of what is left for all searches a fourth, so that the first ones look longest. The same again is
 * left for keeping what was left out early. */
static uint64_t search_allowance(const struct matching *matching)
{
    uint64_t most = RETURN_WORK / 2, left = matching->work < most ? most - matching->work : 0;

    return left / 4 < SEARCH_WORK ? left / 4 : SEARCH_WORK;
}

/* Places all children of the part into the courses not left out; NONE when every course in use has its minimum, else the course to
 * be left out. */
static size_t attempt(struct settling *settling, const bool *left_out)
{
    struct matching *matching = settling->matching;
    size_t worst, stuck;

    seat_all(matching, settling->part, left_out);
    even_out(matching, settling->part);
    worst = neediest(matching, settling->part);
    if (worst == NONE)
        return NONE;
    stuck = hopeless(matching, settling->part);
    if (stuck != NONE)
        return stuck;
    settling->limit = matching->work + search_allowance(matching);
    settling->stop = settling->limit + 2 * search_allowance(matching);
    return settle(settling) ? NONE : worst;
}

static void seats_note(const struct matching *matching, const struct part *part, size_t *seat)
{
    for (size_t i = 0; i < part->child_count; i++)
        seat[part->children[i]] = matching->seat[part->children[i]];
}

/* The courses of a part that are left out at the moment. */
struct left {
    size_t courses[TOGETHER_MOST]; /* as many as are looked at together, in order */
    size_t count;                  /* all of them */
};

static struct left left_list(const struct part *part, const bool *left_out)
{
    struct left left = {.count = 0};

    for (size_t i = 0; i < part->course_count; i++) {
        if (!left_out[part->courses[i]])
            continue;
        if (left.count < TOGETHER_MOST)
            left.courses[left.count] = part->courses[i];
        left.count++;
    }
    return left;
}

/* Tries to keep those of the courses whose bit is set. */
static bool keep_again(struct settling *settling, const size_t *courses, unsigned bits, size_t *seat, bool *left_out)
{
    bool kept;

    if (settling->matching->work > RETURN_WORK)
        return false;
    for (size_t i = 0; bits >> i != 0; i++)
        left_out[courses[i]] = left_out[courses[i]] && (bits >> i & 1) == 0;
    kept = attempt(settling, left_out) == NONE;
    if (kept)
        seats_note(settling->matching, settling->part, seat);
    for (size_t i = 0; !kept && bits >> i != 0; i++)
        left_out[courses[i]] = left_out[courses[i]] || (bits >> i & 1) != 0;
    return kept;
}

static bool keep_one_again(struct settling *settling, size_t *seat, bool *left_out)
{
    const struct part *part = settling->part;
    bool any = false;

    for (size_t i = 0; i < part->course_count; i++) {
        if (left_out[part->courses[i]])
            any = keep_again(settling, &part->courses[i], 1, seat, left_out) || any;
    }
    return any;
}

static int bits_count(unsigned bits)
{
    int count = 0;

    for (; bits != 0; bits &= bits - 1)
        count++;
    return count;
}

/* Some can only be kept together, the one with children whom the other gives room. As many as can be at once. */
static bool keep_some_again(struct settling *settling, size_t *seat, bool *left_out)
{
    struct left left = left_list(settling->part, left_out);

    if (left.count > TOGETHER_MOST)
        return false;
    for (int size = (int)left.count; size > 1; size--) {
        for (unsigned bits = 1; bits < 1u << left.count; bits++) {
            if (bits_count(bits) == size && keep_again(settling, left.courses, bits, seat, left_out))
                return true;
        }
    }
    return false;
}

void part_place(struct matching *matching, const struct part *part, size_t *seat, bool *left_out)
{
    struct settling settling = {.matching = matching, .part = part};
    size_t course;
    bool any = false;

    settling.kept = memory_new(matching->graph->course_count * sizeof *settling.kept);
    while ((course = attempt(&settling, left_out)) != NONE) {
        left_out[course] = true;
        any = true;
    }
    seats_note(matching, part, seat);
    while (any)
        any = keep_one_again(&settling, seat, left_out) || keep_some_again(&settling, seat, left_out);
    free(settling.kept);
}

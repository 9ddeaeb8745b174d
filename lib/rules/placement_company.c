/* Wishes to be together or apart, within one part of the placement.
 *
 * Who is seated is fair already and stays; only the seats change, among the courses not left out, each with room and minimum. First
 * each wish that does not hold is mended by itself, where that makes all of them hold better. Then every way to seat those concerned is
 * tried, with all others moved to make it possible, and a branch is left as soon as it can be no better than the best so far. That
 * is whole for a house's size and ends after a counted amount of work for the largest: counted, not timed, so that the same input
 * gives the same result. */
#include "base/memory.h"
#include "rules/placement_graph.h"

#include <stdlib.h>

#define SETTLE_WORK 1000000u /* edges that one search for the minimums may look at */
#define WISH_WORK 20000000u  /* edges after which no further way is tried */

/* How many wishes do not hold; the first weighs more. */
struct broken {
    size_t apart, together;
};

/* The wishes of one part. */
struct keeping {
    struct matching *matching;
    const struct part *part;
    const bool *left_out;
    struct bond *bonds; /* both have a seat; those to be apart first */
    size_t bond_count;
    size_t *children; /* concerned */
    size_t child_count;
    size_t *seat; /* child → course: the best so far */
    bool *placed; /* child: has its seat on this branch */
    bool *kept;   /* course: for part_settle */
    struct broken best;
    uint64_t limit; /* of matching->work */
};

static bool broken_less(struct broken a, struct broken b)
{
    return a.apart != b.apart ? a.apart < b.apart : a.together < b.together;
}

static bool bond_holds(const struct bond *bond, const size_t *seat)
{
    bool together = seat[bond->child] == (bond->other == NONE ? bond->course : seat[bond->other]);

    return together != bond->apart;
}

static struct broken broken_count(const struct keeping *keeping, const size_t *seat)
{
    struct broken broken = {0, 0};

    for (size_t i = 0; i < keeping->bond_count; i++) {
        if (!bond_holds(&keeping->bonds[i], seat))
            (*(keeping->bonds[i].apart ? &broken.apart : &broken.together))++;
    }
    return broken;
}

static bool is_done(const struct keeping *keeping)
{
    return (keeping->best.apart == 0 && keeping->best.together == 0) || keeping->matching->work > keeping->limit;
}

/* --- one way to seat them --------------------------------------------------------------------- */

/* As the courses were before any was emptied. */
static void reopen(struct keeping *keeping)
{
    const struct part *part = keeping->part;

    for (size_t i = 0; i < part->course_count; i++)
        keeping->matching->shut[part->courses[i]] = keeping->left_out[part->courses[i]];
    keeping->matching->work += part->course_count + keeping->bond_count;
}

/* Notes the present seats when they are better than the best, and every course in use can have its minimum. */
static bool take_if_better(struct keeping *keeping)
{
    struct matching *matching = keeping->matching;
    const struct part *part = keeping->part;
    bool settled = part_settle(matching, part, keeping->kept, SETTLE_WORK);
    struct broken broken = broken_count(keeping, matching->seat);
    bool better = settled && broken_less(broken, keeping->best);

    if (better) {
        keeping->best = broken;
        for (size_t i = 0; i < part->child_count; i++)
            keeping->seat[part->children[i]] = matching->seat[part->children[i]];
    }
    reopen(keeping);
    return better;
}

static bool can_go(const struct graph *graph, size_t child, size_t course)
{
    for (size_t e = graph->child_first[child]; e < graph->child_first[child + 1]; e++) {
        if (graph->child_edges[e] == course)
            return true;
    }
    return false;
}

/* --- mending one by one ----------------------------------------------------------------------- */

/* Seats both of a bond; what it makes of the others is looked at afterwards. */
static bool try_both(struct keeping *keeping, const struct bond *bond, size_t course, size_t others)
{
    struct matching *matching = keeping->matching;
    size_t mark = matching->moves;
    bool better = matching_pin(matching, bond->child, course) &&
                  (bond->other == NONE || matching_pin(matching, bond->other, others)) && take_if_better(keeping);

    matching->pinned[bond->child] = false;
    if (bond->other != NONE)
        matching->pinned[bond->other] = false;
    if (!better)
        matching_back(matching, mark);
    return better;
}

static bool mend_together(struct keeping *keeping, const struct bond *bond)
{
    const struct graph *graph = keeping->matching->graph;

    for (size_t e = graph->child_first[bond->child]; e < graph->child_first[bond->child + 1]; e++) {
        size_t course = graph->child_edges[e];
        bool both = bond->other == NONE ? course == bond->course : can_go(graph, bond->other, course);

        if (both && try_both(keeping, bond, course, course))
            return true;
    }
    return false;
}

static bool mend_apart(struct keeping *keeping, const struct bond *bond)
{
    const struct graph *graph = keeping->matching->graph;
    size_t where = keeping->matching->seat[bond->child]; /* both of them */

    for (size_t e = graph->child_first[bond->child]; e < graph->child_first[bond->child + 1]; e++) {
        if (graph->child_edges[e] != where && try_both(keeping, bond, graph->child_edges[e], where))
            return true;
    }
    if (bond->other == NONE)
        return false;
    for (size_t e = graph->child_first[bond->other]; e < graph->child_first[bond->other + 1]; e++) {
        if (graph->child_edges[e] != where && try_both(keeping, bond, where, graph->child_edges[e]))
            return true;
    }
    return false;
}

static void mend_all(struct keeping *keeping)
{
    bool any = true;

    while (any) {
        any = false;
        for (size_t i = 0; i < keeping->bond_count && !is_done(keeping); i++) {
            const struct bond *bond = &keeping->bonds[i];

            if (!bond_holds(bond, keeping->matching->seat))
                any = (bond->apart ? mend_apart(keeping, bond) : mend_together(keeping, bond)) || any;
        }
    }
}

/* --- every way -------------------------------------------------------------------------------- */

/* What a child's seat breaks, seen from those seated before it on this branch. */
static struct broken broken_by(const struct keeping *keeping, size_t child, size_t course, struct broken before)
{
    for (size_t i = 0; i < keeping->bond_count; i++) {
        const struct bond *bond = &keeping->bonds[i];
        size_t other = bond->child == child ? bond->other : bond->child, others = bond->course;

        if ((bond->child != child && bond->other != child) || (other != NONE && !keeping->placed[other]))
            continue;
        if (other != NONE)
            others = keeping->matching->seat[other];
        if ((course == others) == bond->apart)
            (*(bond->apart ? &before.apart : &before.together))++;
    }
    return before;
}

static void search_from(struct keeping *keeping, size_t at, struct broken before);

static void search_seat(struct keeping *keeping, size_t at, size_t course, struct broken before)
{
    struct matching *matching = keeping->matching;
    size_t child = keeping->children[at], mark = matching->moves;
    struct broken broken = broken_by(keeping, child, course, before);

    matching->work += keeping->bond_count;
    if (!broken_less(broken, keeping->best))
        return;
    if (matching_pin(matching, child, course)) {
        keeping->placed[child] = true;
        search_from(keeping, at + 1, broken);
        keeping->placed[child] = false;
    }
    matching->pinned[child] = false;
    matching_back(matching, mark);
}

/* The present seat first, then the others in order. */
static void search_from(struct keeping *keeping, size_t at, struct broken before)
{
    const struct graph *graph = keeping->matching->graph;
    size_t child, present;

    if (is_done(keeping))
        return;
    if (at == keeping->child_count) {
        size_t mark = keeping->matching->moves;

        take_if_better(keeping);
        matching_back(keeping->matching, mark);
        return;
    }
    child = keeping->children[at];
    present = keeping->matching->seat[child];
    search_seat(keeping, at, present, before);
    for (size_t e = graph->child_first[child]; e < graph->child_first[child + 1] && !is_done(keeping); e++) {
        if (graph->child_edges[e] != present)
            search_seat(keeping, at, graph->child_edges[e], before);
    }
}

/* --- one part --------------------------------------------------------------------------------- */

static bool in_part(const struct part *part, size_t child)
{
    size_t low = 0, high = part->child_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (part->children[middle] < child)
            low = middle + 1;
        else
            high = middle;
    }
    return low < part->child_count && part->children[low] == child;
}

/* Whether seats of this part decide about a bond. */
static bool bond_concerns(const struct keeping *keeping, const struct bond *bond)
{
    const size_t *seat = keeping->seat;

    if (!in_part(keeping->part, bond->child) || seat[bond->child] == NONE)
        return false;
    return bond->other == NONE ? bond->course != NONE
                               : in_part(keeping->part, bond->other) && seat[bond->other] != NONE;
}

static void note_child(struct keeping *keeping, size_t child)
{
    for (size_t i = 0; i < keeping->child_count; i++) {
        if (keeping->children[i] == child)
            return;
    }
    keeping->children[keeping->child_count++] = child;
}

/* Those concerned stand as their bonds do: whoever is to be apart comes first. */
static void bonds_gather(struct keeping *keeping, const struct bond *bonds, size_t count)
{
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < count; i++) {
            if (bonds[i].apart == (round == 0) && bond_concerns(keeping, &bonds[i]))
                keeping->bonds[keeping->bond_count++] = bonds[i];
        }
    }
    for (size_t i = 0; i < keeping->bond_count; i++) {
        note_child(keeping, keeping->bonds[i].child);
        if (keeping->bonds[i].other != NONE)
            note_child(keeping, keeping->bonds[i].other);
    }
}

void part_company(struct matching *matching, const struct part *part, const struct bond *bonds, size_t bond_count,
                  size_t *seat, const bool *left_out)
{
    const struct graph *graph = matching->graph;
    struct keeping keeping = {.matching = matching, .part = part, .left_out = left_out, .seat = seat};

    if (part->course_count < 2 || bond_count == 0)
        return;
    keeping.bonds = memory_new(bond_count * sizeof *keeping.bonds);
    keeping.children = memory_new(2 * bond_count * sizeof *keeping.children);
    bonds_gather(&keeping, bonds, bond_count);
    keeping.best = broken_count(&keeping, seat);
    keeping.limit = matching->work + WISH_WORK;
    if (!is_done(&keeping)) {
        keeping.placed = memory_new(graph->child_count * sizeof *keeping.placed);
        keeping.kept = memory_new(graph->course_count * sizeof *keeping.kept);
        matching_load(matching, part->children, part->child_count, seat);
        reopen(&keeping);
        mend_all(&keeping);
        search_from(&keeping, 0, (struct broken){0, 0});
    }
    free(keeping.bonds);
    free(keeping.children);
    free(keeping.placed);
    free(keeping.kept);
}

/* Who was there, told honestly (design, section 3: "What happened has two levels").
 *
 * The denominator of a rate is the held sessions during which the person had a place. A session the house cancelled counts against
 * nobody. A held session without a mark for the person stays in the denominator and is shown as not recorded, never as absent. */
#ifndef KREDS_RULES_PRESENCE_H
#define KREDS_RULES_PRESENCE_H

/* Counts of held sessions: held = present + late + cancelled + absent + unrecorded. */
struct presence {
    int held;
    int present;
    int late;
    int cancelled;  /* told beforehand */
    int absent;     /* without word */
    int unrecorded; /* nothing recorded */
};

void presence_add(struct presence *sum, const struct presence *more);
/* Share of the held sessions attended (present or late), 0 … 1; -1 when none was held. */
double presence_rate(const struct presence *presence);

#endif

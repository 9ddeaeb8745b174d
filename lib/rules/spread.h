/* Choosing some of many dates as evenly as they allow. */
#ifndef KREDS_RULES_SPREAD_H
#define KREDS_RULES_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

#define SPREAD_MOST 530 /* dates looked at: ten years of weeks; the work grows with its third power */

/* Chooses `wanted` of `count` rising dates, the first and the last among them: those whose squared
 * gaps add up to the least; among equals those nearest to equal distances, by squares too; then
 * the earlier dates. A single one is the first. Their places go into `chosen`, which has room for
 * `wanted`. False for none wanted, for more than there are and for more dates than SPREAD_MOST. */
bool spread_evenly(const int *dates, size_t count, size_t wanted, size_t *chosen);

#endif

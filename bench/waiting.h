/* A waiting list: children who wait for the groups of an invented house, and groups that have not begun. Nobody in it exists. */
#ifndef KREDS_BENCH_WAITING_H
#define KREDS_BENCH_WAITING_H

#include "rows.h"

/* So many children, and three groups for each 25 of them; each child could go into about 20 of the groups. */
void rows_waiting(const struct rows_of_world *rows, long children);

#endif

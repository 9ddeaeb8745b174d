/* When the leaders are taken up in a stretch of days, as the year's plan asks. */
#ifndef KREDS_STORE_ROTA_H
#define KREDS_STORE_ROTA_H

#include "base/message.h"
#include "store/store.h"

/* One stretch of one leader, both days in. */
struct rota_row {
    const char *leader;
    int from, to;
};
typedef int rota_function(void *context, const struct rota_row *row);

/* Leave that falls into the days from … to. */
int store_rota_away(struct store *store, int from, int to, rota_function *row, void *context,
                    struct messages *messages);
/* Courses that run on any of those days, from the first session to the last, or the day the course was closed. */
int store_rota_led(struct store *store, int from, int to, rota_function *row, void *context, struct messages *messages);

#endif

#include "common/ahead.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_A_BATCH = 64, BATCHES = 2 };

struct batch {
    struct ahead_row rows[ROWS_A_BATCH];
    size_t count; /* of rows; behind them one more holds what was said at the end */
    int end;      /* as sheet_next behind the last row: 1 as long as there is more */
    bool full;    /* read, and not yet gone through; under the lock */
};

struct ahead {
    struct sheet *sheet;
    const struct ahead_reading *reading;
    struct batch batches[BATCHES];
    struct batch *in_hand; /* that is gone through; NULL: none yet */
    size_t next;           /* the row of it */
    bool threaded;
    bool stop; /* nothing more is wanted; under the lock */
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t turned;
};

/* --- reading --------------------------------------------------------------------------------------- */

/* A copy in one piece: the cells, then their texts, then the row's own bytes. */
static void row_keep(const struct sheet_row *row, struct sheet_row *kept)
{
    size_t room = row->count * sizeof *row->cells + strlen(row->raw) + 1;
    char *at;

    for (size_t i = 0; i < row->count; i++)
        room += strlen(row->cells[i]) + 1;
    *kept = *row;
    kept->cells = memory_new(room);
    at = (char *)(kept->cells + row->count);
    for (size_t i = 0; i < row->count; i++) {
        kept->cells[i] = at;
        at = stpcpy(at, row->cells[i]) + 1;
    }
    kept->raw = strcpy(at, row->raw);
}

static void batch_free(struct ahead *ahead, struct batch *batch)
{
    for (size_t i = 0; i < ROWS_A_BATCH; i++) {
        struct ahead_row *row = &batch->rows[i];

        if (row->read != NULL)
            ahead->reading->read_free(row->read);
        free(row->row.cells);
        messages_free(&row->wrong);
        *row = (struct ahead_row){0};
    }
}

static int row_read(struct ahead *ahead, struct ahead_row *into)
{
    struct sheet_row row;
    int more = sheet_next(ahead->sheet, &row, &into->wrong);

    if (more != 1)
        return more;
    row_keep(&row, &into->row);
    if (!row.wrong)
        into->read = ahead->reading->read(ahead->reading->context, &into->row, &into->wrong);
    return 1;
}

/* The rows that were gone through are freed where they were made: memory that goes back and forth between threads is slow. */
static void batch_read(struct ahead *ahead, struct batch *batch)
{
    batch_free(ahead, batch);
    batch->count = 0;
    do
        batch->end = row_read(ahead, &batch->rows[batch->count]);
    while (batch->end == 1 && ++batch->count < ROWS_A_BATCH);
}

/* --- taking turns ---------------------------------------------------------------------------------- */

static void batch_hand_over(struct ahead *ahead, struct batch *batch, bool full)
{
    pthread_mutex_lock(&ahead->lock);
    batch->full = full;
    pthread_cond_signal(&ahead->turned);
    pthread_mutex_unlock(&ahead->lock);
}

/* False when nothing more is wanted. */
static bool batch_wait(struct ahead *ahead, const struct batch *batch, bool full)
{
    bool wanted;

    pthread_mutex_lock(&ahead->lock);
    while (batch->full != full && !ahead->stop)
        pthread_cond_wait(&ahead->turned, &ahead->lock);
    wanted = !ahead->stop;
    pthread_mutex_unlock(&ahead->lock);
    return wanted;
}

static void *read_all(void *context)
{
    struct ahead *ahead = context;
    int end = 1;

    for (size_t i = 0; end == 1 && batch_wait(ahead, &ahead->batches[i], false); i = (i + 1) % BATCHES) {
        batch_read(ahead, &ahead->batches[i]);
        end = ahead->batches[i].end;
        batch_hand_over(ahead, &ahead->batches[i], true);
    }
    return NULL;
}

/* Gives the batch in hand back and takes the next. */
static void batch_next(struct ahead *ahead)
{
    struct batch *gone = ahead->in_hand;

    if (gone != NULL)
        batch_hand_over(ahead, gone, false);
    ahead->in_hand = gone == NULL || gone == &ahead->batches[BATCHES - 1] ? ahead->batches : gone + 1;
    ahead->next = 0;
    if (ahead->threaded)
        batch_wait(ahead, ahead->in_hand, true);
    else
        batch_read(ahead, ahead->in_hand);
}

struct ahead *ahead_begin(struct sheet *sheet, const struct ahead_reading *reading)
{
    struct ahead *ahead = memory_new(sizeof *ahead);

    ahead->sheet = sheet;
    ahead->reading = reading;
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_cond_init(&ahead->turned, NULL);
    ahead->threaded = pthread_create(&ahead->thread, NULL, read_all, ahead) == 0;
    return ahead;
}

int ahead_next(struct ahead *ahead, struct ahead_row **row)
{
    if (ahead->in_hand == NULL || (ahead->next == ahead->in_hand->count && ahead->in_hand->end == 1))
        batch_next(ahead);
    *row = &ahead->in_hand->rows[ahead->next];
    if (ahead->next == ahead->in_hand->count)
        return ahead->in_hand->end;
    ahead->next++;
    return 1;
}

void ahead_end(struct ahead *ahead)
{
    pthread_mutex_lock(&ahead->lock);
    ahead->stop = true;
    pthread_cond_signal(&ahead->turned);
    pthread_mutex_unlock(&ahead->lock);
    if (ahead->threaded)
        pthread_join(ahead->thread, NULL);
    for (size_t i = 0; i < BATCHES; i++)
        batch_free(ahead, &ahead->batches[i]);
    pthread_cond_destroy(&ahead->turned);
    pthread_mutex_destroy(&ahead->lock);
    free(ahead);
}

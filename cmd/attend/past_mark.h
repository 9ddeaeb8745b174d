/* A mark of a past session, as a row of a sheet says it, into the store. */
#ifndef KREDS_CMD_PAST_MARK_H
#define KREDS_CMD_PAST_MARK_H

#include "attend/who.h"
#include "intake/mark_reader.h"

/* One import. All zero but `call` and `source` at the beginning. */
struct past_marks {
    struct call *call;
    const char *source;   /* whose external ids are meant; NULL: any */
    struct course course; /* of the last row: a sheet goes through one course after the other; id 0: none yet */
};

/* What became of a row; course and session are those of the import, to the next row. */
struct past_mark {
    const struct course *course;
    const struct session *session;
    struct who who;
    enum attendance_status status;
    bool new; /* false: the same mark stands there already */
};

/* 0, 1 refused with the reasons in `wrong`, at the row's place; -1 the store failed. A session that was planned is held when somebody
 * came, or failed to. */
int past_mark_take(struct past_marks *past, const struct mark_row *row, const struct position *at,
                   struct past_mark *mark, struct messages *wrong);
/* Lets the course go: what the next transaction finds may be another. */
void past_marks_forget(struct past_marks *past);

#endif

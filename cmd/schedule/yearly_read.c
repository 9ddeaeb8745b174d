#include "schedule/yearly.h"

#include "base/i18n.h"

#include <stdlib.h>

int yearly_read(struct yearly *yearly, const char *path)
{
    struct call *call = yearly->call;

    if (documents_read(path, &yearly->documents, &call->messages) != 0)
        return -1;
    if (yearly->documents.count != 1)
        return call_fail(call, TROUBLE_DATA, _("%s: %zu documents stand in the file; one plan was wanted"),
                         yearly->documents.file, yearly->documents.count);
    return year_wishes_read(yearly->documents.roots[0], &call->catalogue, &yearly->wishes, &call->messages);
}

static void free_leaders(struct yearly *yearly)
{
    for (size_t i = 0; i < yearly->leader_count; i++) {
        staff_free(&yearly->leaders[i].staff);
        free(yearly->leaders[i].away);
        free(yearly->leaders[i].led);
    }
    free(yearly->leaders);
    free(yearly->year_leaders);
}

static void free_wants(struct yearly *yearly)
{
    for (size_t i = 0; yearly->wants && i < yearly->wishes.course_count; i++) {
        for (size_t k = 0; k < yearly->wants[i].start_count; k++)
            sessions_free(&yearly->wants[i].starts[k].sessions);
        free(yearly->wants[i].starts);
        free(yearly->wants[i].venues);
        messages_free(&yearly->wants[i].refusal);
    }
    free(yearly->wants);
    free(yearly->year_wants);
}

void yearly_free(struct yearly *yearly)
{
    for (size_t i = 0; i < yearly->course_count; i++)
        course_free(&yearly->courses[i]);
    free(yearly->courses);
    for (size_t i = 0; yearly->parents && i < yearly->plan.count; i++)
        parent_room_free(&yearly->parents[i]);
    free(yearly->parents);
    year_plan_free(&yearly->plan);
    free_wants(yearly);
    free_leaders(yearly);
    free(yearly->venues);
    booked_free(&yearly->booked);
    year_wishes_free(&yearly->wishes);
    documents_free(&yearly->documents);
}

#include "refer/refer.h"

#include "base/i18n.h"
#include "common/cells.h"
#include "rules/screening.h"
#include "store/referrals.h"

#include <stdlib.h>
#include <unistd.h>

/* Whether a service's criteria let an age in, where nothing else is known; a service without one of age takes any. */
static bool takes_age(const struct service *service, double age)
{
    struct facts facts = {0};
    struct judgement judgement;
    bool takes = true;

    facts_add_number(&facts, "age", age);
    screening_judge_briefly(service, &facts, &judgement);
    for (size_t i = 0; i < judgement.finding_count; i++)
        takes = takes && (judgement.findings[i].depth > 0 || judgement.findings[i].met != TRUTH_NO);
    judgement_free(&judgement);
    facts_free(&facts);
    return takes;
}

static int read_delivered(struct call *call, unsigned *delivered)
{
    const char *given = call_option(call, "delivered");
    int how = 0;
    if (!given)
        return 0;
    if (!named_read(delivered_names, given, &how)) {
        char *names = named_list(delivered_names);
        call_usage(call, _("unknown --delivered '%s'; wanted one of %s"), given, names);
        free(names);
        return -1;
    }
    *delivered = 1u << how;
    return 0;
}

/* The room in a service's courses. Without a store there is none to tell. */
static int put_room(struct call *call, struct cells *cells, const struct service *service)
{
    struct service_room room = {0};
    if (call->store &&
        store_service_room(call->store, service->code, service, call->today, &room, &call->messages) != 0)
        return -1;
    if (call->store && room.limited)
        cells_number(cells, room.free);
    else
        cells_nothing(cells);
    if (call->store)
        cells_number(cells, room.waiting);
    else
        cells_nothing(cells);
    return 0;
}

static int print_service(struct call *call, struct rows *rows, const struct service *service)
{
    struct cells cells = {0};
    char *delivered = named_set(delivered_names, service->delivered);
    int result = 0;

    cells_text(&cells, service->code);
    cells_text(&cells, delivered);
    cells_text(&cells, service->legal_basis);
    result = put_room(call, &cells, service);
    if (result == 0) {
        cells_text(&cells, words_in(&service->name, call->catalogue.language));
        cells_row(&cells, rows);
    }
    free(delivered);
    return result;
}

/* The catalogue can be read before there is a store; one that was named must be there. */
static int open_store_if_any(struct call *call)
{
    bool named = call->db != NULL;
    const char *path = call_store_path(call);
    if (!path)
        return -1;
    return named || access(path, F_OK) == 0 ? call_store(call, STORE_READ) : 0;
}

int refer_services(struct call *call)
{
    static const struct column columns[] = {{"service", COLUMN_TEXT},     {"delivered", COLUMN_TEXT},
                                            {"legal_basis", COLUMN_TEXT}, {"free", COLUMN_NUMBER},
                                            {"waiting", COLUMN_NUMBER},   {"name", COLUMN_TEXT}};
    unsigned delivered = 0;
    long age;
    int result = 0;

    if (call->operand_count > 0)
        return call_usage(call, _("services takes no operands"));
    if (call_option_number(call, "age", 0, 130, -1, &age) != 0 || read_delivered(call, &delivered) != 0 ||
        call_catalogue(call) != 0 || open_store_if_any(call) != 0)
        return -1;
    struct rows *rows = call_rows(call, columns, 6);
    for (size_t i = 0; i < call->catalogue.service_count && result == 0; i++) {
        const struct service *service = &call->catalogue.services[i];
        if ((delivered && !(service->delivered & delivered)) || (age >= 0 && !takes_age(service, (double)age)))
            continue;
        result = print_service(call, rows, service);
    }
    return call_rows_close(rows) == 0 ? result : -1;
}

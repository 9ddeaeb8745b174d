#include "schedule/order.h"
#include "schedule/schedule.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/cells.h"
#include "model/referral.h"

#include <stdlib.h>

/* What one form says of allergies, with texts of its own. */
struct allergy {
    int year, number, adult; /* the first of the family who comes */
    char *text, *name;       /* name may be NULL: it is not shown */
};

struct catering {
    struct call *call;
    const struct order_session *session;
    struct rows *rows;
    struct lookers lookers;                  /* whose names are shown */
    int children, adults, families, classes; /* who come */
    int away;
    struct allergy *allergies; /* one of each referral */
    size_t allergy_count;
};

static void note_kind(struct catering *catering, const struct order_row *row)
{
    if (row->adult > 0 || text_is(row->kind, "adult"))
        catering->adults++;
    else if (text_is(row->kind, "family"))
        catering->families++;
    else if (text_is(row->kind, "class"))
        catering->classes++;
    else
        catering->children++;
}

static bool has_allergies(const struct order_row *row)
{
    return !text_blank(row->allergies);
}

/* The form's words may be about any of the family: they stand once, whoever of it comes. */
static void note_allergies(struct catering *catering, const struct order_row *row)
{
    const struct allergy *last = catering->allergy_count > 0 ? &catering->allergies[catering->allergy_count - 1] : NULL;

    if (!has_allergies(row) || (last && last->year == row->year && last->number == row->number))
        return;
    bool named = lookers_have(&catering->lookers, row->person);
    catering->allergies = memory_grow(catering->allergies, catering->allergy_count, sizeof *catering->allergies);
    catering->allergies[catering->allergy_count++] = (struct allergy){.year = row->year,
                                                                      .number = row->number,
                                                                      .adult = row->adult,
                                                                      .text = memory_text(row->allergies),
                                                                      .name = named ? memory_text(row->name) : NULL};
}

static int note(void *context, const struct order_row *row)
{
    struct catering *catering = context;

    if (row->away)
        catering->away++;
    else {
        note_kind(catering, row);
        note_allergies(catering, row);
    }
    return 0;
}

static void print_row(const struct catering *catering, const char *what, int count, const struct allergy *allergy)
{
    const struct order_session *session = catering->session;
    struct cells cells = {0};
    char *name = text_format("%s/%d", session->code, session->number);

    cells_text(&cells, name);
    cells_text(&cells, what);
    cells_number(&cells, count);
    cells_text(&cells, allergy ? allergy->text : NULL);
    if (allergy)
        cells_person(&cells, allergy->year, allergy->number, allergy->adult);
    else
        cells_nothing(&cells);
    cells_text(&cells, allergy ? allergy->name : NULL);
    cells_row(&cells, catering->rows);
    free(name);
}

/* How many a family or a class is nobody has recorded: they are counted as such. */
static int print(struct catering *catering)
{
    static const struct column columns[] = {{"session", COLUMN_TEXT}, {"what", COLUMN_TEXT}, {"count", COLUMN_NUMBER},
                                            {"detail", COLUMN_TEXT},  {"who", COLUMN_TEXT},  {"name", COLUMN_TEXT}};

    catering->rows = call_rows(catering->call, columns, 6);
    print_row(catering, "children", catering->children, NULL);
    print_row(catering, "adults", catering->adults, NULL);
    if (catering->families > 0)
        print_row(catering, "families", catering->families, NULL);
    if (catering->classes > 0)
        print_row(catering, "classes", catering->classes, NULL);
    print_row(catering, "leaders", catering->session->leaders, NULL);
    print_row(catering, "away", catering->away, NULL);
    for (size_t i = 0; i < catering->allergy_count; i++)
        print_row(catering, "allergy", 1, &catering->allergies[i]);
    return call_rows_close(catering->rows);
}

/* Parents who are expected, and would go without. */
static void tell_unknown(const struct catering *catering)
{
    const struct order_session *session = catering->session;

    if (session->unknown > 0)
        call_fail(
            catering->call, TROUBLE_WARNING,
            _("%s/%d: parents take part, and of %d of the families no adult is recorded; none is counted for them"),
            session->code, session->number, session->unknown);
}

int schedule_catering(struct call *call)
{
    struct order_session session;
    struct catering catering = {.call = call, .session = &session};
    int result = -1;

    if (order_find(call, &session) == 0 && order_look(call, &session, has_allergies, &catering.lookers) == 0 &&
        store_order_each(call->store, &session, false, note, &catering, &call->messages) == 0)
        result = print(&catering);
    if (result == 0)
        tell_unknown(&catering);
    for (size_t i = 0; i < catering.allergy_count; i++) {
        free(catering.allergies[i].text);
        free(catering.allergies[i].name);
    }
    free(catering.allergies);
    lookers_free(&catering.lookers);
    order_session_free(&session);
    return result;
}

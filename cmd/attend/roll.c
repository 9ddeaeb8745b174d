#include "attend/roll.h"

#include "base/i18n.h"
#include "base/memory.h"
#include "common/lookers.h"
#include "model/referral.h"
#include "store/attendances.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A roll while it is read. */
struct reading {
    struct roll *roll;
    bool names;
};

static void write_who(const struct participant_row *row, char into[WHO_TEXT])
{
    char reference[REFERENCE_TEXT];

    reference_write(row->year, row->number, reference);
    if (row->adult > 0)
        snprintf(into, WHO_TEXT, "%s+%d", reference, row->adult);
    else
        snprintf(into, WHO_TEXT, "%s", reference);
}

static int add_entry(void *context, const struct participant_row *row)
{
    struct reading *reading = context;
    struct roll *roll = reading->roll;

    for (size_t i = 0; i < roll->count; i++)
        if (roll->items[i].person == row->person)
            return 0;
    roll->items = memory_grow(roll->items, roll->count, sizeof *roll->items);
    struct roll_entry *entry = &roll->items[roll->count++];
    *entry = (struct roll_entry){.referral = row->referral,
                                 .person = row->person,
                                 .name = reading->names ? memory_text(row->name) : NULL,
                                 .known = row->status,
                                 .answer = row->status};
    write_who(row, entry->who);
    return 0;
}

int roll_read(struct call *call, const struct session_found *found, bool names, struct roll *roll)
{
    struct reading reading = {.roll = roll, .names = names};

    *roll = (struct roll){0};
    return store_participant_each(call->store, found->course.id, found->session->number, add_entry, &reading,
                                  &call->messages);
}

void roll_free(struct roll *roll)
{
    for (size_t i = 0; i < roll->count; i++)
        free(roll->items[i].name);
    free(roll->items);
    *roll = (struct roll){0};
}

bool roll_recorded(const struct roll *roll)
{
    for (size_t i = 0; i < roll->count; i++)
        if (roll->items[i].known != ATTENDANCE_NONE && roll->items[i].known != ATTENDANCE_CANCELLED)
            return true;
    return false;
}

int roll_look(struct call *call, const struct session_found *found, const struct roll *roll)
{
    struct lookers lookers = {0};

    texts_add(&lookers.references, found->course.code);
    for (size_t i = 0; i < roll->count; i++) {
        char *reference = memory_text_part(roll->items[i].who, strcspn(roll->items[i].who, "+"));
        lookers_add(&lookers, reference, roll->items[i].person);
        free(reference);
    }
    int result = call_look(call, &lookers.references, lookers.persons, lookers.count);
    lookers_free(&lookers);
    return result;
}

/* One participant as read before and as it is now. The same mark from two people is no conflict. */
static int check_entry(struct call *call, const struct session_found *found, const struct roll_entry *entry,
                       const struct roll_entry *now)
{
    const char *code = found->course.code;
    int number = found->session->number;

    if (now->known == entry->known || now->known == entry->answer)
        return 0;
    if (now->known == ATTENDANCE_NONE)
        return call_fail(call, TROUBLE_BUSY,
                         _("the mark of %s at %s/%d was taken away meanwhile; nothing was saved, take the roll again"),
                         entry->who, code, number);
    return call_fail(call, TROUBLE_BUSY,
                     _("%s was marked %s at %s/%d meanwhile; nothing was saved, take the roll again"), entry->who,
                     named_name(attendance_names, (int)now->known), code, number);
}

static bool same_people(const struct roll *roll, const struct roll *now)
{
    bool same = roll->count == now->count;

    for (size_t i = 0; same && i < roll->count; i++)
        same = roll->items[i].person == now->items[i].person && roll->items[i].referral == now->items[i].referral;
    return same;
}

static int check_now(struct call *call, const struct session_found *found, const struct roll *roll,
                     const struct roll *now)
{
    int result = 0;

    if (!same_people(roll, now))
        return call_fail(call, TROUBLE_BUSY,
                         _("the participants of %s/%d changed meanwhile; nothing was saved, take the roll again"),
                         found->course.code, found->session->number);
    for (size_t i = 0; i < roll->count; i++)
        if (check_entry(call, found, &roll->items[i], &now->items[i]) != 0)
            result = -1;
    return result;
}

int roll_store(struct call *call, const struct session_found *found, const struct roll *roll)
{
    struct roll now = {0};
    int result = roll_read(call, found, false, &now);

    if (result == 0)
        result = check_now(call, found, roll, &now);
    for (size_t i = 0; result == 0 && i < roll->count; i++) {
        const struct roll_entry *entry = &roll->items[i];
        if (entry->answer != now.items[i].known)
            result = store_attendance_set(call->store, found->course.id, found->session->number, entry->referral,
                                          entry->person, entry->answer, &call->messages);
    }
    roll_free(&now);
    return result;
}

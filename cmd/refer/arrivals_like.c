#include "refer/arrivals.h"

#include "base/i18n.h"
#include "store/likely.h"

/* One search: whom, and whom it has found so far. */
struct seeking {
    struct call *call;
    struct likeness_person person;
    struct likeness_name name;
    int birth_date; /* of those who are looked at */
    struct arrival_like *like;
    long referral; /* the id of the one found */
};

/* The name alone lets nearly everybody go; only who remains is fetched. The strongest likeness counts, then the newest referral. */
static int consider(void *context, long id, const char *name)
{
    struct seeking *seeking = context;
    struct arrival_like *like = seeking->like;
    struct likeness_person other = {.name = name, .birth_date = seeking->birth_date};
    struct likeness_name other_name;
    struct likely_referral newest;
    enum likeness how;

    likeness_name_read(name, &other_name);
    how = likeness_compare(&seeking->name, &other_name);
    if (how == LIKENESS_NONE || (how != LIKENESS_SAME_NAME && seeking->birth_date != seeking->person.birth_date))
        return 0;
    if (store_newest_referral(seeking->call->store, id, &newest, &seeking->call->messages) != 0)
        return -1;
    other.cpr = newest.cpr[0] ? newest.cpr : NULL;
    how = likeness_of(&seeking->person, &seeking->name, &other, &other_name);
    if (newest.id == 0 || how == LIKENESS_NONE ||
        (like->how != LIKENESS_NONE && (like->how < how || (like->how == how && seeking->referral > newest.id))))
        return 0;
    seeking->referral = newest.id;
    *like = (struct arrival_like){.how = how, .year = newest.year, .number = newest.number};
    return 0;
}

static int seek_like(struct seeking *seeking, long citizen, bool near)
{
    struct call *call = seeking->call;
    int dates[LIKENESS_NEAR_DATES + 1] = {seeking->person.birth_date};
    size_t count = near ? 1 + likeness_near_dates(dates[0], dates + 1) : 1;

    for (size_t i = 0; i < count; i++) {
        seeking->birth_date = dates[i];
        if (store_born_on(call->store, dates[i], citizen, seeking->person.name, consider, seeking, &call->messages) !=
            0)
            return -1;
    }
    return 0;
}

void arrival_many(struct call *call)
{
    static const struct born_marks marks = {.of = likeness_mark, .near = likeness_marks_near};

    store_keep_born(call->store, &marks);
}

struct open_search {
    const struct referral *referral;
    const struct referral_added *added;
    struct arrival_like *like;
};

static int note_open(void *context, const struct likely_twice *row)
{
    struct open_search *search = context;

    if (text_is(row->service, search->referral->service) &&
        (row->year != search->added->year || row->number != search->added->number)) {
        search->like->open_year = row->year;
        search->like->open_number = row->number;
    }
    return 0;
}

int arrival_seek(struct call *call, const struct referral *referral, const struct referral_added *added, bool near,
                 struct arrival_like *like)
{
    const struct person *citizen = &referral->citizen;
    struct open_search open = {.referral = referral, .added = added, .like = like};
    struct seeking seeking = {
        .call = call,
        .person = {.name = citizen->name, .birth_date = citizen->birth_date, .cpr = citizen->cpr},
        .like = like,
    };

    *like = (struct arrival_like){.how = LIKENESS_NONE};
    if (added->arrival != ARRIVAL_NEW)
        return 0;
    likeness_name_read(citizen->name, &seeking.name);
    if (citizen->birth_date != DATE_NONE && seeking.name.length > 0 && seek_like(&seeking, added->citizen, near) != 0)
        return -1;
    /* Without a CPR number a citizen that comes is a new person, who has nothing else open. */
    return citizen->cpr ? store_open_twice_each(call->store, added->citizen, note_open, &open, &call->messages) : 0;
}

int arrival_of_another(struct call *call, const struct referral *referral, const struct referral_added *added,
                       struct messages *wrong)
{
    char reference[REFERENCE_TEXT];
    struct referral stored = {0};
    struct likeness_name comes, stands;
    long id;
    int result = -1;

    if (added->arrival == ARRIVAL_NEW || !added->born_otherwise)
        return 0;
    reference_write(added->year, added->number, reference);
    if (store_referral_id(call->store, reference, &id, &call->messages) == 0 &&
        store_referral_load(call->store, id, &stored, &call->messages) == 0) {
        likeness_name_read(referral->citizen.name, &comes);
        likeness_name_read(stored.citizen.name, &stands);
        result = likeness_compare(&comes, &stands) == LIKENESS_NONE;
    }
    if (result > 0)
        messages_add(
            wrong, TROUBLE_DATA, &referral->at,
            _("'external_id' is that of %s, which is another citizen's; wanted an id of its own, or --source NAME"),
            reference);
    referral_free(&stored);
    return result;
}

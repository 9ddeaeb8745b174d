#include "rules/keeping.h"

#include "base/i18n.h"
#include "base/memory.h"

#include <limits.h>
#include <stdlib.h>

/* One of a course's numbers, in the catalogue's words: as it was then, as it is now, and as the course itself has it. */
struct number {
    struct text then, now;
    struct text kept; /* empty: the course has no number of its own and goes by the catalogue of then */
};

static void number_free(struct number *number)
{
    text_free(&number->then);
    text_free(&number->now);
    text_free(&number->kept);
}

/* What the course keeps; NULL where it is no matter of the catalogue's change. */
static const char *kept_of(const struct number *number)
{
    const char *now = text_bytes(&number->now);
    const char *kept = text_bytes(number->kept.length > 0 ? &number->kept : &number->then);

    return text_is(text_bytes(&number->then), now) || text_is(kept, now) ? NULL : kept;
}

/* --- the numbers in words --------------------------------------------------------------------- */

static void span_write(int from, int to, struct text *into)
{
    if (from == 0 && to == 0)
        text_add(into, "any");
    else if (from == to)
        text_add_format(into, "%d", from);
    else if (to == 0)
        text_add_format(into, "%d or more", from);
    else
        text_add_format(into, "%d-%d", from, to);
}

static void duration_add(struct duration duration, struct text *into)
{
    char *written = duration_write(duration);

    text_add(into, written);
    free(written);
}

static void parts_write(const struct sessions_rule *rule, struct text *into)
{
    for (size_t i = 0; i < rule->part_count; i++) {
        const struct session_part *part = &rule->parts[i];

        text_add_format(into, "%s%d %s", i > 0 ? ", " : "", part->count, part->kind);
        if (part->minutes > 0)
            text_add_format(into, " (%d)", part->minutes);
    }
    if (rule->part_count == 0)
        text_add(into, "none");
}

static void count_write(const struct sessions_rule *rule, struct text *into)
{
    int sum = 0;

    for (size_t i = 0; i < rule->part_count; i++)
        sum += rule->parts[i].count;
    if (rule->none)
        text_add(into, "none");
    else if (rule->count_kind == COUNT_FIXED || (rule->count_kind == COUNT_UNSET && sum > 0))
        text_add_format(into, "%d", rule->count_kind == COUNT_FIXED ? rule->count : sum);
    else if (rule->count_kind == COUNT_RANGE)
        text_add_format(into, "{min: %d, max: %d, unit: %s, per: %s}", rule->count_min, rule->count_max,
                        named_name(count_unit_names, (int)rule->count_unit),
                        named_name(count_per_names, (int)rule->count_per));
    else
        text_add(into, "open");
}

static void rhythm_write(const struct sessions_rule *rule, struct text *into)
{
    if (rule->over_max.count > 0) {
        text_add(into, "over ");
        duration_add(rule->over_max, into);
    }
    for (size_t i = 0; i < rule->every_count; i++) {
        text_add(into, i > 0 ? ", " : "");
        duration_add(rule->every[i], into);
    }
    if (rule->every_agreed)
        text_add(into, rule->every_count > 0 ? ", agreed" : "agreed");
    if (into->length == 0)
        text_add(into, "any");
}

/* --- what differs ----------------------------------------------------------------------------- */

/* What stands between the course and the two services. */
struct keeping {
    const struct course *course;
    const struct service *then, *now;
    struct messages *messages;
};

/* Two numbers read as numbers; what is open, or a range, in the catalogue's own words. */
static void tell_count(const struct keeping *keeping)
{
    struct number number = {0};
    const char *kept;
    long plain;

    count_write(&keeping->then->sessions, &number.then);
    count_write(&keeping->now->sessions, &number.now);
    if (keeping->course->count > 0)
        text_add_format(&number.kept, "%d", keeping->course->count);
    kept = kept_of(&number);
    if (kept != NULL && text_number(kept, 0, INT_MAX, &plain) &&
        text_number(text_bytes(&number.now), 0, INT_MAX, &plain))
        messages_add(keeping->messages, TROUBLE_WARNING, NULL, _("planned with %s sessions, the catalogue now says %s"),
                     kept, text_bytes(&number.now));
    else if (kept != NULL)
        messages_add(keeping->messages, TROUBLE_WARNING, NULL,
                     _("planned with the number of sessions '%s', the catalogue now says '%s'"), kept,
                     text_bytes(&number.now));
    number_free(&number);
}

static void tell_parts(const struct keeping *keeping)
{
    struct number number = {0};
    const char *kept;

    parts_write(&keeping->then->sessions, &number.then);
    parts_write(&keeping->now->sessions, &number.now);
    if ((kept = kept_of(&number)) != NULL)
        messages_add(keeping->messages, TROUBLE_WARNING, NULL,
                     _("planned with the parts '%s', the catalogue now says '%s'"), kept, text_bytes(&number.now));
    number_free(&number);
}

/* Of two lengths a plan takes the shorter. */
static void tell_minutes(const struct keeping *keeping)
{
    const struct sessions_rule *then = &keeping->then->sessions, *now = &keeping->now->sessions;
    int minutes = keeping->course->minutes;
    struct number number = {0};
    const char *kept;

    span_write(then->minutes_min, then->minutes_max, &number.then);
    span_write(now->minutes_min, now->minutes_max, &number.now);
    if (minutes > 0)
        text_add_format(&number.kept, "%d", minutes);
    if ((kept = kept_of(&number)) != NULL && (minutes == 0 || minutes != now->minutes_min))
        messages_add(keeping->messages, TROUBLE_WARNING, NULL,
                     _("planned with sessions of %s minutes, the catalogue now says %s"), kept,
                     text_bytes(&number.now));
    number_free(&number);
}

static void tell_rhythm(const struct keeping *keeping)
{
    struct number number = {0};
    const char *kept;

    rhythm_write(&keeping->then->sessions, &number.then);
    rhythm_write(&keeping->now->sessions, &number.now);
    if (keeping->course->rhythm.count > 0)
        duration_add(keeping->course->rhythm, &number.kept);
    if ((kept = kept_of(&number)) != NULL)
        messages_add(keeping->messages, TROUBLE_WARNING, NULL,
                     _("planned with the rhythm '%s', the catalogue now says '%s'"), kept, text_bytes(&number.now));
    number_free(&number);
}

/* A course for one has one place, whatever the catalogue says. */
static void tell_places(const struct keeping *keeping)
{
    const struct course *course = keeping->course;
    struct number number = {0};
    const char *kept;

    span_write(keeping->then->group.min, keeping->then->group.max, &number.then);
    span_write(keeping->now->group.min, keeping->now->group.max, &number.now);
    span_write(course->min, course->max, &number.kept);
    if (course->for_referral == 0 && (kept = kept_of(&number)) != NULL)
        messages_add(keeping->messages, TROUBLE_WARNING, NULL,
                     _("planned with places for %s, the catalogue now says %s"), kept, text_bytes(&number.now));
    number_free(&number);
}

static const struct due_rule *rule_of(const struct service *service, const char *what)
{
    for (size_t i = 0; i < service->due_count; i++)
        if (text_is(service->due[i].what, what))
            return &service->due[i];
    return NULL;
}

static bool same_length(struct duration a, struct duration b)
{
    return a.count == b.count && (a.count == 0 || a.unit == b.unit);
}

static bool same_rule(const struct due_rule *a, const struct due_rule *b)
{
    return a->of.kind == b->of.kind && a->of.number == b->of.number && text_is(a->of.name, b->of.name) &&
           same_length(a->in, b->in) && same_length(a->then_every, b->then_every) && a->settled_by == b->settled_by &&
           a->to == b->to && a->read_by == b->read_by && text_is(a->needs_consent, b->needs_consent);
}

static void tell_due(const struct keeping *keeping)
{
    const struct service *then = keeping->then, *now = keeping->now;

    for (size_t i = 0; i < then->due_count; i++) {
        const char *what = then->due[i].what;
        const struct due_rule *rule = rule_of(now, what);

        if (rule == NULL)
            messages_add(keeping->messages, TROUBLE_WARNING, NULL,
                         _("planned with the due rule '%s', which the catalogue no longer has"), what);
        else if (!same_rule(&then->due[i], rule))
            messages_add(keeping->messages, TROUBLE_WARNING, NULL,
                         _("planned with another due rule '%s' than the catalogue now has"), what);
    }
    for (size_t i = 0; i < now->due_count; i++)
        if (rule_of(then, now->due[i].what) == NULL)
            messages_add(keeping->messages, TROUBLE_WARNING, NULL,
                         _("planned without the due rule '%s', which the catalogue now has"), now->due[i].what);
}

void keeping_tell(const struct course *course, const struct service *then, const struct service *now,
                  struct messages *messages)
{
    const struct keeping keeping = {course, then, now, messages};

    tell_count(&keeping);
    tell_parts(&keeping);
    tell_minutes(&keeping);
    tell_rhythm(&keeping);
    tell_places(&keeping);
    tell_due(&keeping);
}

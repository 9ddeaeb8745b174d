#include "base/utf8.h"
#include "model/referral.h"
#include "rules/placement_graph.h"

/* The next letter that tells one school from another: blanks do not, nor capitals (of ASCII and Latin-1, with Æ, Ø and Å). */
static uint32_t school_letter(const char **text)
{
    uint32_t code;

    do
        code = utf8_next(text);
    while (code == ' ');
    if ((code >= 'A' && code <= 'Z') || (code >= 0xc0 && code <= 0xde && code != 0xd7))
        code += 0x20;
    return code;
}

static bool school_same(const char *a, const char *b)
{
    uint32_t letter;

    do {
        letter = school_letter(&a);
        if (letter != school_letter(&b))
            return false;
    } while (letter != 0);
    return true;
}

bool graph_age(const struct waiting *child, const struct offer *course, int *age)
{
    struct person person = {.birth_date = child->birth_date, .due_on = DATE_NONE, .age = child->age};

    return person_age(&person, child->received_on, course->starts_on, age);
}

static enum obstacle age_obstacle(const struct waiting *child, const struct offer *course, struct age_kept *kept)
{
    if (course->age_from < 0 && course->age_to < 0)
        return OBSTACLE_NOTHING;
    if (kept->day != course->starts_on) {
        kept->known = graph_age(child, course, &kept->age);
        kept->day = course->starts_on;
    }
    if (!kept->known)
        return OBSTACLE_AGE_UNKNOWN;
    if ((course->age_from >= 0 && kept->age < course->age_from) || (course->age_to >= 0 && kept->age > course->age_to))
        return OBSTACLE_AGE;
    return OBSTACLE_NOTHING;
}

enum obstacle graph_obstacle(const struct waiting *child, const struct offer *course, int today)
{
    struct age_kept kept = {.day = DATE_NONE};

    return graph_obstacle_next(child, course, today, &kept);
}

enum obstacle graph_obstacle_next(const struct waiting *child, const struct offer *course, int today,
                                  struct age_kept *kept)
{
    enum obstacle age;

    if (course->begun || course->starts_on == DATE_NONE || course->starts_on < today)
        return OBSTACLE_BEGUN;
    for (size_t i = 0; i < child->before_count; i++) {
        if (child->before[i] == course->course)
            return OBSTACLE_BEFORE;
    }
    if (course->at_school && course->school != NULL &&
        (child->school == NULL || !school_same(child->school, course->school)))
        return OBSTACLE_SCHOOL;
    age = age_obstacle(child, course, kept);
    if (age != OBSTACLE_NOTHING)
        return age;
    if (child->possible_days != 0 && (child->possible_days & 1u << date_weekday(course->starts_on)) == 0)
        return OBSTACLE_DAY;
    return OBSTACLE_NOTHING;
}

#include "screen/screen.h"
#include "screen/subjects.h"
#include "screen/verdicts.h"

#include "rules/matching.h"

struct matching {
    struct verdicts verdicts;
    bool doubts; /* one has no service that would do */
};

static int match_one(void *context, const char *reference, const struct judged *judged)
{
    struct matching *matching = context;
    struct matches matches;
    int stop = 0;

    matching_judge(&matching->verdicts.call->catalogue, &judged->referral, &judged->facts, &matches);
    if (!matching_found(&matches))
        matching->doubts = true;
    for (size_t i = 0; i < matches.count && stop == 0; i++)
        stop = verdicts_show(&matching->verdicts, reference, matches.items[i].service, &matches.items[i].judgement);
    matches_free(&matches);
    return stop;
}

int screen_match(struct call *call)
{
    struct matching matching = {0};
    struct subjects subjects;
    int result = -1;

    if (subjects_find(call, &subjects) == 0) {
        verdicts_begin(call, true, &matching.verdicts);
        result = subjects_each(&subjects, judged_load, match_one, &matching);
        if (verdicts_end(&matching.verdicts) != 0)
            result = -1;
    }
    subjects_free(&subjects);
    return result != 0 ? -1 : matching.doubts ? 1 : 0;
}

#include "screen/screen.h"
#include "screen/subjects.h"
#include "screen/verdicts.h"

struct checking {
    struct verdicts verdicts;
    bool doubts; /* one is not eligible */
};

static int check_one(void *context, const char *reference, const struct judged *judged)
{
    struct checking *checking = context;
    if (judged->judgement.verdict != VERDICT_ELIGIBLE)
        checking->doubts = true;
    return verdicts_show(&checking->verdicts, reference, judged->service, &judged->judgement);
}

int screen_check(struct call *call)
{
    struct checking checking = {0};
    struct subjects subjects;
    int result = -1;

    if (subjects_find(call, &subjects) == 0) {
        verdicts_begin(call, false, &checking.verdicts);
        result = subjects_each(&subjects, verdicts_tell(&checking.verdicts) ? judge_referral : judge_briefly, check_one,
                               &checking);
        if (verdicts_end(&checking.verdicts) != 0)
            result = -1;
    }
    subjects_free(&subjects);
    return result != 0 ? -1 : checking.doubts ? 1 : 0;
}

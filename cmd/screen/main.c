#include "screen/screen.h"

#include "base/i18n.h"

static const struct verb verbs[] = {
    {"check", "[REF...]", N_("judge each referral by its service's criteria; 1 unless all are eligible"), screen_check,
     "explain form"},
    {"match", "[REF...]", N_("judge each referral by every service, best first; 1 unless each has one that would do"),
     screen_match, "explain form"},
    {"ask", "[REF...]", N_("the questions still open, as a letter to the referrer or as YAML to fill in"), screen_ask,
     "yaml"},
    {"answer", "REF FACT=VALUE...", N_("record answers to open questions; - reads them as YAML"), screen_answer, "on"},
    {"interview", "REF...", N_("invite to the interview, set its time, or record its outcome"), screen_interview,
     "invite at venue leader outcome referrer on"},
    {"decide", "REF... accept|decline|redirect", N_("record a person's decision"), screen_decide,
     "reason to priority override until on"},
    {"score", "INSTRUMENT [FILE.csv]", N_("answers in, scores out: a filter that needs no store"), screen_score,
     "form age coding encoding delimiter"},
    {"record", "REF INSTRUMENT ANSWER...", N_("store the answers to a questionnaire, and tell its scores"),
     screen_record, "phase by on coding"},
    {"scores", "[REF...]", N_("scores before, after and at the follow-up, side by side"), screen_scores, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const struct command_option options[] = {
    {"explain", 0, NULL, N_("a line for each criterion")},
    {"invite", 0, NULL, N_("the family was invited")},
    {"at", 0, "DATE[THH:MM]", N_("when the interview is to be")},
    {"venue", 0, "NAME", N_("where it is to be")},
    {"leader", 0, "CODE", N_("who holds it")},
    {"outcome", 0, "WHAT", N_("how it ended: agreed, declined or no_show")},
    {"referrer", 0, NULL, N_("the referrer takes part")},
    {"reason", 0, "TEXT", N_("why")},
    {"to", 0, "SERVICE", N_("the service that a redirected referral goes on to")},
    {"priority", 0, "LEVEL", N_("normal or urgent: urgent goes first on the waiting list")},
    {"override", 0, "REASON", N_("decide against what the service requires; kept in the record")},
    {"until", 0, "DATE", N_("a decline that is to be looked at again on this day")},
    {"yaml", 0, NULL, N_("as YAML, which answer reads back when it is filled in")},
    {"form", 0, "FORM", N_("check, match: the forms of this file, never stored; score: who answered, as parent")},
    {"age", 0, "YEARS", N_("the age, where bands differ by it and no column tells it")},
    {"coding", 0, "HOW", N_("how answers are given: scored, or position for the place of the box, 1 the top one")},
    {"encoding", 0, "NAME", N_("what the sheet was saved in; else UTF-8 or Windows-1252, found from its bytes")},
    {"delimiter", 0, "CHAR", N_("what stands between cells; else found from the headings")},
    {"phase", 0, "WHEN", N_("before, after or followup")},
    {"by", 0, "FORM", N_("who answered: parent, teacher, self ...")},
    {"on", 0, "DATE", N_("the day it happened, where that is not today")},
    {NULL, 0, NULL, NULL},
};

int main(int argc, char **argv)
{
    static const struct command screen = {
        "screen", N_("Holds referrals against the services' criteria and records what a person decides."), verbs,
        options, PAPER_TEXT};
    return command_main(&screen, argc, argv);
}

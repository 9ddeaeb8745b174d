#include "screen/screen.h"

#include "base/i18n.h"

static const struct verb verbs[] = {
    {"check", "[REF...]", N_("judge each referral by its service's criteria; 1 unless all are eligible"), screen_check,
     "explain"},
    {"answer", "REF FACT=VALUE...", N_("record answers to open questions"), screen_answer, NULL},
    {"interview", "REF...", N_("invite to the interview, set its time, or record its outcome"), screen_interview,
     "invite at venue leader outcome referrer on"},
    {"decide", "REF... accept|decline|redirect", N_("record a person's decision"), screen_decide,
     "reason to priority override until on"},
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
    {"on", 0, "DATE", N_("the day it happened, where that is not today")},
    {NULL, 0, NULL, NULL},
};

int main(int argc, char **argv)
{
    static const struct command screen = {
        "screen", N_("Holds referrals against the services' criteria and records what a person decides."), verbs,
        options, false};
    return command_main(&screen, argc, argv);
}

#include "schedule/schedule.h"

#include "base/i18n.h"

static const struct verb verbs[] = {
    {"plan", "SERVICE", N_("plan a course and its dates"), schedule_plan,
     "start time venue leaders ages code sessions minutes every follow-up school for agreed"},
    {"list", "[COURSE...]", N_("the courses, one a line"), schedule_list, "service"},
    {"show", "COURSE", N_("a course's sessions"), schedule_show, NULL},
    {"staff", "[add CODE | import FILE.csv]", N_("the leaders; add or amend one; take in a list"), schedule_staff,
     "name role organisation qualified possible-days max-courses"},
    {"handover", "LEADER LEADER", N_("one leader's cases to another, from a day on: referrals, interviews, courses"),
     schedule_handover, "on"},
    {"place", "[COURSE...]", N_("place the waiting fairly into courses not yet begun"), schedule_place, "commit explain"},
    {"year", "PLAN.yaml", N_("choose weeks, days, times, venues and leaders for a year's courses"), schedule_year,
     "commit limit -f"},
    {"assign", "REF COURSE", N_("give one of the waiting a place by hand"), schedule_assign, "on"},
    {"leave", "REF COURSE", N_("somebody stops before the end"), schedule_leave, "reason on"},
    {"end", "COURSE|REF...", N_("close courses, or single places, well"), schedule_end, "on reason"},
    {"add", "COURSE DATE[THH:MM]", N_("one session more"), schedule_add, "minutes venue kind for agreed"},
    {"move", "COURSE/N DATE[THH:MM]", N_("a session on another day or time"), schedule_move, "reason venue agreed"},
    {"cancel", "COURSE/N", N_("the house cancels a session"), schedule_cancel, "reason append"},
    {"ical", "[COURSE...]", N_("sessions and interviews as a calendar to subscribe to"), schedule_ical,
     "leader venue for organizer"},
    {"days", "", N_("open days, one a line"), schedule_days, "from to every on skip"},
    {"seats", "[SERVICE...]", N_("free places by service and course, for a web page"), schedule_seats, NULL},
    {"transport", "COURSE/N", N_("the children to be fetched to a session, by school"), schedule_transport, NULL},
    {"catering", "COURSE/N", N_("how many eat at a session, and what they cannot eat"), schedule_catering, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const struct command_option options[] = {
    {"start", 0, "DATE", N_("the first session's day")},
    {"time", 0, "HH:MM", N_("when sessions begin; else the service's time")},
    {"venue", 0, "NAME", N_("where the course, or what is asked for, is")},
    {"leaders", 0, "CODE,...", N_("who leads it; the first is the primary leader")},
    {"ages", 0, "N-N", N_("the ages it takes, on its first day")},
    {"code", 0, "CODE", N_("the course's code; else one is made")},
    {"sessions", 0, "N", N_("how many sessions; else the service's number")},
    {"minutes", 0, "N", N_("a session's length; else the service's")},
    {"every", 0, "TIME", N_("the rhythm, as \"2 weeks\"; else the service's, or each week")},
    {"follow-up", 0, "TIME", N_("how often after the first follow-up, as \"4 months\"; else the service's rhythm")},
    {"school", 0, "NAME", N_("the school it meets at")},
    {"for", 0, "REF", N_("the one referral that the course, the session or the calendar is for")},
    {"agreed", 0, "REASON", N_("why another weekday was agreed, where the service allows that")},
    {"service", 0, "SERVICE", N_("only courses of this service")},
    {"name", 0, "NAME", N_("the leader's name")},
    {"role", 0, "ROLE", N_("psychologist, family therapist, ...")},
    {"organisation", 0, "NAME", N_("where the leader is employed")},
    {"qualified", 0, "SERVICE,...", N_("services the leader is trained for")},
    {"possible-days", 0, "DAY,...", N_("weekdays the leader can work: mon,tue,...")},
    {"max-courses", 0, "N", N_("how many courses at once")},
    {"on", 0, "DATE", N_("the day it happened, where that is not today; for days the weekdays, as tue,sat")},
    {"reason", 0, "TEXT", N_("why")},
    {"kind", 0, "KIND", N_("what sort of session; else the one that comes next")},
    {"append", 0, NULL, N_("one more at the end in place of the cancelled one")},
    {"commit", 0, NULL, N_("store the places, or the year's courses; without it they are only shown")},
    {"limit", 0, "SECONDS", N_("how long the search for a year's plan may take; else 10")},
    {"explain", 0, NULL, N_("also what would have placed each who has no place")},
    {"leader", 0, "CODE", N_("only what this leader leads")},
    {"organizer", 0, "ADDRESS", N_("the house's mail address, for those who answer; else it has none")},
    {"from", 0, "DATE", N_("the first day")},
    {"to", 0, "DATE", N_("the last day")},
    {"skip", 0, "NAME,...", N_("closed periods of the calendar that count: autumn,christmas")},
    {NULL, 0, NULL, NULL},
};

int main(int argc, char **argv)
{
    static const struct command schedule = {"schedule",
                                            N_("Plans courses and their dates and gives the waiting their places."),
                                            verbs, options, PAPER_TEXT | PAPER_HTML};
    return command_main(&schedule, argc, argv);
}

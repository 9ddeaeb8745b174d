/* The verbs of schedule: leaders, courses and their dates, places. */
#ifndef KREDS_CMD_SCHEDULE_H
#define KREDS_CMD_SCHEDULE_H

#include "common/command.h"

verb_function schedule_plan, schedule_list, schedule_show, schedule_staff, schedule_place;
verb_function schedule_assign, schedule_leave, schedule_end, schedule_add, schedule_move, schedule_cancel;
verb_function schedule_handover, schedule_year, schedule_check, schedule_substitute;
verb_function schedule_ical, schedule_days, schedule_seats, schedule_transport, schedule_catering;

#endif

/* The verbs of screen: whether a service suits the citizen. The rules recommend; a person decides. */
#ifndef KREDS_CMD_SCREEN_H
#define KREDS_CMD_SCREEN_H

#include "common/command.h"

verb_function screen_check, screen_answer, screen_interview, screen_decide;
verb_function screen_match, screen_ask;
verb_function screen_score, screen_record, screen_scores;

#endif

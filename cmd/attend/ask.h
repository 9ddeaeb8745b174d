/* The roll call itself: each participant in turn, one line of standard input each. */
#ifndef KREDS_CMD_ASK_H
#define KREDS_CMD_ASK_H

#include "attend/roll.h"

/* Fills the answers of a roll with at least one participant. p, l, c, a and - are marks, an empty line keeps what is known, b
 * goes back, q ends. On a terminal each is asked for on standard error, a wrong answer is asked for again, and at the end an
 * empty line is wanted; elsewhere nothing is said, and a wrong answer, or one too many, is TROUBLE_DATA. 0 to be saved; 1 after
 * q; -1 with messages, TROUBLE_REFUSED_RECORD where the input ended too early among them. */
int ask_roll(struct call *call, struct roll *roll, bool terminal);

#endif

/* The referral form: one YAML document, or one row of a sheet made into nodes, becomes a referral. The keys are those
 * of the house's form (see kreds-catalogue(5) and `refer form`); a key with nothing behind it is simply not given. */
#ifndef KREDS_INTAKE_FORM_H
#define KREDS_INTAKE_FORM_H

#include "base/message.h"
#include "input/node.h"
#include "intake/question.h"
#include "model/catalogue.h"
#include "model/referral.h"

/* Reads a form (a map). All that is wrong with it is appended in the order it stands there, as TROUBLE_DATA, with
 * places and without a personal value; a CPR number that fails its check digit is only a TROUBLE_WARNING. `today` is
 * the day of receipt where the form names none. 0, or -1 with messages; `into` need not be set up, and is freed by
 * referral_free either way. Places in `into` point to the file name of `root`. */
int form_read(const struct node *root, const struct catalogue *catalogue, int today, struct referral *into,
              struct messages *messages);
/* The same for one of many forms of a catalogue: `questions` is kept from one to the next. */
int form_read_next(const struct node *root, const struct catalogue *catalogue, int today, struct questions *questions,
                   struct referral *into, struct messages *messages);

#endif

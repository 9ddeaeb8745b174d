/* The verbs of refer: referrals in, and what is known of them out. */
#ifndef KREDS_CMD_REFER_H
#define KREDS_CMD_REFER_H

#include "common/command.h"

verb_function refer_form, refer_add, refer_import, refer_list, refer_show, refer_services, refer_consent,
    refer_withdraw;
verb_function refer_set, refer_goal, refer_contact, refer_owner, refer_merge;

#endif

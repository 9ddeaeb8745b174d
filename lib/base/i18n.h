/* Messages that a person reads pass through _(), so that a translation can follow. */
#ifndef KREDS_BASE_I18N_H
#define KREDS_BASE_I18N_H

#include <libintl.h>

#define _(text) dgettext("kreds", text)
#define N_(text) text /* marks a text that is translated where it is used */

#endif

/* The empty form of a service, as commented YAML (`refer form`). */
#ifndef KREDS_INTAKE_BLANK_H
#define KREDS_INTAKE_BLANK_H

#include "base/text.h"
#include "model/catalogue.h"

/* Appends the form: `service` filled in, every other key that makes sense for the service empty, above each a comment
 * on what it takes; the catalogue's questions and concerns in `language` ("da" or "en"). form_read takes it however
 * much is filled in. */
void blank_write(const struct service *service, const struct catalogue *catalogue, const char *language,
                 struct text *into);

#endif

#include <libical/ical.h>
#include "../lib/base/bad.h"

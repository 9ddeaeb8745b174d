#include "rules/screen.h"
#include <yaml.h>

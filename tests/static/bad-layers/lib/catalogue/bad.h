#include "intake/form.h"

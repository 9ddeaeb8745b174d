#include "store/store.h"
#include "text.h"

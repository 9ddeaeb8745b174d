#include "catalogue/read.h"

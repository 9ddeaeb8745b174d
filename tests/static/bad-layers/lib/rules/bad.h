#include "input/node.h"
#include <getopt.h>

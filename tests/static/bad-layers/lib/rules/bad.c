#include "model/service.h"

/* A word in a comment is no call: exit(1), printf("x"). */
int bad(const char *home)
{
    if (!getenv(home))
        exit(1);
    fprintf(stderr, "it is %ld\n", (long)time(0));
    return 0;
}

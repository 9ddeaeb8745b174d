/* Network file systems, on which WAL is unsafe: its shared memory does not reach across machines. */
#ifndef KREDS_STORE_NETWORK_H
#define KREDS_STORE_NETWORK_H

#include <stdbool.h>

/* Whether f_type of statfs(2) is that of a network file system, or of FUSE, which may be one. */
bool network_type(unsigned long type);
/* Whether a file, or the folder that is to hold it, lies on one; false when it cannot be told. */
bool network_holds(const char *path);

#endif

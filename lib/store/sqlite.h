/* SQLite with its session extension, which the header only declares when asked; nothing but lib/store includes this. */
#ifndef KREDS_STORE_SQLITE_H
#define KREDS_STORE_SQLITE_H

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#endif

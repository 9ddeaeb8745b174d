/* Days and weeks in a text that people read, in its language: in Danish ("da") as Danes write them, in any other as elsewhere in
 * kreds. What a program may read (columns, references, what a refusal asks for) is written by base/date.h and never passes here. */
#ifndef KREDS_OUTPUT_DAY_TEXT_H
#define KREDS_OUTPUT_DAY_TEXT_H

#include "base/text.h"

/* "12. oktober 2026"; else "2026-10-12". */
void day_text(int date, const char *language, struct text *into);

/* From the first day to the last, the shared parts said once: "12.–18. oktober 2026", "28. september – 4. oktober 2026",
 * "28. december 2026 – 3. januar 2027"; else "2026-10-12 to 2026-10-18". */
void day_text_span(int first, int last, const char *language, struct text *into);

/* The week that holds a date, to stand behind the word for it: "42, 12.–18. oktober 2026"; else
 * "2026-W42, 2026-10-12 to 2026-10-18". */
void day_text_week(int date, const char *language, struct text *into);

#endif

/* Texts for people, in the language of who reads them. The source speaks English; a language's texts come from the file that
 * msgfmt compiles from po/LANGUAGE.po. The file is read here and not by the C library's gettext: that one knows no other language
 * in cron's environment or (since glibc 2.39) where the machine has only the locale C.UTF-8, and it speaks one language a
 * process, while a Danish house with an English reader needs two. */
#ifndef KREDS_BASE_I18N_H
#define KREDS_BASE_I18N_H

#include <stdbool.h>

#define _(text) i18n_text(text)
#define N_(text) text /* marks a text that is translated where it is used */

/* The text in the language in use, or itself where that one lacks it; NULL for NULL. Valid until i18n_end. */
const char *i18n_text(const char *text) __attribute__((format_arg(1)));

/* The language in use: "en" until another one is. */
const char *i18n_language(void);

/* Takes a language into use ("da"). False, and nothing changes, where there is no catalogue of it or a damaged one; English is
 * always there. NULL is no language. */
bool i18n_use(const char *language);

/* Where the catalogues stand, as FOLDER/LANGUAGE/LC_MESSAGES/kreds.mo. Copied; NULL: nowhere. */
void i18n_folder(const char *folder);

/* English again, and nothing held any more. */
void i18n_end(void);

#endif

/* In which language the programs speak to the one who runs them. */
#ifndef KREDS_CMD_LOCALE_H
#define KREDS_CMD_LOCALE_H

/* Takes the reader's language into use, chosen as gettext does: the first of $LANGUAGE ("da:en") that there are texts in; where it
 * is not set, the locale's ($LC_ALL, $LC_MESSAGES or $LANG, the first that is set). The locale C or POSIX, asked for by name, is
 * English whatever $LANGUAGE says, and so is no setting at all. Unlike gettext this needs no installed locale: LANGUAGE=da alone
 * is enough, in cron as well. Ended with i18n_end. */
void locale_begin(void);

#endif

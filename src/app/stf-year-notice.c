/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The notices above the pages of a year: why it cannot be changed, and that it is a recovered copy,
 * each with the way onward. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-year-notice.h"

static void
show_locked (StfNotice *notice, const char *owner)
{
  g_autofree char *text = g_strdup_printf (
      _ ("%s has this year open. You can read it, not change it."),
      owner != NULL ? owner : _ ("Somebody else"));

  stf_notice_show (notice, text, _ ("_Try Again"), "win.reopen");
}

/**
 * stf_year_notice_show_access:
 * @notice: a notice
 * @file: an open year
 *
 * Tells why the year cannot be changed, if so it is.
 */
void
stf_year_notice_show_access (StfNotice *notice, StfYearFile *file)
{
  switch (stf_year_file_get_access (file))
    {
      case STF_ACCESS_LOCKED:
        show_locked (notice, stf_year_file_get_owner (file));
        break;
      case STF_ACCESS_NEWER:
        stf_notice_show (notice,
                         _ ("A newer version of Stafett made this year. You can read it here, not "
                            "change it."),
                         NULL, NULL);
        break;
      case STF_ACCESS_READ_ONLY:
        stf_notice_show (notice, _ ("This year is open for reading. To change it, save a copy."),
                         _ ("_Save Copy…"), "win.save-copy");
        break;
      case STF_ACCESS_WRITE:
        stf_notice_hide (notice);
        break;
    }
}

/**
 * stf_year_notice_show_unverified:
 * @notice: a notice
 * @file: an open year
 *
 * Tells that the year is a recovered copy, if so it is.
 */
void
stf_year_notice_show_unverified (StfNotice *notice, StfYearFile *file)
{
  if (stf_year_file_get_unverified (file))
    stf_notice_show (notice,
                     _ ("This is a recovered copy. Compare it with what you know before you rely "
                        "on it."),
                     NULL, NULL);
  else
    stf_notice_hide (notice);
}

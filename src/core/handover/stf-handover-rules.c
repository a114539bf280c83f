/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of a year that is still a document.  It is taken in as it would be, into a folder that
 * nobody else can read, checked there, and thrown away: so the answer is that of the year to come,
 * and the kinds of import need no second reading.
 *
 * Drawback: it takes as long as the import. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-rules.h"

#include <glib/gstdio.h>

#include "stf-date.h"
#include "stf-organisation.h"

/* At the day that the window would open the year at. */
static StfRuleReport *
check_file (const char *path, const char *today, GError **error)
{
  g_autoptr (StfYearFile) file = stf_year_file_open (path, STF_OPEN_READ_ONLY, error);
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autofree char *date = NULL;

  if (!file)
    return NULL;

  organisation = stf_organisation_load (file, today, error);
  if (!organisation)
    return NULL;

  date = stf_date_nearest (today, stf_organisation_get_starts (organisation),
                           stf_organisation_get_ends (organisation));
  return stf_rules_check (file, date, error);
}

/**
 * stf_handover_check_rules:
 * @document: the bytes of a document
 * @kind: whether the year would be taken in as it is, or as the year after
 * @today: an ISO date
 * @cancellable: (nullable): stops the work
 * @error: return location for an error, as of stf_handover_import()
 *
 * Returns: (transfer full) (nullable): the rules of the year at its day that is nearest to @today
 */
StfRuleReport *
stf_handover_check_rules (GBytes *document, StfImportKind kind, const char *today,
                          GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  StfRuleReport *report = NULL;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  folder = g_dir_make_tmp ("stafett-XXXXXX", error);
  if (!folder)
    return NULL;

  path = g_build_filename (folder, "rules.stafett", NULL);
  if (stf_handover_import (document, kind, path, NULL, NULL, NULL, NULL, cancellable, error))
    report = check_file (path, today, error);
  g_unlink (path);
  g_rmdir (folder);
  return report;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "file/stf-year-file.h"
#include "organisation/stf-organisation.h"
#include "rules/stf-rules.h"

G_BEGIN_DECLS

/* Signal "changed" (StfOpenYear *self): the content or the date has changed; the organisation and
 * the rules are those of the year as it is now. */

#define STF_TYPE_OPEN_YEAR (stf_open_year_get_type ())
G_DECLARE_FINAL_TYPE (StfOpenYear, stf_open_year, STF, OPEN_YEAR, GObject)

StfOpenYear *stf_open_year_new (StfYearFile *file, GError **error);

StfYearFile *stf_open_year_get_file (StfOpenYear *self);
StfOrganisation *stf_open_year_get_organisation (StfOpenYear *self);
const StfRuleReport *stf_open_year_get_rules (StfOpenYear *self);
gboolean stf_open_year_can_edit (StfOpenYear *self);

const char *stf_open_year_get_date (StfOpenYear *self);
gboolean stf_open_year_set_date (StfOpenYear *self, const char *date);
void stf_open_year_set_today (StfOpenYear *self);
void stf_open_year_step (StfOpenYear *self, int step);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates are ISO texts, "2013-01-31": they compare as text.  NULL is open: from before, until
 * further notice. */

gboolean stf_date_is_valid (const char *date);
gboolean stf_date_parse (const char *date, int *year, int *month, int *day);
char *stf_date_format (int year, int month, int day);
char *stf_date_today (void);
char *stf_date_nearest (const char *date, const char *first, const char *last);
char *stf_date_add_days (const char *date, int days);
char *stf_date_shift_years (const char *date, int years);
char *stf_date_shift_last_day (const char *date, int years);
char *stf_date_shift_years_same_weekday (const char *date, int years);
gboolean stf_date_in_force (const char *date, const char *from, const char *to);
gboolean stf_date_overlap (const char *from_a, const char *to_a, const char *from_b,
                           const char *to_b);

G_END_DECLS

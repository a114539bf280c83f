/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* Where a person works or worked, as what and when. */
typedef struct
{
  char *id; /* NULL: new */
  char *person;
  char *agency;      /* id */
  char *agency_name; /* short; only read */
  char *title;       /* or NULL */
  char *from_date;   /* or NULL */
  char *to_date;     /* or NULL */
} StfEmployment;

void stf_employment_free (StfEmployment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfEmployment, stf_employment_free)

GPtrArray *stf_employment_list (StfYearFile *file, const char *person, GError **error);
gboolean stf_employment_save (StfYearFile *file, const StfEmployment *self, GError **error);
gboolean stf_employment_delete (StfYearFile *file, const StfEmployment *self, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-sie.h"

G_BEGIN_DECLS

/* A budget on its way out: type 3. */
typedef struct _StfSieWriter StfSieWriter;

StfSieWriter *stf_sie_writer_new (const char *company, const char *organisation, int date,
                                  int first, int last);
void stf_sie_writer_free (StfSieWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfSieWriter, stf_sie_writer_free)

void stf_sie_writer_name_account (StfSieWriter *self, const char *number, const char *name,
                                  char kind);
void stf_sie_writer_name_dimension (StfSieWriter *self, const char *number, const char *name);
void stf_sie_writer_name_object (StfSieWriter *self, const char *dimension, const char *number,
                                 const char *name);
gboolean stf_sie_writer_add_budget (StfSieWriter *self, const char *account, const char *object,
                                    int month, gint64 amount, GError **error);
GBytes *stf_sie_writer_finish (StfSieWriter *self, gboolean with_checksum);

G_END_DECLS

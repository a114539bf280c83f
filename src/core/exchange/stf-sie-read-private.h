/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-sie-scan.h"

G_BEGIN_DECLS

typedef enum
{
  STF_SIE_BLOCK_NONE,
  STF_SIE_BLOCK_VOUCHER,
  STF_SIE_BLOCK_FOREIGN,
} StfSieBlock;

/* A file that is being read. */
typedef struct
{
  StfSie *sie;
  const StfSieRecord *record; /* in hand */
  gboolean known;             /* some record was one of SIE */
  gboolean after_voucher;     /* the record before was a #VER */
  StfSieBlock block;
  gboolean has_added; /* an #RTRANS whose twin is waited for */
  StfSieRow added;
} StfSieReader;

typedef gboolean (*StfSieRecordFunc) (StfSieReader *self, GError **error);

/* Fields of the record in hand: without quotation marks, as they are in the file. */
gboolean stf_sie_fail_line (const StfSieReader *self, const char *format, const char *quoted,
                            GError **error);
gboolean stf_sie_fail_short (const StfSieReader *self, GError **error);
const char *stf_sie_get_field (const StfSieReader *self, guint index);
const char *stf_sie_keep_field (const StfSieReader *self, guint index);
gboolean stf_sie_read_account (const StfSieReader *self, guint index, const char **account,
                               GError **error);
gboolean stf_sie_read_amount (const StfSieReader *self, guint index, gint64 *amount,
                              GError **error);
gboolean stf_sie_read_date (const StfSieReader *self, guint index, int *date, GError **error);
void stf_sie_read_optional_date (const StfSieReader *self, guint index, int *date);
gboolean stf_sie_read_month (const StfSieReader *self, guint index, int *month, GError **error);
gboolean stf_sie_read_year_index (const StfSieReader *self, int *index, GError **error);
gboolean stf_sie_read_object (const StfSieReader *self, const char **object, GError **error);

StfSieRecordFunc stf_sie_find_statement (const char *tag);

G_END_DECLS

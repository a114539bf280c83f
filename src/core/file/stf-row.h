/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <nettle/sha2.h>

#include "stf-schema.h"

G_BEGIN_DECLS

typedef enum
{
  STF_VALUE_NULL,
  STF_VALUE_INTEGER,
  STF_VALUE_TEXT,
} StfValueType;

/* Absent is NULL, empty is '' (H13). */
typedef struct
{
  StfValueType type;
  gint64 integer;
  char *text; /* owned */
} StfValue;

/* One row of content, whatever its table: a value for each of the table's columns. */
typedef struct
{
  const StfTable *table;
  StfValue *values;
} StfRow;

void stf_value_clear (StfValue *self);
void stf_value_set_integer (StfValue *self, gint64 integer);
void stf_value_set_text (StfValue *self, const char *text);
void stf_value_copy (StfValue *self, const StfValue *from);
gboolean stf_value_equal (const StfValue *a, const StfValue *b);

StfRow *stf_row_new (const char *table);
StfRow *stf_row_new_for_table (const StfTable *table);
StfRow *stf_row_copy (const StfRow *self);
void stf_row_free (StfRow *self);
const char *stf_row_get_id (const StfRow *self);
const char *stf_row_get_text (const StfRow *self, const char *column);
gint64 stf_row_get_integer (const StfRow *self, const char *column);
void stf_row_set_text (StfRow *self, const char *column, const char *text);
void stf_row_set_integer (StfRow *self, const char *column, gint64 integer);
void stf_row_set_null (StfRow *self, const char *column);
gboolean stf_row_equal (const StfRow *a, const StfRow *b);

void stf_hash_part (struct sha256_ctx *sha, const char *part);
void stf_row_hash (const StfRow *self, struct sha256_ctx *sha);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfRow, stf_row_free)

G_END_DECLS

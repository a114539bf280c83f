/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The version of the schema this program writes: user_version of a year file, "schema" of a
 * handover document. */
#define STF_SCHEMA_VERSION 4

/* The version that data/schema/001.sql makes: year files before it are of trial versions.  Handover
 * documents of every version can be read: what is newer than they are is absent in them. */
#define STF_SCHEMA_OLDEST 4

/* "Staf", big endian, at offset 68 of a year file. */
#define STF_APPLICATION_ID 0x53746166

typedef enum
{
  STF_COLUMN_ID,        /* The row's own UUID. */
  STF_COLUMN_REFERENCE, /* The UUID of a row of .references. */
  STF_COLUMN_LINE,      /* One line of text. */
  STF_COLUMN_TEXT,      /* Any number of lines: an element in XML, not an attribute. */
  STF_COLUMN_DATE,      /* An ISO date. */
  STF_COLUMN_CHOICE,    /* One of .choices. */
  STF_COLUMN_INTEGER,   /* An integer between .minimum and .maximum. */
  STF_COLUMN_FLAG,      /* 0 or 1. */
} StfColumnKind;

typedef struct
{
  const char *name;
  StfColumnKind kind;
  gboolean required;      /* NOT NULL */
  const char *references; /* STF_COLUMN_REFERENCE: a table's name, or NULL */
  char **choices;         /* STF_COLUMN_CHOICE: NULL-terminated, in the order of the DDL, or NULL */
  gint64 minimum;         /* STF_COLUMN_INTEGER */
  gint64 maximum;
} StfColumn;

typedef struct
{
  const char *name;
  guint index; /* position among the tables of content */
  guint n_columns;
  StfColumn *columns; /* columns[0] is the id */
} StfTable;

typedef struct _StfSchema StfSchema;

const StfSchema *stf_schema_get (void);
guint stf_schema_get_n_tables (const StfSchema *self);
const StfTable *stf_schema_get_table (const StfSchema *self, guint index);
const StfTable *stf_schema_find_table (const StfSchema *self, const char *name);
const char *stf_schema_get_sql (guint version);
char *stf_schema_get_fingerprint (const StfSchema *self);

int stf_table_find_column (const StfTable *self, const char *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The content digest of a year file (H6): each row of content is hashed with SHA-256 over its
 * encoding, and the hashes are summed modulo 2^256.  The sum does not depend on the order of the
 * rows, so a change only subtracts the rows as they were and adds them as they are; the cost of a
 * commit follows the size of the change, not of the file.
 *
 * The sum finds accidents, such as a copy taken while the file was written.  It does not stop a
 * forger, who can store a sum that fits; that is what the verification code of a handover is for.
 */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-digest.h"

#include <string.h>

#include "stf-database.h"
#include "stf-statement.h"

static void
hash_row (const StfRow *row, guint8 hash[32])
{
  struct sha256_ctx sha;

  sha256_init (&sha);
  stf_row_hash (row, &sha);
  sha256_digest (&sha, 32, hash);
}

/**
 * stf_digest_init:
 * @self: a digest
 *
 * Makes it the digest of a file without rows.
 */
void
stf_digest_init (StfDigest *self)
{
  memset (self->bytes, 0, sizeof self->bytes);
}

/**
 * stf_digest_parse:
 * @self: a digest
 * @hex: text from a file
 *
 * Reads the form of stf_digest_to_string().
 *
 * Returns: FALSE, and @self as it was, if @hex is not 64 hexadecimal digits in lower case
 */
gboolean
stf_digest_parse (StfDigest *self, const char *hex)
{
  gsize i;

  g_return_val_if_fail (hex != NULL, FALSE);

  if (strlen (hex) != 64 || strspn (hex, "0123456789abcdef") != 64)
    return FALSE;

  for (i = 0; i < sizeof self->bytes; i++)
    self->bytes[i] = g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]);
  return TRUE;
}

/**
 * stf_digest_to_string:
 * @self: a digest
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
stf_digest_to_string (const StfDigest *self)
{
  g_autoptr (GString) hex = g_string_sized_new (64);
  gsize i;

  for (i = 0; i < sizeof self->bytes; i++)
    g_string_append_printf (hex, "%02x", self->bytes[i]);
  return g_string_free (g_steal_pointer (&hex), FALSE);
}

/**
 * stf_digest_add_row:
 * @self: a digest
 * @row: a row that the file has from now on
 */
void
stf_digest_add_row (StfDigest *self, const StfRow *row)
{
  guint8 hash[32];
  guint carry = 0;
  int i;

  hash_row (row, hash);
  for (i = 31; i >= 0; i--)
    {
      carry += self->bytes[i] + hash[i];
      self->bytes[i] = carry & 0xff;
      carry >>= 8;
    }
}

/**
 * stf_digest_subtract_row:
 * @self: a digest
 * @row: a row that the file no longer has
 */
void
stf_digest_subtract_row (StfDigest *self, const StfRow *row)
{
  guint8 hash[32];
  int borrow = 0;
  int i;

  hash_row (row, hash);
  for (i = 31; i >= 0; i--)
    {
      int difference = self->bytes[i] - hash[i] - borrow;

      borrow = difference < 0;
      self->bytes[i] = difference & 0xff;
    }
}

/**
 * stf_digest_compute:
 * @self: (out caller-allocates): the digest
 * @db: a database with the tables of the schema
 * @error: return location for an error of %STF_SQL_ERROR
 *
 * Computes the digest of all content from the rows themselves.
 */
gboolean
stf_digest_compute (StfDigest *self, sqlite3 *db, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  guint i;

  stf_digest_init (self);
  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);
      g_autofree char *sql = stf_database_select (table);
      g_autoptr (StfStatement) select = stf_statement_new (db, sql, error);
      g_autofree StfValue *values = g_new (StfValue, table->n_columns);
      const StfRow row = { table, values };
      gboolean has_row = FALSE;

      if (select == NULL)
        return FALSE;

      while (TRUE)
        {
          if (!stf_statement_step (select, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          stf_statement_peek_row (select, &row);
          stf_digest_add_row (self, &row);
        }
    }
  return TRUE;
}

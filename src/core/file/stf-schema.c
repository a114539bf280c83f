/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The model, read from the DDL (H1).
 *
 * The numbered files in data/schema are embedded as resources.  The known schema is what they give
 * in a database in memory; it is read from there once.  Names, types, keys and references come from
 * SQLite; the rest of a column's kind from the words of its declaration, as the head of 001.sql
 * sets out.  That works because the DDL is ours, one column a line: a year file is used only when
 * its schema is this text, exactly.
 *
 * Schema and tables live as long as the process; they never change and may be read in any thread.
 */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-schema-private.h"

#include <gio/gio.h>
#include <string.h>

#include "config.h"
#include "stf-statement.h"

struct _StfSchema
{
  GPtrArray *tables; /* StfTable */
  GHashTable *by_name;
  char *fingerprint;
};

static const char TABLES_SQL[] = "SELECT name, sql FROM sqlite_schema"
                                 " WHERE type = 'table' AND name NOT LIKE 'file@_%' ESCAPE '@'"
                                 " AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
                                 " ORDER BY rowid";

static const char COLUMNS_SQL[]
    = "SELECT c.name, c.type, c.\"notnull\", c.pk, f.\"table\""
      " FROM pragma_table_info (?1) AS c"
      " LEFT JOIN pragma_foreign_key_list (?1) AS f ON f.\"from\" = c.name"
      " ORDER BY c.cid";

static const char FINGERPRINT_SQL[] = "SELECT type, name, tbl_name, ifnull (sql, '')"
                                      " FROM sqlite_schema ORDER BY type, name";

/* The line of @sql that declares @column, from its name to the end of the line. */
static char *
find_declaration (const char *sql, const char *column)
{
  g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);
  g_autofree char *plain = g_strconcat (column, " ", NULL);
  g_autofree char *quoted = g_strconcat ("\"", column, "\" ", NULL);
  guint i;

  for (i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strchug (lines[i]);

      if (g_str_has_prefix (line, plain) || g_str_has_prefix (line, quoted))
        return g_strdup (line);
    }

  g_error ("Column %s is not declared on a line of its own", column);
}

/* The words of the list in "CHECK (x IN ('a', 'b'))". */
static char **
read_choices (const char *list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *end = strchr (list, ')');

  while ((list = strchr (list, '\'')) != NULL && list < end)
    {
      const char *close = strchr (list + 1, '\'');
      g_autofree char *word = g_strndup (list + 1, (gsize) (close - list - 1));

      g_strv_builder_add (builder, word);
      list = close + 1;
    }

  return g_strv_builder_end (builder);
}

static void
read_kind (StfColumn *column, gboolean key, gboolean text, const char *declaration)
{
  const char *in = strstr (declaration, " IN (");
  const char *between = strstr (declaration, " BETWEEN ");

  if (key)
    column->kind = STF_COLUMN_ID;
  else if (column->references != NULL)
    column->kind = STF_COLUMN_REFERENCE;
  else if (!text)
    {
      column->kind = in ? STF_COLUMN_FLAG : STF_COLUMN_INTEGER;
      column->minimum = 0;
      column->maximum = 1;
      if (between != NULL)
        {
          char *end;

          column->minimum = g_ascii_strtoll (between + strlen (" BETWEEN "), &end, 10);
          g_assert (g_str_has_prefix (end, " AND "));
          column->maximum = g_ascii_strtoll (end + strlen (" AND "), NULL, 10);
        }
      else
        g_assert (in != NULL);
    }
  else if (in != NULL)
    {
      column->kind = STF_COLUMN_CHOICE;
      column->choices = read_choices (in + strlen (" IN ("));
    }
  else if (strstr (declaration, " IS date (") != NULL)
    column->kind = STF_COLUMN_DATE;
  else if (strstr (declaration, "CHECK (instr (") != NULL)
    column->kind = STF_COLUMN_LINE;
  else
    column->kind = STF_COLUMN_TEXT;
}

static StfTable *
read_table (sqlite3 *db, const char *name, const char *sql, GError **error)
{
  g_autoptr (StfStatement) statement = stf_statement_new (db, COLUMNS_SQL, error);
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (StfColumn));
  StfTable *table;
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  stf_statement_bind_text (statement, 1, name);
  while (stf_statement_step (statement, &has_row, error))
    {
      g_autofree char *declaration = NULL;
      StfColumn column = { 0 };

      if (!has_row)
        {
          table = g_new0 (StfTable, 1);
          table->name = g_intern_string (name);
          table->n_columns = columns->len;
          table->columns = (StfColumn *) (gpointer) g_array_free (g_steal_pointer (&columns),
                                                                  FALSE);
          g_assert (table->columns[0].kind == STF_COLUMN_ID);
          return table;
        }

      column.name = g_intern_string (stf_statement_get_text (statement, 0));
      column.required = stf_statement_get_integer (statement, 2) != 0;
      column.references = g_intern_string (stf_statement_get_text (statement, 4));
      declaration = find_declaration (sql, column.name);
      read_kind (&column, stf_statement_get_integer (statement, 3) != 0,
                 g_str_equal (stf_statement_get_text (statement, 1), "TEXT"), declaration);
      g_array_append_val (columns, column);
    }

  return NULL;
}

/* stf_schema_read_tables:
 *
 * Reads the tables of content that @db declares, in the order of their declaration.
 *
 * Returns: (transfer container) (element-type StfTable): the tables, which live for ever
 */
GPtrArray *
stf_schema_read_tables (sqlite3 *db, GError **error)
{
  g_autoptr (StfStatement) statement = stf_statement_new (db, TABLES_SQL, error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  while (stf_statement_step (statement, &has_row, error))
    {
      StfTable *table;

      if (!has_row)
        return g_steal_pointer (&tables);

      table = read_table (db, stf_statement_get_text (statement, 0),
                          stf_statement_get_text (statement, 1), error);
      if (table == NULL)
        return NULL;
      table->index = tables->len;
      g_ptr_array_add (tables, table);
    }

  return NULL;
}

/* stf_schema_read_fingerprint:
 *
 * The whole schema of @db as one text: every object with its SQL.  Two files have the same schema
 * when these texts are equal.
 *
 * Returns: (transfer full): the text
 */
char *
stf_schema_read_fingerprint (sqlite3 *db, GError **error)
{
  g_autoptr (StfStatement) statement = stf_statement_new (db, FINGERPRINT_SQL, error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  while (stf_statement_step (statement, &has_row, error))
    {
      int i;

      if (!has_row)
        return g_string_free (g_steal_pointer (&text), FALSE);

      for (i = 0; i < 4; i++)
        g_string_append_printf (text, "%s%c", stf_statement_get_text (statement, i),
                                i < 3 ? '\037' : '\n');
    }

  return NULL;
}

static StfSchema *
load (void)
{
  g_autoptr (GError) error = NULL;
  StfSchema *self = g_new0 (StfSchema, 1);
  sqlite3 *db = NULL;
  guint i;

  if (sqlite3_open (":memory:", &db) != SQLITE_OK)
    g_error ("No database in memory: %s", sqlite3_errmsg (db));

  for (i = STF_SCHEMA_OLDEST; i <= STF_SCHEMA_VERSION; i++)
    if (!stf_sql_execute (db, stf_schema_get_sql (i), &error))
      g_error ("Schema %u: %s", i, error->message);

  self->tables = stf_schema_read_tables (db, &error);
  self->fingerprint = stf_schema_read_fingerprint (db, &error);
  g_assert_no_error (error);

  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (i = 0; i < self->tables->len; i++)
    {
      StfTable *table = g_ptr_array_index (self->tables, i);

      g_hash_table_insert (self->by_name, (gpointer) table->name, table);
    }

  sqlite3_close (db);
  return self;
}

/**
 * stf_schema_get:
 *
 * Returns: (transfer none): the known schema, read at the first call
 */
const StfSchema *
stf_schema_get (void)
{
  static gsize schema;

  if (g_once_init_enter (&schema))
    g_once_init_leave (&schema, (gsize) load ());

  return (const StfSchema *) schema;
}

/**
 * stf_schema_get_n_tables:
 * @self: the schema
 *
 * Returns: the number of tables of content
 */
guint
stf_schema_get_n_tables (const StfSchema *self)
{
  return self->tables->len;
}

/**
 * stf_schema_get_table:
 * @self: the schema
 * @index: a place in the order of declaration
 *
 * Returns: (transfer none): the table; those it refers to stand before it
 */
const StfTable *
stf_schema_get_table (const StfSchema *self, guint index)
{
  g_return_val_if_fail (index < self->tables->len, NULL);

  return g_ptr_array_index (self->tables, index);
}

/**
 * stf_schema_find_table:
 * @self: the schema
 * @name: any name
 *
 * Returns: (transfer none) (nullable): the table of content of that name
 */
const StfTable *
stf_schema_find_table (const StfSchema *self, const char *name)
{
  return g_hash_table_lookup (self->by_name, name);
}

/**
 * stf_schema_get_sql:
 * @version: %STF_SCHEMA_OLDEST to %STF_SCHEMA_VERSION
 *
 * Returns: (transfer none): the numbered file that leads from the version before to @version
 */
const char *
stf_schema_get_sql (guint version)
{
  static const char *texts[STF_SCHEMA_VERSION - STF_SCHEMA_OLDEST + 1];
  static GMutex mutex;
  const char *text;
  guint file;

  g_return_val_if_fail (version >= STF_SCHEMA_OLDEST && version <= STF_SCHEMA_VERSION, NULL);

  file = version - STF_SCHEMA_OLDEST + 1;

  g_mutex_lock (&mutex);
  if (texts[file - 1] == NULL)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/core/schema/%03u.sql", file);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

      g_assert (bytes != NULL);
      texts[file - 1] = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  text = texts[file - 1];
  g_mutex_unlock (&mutex);

  return text;
}

/**
 * stf_schema_get_fingerprint:
 * @self: the schema
 *
 * Returns: (transfer full): what stf_schema_read_fingerprint() gives for a file of this schema
 */
char *
stf_schema_get_fingerprint (const StfSchema *self)
{
  return g_strdup (self->fingerprint);
}

/**
 * stf_table_find_column:
 * @self: a table
 * @name: any name
 *
 * Returns: the index of the column, or -1
 */
int
stf_table_find_column (const StfTable *self, const char *name)
{
  guint i;

  for (i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i].name, name))
      return (int) i;

  return -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "stf-test-year.h"

#include <stdarg.h>

#include "file/stf-uuid.h"

static gboolean
insert (StfChange *change, gpointer row, GError **error)
{
  return stf_change_insert (change, row, error);
}

static gboolean
put (StfChange *change, gpointer row, GError **error)
{
  return stf_change_put (change, row, error);
}

static void
set_value (TestYear *self, StfRow *row, const char *column, const char *value)
{
  int i = stf_table_find_column (row->table, column);

  g_assert_cmpint (i, >=, 0);
  if (value && value[0] == '@')
    stf_row_set_text (row, column, test_year_id (self, value + 1));
  else if (value
           && (row->table->columns[i].kind == STF_COLUMN_INTEGER
               || row->table->columns[i].kind == STF_COLUMN_FLAG))
    stf_row_set_integer (row, column, g_ascii_strtoll (value, NULL, 10));
  else
    stf_row_set_text (row, column, value);
}

void
test_year_add (TestYear *self, const char *name, const char *table, ...)
{
  g_autoptr (StfRow) row = scratch_new_row (table);
  g_autoptr (GError) error = NULL;
  const char *column;
  va_list pairs;

  if (name)
    g_hash_table_insert (self->ids, g_strdup (name), g_strdup (stf_row_get_id (row)));

  va_start (pairs, table);
  while ((column = va_arg (pairs, const char *)) != NULL)
    set_value (self, row, column, va_arg (pairs, const char *));
  va_end (pairs);

  stf_year_file_change (self->file, "test", NULL, NULL, insert, row, &error);
  g_assert_no_error (error);
}

void
test_year_set (TestYear *self, const char *name, const char *table, const char *column,
               const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRow) row = stf_year_file_get_row (self->file, table, test_year_id (self, name),
                                                  &error);

  g_assert_no_error (error);
  set_value (self, row, column, value);
  stf_year_file_change (self->file, "test", NULL, NULL, put, row, &error);
  g_assert_no_error (error);
}

void
test_year_add_person (TestYear *self, const char *name, const char *given, const char *family,
                      const char *agency)
{
  g_autofree char *employment = g_strconcat (name, "-employment", NULL);

  test_year_add (self, name, "person", "given_name", given, "family_name", family, NULL);
  if (agency)
    {
      g_autofree char *person = g_strconcat ("@", name, NULL);

      test_year_add (self, employment, "employment", "person", person, "agency", agency, "title",
                     "Informationschef", NULL);
    }
}

const char *
test_year_id (TestYear *self, const char *name)
{
  const char *id = g_hash_table_lookup (self->ids, name);

  if (!id)
    g_error ("The test has no row %s", name);
  return id;
}

void
test_year_set_up_empty (TestYear *self, gconstpointer data)
{
  scratch_set_up (&self->scratch, data);
  self->file = self->scratch.file;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  test_year_add (self, "year", "year", "number", "2013", "name", "Samordningen", "starts",
                 "2013-01-01", "ends", "2013-12-31", "example", "1", "paper", "A3", "orientation",
                 "landscape", NULL);
}

void
test_year_set_up (TestYear *self, gconstpointer data)
{
  static const char *const agencies[][2] = {
    { "uppsala", "Uppsala" },
    { "gotland", "Gotland" },
    { "skane", "Skåne" },
  };

  test_year_set_up_empty (self, data);

  for (guint i = 0; i < G_N_ELEMENTS (agencies); i++)
    {
      g_autofree char *name = g_strconcat ("Länsstyrelsen ", agencies[i][1], NULL);

      test_year_add (self, agencies[i][0], "agency", "name", name, "short_name", agencies[i][1],
                     NULL);
    }

  test_year_add (self, "network", "body", "ref", "B09", "name", "Nätverket", "position", "0",
                 "placement", "line", "kind", "network", NULL);
  test_year_add (self, "steering", "body", "ref", "B10", "name", "Styrgruppen", "position", "1",
                 "placement", "line", "kind", "group", "parent", "@network", NULL);
  test_year_add (self, "head", "role", "ref", "P02", "title", "Informationschef", "body",
                 "@network", "kind", "member", "holder", "person", "term", "unstated", "position",
                 "0", NULL);
  test_year_add (self, "member", "role", "ref", "P03", "title", "Ledamot", "body", "@steering",
                 "kind", "member", "holder", "person", "term", "year", "position", "1", "eligible",
                 "@head", NULL);
  test_year_add (self, "chair", "role", "ref", "P04", "title", "Ordförande", "body", "@steering",
                 "kind", "chair", "holder", "person", "term", "year", "position", "2", "among",
                 "@member", NULL);
  test_year_add (self, "owner", "role", "ref", "P12", "title", "Processägare", "body", "@steering",
                 "kind", "owner", "holder", "agency", "term", "until-successor", "position", "3",
                 "holder_of", "@chair", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (agencies); i++)
    {
      g_autofree char *name = g_strconcat ("head-", agencies[i][0], NULL);
      g_autofree char *agency = g_strconcat ("@", agencies[i][0], NULL);
      g_autofree char *position = g_strdup_printf ("%u", i);

      test_year_add (self, name, "seat", "role", "@head", "agency", agency, "position", position,
                     NULL);
      name[0] = 'H'; /* "Head-...": the seats of the steering group belong to nobody */
      test_year_add (self, name, "seat", "role", "@member", "position", position, NULL);
    }
  test_year_add (self, "chair-seat", "seat", "role", "@chair", NULL);

  test_year_add_person (self, "anna", "Anna", "Åkesson", "@uppsala");
  test_year_add_person (self, "bo", "Bo", "Zetterberg", "@gotland");
  test_year_add_person (self, "cia", "Cia", "Ek-Öhman", "@skane");
}

void
test_year_tear_down (TestYear *self, gconstpointer data)
{
  g_hash_table_unref (self->ids);
  scratch_tear_down (&self->scratch, data);
}

StfOrganisation *
test_year_load (TestYear *self, const char *date)
{
  g_autoptr (GError) error = NULL;
  StfOrganisation *organisation = stf_organisation_load (self->file, date, &error);

  g_assert_no_error (error);
  return organisation;
}

StfBody *
test_year_body (TestYear *self, StfOrganisation *organisation, const char *name)
{
  StfBody *body = stf_organisation_find_body (organisation, test_year_id (self, name));

  g_assert_nonnull (body);
  return body;
}

StfRole *
test_year_role (TestYear *self, StfOrganisation *organisation, const char *name)
{
  StfRole *role = stf_organisation_find_role (organisation, test_year_id (self, name));

  g_assert_nonnull (role);
  return role;
}

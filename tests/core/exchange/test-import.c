/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of people taken into a year, and the people of a year for other programs. */

#include <string.h>

#include "exchange/stf-person-columns.h"
#include "exchange/stf-person-export.h"
#include "exchange/stf-person-import.h"
#include "organisation/stf-agency.h"
#include "organisation/stf-person-skill.h"
#include "organisation/stf-person.h"
#include "stf-test-year.h"

#define DATE "2013-06-30"

typedef struct
{
  StfPersonImport *import;
  GPtrArray *rows;
} List;

static void
list_clear (List *list)
{
  stf_person_import_free (list->import);
  g_ptr_array_unref (list->rows);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

static List
preview_bytes (TestYear *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  List list;

  list.import = stf_person_import_new (self->file, DATE, bytes, &error);
  g_assert_no_error (error);
  list.rows = stf_person_import_preview (list.import, &error);
  g_assert_no_error (error);
  return list;
}

static List
preview (TestYear *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return preview_bytes (self, bytes);
}

/* Previews and runs.  Returns: the outcomes, a letter a row: New, Changes, Unchanged, Refused */
static char *
take_in (TestYear *self, const char *text)
{
  g_auto (List) list = preview (self, text);
  g_autoptr (GError) error = NULL;
  GString *outcomes = g_string_new (NULL);

  for (guint i = 0; i < list.rows->len; i++)
    g_string_append_c (outcomes, "NCUR"[stf_person_import_row_get_outcome (list.rows->pdata[i])]);
  stf_person_import_run (list.import, list.rows, &error);
  g_assert_no_error (error);
  return g_string_free (outcomes, FALSE);
}

static void
assert_taken_in (TestYear *self, const char *text, const char *expected)
{
  g_autofree char *outcomes = take_in (self, text);

  g_assert_cmpstr (outcomes, ==, expected);
}

static const StfPerson *
find (GPtrArray *persons, const char *name)
{
  for (guint i = 0; i < persons->len; i++)
    if (g_str_equal (((StfPerson *) persons->pdata[i])->name, name))
      return persons->pdata[i];
  g_error ("There is no %s", name);
}

static GPtrArray *
list_persons (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *persons = stf_person_list (self->file, DATE, &error);

  g_assert_no_error (error);
  return persons;
}

static const char list_text[]
    = "Förnamn;Efternamn;Länsstyrelse;Befattning;E-post;Telefon;Kompetens;Kön\r\n"
      "Anna;Åkesson;Länsstyrelsen i Uppsala län;Informationschef;anna@example.org;;Webb;k\r\n"
      "Dan;Öberg;Skåne län;Kommunikatör;dan@example.org;+46 40 25 20 00;webb, film;m\r\n"
      "Bo;Zetterberg;Gotlands län;;;;;m\r\n";

static void
test_import (TestYear *self, gconstpointer data)
{
  g_autofree char *before = scratch_get_digest (&self->scratch);
  g_autofree char *undone = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GPtrArray) skills = NULL;
  g_autoptr (GError) error = NULL;
  const StfPerson *dan;

  assert_taken_in (self, list_text, "CNU");
  persons = list_persons (self);
  g_assert_cmpuint (persons->len, ==, 4);
  dan = find (persons, "Dan Öberg");
  g_assert_cmpstr (dan->agency_name, ==, "Skåne");
  g_assert_cmpstr (dan->title, ==, "Kommunikatör");
  g_assert_cmpstr (dan->phone, ==, "+46 40 25 20 00");
  g_assert_cmpstr (find (persons, "Anna Åkesson")->email, ==, "anna@example.org");
  skills = stf_skill_list (self->file, NULL);
  g_assert_cmpuint (skills->len, ==, 2);

  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  undone = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_repeated (TestYear *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gint64 revision;

  assert_taken_in (self, list_text, "CNU");
  first = scratch_get_digest (&self->scratch);
  revision = stf_year_file_get_revision (self->file);
  assert_taken_in (self, list_text, "UUU");
  second = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
}

/* In all ways in which files come: the same people. */
static void
test_encodings (TestYear *self, gconstpointer data)
{
  g_autofree char *latin = g_convert (list_text, -1, "WINDOWS-1252", "UTF-8", NULL, NULL, NULL);
  g_autofree char *first = take_in (self, latin);

  g_assert_cmpstr (first, ==, "CNU");
  assert_taken_in (self, list_text, "UUU");
}

static void
test_matching (TestYear *self, gconstpointer data)
{
  test_year_set (self, "anna", "person", "email", "info@example.org");
  /* A new family name, by address; capitals in an address do not count. */
  assert_taken_in (self, "Namn;E-post\nAnna Ek;INFO@example.org\n", "C");
  assert_taken_in (self, "Namn;E-post\nAnna Ek;INFO@example.org\n", "U");
  /* The address of an office renames nobody. */
  assert_taken_in (self, "Namn;E-post\nEva Lund;info@example.org\n", "R");
  /* The same name at another agency is somebody else; without an agency, the only one. */
  assert_taken_in (self, "Namn;Myndighet\nBo Zetterberg;Uppsala\n", "N");
  assert_taken_in (self, "Namn;Myndighet\nBo Zetterberg;Uppsala\n", "U");
  assert_taken_in (self, "Namn;Tel\nBo Zetterberg;1\n", "R");
  assert_taken_in (self, "Namn;Tel\nEk-Öhman, Cia;040-1\n", "C");
  /* Twice in one list. */
  assert_taken_in (self, "Namn;Tel\nNy Person;1\nNy Person;2\n", "NR");
  /* No name, half a name, no such agency, no such address. */
  assert_taken_in (self,
                   "Namn;Myndighet;E-post\n;Uppsala;x@example.org\nMadonna;;\nA B;Mars;\n"
                   "A B;;a@b\n",
                   "RRRR");
}

static void
test_moves (TestYear *self, gconstpointer data)
{
  g_autoptr (GPtrArray) earlier = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GError) error = NULL;

  test_year_set (self, "anna", "person", "email", "anna@example.org");
  assert_taken_in (self, "Namn,Agency,E-mail\nAnna Åkesson,Skåne,anna@example.org\n", "C");
  assert_taken_in (self, "Namn,Agency,E-mail\nAnna Åkesson,Skåne,anna@example.org\n", "U");
  now = list_persons (self);
  earlier = stf_person_list (self->file, "2013-06-29", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (find (now, "Anna Åkesson")->agency_name, ==, "Skåne");
  g_assert_null (find (now, "Anna Åkesson")->title);
  g_assert_cmpstr (find (earlier, "Anna Åkesson")->agency_name, ==, "Uppsala");
}

static void
test_mapping (TestYear *self, gconstpointer data)
{
  g_auto (List) list = preview (self, "A;B;C\nEva;Lund;eva@example.org\n");
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_cmpuint (stf_person_import_get_n_columns (list.import), ==, 3);
  g_assert_cmpint (stf_person_import_get_field (list.import, 0), ==, STF_IMPORT_FIELD_NONE);
  g_assert_cmpint (stf_person_import_get_field (list.import, 2), ==, STF_IMPORT_FIELD_EMAIL);
  g_assert_cmpstr (stf_person_import_get_sample (list.import, 1), ==, "Lund");
  g_assert_cmpuint (stf_person_import_count (list.rows, STF_IMPORT_REFUSED), ==, 1);

  stf_person_import_set_field (list.import, 1, STF_IMPORT_FIELD_GIVEN_NAME);
  stf_person_import_set_field (list.import, 0, STF_IMPORT_FIELD_GIVEN_NAME);
  g_assert_cmpint (stf_person_import_get_field (list.import, 1), ==, STF_IMPORT_FIELD_NONE);
  stf_person_import_set_field (list.import, 1, STF_IMPORT_FIELD_FAMILY_NAME);
  rows = stf_person_import_preview (list.import, NULL);
  g_assert_cmpuint (stf_person_import_count (rows, STF_IMPORT_NEW), ==, 1);
  g_assert_cmpstr (stf_person_import_row_get_name (rows->pdata[0]), ==, "Eva Lund");
  g_assert_cmpuint (stf_person_import_row_get_line (rows->pdata[0]), ==, 2);
}

static void
test_words (void)
{
  static const char *const names[][3] = {
    { "Anna Åkesson", "Anna", "Åkesson" },
    { "Åkesson, Anna Maria", "Anna Maria", "Åkesson" },
    { "Carl Johan af Ugglas", "Carl Johan", "af Ugglas" },
    { "Eva von der Esch", "Eva", "von der Esch" },
    { "Madonna", "Madonna", "" },
    { " Bo  Ek ", "Bo", "Ek" },
  };
  static const char *const agencies[][2] = {
    { "Länsstyrelsen i Uppsala län", "uppsala" },
    { "LÄNSSTYRELSEN UPPSALA", "uppsala" },
    { "Uppsala län", "uppsala" },
    { "Uppsala", "uppsala" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *given = NULL;
      g_autofree char *family = NULL;

      stf_person_columns_split_name (names[i][0], &given, &family);
      g_assert_cmpstr (given, ==, names[i][1]);
      g_assert_cmpstr (family, ==, names[i][2]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (agencies); i++)
    {
      g_autofree char *key = stf_person_columns_agency_key (agencies[i][0]);

      g_assert_cmpstr (key, ==, agencies[i][1]);
    }
  g_assert_cmpint (stf_person_columns_guess ("E-post:"), ==, STF_IMPORT_FIELD_EMAIL);
  g_assert_cmpint (stf_person_columns_guess ("First_Name"), ==, STF_IMPORT_FIELD_GIVEN_NAME);
  g_assert_cmpint (stf_person_columns_guess ("Skonummer"), ==, STF_IMPORT_FIELD_NONE);
}

static void
add_people (TestYear *self)
{
  test_year_set (self, "anna", "person", "email", "anna@example.org");
  test_year_set (self, "anna", "person", "phone", "+46 18 19 50 00");
  test_year_set (self, "bo", "person", "email", "bo@example.org");
  test_year_add (self, "odd", "skill", "name", "Film, foto", NULL);
  test_year_add (self, "web", "skill", "name", "Webb", NULL);
  test_year_add (self, NULL, "person_skill", "person", "@anna", "skill", "@odd", NULL);
  test_year_add (self, NULL, "person_skill", "person", "@anna", "skill", "@web", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@bo", "to_date",
                 "2013-05-31", NULL);
  test_year_add_person (self, "quote", "=HYPERLINK(\"x\")", "O'Hara; \"Kim\"", NULL);
}

static void
test_export_csv (TestYear *self, gconstpointer data)
{
  g_autoptr (GPtrArray) persons = NULL;

  add_people (self);
  persons = list_persons (self);
  for (const char *separator = ";,\t"; *separator != '\0'; separator++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *csv = stf_person_export_csv (self->file, persons, *separator, &error);

      g_assert_no_error (error);
      g_assert_nonnull (strstr (csv, "\"'=HYPERLINK(\"\"x\"\")\""));
      assert_taken_in (self, csv, "UUUU");
    }
}

static void
test_export_vcard (TestYear *self, gconstpointer data)
{
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GPtrArray) agencies = stf_agency_list (self->file, NULL);
  g_autofree char *vcards = NULL;

  add_people (self);
  persons = list_persons (self);
  vcards = stf_person_export_vcard (persons, agencies);
  g_assert_nonnull (strstr (vcards, "ORG:Länsstyrelsen Uppsala\r\n"));
  assert_taken_in (self, vcards, "UUUU");
}

static void
test_addresses (TestYear *self, gconstpointer data)
{
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GPtrArray) holders = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  guint n_without;

  add_people (self);
  test_year_set (self, "quote", "person", "email", "kim@example.org");
  test_year_set (self, "quote", "person", "given_name", "Kim");
  test_year_add_person (self, "shared", "Eva", "Bo", NULL);
  test_year_set (self, "shared", "person", "email", "BO@example.org");

  persons = stf_person_list_of_body (self->file, NULL, DATE, &error);
  g_assert_no_error (error);
  all = stf_person_export_addresses (persons, "; ", &n_without);
  g_assert_cmpuint (n_without, ==, 1);
  g_assert_cmpstr (all, ==,
                   "Eva Bo <BO@example.org>; \"Kim O'Hara; \\\"Kim\\\"\" <kim@example.org>; "
                   "Anna Åkesson <anna@example.org>");

  holders = stf_person_list_of_body (self->file, test_year_id (self, "steering"), DATE, &error);
  g_assert_no_error (error);
  text = stf_person_export_addresses (holders, ", ", &n_without);
  g_assert_cmpstr (text, ==, "Anna Åkesson <anna@example.org>");
}

static void
test_skills (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) had = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const char *anna = test_year_id (self, "anna");
  gint64 revision;

  g_assert_true (stf_person_add_skill (self->file, anna, " Webb ", &error));
  g_assert_true (stf_person_add_skill (self->file, anna, "Film", &error));
  revision = stf_year_file_get_revision (self->file);
  g_assert_true (stf_person_add_skill (self->file, anna, "webb", &error));
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
  g_assert_false (stf_person_add_skill (self->file, anna, "  ", &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID);

  had = stf_person_get_skills (self->file, anna, NULL);
  g_assert_cmpuint (had->len, ==, 2);
  g_assert_cmpstr (((StfSkill *) had->pdata[1])->name, ==, "Webb");
  g_assert_true (
      stf_person_remove_skill (self->file, anna, ((StfSkill *) had->pdata[1])->id, NULL));
  left = stf_person_get_skills (self->file, anna, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((StfSkill *) left->pdata[0])->name, ==, "Film");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_year_add_test ("/import/new-people-come-and-known-ones-are-filled-in", test_import);
  test_year_add_test ("/import/the-same-list-again-changes-nothing", test_repeated);
  test_year_add_test ("/import/windows-1252-is-the-same-list", test_encodings);
  test_year_add_test ("/import/rows-mean-whom-they-say-or-are-refused", test_matching);
  test_year_add_test ("/import/another-agency-begins-at-the-date", test_moves);
  test_year_add_test ("/import/columns-are-guessed-and-chosen", test_mapping);
  g_test_add_func ("/import/names-agencies-and-headings-are-understood", test_words);
  test_year_add_test ("/export/a-table-imports-back-unchanged", test_export_csv);
  test_year_add_test ("/export/cards-import-back-unchanged", test_export_vcard);
  test_year_add_test ("/export/addresses-are-fit-for-a-letter", test_addresses);
  test_year_add_test ("/skills/come-and-go", test_skills);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "rules/stf-setting.h"
#include "stf-history.h"
#include "stf-test-year.h"

static StfSetting *
load (TestYear *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  StfSetting *setting = stf_setting_load (self->file, test_year_id (self, name), &error);

  g_assert_no_error (error);
  return setting;
}

static void
set_up (TestYear *self)
{
  test_year_add (self, "size", "setting", "ref", "A03", "name", "web-group-size", "title",
                 "Räknas ledaren?", "kind", "choice", "value", "plus", "suggested", "plus",
                 "evidence", "«Ett» / «Två»", "choices",
                 "plus: Nej: fem till\nwith: Ja\nnot a choice", NULL);
  test_year_add (self, "flag", "setting", "name", "flag", "title", "Ska?", "kind", "flag", "value",
                 "1", "suggested", "1", NULL);
  test_year_add (self, "months", "setting", "name", "months", "title", "Månader", "kind", "number",
                 "value", "3", "suggested", "3", NULL);
  test_year_add (self, "day", "setting", "name", "day", "title", "Dag", "kind", "date", NULL);
  test_year_add (self, "words", "setting", "name", "words", "title", "När?", "kind", "text", NULL);
  test_year_add (self, "who", "setting", "name", "who", "title", "Vem?", "kind", "body", "value",
                 "@network", NULL);
  test_year_add (self, "which", "setting", "name", "which", "title", "Vilken?", "kind", "role",
                 NULL);
  test_year_add (self, "cash", "setting", "name", "cash", "title", "Kassa", "kind", "agency", NULL);
}

static void
test_choices (TestYear *self, gconstpointer data)
{
  g_autoptr (StfSetting) size = NULL;
  g_autoptr (StfSetting) flag = NULL;
  g_autoptr (StfSetting) who = NULL;
  g_autoptr (StfSetting) which = NULL;
  g_autoptr (StfSetting) months = NULL;

  set_up (self);
  size = load (self, "size");
  g_assert_cmpuint (size->choices->len, ==, 2);
  g_assert_cmpstr (stf_setting_get_label (size, "plus"), ==, "Nej: fem till");
  g_assert_cmpstr (stf_setting_get_label (size, "gone"), ==, "gone");
  g_assert_cmpstr (size->evidence, ==, "«Ett» / «Två»");
  g_assert_true (stf_setting_is_suggested (size));
  flag = load (self, "flag");
  g_assert_cmpstr (stf_setting_get_label (flag, "0"), ==, "No");
  who = load (self, "who");
  g_assert_cmpuint (who->choices->len, ==, 2);
  g_assert_cmpstr (stf_setting_get_label (who, who->value), ==, "Nätverket");
  which = load (self, "which");
  g_assert_cmpstr (stf_setting_get_label (which, test_year_id (self, "chair")), ==,
                   "Ordförande · Styrgruppen");
  months = load (self, "months");
  g_assert_null (months->choices);
}

static void
test_check (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *setting;
    const char *value;
    gboolean fits;
  } cases[] = {
    { "size", "with", TRUE },       { "size", "gone", FALSE },        { "size", NULL, TRUE },
    { "flag", "0", TRUE },          { "flag", "2", FALSE },           { "months", "0", TRUE },
    { "months", "12", TRUE },       { "months", "-1", FALSE },        { "months", "3.5", FALSE },
    { "months", "tre", FALSE },     { "months", "1000001", FALSE },   { "day", "2013-02-28", TRUE },
    { "day", "2013-02-30", FALSE }, { "words", "Mer än 20 %", TRUE }, { "who", "Nätverket", FALSE },
  };

  set_up (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfSetting) setting = load (self, cases[i].setting);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (stf_setting_check (setting, cases[i].value, &error), ==, cases[i].fits);
      g_assert_cmpint (error == NULL, ==, cases[i].fits);
    }
}

static void
test_save (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autoptr (StfHistoryEntry) same = NULL;
  g_autoptr (StfSetting) saved = NULL;
  g_autoptr (StfSetting) undone = NULL;
  const char *id;

  set_up (self);
  id = test_year_id (self, "size");
  g_assert_true (stf_setting_save (self->file, id, "with", &error));
  g_assert_no_error (error);
  saved = load (self, "size");
  g_assert_cmpstr (saved->value, ==, "with");
  g_assert_false (stf_setting_is_suggested (saved));
  entry = stf_history_get_undo (self->file);
  g_assert_cmpstr (entry->message, ==, "setting-edit");
  g_assert_cmpstr (entry->subject, ==, id);

  /* What is so already is no change; what does not fit neither. */
  g_assert_true (stf_setting_save (self->file, id, " with ", &error));
  g_assert_false (stf_setting_save (self->file, id, "gone", &error));
  g_assert_error (error, STF_DRAFT_ERROR, STF_DRAFT_ERROR_VALUE);
  g_clear_error (&error);
  same = stf_history_get_undo (self->file);
  g_assert_cmpint (same->id, ==, entry->id);

  g_assert_true (stf_year_file_undo (self->file, &error));
  undone = load (self, "size");
  g_assert_cmpstr (undone->value, ==, "plus");

  g_assert_false (stf_setting_save (self->file, test_year_id (self, "chair"), "1", &error));
  g_assert_error (error, STF_DRAFT_ERROR, STF_DRAFT_ERROR_GONE);
}

static void
test_empty (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfSetting) saved = NULL;

  set_up (self);
  g_assert_true (stf_setting_save (self->file, test_year_id (self, "months"), "  ", &error));
  g_assert_no_error (error);
  saved = load (self, "months");
  g_assert_null (saved->value);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/setting/choices/are-lines-flags-or-rows", test_choices);
  test_year_add_test ("/setting/check/knows-what-each-kind-can-be", test_check);
  test_year_add_test ("/setting/save/is-one-change-that-can-be-undone", test_save);
  test_year_add_test ("/setting/save/takes-nothing-for-none", test_empty);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "organisation/stf-year-page.h"
#include "stf-history.h"
#include "stf-test-year.h"

static void
set_page (TestYear *self, const char *paper, gboolean landscape)
{
  g_autoptr (GError) error = NULL;

  stf_year_page_set (self->file, paper, landscape, &error);
  g_assert_no_error (error);
}

static void
assert_page (TestYear *self, const char *paper, gboolean landscape)
{
  g_autoptr (StfOrganisation) organisation = test_year_load (self, "2013-06-30");

  g_assert_cmpstr (stf_organisation_get_paper (organisation), ==, paper);
  g_assert_cmpint (stf_organisation_get_landscape (organisation), ==, landscape);
}

static void
test_change (TestYear *self, gconstpointer data)
{
  g_autofree char *before = scratch_get_digest (&self->scratch);
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  assert_page (self, "A3", TRUE);
  set_page (self, "A1", FALSE);
  assert_page (self, "A1", FALSE);
  entry = stf_history_get_undo (self->file);
  text = stf_history_describe (self->file, entry);
  g_assert_cmpstr (text, ==, "Other page for the chart");

  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  assert_page (self, "A3", TRUE);
  after = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (after, ==, before);
}

static void
test_same (TestYear *self, gconstpointer data)
{
  g_autoptr (StfHistoryEntry) before = NULL;
  g_autoptr (StfHistoryEntry) after = NULL;

  set_page (self, "A4", TRUE);
  before = stf_history_get_undo (self->file);
  set_page (self, "A4", TRUE);
  after = stf_history_get_undo (self->file);
  g_assert_cmpint (before->id, ==, after->id);
}

static void
test_no_such_paper (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_year_page_set (self->file, "A5", TRUE, &error));
  g_assert_nonnull (error);
  assert_page (self, "A3", TRUE);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/organisation/year-page/one-change-that-is-undone", test_change);
  test_year_add_test ("/organisation/year-page/the-same-is-no-change", test_same);
  test_year_add_test ("/organisation/year-page/no-such-paper", test_no_such_paper);
  return g_test_run ();
}

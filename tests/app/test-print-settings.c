/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of "Print and Export" without its widgets. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

#include "handover/stf-template.h"
#include "stf-print-settings.h"

typedef struct
{
  char *folder;
  char *path;
  StfYearFile *file;
  StfOrganisation *organisation;
  GSettings *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr (GError) error = NULL;
  StfImportResult result;

  self->folder = g_dir_make_tmp ("stafett-print-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "year.stafett", NULL);
  stf_year_new_from_template ("exempel-2013", 2013, self->path, "Test", &result, NULL, &error);
  g_assert_no_error (error);
  self->file = stf_year_file_open (self->path, STF_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  self->organisation = stf_organisation_load (self->file, "2013-05-14", &error);
  g_assert_no_error (error);
  self->store = g_settings_new_with_backend (APP_ID ".Print", backend);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->store);
  stf_organisation_unref (self->organisation);
  g_object_unref (self->file);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static void
test_first (Fixture *self, gconstpointer data)
{
  g_auto (StfPrintSettings) settings = { 0 };
  StfChartDocumentOptions options;

  stf_print_settings_load (&settings, self->store, self->organisation);
  options = stf_print_settings_get_options (&settings);
  g_assert_cmpint (options.sheets, ==, STF_CHART_SHEETS_ONE);
  g_assert_cmpfloat_with_epsilon (options.chart.paper.width, 420 * 72 / 25.4, 0.01);
  g_assert_cmpfloat_with_epsilon (options.chart.paper.height, 297 * 72 / 25.4, 0.01);
  g_assert_cmpfloat_with_epsilon (options.poster.width, 1189 * 72 / 25.4, 0.01);
  g_assert_cmpfloat_with_epsilon (options.overlap, 10 * 72 / 25.4, 0.01);
  g_assert_cmpint (options.chart.content.detail, ==, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpint (options.chart.content.profile, ==, STF_CHART_PROFILE_WALL);
  g_assert_cmpint (options.chart.around, ==, STF_CHART_AROUND_ALL);
  g_assert_true (stf_print_settings_is_page_of (&settings, self->organisation));

  settings.profile = STF_CHART_PROFILE_GROUP;
  options = stf_print_settings_get_options (&settings);
  g_assert_cmpint (options.chart.content.detail, ==,
                   STF_CHART_DETAIL_STANDARD | STF_CHART_DETAIL_CONTACT);
}

static void
change_all (StfPrintSettings *settings)
{
  settings->sheets = STF_CHART_SHEETS_POSTER;
  settings->poster = stf_print_paper_from ((StfChartPaper){ 900 * 72 / 25.4, 1200 * 72 / 25.4 });
  settings->overlap = 15;
  settings->crop_marks = FALSE;
  settings->tile_map = FALSE;
  settings->profile = STF_CHART_PROFILE_GROUP;
  settings->detail = STF_CHART_DETAIL_HOLDERS | STF_CHART_DETAIL_CONTACT;
  settings->seat_boxes = TRUE;
  stf_print_settings_set_kind (settings, "reports", TRUE);
  stf_print_settings_set_kind (settings, "decides", TRUE);
  settings->colouring = STF_CHART_COLOURING_TERM;
  settings->grey = TRUE;
  settings->around = STF_CHART_AROUND_FOOTER;
  settings->format = STF_CHART_FORMAT_PNG;
  settings->dpi = 300;
}

static void
test_remembered (Fixture *self, gconstpointer data)
{
  g_auto (StfPrintSettings) first = { 0 };
  g_auto (StfPrintSettings) changed = { 0 };
  g_auto (StfPrintSettings) again = { 0 };

  stf_print_settings_load (&first, self->store, self->organisation);
  stf_print_settings_copy (&changed, &first);
  g_assert_true (stf_print_settings_equal (&first, &changed));
  change_all (&changed);
  g_assert_false (stf_print_settings_equal (&first, &changed));
  stf_print_settings_save (&changed, self->store);
  stf_print_settings_load (&again, self->store, self->organisation);
  g_assert_true (stf_print_settings_equal (&again, &changed));
  g_assert_cmpuint (again.poster.width, ==, 900);
  g_assert_cmpuint (again.poster.height, ==, 1200);
  g_assert_cmpuint (g_strv_length (again.kinds), ==, 2);
}

/* Every member counts in a comparison. */
static void
test_equal (Fixture *self, gconstpointer data)
{
  g_auto (StfPrintSettings) first = { 0 };

  stf_print_settings_load (&first, self->store, self->organisation);
  for (guint i = 0; i < 16; i++)
    {
      g_auto (StfPrintSettings) other = { 0 };

      stf_print_settings_copy (&other, &first);
      switch (i)
        {
          case 0:
            other.sheets = STF_CHART_SHEETS_BOOKLET;
            break;
          case 1:
            other.paper.choice = 0;
            break;
          case 2:
            other.poster.choice = 1;
            break;
          case 3:
            other.landscape = FALSE;
            break;
          case 4:
            other.overlap++;
            break;
          case 5:
            other.crop_marks = FALSE;
            break;
          case 6:
            other.tile_map = FALSE;
            break;
          case 7:
            other.profile = STF_CHART_PROFILE_PUBLIC;
            break;
          case 8:
            other.detail ^= STF_CHART_DETAIL_TASKS;
            break;
          case 9:
            other.seat_boxes = TRUE;
            break;
          case 10:
            stf_print_settings_set_kind (&other, "decides", TRUE);
            break;
          case 11:
            other.colouring = STF_CHART_COLOURING_AGENCY;
            break;
          case 12:
            other.grey = TRUE;
            break;
          case 13:
            other.around ^= STF_CHART_AROUND_LEGEND;
            break;
          case 14:
            other.format = STF_CHART_FORMAT_SVG;
            break;
          default:
            other.dpi++;
        }
      g_assert_false (stf_print_settings_equal (&first, &other));
    }
}

/* What the settings file says may be anything that its types allow. */
static void
test_hostile_store (Fixture *self, gconstpointer data)
{
  static const char *const kinds[] = { "no such kind", "", "no such kind", NULL };
  g_auto (StfPrintSettings) settings = { 0 };

  g_settings_set_string (self->store, "poster", "A9 or so");
  g_settings_set_strv (self->store, "relations", kinds);
  stf_print_settings_load (&settings, self->store, self->organisation);
  g_assert_cmpstr (stf_chart_paper_list ()[settings.poster.choice], ==, "A0");
  g_assert_cmpuint (g_strv_length (settings.kinds), ==, 2);
}

static void
test_profile (Fixture *self, gconstpointer data)
{
  static const struct
  {
    StfChartProfile profile;
    StfChartDetail detail;
    StfChartDetail expected;
  } cases[] = {
    { STF_CHART_PROFILE_WALL, 63, 47 },
    { STF_CHART_PROFILE_GROUP, 63, 63 },
    { STF_CHART_PROFILE_GROUP, 16, 0 },
    { STF_CHART_PROFILE_PUBLIC, 63, 45 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (StfPrintSettings) settings = { 0 };
      StfChartDocumentOptions options;

      stf_print_settings_load (&settings, self->store, self->organisation);
      settings.profile = cases[i].profile;
      settings.detail = cases[i].detail;
      options = stf_print_settings_get_options (&settings);
      g_assert_cmpint (options.chart.content.detail, ==, cases[i].expected);
      g_assert_cmpint (settings.detail, ==, cases[i].detail);
    }
}

static void
test_own_size (Fixture *self, gconstpointer data)
{
  StfPrintPaper own = { 5, 500, 300 };
  StfPrintPaper a4 = { 0 };

  g_assert_true (stf_print_paper_is_own (&own));
  for (int landscape = 0; landscape < 2; landscape++)
    {
      StfChartPaper paper = stf_print_paper_to (&own, landscape);
      StfPrintPaper back = stf_print_paper_from (paper);

      g_assert_cmpfloat_with_epsilon (paper.width, 500 * 72 / 25.4, 0.01);
      g_assert_cmpuint (back.choice, ==, 5);
      g_assert_cmpuint (back.width, ==, 500);
      g_assert_cmpuint (back.height, ==, 300);

      paper = stf_print_paper_to (&a4, landscape);
      g_assert_true ((paper.width > paper.height) == landscape);
      g_assert_cmpuint (stf_print_paper_from (paper).choice, ==, 0);
    }
}

static void
test_year_page (Fixture *self, gconstpointer data)
{
  g_auto (StfPrintSettings) settings = { 0 };

  stf_print_settings_load (&settings, self->store, self->organisation);
  settings.landscape = FALSE;
  g_assert_false (stf_print_settings_is_page_of (&settings, self->organisation));
  settings.landscape = TRUE;
  settings.sheets = STF_CHART_SHEETS_POSTER;
  g_assert_cmpstr (stf_print_settings_get_year_paper (&settings), ==, "A0");
  g_assert_false (stf_print_settings_is_page_of (&settings, self->organisation));
  settings.poster.choice = 5;
  g_assert_null (stf_print_settings_get_year_paper (&settings));
  g_assert_false (stf_print_settings_is_page_of (&settings, self->organisation));
}

static void
test_file_name (Fixture *self, gconstpointer data)
{
  g_auto (StfPrintSettings) settings = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *own = NULL;

  stf_print_settings_load (&settings, self->store, self->organisation);
  name = stf_print_settings_name_file (&settings, self->organisation);
  g_assert_true (g_str_has_suffix (name, " 2013 - organisation chart A3.pdf"));

  settings.format = STF_CHART_FORMAT_SVG;
  settings.paper = (StfPrintPaper){ 5, 500, 300 };
  own = stf_print_settings_name_file (&settings, self->organisation);
  g_assert_true (g_str_has_suffix (own, " 2013 - organisation chart 500 × 300 mm.svg"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/print-settings/first-time-is-as-the-year-has-it", test_first },
    { "/print-settings/choices-are-remembered", test_remembered },
    { "/print-settings/every-choice-is-compared", test_equal },
    { "/print-settings/nonsense-is-not-believed", test_hostile_store },
    { "/print-settings/the-profile-decides", test_profile },
    { "/print-settings/own-size-lies-as-it-says", test_own_size },
    { "/print-settings/the-year-has-papers-with-a-name", test_year_page },
    { "/print-settings/file-is-named-after-what-it-shows", test_file_name },
  };

  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Print and Export" in use: what is chosen is what is shown, printed and written. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gstdio.h>

#include "handover/stf-template.h"
#include "stf-app-fixture.h"
#include "stf-history.h"
#include "stf-print-dialog.h"
#include "stf-print-operation.h"

#define MM (72 / 25.4)
#define PATIENCE_S 60

typedef struct
{
  StfAppFixture app;
  StfPrintDialog *dialog;
  StfPrintForm *form;
  StfPrintPreview *preview;
} Fixture;

static gboolean
too_long_cb (gpointer user_data)
{
  g_error ("Waited too long for %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

static void
wait_for_document (Fixture *self)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, too_long_cb, (gpointer) "a document");

  while (stf_print_dialog_is_busy (self->dialog))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  stf_app_settle ();
}

static void
wait_for_picture (Fixture *self)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, too_long_cb, (gpointer) "a picture");

  wait_for_document (self);
  while (stf_print_preview_get_picture (self->preview, stf_print_preview_get_page (self->preview))
         == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  stf_app_settle ();
}

static void
open_dialog (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->app.window), "win.print", NULL));
  self->dialog = STF_PRINT_DIALOG (stf_app_wait_for_dialog (&self->app));
  self->form = stf_print_dialog_get_form (self->dialog);
  self->preview = stf_print_dialog_get_preview (self->dialog);
  wait_for_document (self);
}

static void
close_dialog (Fixture *self)
{
  gtk_window_close (GTK_WINDOW (self->dialog));
  stf_app_settle ();
  g_assert_null (stf_app_get_dialog (&self->app));
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  stf_app_fixture_init (&self->app);
  stf_app_open (&self->app, self->app.path);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (self->app.window), "2013-05-14"));
  stf_app_settle ();
  open_dialog (self);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  stf_app_fixture_clear (&self->app);
  g_object_get (stf_print_settings_get_store (), "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (stf_print_settings_get_store (), keys[i]);
}

/* What a user does. */

static GtkWidget *
find_row (Fixture *self, const char *title)
{
  GtkWidget *row = stf_app_find (GTK_WIDGET (self->form), ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static void
choose (Fixture *self, const char *title, guint item)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (self, title)), item);
  wait_for_document (self);
}

static void
toggle (Fixture *self, const char *title)
{
  GtkWidget *button = stf_app_find (find_row (self, title), GTK_TYPE_SWITCH, NULL);

  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_switch_set_active (GTK_SWITCH (button), !gtk_switch_get_active (GTK_SWITCH (button)));
  wait_for_document (self);
}

static gboolean
is_on (Fixture *self, const char *title)
{
  return gtk_switch_get_active (
      GTK_SWITCH (stf_app_find (find_row (self, title), GTK_TYPE_SWITCH, NULL)));
}

static void
type_number (Fixture *self, const char *title, double number)
{
  GtkWidget *button = stf_app_find (find_row (self, title), GTK_TYPE_SPIN_BUTTON, NULL);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (button), number);
  wait_for_document (self);
}

/* What there is to see. */

static StfChartDocument *
get_document (Fixture *self)
{
  StfChartDocument *document = stf_print_preview_get_document (self->preview);

  g_assert_cmpstr (stf_print_preview_get_error (self->preview), ==, NULL);
  g_assert_nonnull (document);
  return document;
}

static void
assert_page (Fixture *self, double width, double height)
{
  double w, h;

  stf_chart_document_get_page_size (get_document (self), 0, &w, &h);
  g_assert_cmpfloat_with_epsilon (w, width * MM, 0.5);
  g_assert_cmpfloat_with_epsilon (h, height * MM, 0.5);
}

static guint
count_pages (Fixture *self)
{
  return stf_chart_document_get_n_pages (get_document (self));
}

/* Everything that the boxes say. */
static char *
read_chart (Fixture *self)
{
  const StfChartModel *model = stf_chart_get_model (
      stf_chart_document_get_chart (get_document (self)));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < model->n_boxes; i++)
    {
      g_autofree char *box = stf_chart_model_describe (model, i);

      g_string_append_printf (text, "%s\n", box);
      for (guint row = 0; row < model->boxes[i].n_rows; row++)
        {
          const StfChartRow *line = &model->rows[model->boxes[i].first_row + row];

          g_string_append_printf (text, "%s|%s|%s|%s\n", line->title, line->name, line->agency,
                                  line->contact);
        }
    }
  return g_string_free (text, FALSE);
}

static gboolean
says (Fixture *self, const char *what)
{
  g_autofree char *text = read_chart (self);

  return strstr (text, what) != NULL;
}

static void
test_open (Fixture *self, gconstpointer user_data)
{
  g_autofree char *size = stf_chart_describe_text (get_document (self));

  assert_page (self, 420, 297);
  g_assert_cmpuint (count_pages (self), ==, 1);
  wait_for_picture (self);
  g_assert_true (stf_app_shows (GTK_WIDGET (self->form), size));
}

static void
test_layout (Fixture *self, gconstpointer user_data)
{
  double large;

  choose (self, "Paper", 4);
  assert_page (self, 1189, 841);
  large = stf_chart_document_get_text_size (get_document (self));
  choose (self, "Orientation", 0);
  assert_page (self, 841, 1189);
  choose (self, "Paper", 0);
  assert_page (self, 210, 297);
  g_assert_cmpfloat (stf_chart_document_get_text_size (get_document (self)), <, large / 2);

  choose (self, "Paper", 5);
  type_number (self, "Width", 600);
  type_number (self, "Height", 200);
  assert_page (self, 600, 200);
  g_assert_null (stf_app_find (GTK_WIDGET (self->form), ADW_TYPE_COMBO_ROW, "Orientation"));
}

static void
test_content (Fixture *self, gconstpointer user_data)
{
  g_autofree char *before = read_chart (self);
  g_autofree char *boxes = NULL;

  g_assert_true (says (self, "Joar Storsjöskum"));
  toggle (self, "Holders");
  g_assert_false (says (self, "Joar Storsjöskum"));
  toggle (self, "Holders");
  toggle (self, "Tasks");
  {
    g_autofree char *tasks = read_chart (self);

    g_assert_cmpuint (strlen (tasks), >, strlen (before));
  }
  toggle (self, "Tasks");
  toggle (self, "Seats as boxes");
  boxes = read_chart (self);
  g_assert_cmpstr (boxes, !=, before);
  toggle (self, "Seats as boxes");
  {
    g_autofree char *after = read_chart (self);

    g_assert_cmpstr (after, ==, before);
  }
}

/* What the profile does not allow is not shown, and cannot be asked for. */
static void
test_profile (Fixture *self, gconstpointer user_data)
{
  g_assert_false (says (self, "@"));
  g_assert_false (gtk_widget_is_sensitive (find_row (self, "E-mail and phone")));
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (self, "E-mail and phone"))), ==,
      "Only for the group");
  g_assert_false (is_on (self, "E-mail and phone"));

  choose (self, "For whom", 1);
  g_assert_true (is_on (self, "E-mail and phone"));
  g_assert_true (says (self, "@"));

  choose (self, "For whom", 2);
  g_assert_false (says (self, "@"));
  g_assert_false (says (self, "Joar Storsjöskum"));
  g_assert_false (gtk_widget_is_sensitive (find_row (self, "Holders")));
  g_assert_false (is_on (self, "Holders"));

  choose (self, "For whom", 1);
  g_assert_true (is_on (self, "Holders"));
  g_assert_true (says (self, "@"));
}

/* What another profile does not allow stays as it was chosen. */
static void
test_group_without_contact (Fixture *self, gconstpointer user_data)
{
  choose (self, "For whom", 1);
  toggle (self, "E-mail and phone");
  g_assert_false (says (self, "@"));
  choose (self, "For whom", 2);
  choose (self, "For whom", 1);
  g_assert_false (is_on (self, "E-mail and phone"));
  g_assert_false (says (self, "@"));
}

static void
test_look (Fixture *self, gconstpointer user_data)
{
  static const char *const switches[] = { "Black and white", "Title", "Legend", "Footer" };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      StfChartDocument *before = stf_chart_document_ref (get_document (self));

      toggle (self, switches[i]);
      g_assert_true (get_document (self) != before);
      stf_chart_document_unref (before);
    }
  g_assert_true (stf_print_form_get_settings (self->form)->grey);
  g_assert_cmpint (stf_print_form_get_settings (self->form)->around, ==, STF_CHART_AROUND_NOTHING);
  choose (self, "Colours by", 2);
  g_assert_cmpint (stf_print_form_get_settings (self->form)->colouring, ==,
                   STF_CHART_COLOURING_TERM);
}

static void
test_relations (Fixture *self, gconstpointer user_data)
{
  GtkWidget *relations = stf_app_find (GTK_WIDGET (self->form), ADW_TYPE_EXPANDER_ROW, NULL);
  GtkWidget *button;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (relations), TRUE);
  stf_app_settle ();
  button = stf_app_find (relations, GTK_TYPE_SWITCH, NULL);
  g_assert_nonnull (button);
  gtk_switch_set_active (GTK_SWITCH (button), TRUE);
  wait_for_document (self);
  g_assert_cmpuint (g_strv_length (stf_print_form_get_settings (self->form)->kinds), ==, 1);
  gtk_switch_set_active (GTK_SWITCH (button), FALSE);
  wait_for_document (self);
  g_assert_cmpuint (g_strv_length (stf_print_form_get_settings (self->form)->kinds), ==, 0);
}

static void
test_poster (Fixture *self, gconstpointer user_data)
{
  guint with_map;

  choose (self, "Pages", 1);
  with_map = count_pages (self);
  g_assert_cmpuint (with_map, >, 8);
  wait_for_picture (self);
  toggle (self, "Map of the sheets");
  g_assert_cmpuint (count_pages (self), ==, with_map - 1);

  stf_print_preview_show_page (self->preview, 4);
  stf_app_settle ();
  g_assert_cmpuint (stf_print_preview_get_page (self->preview), ==, 4);
  toggle (self, "Marks for cutting");
  wait_for_picture (self);
  g_assert_cmpuint (stf_print_preview_get_page (self->preview), ==, 4);
}

/* One click on a proposal gives what it promises. */
static void
test_advice (Fixture *self, gconstpointer user_data)
{
  GtkWidget *advice = GTK_WIDGET (stf_print_form_get_advice (self->form));
  guint n_taken = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_auto (StfPrintSettings) settings = { 0 };
      g_autofree char *promised = NULL;
      g_autofree char *size = NULL;
      GtkWidget *row;

      stf_print_settings_copy (&settings, stf_print_form_get_settings (self->form));
      settings.sheets = STF_CHART_SHEETS_ONE;
      settings.paper.choice = 0;
      settings.landscape = TRUE;
      settings.detail = STF_CHART_DETAIL_STANDARD | STF_CHART_DETAIL_TASKS;
      stf_print_form_set_settings (self->form, &settings);
      wait_for_document (self);
      g_assert_true (stf_app_shows (advice, "Too small for many readers"));

      row = gtk_widget_get_parent (stf_app_find (advice, ADW_TYPE_ACTION_ROW, NULL));
      row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (row), (int) i + 1));
      if (row == NULL)
        break;
      promised = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      gtk_widget_activate (row);
      wait_for_document (self);
      size = g_strdup_printf ("%.1f pt", stf_chart_document_get_text_size (get_document (self)));
      if (strstr (promised, size) == NULL)
        g_error ("\"%s\" gives %s", promised, size);
      n_taken++;
    }
  g_assert_cmpuint (n_taken, >=, 3);
}

/* A poster that one sheet would hold is refused: the reason stands where the pages were. */
static void
test_error (Fixture *self, gconstpointer user_data)
{
  choose (self, "Pages", 1);
  choose (self, "Poster", 0);
  g_assert_nonnull (strstr (stf_print_preview_get_error (self->preview), "A3"));
  choose (self, "Poster", 1);
  g_assert_cmpuint (count_pages (self), >, 1);
}

/* Only the last of many changes is waited for, and it is the one that is shown. */
static void
test_haste (Fixture *self, gconstpointer user_data)
{
  GtkWidget *paper = find_row (self, "Paper");

  for (guint i = 0; i < 40; i++)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (paper), i % 5);
      g_main_context_iteration (NULL, FALSE);
    }
  wait_for_picture (self);
  assert_page (self, 1189, 841);
}

static void
test_date (Fixture *self, gconstpointer user_data)
{
  GtkWidget *entry = stf_app_find (GTK_WIDGET (self->dialog), STF_TYPE_PAGE, NULL);
  StfOpenYear *window_year = stf_window_get_year (self->app.window);

  g_assert_true (stf_open_year_set_date (stf_page_get_year (STF_PAGE (entry)), "2013-01-01"));
  wait_for_document (self);
  g_assert_cmpstr (stf_chart_get_model (stf_chart_document_get_chart (get_document (self)))->date,
                   ==, "2013-01-01");
  g_assert_cmpstr (stf_open_year_get_date (window_year), ==, "2013-05-14");
}

static void
test_year_page (Fixture *self, gconstpointer user_data)
{
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (self->app.window));
  GtkWidget *button = stf_app_find (find_row (self, "Year"), GTK_TYPE_BUTTON, NULL);
  g_autoptr (StfHistoryEntry) entry = NULL;

  g_assert_false (gtk_widget_is_sensitive (button));
  choose (self, "Paper", 1 + 1);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  wait_for_document (self);
  entry = stf_history_get_undo (file);
  g_assert_cmpstr (entry->message, ==, "year-page");
  g_assert_cmpstr (stf_organisation_get_paper (
                       stf_open_year_get_organisation (stf_window_get_year (self->app.window))),
                   ==, "A2");
  g_assert_false (gtk_widget_is_sensitive (button));

  close_dialog (self);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->app.window), "win.undo", NULL));
  g_assert_cmpstr (stf_organisation_get_paper (
                       stf_open_year_get_organisation (stf_window_get_year (self->app.window))),
                   ==, "A3");
}

static void
test_read_only (Fixture *self, gconstpointer user_data)
{
  close_dialog (self);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->app.window), "win.open-read-only",
                                             "s", self->app.path));
  stf_app_wait_for_view (&self->app, "year");
  g_assert_false (stf_open_year_can_edit (stf_window_get_year (self->app.window)));
  open_dialog (self);
  wait_for_picture (self);
  choose (self, "Paper", 2);
  g_assert_false (
      gtk_widget_is_sensitive (stf_app_find (find_row (self, "Year"), GTK_TYPE_BUTTON, NULL)));
}

static void
test_remembered (Fixture *self, gconstpointer user_data)
{
  choose (self, "For whom", 1);
  toggle (self, "Tasks");
  choose (self, "Paper", 0);
  close_dialog (self);
  open_dialog (self);
  g_assert_cmpint (stf_print_form_get_settings (self->form)->profile, ==, STF_CHART_PROFILE_GROUP);
  g_assert_true (stf_print_form_get_settings (self->form)->detail & STF_CHART_DETAIL_TASKS);
  assert_page (self, 420, 297);
}

/* Files. */

/* Lines such as "Page    1 size: 841.89 x 1190.55 pts (A3)". */
static GStrv
ask_pdfinfo (const char *path)
{
  const char *const argv[] = { "pdfinfo", "-l", "-1", path, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return g_strsplit (output, "\n", -1);
}

static void
assert_pdf (Fixture *self, const char *path)
{
  g_auto (GStrv) lines = ask_pdfinfo (path);
  guint n_pages = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *size = strstr (lines[i], " size:");
      double width, height;
      char *end;

      if (!g_str_has_prefix (lines[i], "Page ") || size == NULL)
        continue;
      stf_chart_document_get_page_size (get_document (self), n_pages++, &width, &height);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (size + strlen (" size:"), &end), width, 1);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (end + strlen (" x "), NULL), height, 1);
    }
  g_assert_cmpuint (n_pages, ==, count_pages (self));
}

static void
wait_for_toast (Fixture *self, const char *text)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, too_long_cb, (gpointer) "a toast");

  while (!stf_app_shows (GTK_WIDGET (self->dialog), text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

static void
test_export (Fixture *self, gconstpointer user_data)
{
  g_autofree char *base = g_build_filename (self->app.folder, "chart", NULL);
  g_autofree char *pdf = g_strconcat (base, ".pdf", NULL);

  stf_print_dialog_export_to (self->dialog, base);
  wait_for_toast (self, "The chart was saved: chart.pdf");
  assert_pdf (self, pdf);
}

static void
test_export_png (Fixture *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->app.folder, "chart.png", NULL);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  choose (self, "Format", 2);
  type_number (self, "Resolution", 100);
  stf_print_dialog_export_to (self->dialog, path);
  wait_for_toast (self, "The chart was saved: chart.png");
  texture = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (gdk_texture_get_width (texture), 420 / 25.4 * 100, 1.5);
}

/* Pictures of several pages are files of their own. */
static void
test_export_pictures (Fixture *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->app.folder, "chart.svg", NULL);

  choose (self, "Paper", 0);
  toggle (self, "Tasks");
  choose (self, "Pages", 2);
  choose (self, "Format", 1);
  g_assert_cmpuint (count_pages (self), >, 1);
  g_assert_true (stf_app_shows (GTK_WIDGET (self->form), "files, one a page"));
  stf_print_dialog_export_to (self->dialog, path);
  wait_for_toast (self, "The chart was saved: chart.svg");
  for (guint i = 0; i < count_pages (self); i++)
    {
      g_autofree char *page = stf_chart_document_get_page_path (get_document (self), i, path);

      g_assert_true (g_file_test (page, G_FILE_TEST_EXISTS));
    }
}

/* The printer gets what is shown: as many pages, each on its own paper. */
static void
export_operation (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->app.folder, name, NULL);
  g_autoptr (GtkPrintOperation) operation = stf_print_operation_new (get_document (self));
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (self->dialog), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  assert_pdf (self, path);
}

static void
test_print (Fixture *self, gconstpointer user_data)
{
  wait_for_picture (self);
  export_operation (self, "one.pdf");
  choose (self, "Orientation", 0);
  wait_for_picture (self);
  export_operation (self, "portrait.pdf");
  choose (self, "Paper", 5);
  type_number (self, "Width", 600);
  wait_for_picture (self);
  export_operation (self, "own.pdf");
  choose (self, "Paper", 0);
  choose (self, "Pages", 1);
  choose (self, "Poster", 1);
  wait_for_picture (self);
  export_operation (self, "poster.pdf");
}

static StfPrintCompare *
get_compare (Fixture *self)
{
  return stf_print_form_get_compare (self->form);
}

static guint
count_marks (Fixture *self)
{
  const StfChartModel *model = stf_chart_get_model (
      stf_chart_document_get_chart (get_document (self)));
  guint n = 0;

  for (guint i = 0; i < model->n_boxes; i++)
    for (guint row = 0; row < model->boxes[i].n_rows; row++)
      n += model->rows[model->boxes[i].first_row + row].mark != STF_CHART_MARK_NONE;
  return n;
}

static void
assert_has_table (Fixture *self, gboolean expected)
{
  guint last = count_pages (self) - 1;

  g_assert_true (g_str_equal (stf_chart_document_get_page_title (get_document (self), last),
                              "Table of changes")
                 == expected);
}

static void
test_compare_date (Fixture *self, gconstpointer user_data)
{
  GtkWidget *date;

  g_assert_cmpuint (count_marks (self), ==, 0);
  assert_has_table (self, FALSE);

  choose (self, "Compare with", 1);
  date = stf_app_find (GTK_WIDGET (self->form), ADW_TYPE_ENTRY_ROW, "Date (year-month-day)");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "2013-01-01");
  g_assert_cmpuint (count_marks (self), >, 0);
  assert_has_table (self, TRUE);

  gtk_editable_set_text (GTK_EDITABLE (date), "2013-05-");
  g_assert_true (gtk_widget_has_css_class (date, "error"));
  gtk_editable_set_text (GTK_EDITABLE (date), "2013-05-14");
  g_assert_false (gtk_widget_has_css_class (date, "error"));
  wait_for_document (self);
  g_assert_cmpuint (count_marks (self), ==, 0);

  choose (self, "Compare with", 0);
  assert_has_table (self, FALSE);
  g_assert_null (stf_print_compare_get_other (get_compare (self)));
}

/* Two beside each other are neither a poster nor a booklet. */
static void
test_compare_side_by_side (Fixture *self, gconstpointer user_data)
{
  choose (self, "Pages", 1);
  choose (self, "Compare with", 1);
  g_assert_cmpint (stf_print_form_get_settings (self->form)->sheets, ==, STF_CHART_SHEETS_POSTER);

  choose (self, "Drawn as", 1);
  g_assert_cmpint (stf_print_form_get_settings (self->form)->sheets, ==, STF_CHART_SHEETS_ONE);
  g_assert_false (gtk_widget_is_sensitive (find_row (self, "Pages")));
  assert_page (self, 420, 297);
  assert_has_table (self, TRUE);
  wait_for_picture (self);

  choose (self, "Compare with", 0);
  g_assert_true (gtk_widget_is_sensitive (find_row (self, "Pages")));
}

static void
test_compare_year (Fixture *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->app.folder, "next.stafett", NULL);
  guint guard = g_timeout_add_seconds (PATIENCE_S, too_long_cb, (gpointer) "the other year");
  g_autoptr (GError) error = NULL;
  StfImportResult result;

  stf_year_new_from_template ("exempel-2013", 2014, path, "Test", &result, NULL, &error);
  g_assert_no_error (error);
  choose (self, "Compare with", 2);
  g_assert_null (stf_print_compare_get_other (get_compare (self)));
  stf_print_compare_read (get_compare (self), path);
  while (stf_print_compare_get_other (get_compare (self)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  wait_for_document (self);
  g_assert_true (stf_app_shows (GTK_WIDGET (get_compare (self)), "2014 as of 2014-01-01"));
  assert_has_table (self, TRUE);
}

static void
test_compare_as_the_window (Fixture *self, gconstpointer user_data)
{
  close_dialog (self);
  gtk_widget_activate_action (GTK_WIDGET (self->app.window), "win.compare-date", "s", "2013-01-01");
  stf_app_settle ();
  open_dialog (self);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (self, "Compare with"))),
                    ==, 1);
  g_assert_cmpuint (count_marks (self), >, 0);
  assert_has_table (self, TRUE);
}

static void
test_narrow (Fixture *self, gconstpointer user_data)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (self->dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_empty (Fixture *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->app.folder, "empty.stafett", NULL);
  g_autoptr (GError) error = NULL;
  StfImportResult result;

  close_dialog (self);
  stf_year_new_from_template ("tom", 2014, path, "Test", &result, NULL, &error);
  g_assert_no_error (error);
  stf_window_close_year (self->app.window);
  stf_app_open (&self->app, path);
  open_dialog (self);
  wait_for_picture (self);
  g_assert_cmpuint (count_pages (self), ==, 1);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *self, gconstpointer user_data);
  } tests[] = {
    { "/app/print/opens-with-the-year's-page", test_open },
    { "/app/print/preview-follows-paper-and-size", test_layout },
    { "/app/print/preview-follows-content", test_content },
    { "/app/print/profile-decides-what-is-shown", test_profile },
    { "/app/print/the-group-can-do-without-e-mail-and-phone", test_group_without_contact },
    { "/app/print/preview-follows-look", test_look },
    { "/app/print/relations-that-there-are-can-be-drawn", test_relations },
    { "/app/print/poster-keeps-its-place", test_poster },
    { "/app/print/proposal-gives-what-it-promises", test_advice },
    { "/app/print/error-stands-in-the-preview", test_error },
    { "/app/print/last-of-many-changes-is-shown", test_haste },
    { "/app/print/date-is-its-own", test_date },
    { "/app/print/page-of-the-year-is-one-change", test_year_page },
    { "/app/print/read-only-year-is-printed", test_read_only },
    { "/app/print/choices-are-remembered-but-the-year's", test_remembered },
    { "/app/print/pdf-is-what-is-shown", test_export },
    { "/app/print/png-has-its-resolution", test_export_png },
    { "/app/print/pictures-are-a-file-a-page", test_export_pictures },
    { "/app/print/printer-gets-every-page-on-its-paper", test_print },
    { "/app/print/compares-with-another-date", test_compare_date },
    { "/app/print/before-and-after-stand-side-by-side", test_compare_side_by_side },
    { "/app/print/compares-with-another-year", test_compare_year },
    { "/app/print/begins-with-the-window's-comparison", test_compare_as_the_window },
    { "/app/print/fits-360-pixels", test_narrow },
    { "/app/print/empty-organisation-has-a-page", test_empty },
  };

  stf_app_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}

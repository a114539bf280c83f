/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a picture of every page and dialog to a folder:
 *
 *   tests/headless build/tests/app/screenshots FOLDER [PREFIX]
 *
 * Style and language come from the environment (see tests/headless).  A widget is drawn off screen,
 * so the pictures hold no frame of a window manager. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <locale.h>

#include <glib/gstdio.h>
#include <libintl.h>

#include "election/stf-slate.h"
#include "file/stf-history.h"
#include "stf-app-fixture.h"
#include "stf-organisation-page.h"
#include "stf-play.h"
#include "stf-print-dialog.h"
#include "stf-rules-page.h"

static const char *folder;
static const char *prefix;

static void
shoot (GtkWindow *window, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", prefix, name);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  stf_app_shoot (window, path);
}

static void
shoot_dialog (StfAppFixture *fixture, const char *action, GVariant *target, const char *name)
{
  GtkWindow *dialog;

  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action, target);
  dialog = stf_app_wait_for_dialog (fixture);
  shoot (dialog, name);
  gtk_window_destroy (dialog);
  stf_app_settle ();
}

static graphene_point_t
get_middle (StfChartView *view, guint box)
{
  StfChartRect rect = stf_chart_get_rect (stf_chart_view_get_chart (view), box);

  return GRAPHENE_POINT_INIT ((float) (rect.x + rect.width / 2),
                              (float) (rect.y + rect.height / 2));
}

/* What a dialog looks like where there is least room. */
static void
shoot_narrow_dialog (StfAppFixture *fixture, const char *action, GVariant *target, const char *name)
{
  GtkWindow *dialog;

  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action, target);
  dialog = stf_app_wait_for_dialog (fixture);
  gtk_window_set_default_size (dialog, 360, 640);
  shoot (dialog, name);
  gtk_window_destroy (dialog);
  stf_app_settle ();
}

/* The chart as it is worked with: searched, near, hovered, with a body on its way to another. */
static void
shoot_chart (StfAppFixture *fixture, const char *body)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  StfOrganisationPage *page = STF_ORGANISATION_PAGE (stf_app_show_page (fixture, "organisation"));
  StfChartPane *pane = stf_organisation_page_get_chart (page);
  StfChartView *view = stf_chart_pane_get_view (pane);
  GtkWidget *canvas = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *entry = stf_app_find (GTK_WIDGET (pane), GTK_TYPE_SEARCH_ENTRY, NULL);
  gpointer motion = stf_app_get_controller (canvas, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  gpointer drag = stf_app_get_controller (canvas, GTK_TYPE_GESTURE_DRAG);
  graphene_point_t from, to;
  guint n;

  gtk_widget_activate_action (GTK_WIDGET (pane), "pane.toggle", "s", body);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "grupp");
  g_signal_emit_by_name (entry, "search-changed");
  shoot (window, "chart-found");
  stf_chart_search_close (stf_chart_pane_get_search (pane));
  gtk_widget_activate_action (GTK_WIDGET (pane), "pane.expand-all", NULL);

  stf_chart_view_set_zoom (view, 1);
  n = (guint) stf_chart_model_find (stf_chart_get_model (stf_chart_view_get_chart (view)), body);
  to = get_middle (view, n);
  g_signal_emit_by_name (motion, "motion", (double) to.x, (double) to.y);
  shoot (window, "chart-hover");
  stf_chart_view_fit (view);
  shoot (window, "chart-fit");
  n = stf_chart_get_n_boxes (stf_chart_view_get_chart (view)) - 1;
  from = get_middle (view, n);
  to.x += 8;
  to.y += 16;
  stf_app_drag (canvas, &from, &to, FALSE);
  shoot (window, "chart-drag");
  g_signal_emit_by_name (drag, "cancel", NULL);
}

/* The legend of dotted lines and the search, where there is least room for both. */
static void
shoot_legend (StfAppFixture *fixture)
{
  static const char *const kinds[] = { "relations.reports", "relations.supports",
                                       "relations.proposes", "relations.decides",
                                       "relations.appoints" };
  StfOrganisationPage *page = STF_ORGANISATION_PAGE (stf_app_show_page (fixture, "organisation"));
  StfChartPane *pane = stf_organisation_page_get_chart (page);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_activate_action (GTK_WIDGET (pane), kinds[i], NULL);
  stf_chart_search_open (stf_chart_pane_get_search (pane));
  shoot (GTK_WINDOW (fixture->window), "narrow-legend");
  stf_chart_search_close (stf_chart_pane_get_search (pane));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_activate_action (GTK_WIDGET (pane), kinds[i], NULL);
}

/* The chart while the year is played, where the bar of the date has least room. */
static void
shoot_playing (StfAppFixture *fixture)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *play, *button;

  stf_app_show_page (fixture, "organisation");
  play = stf_app_find (GTK_WIDGET (fixture->window), STF_TYPE_PLAY, NULL);
  button = adw_bin_get_child (ADW_BIN (play));
  stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-01-01");
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_signal_emit_by_name (button, "clicked");
  shoot (GTK_WINDOW (fixture->window), "narrow-playing");
  g_signal_emit_by_name (button, "clicked");
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

/* A rule that something breaks, one that goes by a setting, and the dialogs. */
static void
shoot_rules (StfAppFixture *fixture)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  StfRulesPage *page = STF_RULES_PAGE (stf_app_show_page (fixture, "rules"));
  const StfRuleReport *report = stf_open_year_get_rules (stf_window_get_year (fixture->window));
  const StfRuleResult *result;

  for (guint i = 0; i < report->results->len; i++)
    {
      g_autofree char *name = NULL;

      result = report->results->pdata[i];
      name = g_strdup_printf ("rule-%s", result->ref);

      if (g_strcmp0 (result->ref, "R17") != 0 && g_strcmp0 (result->ref, "R07") != 0)
        continue;
      stf_rules_page_select (page, result->id);
      shoot (window, name);
    }
  result = stf_rule_report_find (report, stf_rule_pane_get_rule (stf_rules_page_get_pane (page)));
  shoot_dialog (fixture, "win.new-waiver", g_variant_new_string (result->id), "waiver");
  shoot_dialog (fixture, "win.new-rule", NULL, "own-rule");
  stf_app_add_version (fixture);
  shoot_dialog (fixture, "win.compare-versions", NULL, "versions");
  stf_year_file_undo (stf_app_get_file (fixture), NULL);
  stf_app_settle ();
}

/* What each picture of the dialog for printing shows: one page, a poster, text that is too small.
 */
static const struct
{
  const char *name;
  StfChartSheets sheets;
  guint paper;
  StfChartDetail detail;
  gboolean narrow;
  gboolean settings; /* its second page in a narrow window */
} prints[] = {
  { "print", STF_CHART_SHEETS_ONE, 1, STF_CHART_DETAIL_STANDARD },
  { "print-small", STF_CHART_SHEETS_ONE, 0, 31 },
  { "print-poster", STF_CHART_SHEETS_POSTER, 1, 31 },
  { "print-booklet", STF_CHART_SHEETS_BOOKLET, 0, 31 },
  { "narrow-print", STF_CHART_SHEETS_ONE, 0, 31, TRUE },
  { "narrow-print-settings", STF_CHART_SHEETS_ONE, 0, 31, TRUE, TRUE },
};

static void
wait_for_print (StfPrintDialog *dialog)
{
  StfPrintPreview *preview = stf_print_dialog_get_preview (dialog);

  while (stf_print_dialog_is_busy (dialog)
         || stf_print_preview_get_picture (preview, stf_print_preview_get_page (preview)) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
shoot_print (StfAppFixture *fixture, guint i)
{
  StfPrintDialog *dialog = stf_print_dialog_present (fixture->window, NULL);
  StfPrintForm *form = stf_print_dialog_get_form (dialog);
  g_auto (StfPrintSettings) settings = { 0 };

  stf_print_settings_copy (&settings, stf_print_form_get_settings (form));
  settings.sheets = prints[i].sheets;
  settings.paper.choice = prints[i].paper;
  settings.detail = prints[i].detail;
  stf_print_form_set_settings (form, &settings);
  if (prints[i].narrow)
    gtk_window_set_default_size (GTK_WINDOW (dialog), 360, 640);
  wait_for_print (dialog);
  if (prints[i].settings)
    gtk_widget_activate_action (GTK_WIDGET (dialog), "print.turn", NULL);
  shoot (GTK_WINDOW (dialog), prints[i].name);
  gtk_window_destroy (GTK_WINDOW (dialog));
  stf_app_settle ();
}

/* The change poster, and the rows that chose it. */
static void
shoot_print_comparison (StfAppFixture *fixture)
{
  StfPrintDialog *dialog;
  GtkWidget *rows;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.print", NULL);
  dialog = STF_PRINT_DIALOG (stf_app_wait_for_dialog (fixture));
  rows = GTK_WIDGET (stf_print_form_get_compare (stf_print_dialog_get_form (dialog)));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (stf_app_find (rows, ADW_TYPE_COMBO_ROW, gettext ("Drawn as"))), 1);
  gtk_widget_child_focus (rows, GTK_DIR_TAB_FORWARD);
  wait_for_print (dialog);
  shoot (GTK_WINDOW (dialog), "print-compare");
  gtk_window_destroy (GTK_WINDOW (dialog));
  stf_app_settle ();
}

/* The last day compared with the first. */
/* All of the dialog at once, as narrow as it can be. */
static void
shoot_assignment (StfAppFixture *fixture, const StfRole *role)
{
  const StfHolder *holder = role->holders->pdata[0];
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit-assignment", "s",
                              holder->assignment);
  dialog = stf_app_wait_for_dialog (fixture);
  gtk_window_set_default_size (dialog, 360, 1250);
  shoot (dialog, "narrow-assignment");
  gtk_window_destroy (dialog);
}

static void
shoot_timeline (StfAppFixture *fixture, const char *name)
{
  GtkWidget *page = GTK_WIDGET (stf_app_show_page (fixture, "organisation"));
  GtkStack *views = GTK_STACK (
      gtk_widget_get_template_child (page, STF_TYPE_ORGANISATION_PAGE, "views"));

  gtk_stack_set_visible_child_name (views, "timeline");
  shoot (GTK_WINDOW (fixture->window), name);
  gtk_stack_set_visible_child_name (views, "chart");
}

static void
shoot_comparison (StfAppFixture *fixture)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  StfOpenYear *year = stf_window_get_year (fixture->window);

  stf_open_year_set_date (year, "2013-12-31");
  shoot_dialog (fixture, "win.compare-date-ask", NULL, "compare");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare-date", "s", "2013-01-01");
  shoot (window, "compared");
  shoot_dialog (fixture, "win.compare-table", NULL, "changes");
  shoot_print_comparison (fixture);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare-stop", NULL);
  stf_open_year_set_date (year, "2013-05-14");
}

static void
press (GtkWindow *dialog, const char *label)
{
  g_signal_emit_by_name (stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, label), "clicked");
  stf_app_settle ();
}

/* Two proposals side by side, the assistant that records one, and a by-election. */
static void
shoot_election (StfAppFixture *fixture, gboolean narrow)
{
  static const char *const persons[] = { "01", "10", "12", "03", "05", "06" };
  GtkWindow *window = GTK_WINDOW (fixture->window);
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (fixture->window));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWindow *dialog;

  stf_app_show_page (fixture, "election");
  if (narrow)
    {
      shoot (window, "narrow-election");
      gtk_widget_activate_action (GTK_WIDGET (window), "win.elect", "s", "");
      dialog = stf_app_wait_for_dialog (fixture);
      gtk_window_set_default_size (dialog, 360, 640);
      shoot (dialog, "narrow-elect");
      gtk_window_destroy (dialog);
      return;
    }

  shoot (window, "election-empty");
  first = stf_slate_create (file, "Valberedningens förslag", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      g_autofree char *seat = g_strdup_printf ("00000012-0001-8000-8000-00000000030%u", i + 1);
      g_autofree char *person = g_strdup_printf ("00000006-2013-8000-8000-0000000000%s",
                                                 persons[i]);

      stf_slate_place (file, first, seat, person, NULL);
    }
  second = stf_slate_duplicate (file, first, "Alternativ med Kalmar", NULL);
  stf_slate_place (file, first, "00000012-0001-8000-8000-000000000401",
                   "00000006-2013-8000-8000-000000000001", NULL);
  stf_slate_place (file, second, "00000012-0001-8000-8000-000000000306",
                   "00000006-2013-8000-8000-000000000007", NULL);
  stf_slate_place (file, second, "00000012-0001-8000-8000-000000000305", NULL, NULL);
  stf_slate_place (file, second, "00000012-0001-8000-8000-000000000401",
                   "00000006-2013-8000-8000-000000000011", NULL);
  stf_app_settle ();
  shoot (window, "election");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.elect", "s", first);
  dialog = stf_app_wait_for_dialog (fixture);
  shoot (dialog, "elect-meeting");
  press (dialog, gettext ("_Next"));
  shoot (dialog, "elect-result");
  press (dialog, gettext ("_Next"));
  shoot (dialog, "elect-consequences");
  press (dialog, gettext ("_Record"));
  shoot (dialog, "elect-done");
  gtk_window_destroy (dialog);
  stf_app_settle ();
  stf_year_file_undo (file, NULL);
  shoot_dialog (fixture, "win.by-elect",
                g_variant_new_string ("00000011-0001-8000-8000-000000000003"), "by-election");
}

/* One person, and every dialog about people. */
static void
shoot_people (StfAppFixture *fixture, const char *person)
{
  static const char list[] = "Namn;Länsstyrelse;E-post;Telefon;Skonummer\n"
                             "Rut Tallbarr;Uppsala;rut@example.org;018-19 50 00;38\n"
                             "Nils Nyman;Gotland;nils@example.org;;42\n"
                             "Eva Ek;Mars;eva@example.org;;40\n";
  g_autofree char *path = g_build_filename (fixture->folder, "people.csv", NULL);
  GtkWindow *window = GTK_WINDOW (fixture->window);

  g_file_set_contents (path, list, -1, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-skill", "(ss)", person, "Webb");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-skill", "(ss)", person, "Film");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-person", "s", person);
  shoot (window, "person");
  shoot_dialog (fixture, "win.edit-person", g_variant_new_string (person), "person-edit");
  shoot_dialog (fixture, "win.merge-person", g_variant_new_string (person), "merge");
  shoot_dialog (fixture, "win.erase-person", g_variant_new_string (person), "erase");
  shoot_dialog (fixture, "win.edit-employment", g_variant_new ("(ss)", person, ""), "employment");
  shoot_dialog (fixture, "win.copy-addresses", NULL, "addresses");
  shoot_dialog (fixture, "win.import-people", g_variant_new_string (path), "people-import");
}

/* A file of an accounting system on its way in. */
static void
shoot_actuals (StfAppFixture *fixture)
{
  static const char sie[] = "#FLAGGA 0\n#SIETYP 3\n#PROGRAM \"Ekonomi 2013\"\n"
                            "#FNAMN \"Länsstyrelsen i Uppsala län\"\n"
                            "#RAR 0 20130101 20131231\n#OMFATTN 20130430\n"
                            "#KONTO 5010 Lokalhyra\n#KONTO 5810 \"Biljetter och resor\"\n"
                            "#KONTO 6550 Konsultarvoden\n#KONTO 6540 Programvarulicenser\n"
                            "#OBJEKT 6 P1 \"Nya webben\"\n"
                            "#PSALDO 0 201301 5010 {} 48000\n#PSALDO 0 201302 5810 {} 12345.50\n"
                            "#PSALDO 0 201303 6550 {} 100000\n"
                            "#PSALDO 0 201303 6550 {6 P1} 75000\n"
                            "#PSALDO 0 201304 6540 {} 30000\n#RES 0 5010 48000\n"
                            "#RES 0 5810 12345.50\n#RES 0 6550 100000\n#RES 0 6540 31000\n";
  g_autofree char *path = g_build_filename (fixture->folder, "actuals.se", NULL);

  g_file_set_contents (path, sie, -1, NULL);
  shoot_dialog (fixture, "win.import-actuals", g_variant_new_string (path), "actuals-import");
}

/* The dialogs about roles, people and rules. */
static void
shoot_narrow_dialogs (StfAppFixture *fixture, const char *person)
{
  static const char rule[] = "00000025-0001-8000-8000-000000000017";
  const StfRole *chair = stf_app_find_role (fixture, "P04");
  g_autofree char *path = g_build_filename (fixture->folder, "people.csv", NULL);
  g_autofree char *role = g_strdup (chair->id);
  g_autofree char *body = g_strdup (chair->body->id);
  const struct
  {
    const char *action;
    GVariant *target;
    const char *name;
  } dialogs[] = {
    { "win.edit-body", g_variant_new_string (body), "narrow-edit-body" },
    { "win.edit-role", g_variant_new_string (role), "narrow-edit-role" },
    { "win.new-waiver", g_variant_new_string (rule), "narrow-waiver" },
    { "win.new-rule", NULL, "narrow-own-rule" },
    { "win.assign", g_variant_new ("(ss)", role, ""), "narrow-assign" },
    { "win.change-assignments", g_variant_new_string (body), "narrow-assignments" },
    { "win.edit-person", g_variant_new_string (person), "narrow-person-edit" },
    { "win.merge-person", g_variant_new_string (person), "narrow-merge" },
    { "win.erase-person", g_variant_new_string (person), "narrow-erase" },
    { "win.import-people", g_variant_new_string (path), "narrow-people-import" },
    { "win.copy-addresses", NULL, "narrow-addresses" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    shoot_narrow_dialog (fixture, dialogs[i].action, dialogs[i].target, dialogs[i].name);
  stf_app_add_version (fixture);
  shoot_narrow_dialog (fixture, "win.compare-versions", NULL, "narrow-versions");
  stf_year_file_undo (stf_app_get_file (fixture), NULL);
  stf_app_settle ();
}

int
main (int argc, char *argv[])
{
  static const char *const pages[] = { "overview", "organisation", "people",
                                       "rules",    "budget",       "handover" };
  StfAppFixture fixture = { NULL };
  GtkWindow *window;
  const StfRole *role;
  g_autofree char *person = NULL;

  stf_app_init (&argc, &argv);
  setlocale (LC_ALL, ""); /* gtk_test_init() has chosen English */
  if (argc < 2)
    {
      g_printerr ("Usage: screenshots FOLDER [PREFIX]\n");
      return 2;
    }
  folder = argv[1];
  prefix = argc > 2 ? argv[2] : "stafett";
  g_mkdir_with_parents (folder, 0777);

  stf_app_fixture_init (&fixture);
  window = GTK_WINDOW (fixture.window);
  shoot (window, "start");
  shoot_dialog (&fixture, "win.new-year", g_variant_new_string (""), "new-year");

  stf_app_open (&fixture, fixture.path);
  stf_open_year_set_date (stf_window_get_year (fixture.window), "2013-05-14");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      stf_app_show_page (&fixture, pages[i]);
      shoot (window, pages[i]);
    }
  shoot_election (&fixture, FALSE);
  role = stf_app_find_role (&fixture, "P03");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-role", "s", role->id);
  shoot (window, "role");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-body", "s", role->body->id);
  shoot (window, "body");
  shoot_dialog (&fixture, "win.assign", g_variant_new ("(ss)", role->id, ""), "assign");
  shoot_rules (&fixture);
  shoot_dialog (&fixture, "win.change-assignments", g_variant_new_string (role->body->id),
                "assignments");
  shoot_assignment (&fixture, role);
  role = stf_app_find_role (&fixture, "P03"); /* the organisation has been read again */
  shoot_timeline (&fixture, "timeline");
  shoot_chart (&fixture, role->body->id);
  shoot_dialog (&fixture, "win.edit-body", g_variant_new_string (role->body->id), "edit-body");
  shoot_dialog (&fixture, "win.edit-role",
                g_variant_new_string (stf_app_find_role (&fixture, "P04")->id), "edit-role");
  shoot_dialog (&fixture, "win.remove-body", g_variant_new_string (role->body->id), "remove-body");
  shoot_dialog (&fixture, "win.move-body-to", g_variant_new_string (role->body->id), "move");
  stf_year_view_search_for (stf_app_get_view (&fixture), "web");
  stf_app_wait_for_map (
      GTK_WIDGET (stf_year_view_get_page (stf_app_get_view (&fixture), "search")));
  shoot (window, "search");
  stf_year_view_set_search (stf_app_get_view (&fixture), FALSE);
  shoot_dialog (&fixture, "win.history", NULL, "history");
  person = g_strdup (((StfHolder *) role->holders->pdata[0])->person);
  shoot_people (&fixture, person);
  shoot_actuals (&fixture);
  shoot_dialog (&fixture, "win.next-year", NULL, "import");
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    shoot_print (&fixture, i);

  shoot_comparison (&fixture);

  gtk_window_set_default_size (window, 360, 640);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("narrow-%s", pages[i]);

      stf_app_show_page (&fixture, pages[i]);
      shoot (window, name);
    }
  shoot_legend (&fixture);
  shoot_playing (&fixture);
  shoot_timeline (&fixture, "narrow-timeline");
  shoot_election (&fixture, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-person", "s", person);
  shoot (window, "narrow-person");
  shoot_narrow_dialogs (&fixture, person);
  stf_app_fixture_clear (&fixture);
  return 0;
}

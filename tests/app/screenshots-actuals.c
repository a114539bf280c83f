/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes pictures of the import of actuals, of what it refuses, and of the mapping of accounts, to
 * a folder, wide and narrow:
 *
 *   tests/headless build/tests/app/screenshots-actuals FOLDER [PREFIX] */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <locale.h>

#include "money/stf-account-mapping-draft.h"
#include "money/stf-budget.h"
#include "stf-app-fixture.h"

#define HEAD                                                                                       \
  "#FLAGGA 0\n#SIETYP 3\n#PROGRAM \"Ekonomi 2013\"\n#FNAMN \"Länsstyrelsen i Uppsala län\"\n"    \
  "#RAR 0 20130101 20131231\n#OMFATTN 20130430\n"

static const char *folder;
static const char *prefix;

static const struct
{
  const char *name;
  const char *file;
  const char *text;
} refused[] = {
  { "html", "a.se", "<!DOCTYPE html><html><body>404</body></html>" },
  { "unbalanced", "a.se", HEAD "#VER A 17 20130115 \"Hyra\"\n{\n#TRANS 5010 {} 100\n}\n" },
  { "encoding", "a.csv", "Konto;Period;Belopp\n5010;201301;1\xff\xfe\x80\n" },
  { "huge", "a.se", HEAD "#PSALDO 0 201301 5010 {} 99999999999999999999.00\n" },
  { "year", "a.se", "#FLAGGA 0\n#RAR 0 20110101 20111231\n#PSALDO 0 201101 5010 {} 1\n" },
  { "formula", "a.csv", "Konto;Period;Belopp\n5010;201301;100\n5020;201301;=SUM(C2:C2)\n" },
};

static void
shoot_both (GtkWindow *window, const char *name)
{
  static const char *const kinds[] = { "", "-narrow" };
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%s%s.png", prefix, name, kinds[i]);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (i == 1)
        gtk_window_set_default_size (window, 360, 640);
      stf_app_shoot (window, path);
    }
  gtk_window_set_default_size (window, width, height);
}

static GtkWindow *
open_import (StfAppFixture *fixture, const char *file, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, file, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  stf_app_activate (fixture, "win.import-actuals", g_variant_new_string (path));
  return stf_app_wait_for_dialog (fixture);
}

/* Whatever it is called in the language of the pictures. */
static void
accept (GtkWindow *dialog)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (dialog), "clicked");
  stf_app_settle ();
}

static void
close_dialog (GtkWindow *dialog)
{
  gtk_window_destroy (dialog);
  stf_app_settle ();
}

static void
shoot_import (StfAppFixture *fixture)
{
  static const char *const names[] = { "Lokalhyra",       "Resor och logi", "Konsultarvoden",
                                       "Kontorsmaterial", "Telefoni",       "Utbildning" };
  g_autoptr (GString) text = g_string_new (HEAD "#OBJEKT 6 P1 \"Nya webben\"\n");
  GtkWindow *dialog;

  for (guint i = 0; i < 160; i++)
    g_string_append_printf (
        text, "#KONTO %u \"%s %u\"\n#PSALDO 0 2013%02u %u {%s} %u.50\n#RES 0 %u %u.50\n",
        5010 + 10 * i, names[i % 6], i, 1 + i % 4, 5010 + 10 * i, i % 5 == 0 ? "6 P1" : "",
        1000 + 7919 * i % 100000, 5010 + 10 * i, i % 5 == 0 ? 0 : 1000 + 7919 * i % 100000);
  dialog = open_import (fixture, "many.se", text->str);
  shoot_both (dialog, "import-many");
  accept (dialog);
}

static const char *
add_mapping (StfDraft *draft, const char *from, const char *to, const char *objects,
             const char *line, const char *note)
{
  const char *id = stf_account_mapping_draft_add (draft, NULL, NULL);

  stf_draft_set_text (draft, id, "from_account", from);
  stf_draft_set_text (draft, id, "to_account", to);
  stf_draft_set_text (draft, id, "objects", objects);
  stf_draft_set_text (draft, id, "line", line);
  stf_draft_set_text (draft, id, "note", note);
  return id;
}

static GtkWindow *
find_form (GtkWindow *dialog)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (gtk_window_get_transient_for (i->data) == dialog && gtk_widget_get_visible (i->data))
      return i->data;
  return NULL;
}

static void
shoot_mapping (StfAppFixture *fixture)
{
  StfYearFile *file = stf_app_get_file (fixture);
  g_autoptr (StfBudget) budget = stf_budget_load (file, NULL);
  g_autoptr (StfDraft) draft = stf_account_mapping_draft_load (file, NULL);
  GtkWindow *dialog;
  GtkWidget *search;

  add_mapping (draft, "5050", NULL, "6=P1", budget->lines[0].id, "Enligt beslut i april");
  add_mapping (draft, "5000", "5499", NULL, budget->lines[1].id, NULL);
  add_mapping (draft, "5010", NULL, NULL, NULL, NULL);
  add_mapping (draft, "6000", "6099", NULL, NULL, "Lokaler som länsstyrelsen bär själv");
  g_assert_true (stf_account_mapping_draft_save (draft, file, NULL));
  stf_app_activate (fixture, "win.map-accounts", NULL);
  dialog = stf_app_wait_for_dialog (fixture);
  shoot_both (dialog, "mapping");
  g_signal_emit_by_name (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "5000"),
                         "activated");
  stf_app_settle ();
  shoot_both (find_form (dialog), "mapping-form");
  close_dialog (find_form (dialog));
  search = stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "konsult p1");
  g_signal_emit_by_name (search, "search-changed");
  shoot_both (dialog, "mapping-found");
  g_signal_emit_by_name (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "6"), "activated");
  stf_app_settle ();
  accept (find_form (dialog));
  shoot_both (find_form (dialog), "mapping-form-new");
  close_dialog (find_form (dialog));
  close_dialog (dialog);
}

int
main (int argc, char *argv[])
{
  StfAppFixture fixture = { NULL };

  stf_app_init (&argc, &argv);
  setlocale (LC_ALL, ""); /* gtk_test_init() has chosen English */
  if (argc < 2)
    {
      g_printerr ("Usage: screenshots-actuals FOLDER [PREFIX]\n");
      return 2;
    }
  folder = argv[1];
  prefix = argc > 2 ? argv[2] : "stafett";
  g_mkdir_with_parents (folder, 0777);
  stf_app_fixture_init (&fixture);
  stf_app_open (&fixture, fixture.path);
  stf_open_year_set_date (stf_window_get_year (fixture.window), "2013-05-14");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      GtkWindow *dialog = open_import (&fixture, refused[i].file, refused[i].text);
      g_autofree char *name = g_strconcat ("refused-", refused[i].name, NULL);

      shoot_both (dialog, name);
      close_dialog (dialog);
    }
  shoot_import (&fixture);
  shoot_mapping (&fixture);
  stf_app_fixture_clear (&fixture);
  return 0;
}

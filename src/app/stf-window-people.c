/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does with people and their lists.  What changes the year is called through
 * stf-window-edit.c. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "exchange/stf-csv.h"
#include "exchange/stf-person-export.h"
#include "file/stf-label.h"
#include "file/stf-publish.h"
#include "organisation/stf-agency.h"
#include "organisation/stf-person-extract.h"
#include "organisation/stf-person-skill.h"
#include "organisation/stf-person.h"
#include "stf-chooser.h"
#include "stf-people-dialogs.h"
#include "stf-people-page.h"
#include "stf-person-dialog.h"
#include "stf-window-private.h"

void
stf_window_edit_person (StfWindow *self, GVariant *parameter)
{
  stf_person_dialog_present (self, g_variant_get_string (parameter, NULL));
}

void
stf_window_merge_person (StfWindow *self, GVariant *parameter)
{
  stf_merge_dialog_present (self, g_variant_get_string (parameter, NULL));
}

void
stf_window_erase_person (StfWindow *self, GVariant *parameter)
{
  stf_erase_dialog_present (self, g_variant_get_string (parameter, NULL));
}

void
stf_window_edit_employment (StfWindow *self, GVariant *parameter)
{
  const char *person, *employment;

  g_variant_get (parameter, "(&s&s)", &person, &employment);
  stf_employment_dialog_present (self, person, employment);
}

void
stf_window_add_skill (StfWindow *self, GVariant *parameter)
{
  const char *person, *name;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(&s&s)", &person, &name);
  if (!stf_person_add_skill (stf_open_year_get_file (self->year), person, name, &error))
    stf_window_report (self, _ ("The Skill Could Not Be Added"), error);
}

void
stf_window_remove_skill (StfWindow *self, GVariant *parameter)
{
  const char *person, *skill;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(&s&s)", &person, &skill);
  if (stf_person_remove_skill (stf_open_year_get_file (self->year), person, skill, &error))
    stf_window_toast_undo (self, _ ("The skill was removed"));
  else
    stf_window_report (self, _ ("The Skill Could Not Be Removed"), error);
}

static void
chosen_to_import_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL && STF_WINDOW (source)->year != NULL)
    stf_people_import_dialog_present (STF_WINDOW (source), g_file_peek_path (file));
}

void
stf_window_import_people (StfWindow *self, GVariant *parameter)
{
  const char *path = g_variant_get_string (parameter, NULL);

  if (*path != '\0')
    stf_people_import_dialog_present (self, path);
  else
    stf_chooser_open (GTK_WINDOW (self), _ ("Import People"), STF_CHOOSER_PEOPLE,
                      chosen_to_import_cb, NULL);
}

/* Files that are written. */

typedef struct
{
  char *text;
  const char *suffix;
} Writing;

static void
writing_free (Writing *self)
{
  g_free (self->text);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
write_file (StfWindow *self, const Writing *writing, const char *chosen)
{
  g_autofree char *path = stf_chooser_complete_name (chosen, writing->suffix);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!stf_publish_contents (path, writing->text, strlen (writing->text), &error))
    {
      stf_window_report (self, _ ("The File Could Not Be Written"), error);
      return;
    }
  text = g_strdup_printf (_ ("“%s” is written"), name);
  stf_window_toast (self, text);
}

static void
chosen_to_write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    write_file (STF_WINDOW (source), writing, g_file_peek_path (file));
}

/* Takes the text.  path: where to, or "" to ask. */
static void
write_text (StfWindow *self, char *text, const char *title, const char *base, const char *suffix,
            const char *path)
{
  g_autoptr (Writing) writing = g_new0 (Writing, 1);
  g_autofree char *name = g_strconcat (base, suffix, NULL);

  writing->text = text;
  writing->suffix = suffix;
  if (*path != '\0')
    write_file (self, writing, path);
  else
    stf_chooser_save (GTK_WINDOW (self), title, STF_CHOOSER_TEXT, name, chosen_to_write_cb,
                      g_steal_pointer (&writing));
}

static void
export_people_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  StfYearFile *file = stf_open_year_get_file (self->year);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) persons = stf_person_list (file, stf_open_year_get_date (self->year),
                                                   &error);
  g_autoptr (GPtrArray) agencies = persons != NULL ? stf_agency_list (file, &error) : NULL;
  const char *suffix, *path;
  char *text = NULL;

  g_variant_get (parameter, "(&s&s)", &suffix, &path);
  if (agencies != NULL)
    text = g_str_equal (suffix, ".vcf")
               ? stf_person_export_vcard (persons, agencies)
               : stf_person_export_csv (file, persons, stf_csv_get_local_separator (), &error);
  if (text != NULL)
    write_text (self, text, _ ("Export People"), _ ("people"),
                g_str_equal (suffix, ".vcf") ? ".vcf" : ".csv", path);
  else
    stf_window_report (self, _ ("The People Could Not Be Read"), error);
}

static void
extract_person_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  StfYearFile *file = stf_open_year_get_file (self->year);
  g_autoptr (GError) error = NULL;
  const char *person, *path;
  g_autofree char *name = NULL;
  g_autofree char *base = NULL;
  char *text;

  g_variant_get (parameter, "(&s&s)", &person, &path);
  text = stf_person_extract (file, person, &error);
  if (text == NULL)
    {
      if (error != NULL)
        stf_window_report (self, _ ("The Person Could Not Be Read"), error);
      return;
    }
  name = stf_label_row (file, person);
  /* Translators: name of a file: an extract of what is known of a person. */
  base = g_strdup_printf (_ ("extract %s"), name);
  write_text (self, text, _ ("Save an Extract"), g_strdelimit (base, "/", '-'), ".txt", path);
}

static void
copy_addresses_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_addresses_dialog_present (user_data);
}

static void
copy_text_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *text = g_variant_get_string (parameter, NULL);
  g_autofree char *toast = g_strdup_printf (_ ("“%s” is copied"), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (user_data), text);
  stf_window_toast (user_data, toast);
}

static void
show_person_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  StfPage *page = stf_year_view_get_page (self->view, "people");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "people");
  stf_people_page_show_person (STF_PEOPLE_PAGE (page), g_variant_get_string (parameter, NULL));
}

/* Enabled while a year is open.  The second string of two is a path, or empty to ask for it. */
static const GActionEntry entries[] = {
  { "show-person", show_person_cb, "s" },
  { "extract-person", extract_person_cb, "(ss)" },
  { "export-people", export_people_cb, "(ss)" },
  { "copy-addresses", copy_addresses_cb },
  { "copy-text", copy_text_cb, "s" },
};

void
stf_window_add_people_actions (StfWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
stf_window_update_people_actions (StfWindow *self)
{
  stf_window_set_entries_enabled (self, entries, G_N_ELEMENTS (entries), self->year != NULL);
}

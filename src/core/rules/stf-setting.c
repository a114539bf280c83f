/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the governance document leaves open, and how the year settles it.
 *
 * A value is one of the setting's choices, which stand in it one a line as "value: words of the
 * reader"; or the id of a row; or "0" and "1"; or what is written: a number, a date, a text.  To
 * have none is allowed wherever nothing has to be chosen. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-setting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-change.h"
#include "stf-date.h"
#include "stf-reader-private.h"
#include "stf-text.h"

#define MAX_CHOICES 200
#define MAX_NUMBER 1000000

/* The rows that a setting or parameter can name, by table. */
static const struct
{
  const char *table;
  const char *sql;
} rows[] = {
  { "agency", "SELECT id, short_name FROM agency ORDER BY position, id" },
  { "body", "SELECT id, name FROM body ORDER BY position, name, id" },
  { "budget_line", "SELECT id, title FROM budget_line ORDER BY position, id" },
  { "budget_version", "SELECT id, title FROM budget_version WHERE kind = 'budget'"
                      " AND year = (SELECT number FROM year) ORDER BY position, id" },
  { "category", "SELECT id, title FROM category ORDER BY position, id" },
  { "decision", "SELECT id, coalesce (number || ' ', '') || title || ', ' || on_date FROM decision"
                " ORDER BY on_date DESC, number DESC, id" },
  { "document", "SELECT id, title || coalesce (' (' || version || ')', '') FROM document"
                " ORDER BY ref, title, id" },
  { "event", "SELECT id, title FROM event ORDER BY position, id" },
  { "money_flow", "SELECT id, title FROM money_flow ORDER BY position, id" },
  { "role", "SELECT role.id, title || coalesce (' · ' || body.name, '') FROM role"
            " LEFT JOIN body ON body.id = role.body ORDER BY title, body.name, role.id" },
  { "skill", "SELECT id, name FROM skill ORDER BY name, id" },
};

/** stf_setting_choice_free: frees a choice. */
void
stf_setting_choice_free (StfSettingChoice *self)
{
  g_free (self->value);
  g_free (self->label);
  g_free (self);
}

/** stf_setting_choices_new: (transfer full): a list of choices without any. */
GPtrArray *
stf_setting_choices_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) stf_setting_choice_free);
}

/**
 * stf_setting_choices_add:
 * @choices: a list
 * @value: (transfer full): what is chosen
 * @label: (transfer full): what a reader calls it
 */
void
stf_setting_choices_add (GPtrArray *choices, char *value, char *label)
{
  StfSettingChoice *choice = g_new0 (StfSettingChoice, 1);

  choice->value = value;
  choice->label = label;
  g_ptr_array_add (choices, choice);
}

static void
read_choice (StfStatement *row, gpointer choices)
{
  stf_setting_choices_add (choices, stf_statement_dup_text (row, 0),
                           stf_statement_dup_text (row, 1));
}

static GPtrArray *
parse_choices (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", MAX_CHOICES);
  GPtrArray *choices = stf_setting_choices_new ();

  for (guint i = 0; lines[i]; i++)
    {
      const char *colon = strstr (lines[i], ": ");

      if (colon)
        stf_setting_choices_add (choices, g_strndup (lines[i], (gsize) (colon - lines[i])),
                                 g_strdup (colon + 2));
    }

  return choices;
}

/**
 * stf_setting_list_rows:
 * @file: a year
 * @table: "agency", "body", "budget_line", "budget_version", "category", "decision", "document",
 * "event", "money_flow", "role" or "skill"
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type StfSettingChoice): every row, by id and name
 */
GPtrArray *
stf_setting_list_rows (StfYearFile *file, const char *table, GError **error)
{
  g_autoptr (GPtrArray) choices = stf_setting_choices_new ();

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].table, table)
        && !stf_read_rows (file, rows[i].sql, NULL, read_choice, choices, error))
      return NULL;

  return g_steal_pointer (&choices);
}

static gboolean
is_written (const StfSetting *self)
{
  return g_str_equal (self->kind, "number") || g_str_equal (self->kind, "text")
         || g_str_equal (self->kind, "date");
}

static gboolean
load_choices (StfSetting *self, StfYearFile *file, const char *text, GError **error)
{
  if (g_str_equal (self->kind, "choice"))
    self->choices = parse_choices (text);
  else if (g_str_equal (self->kind, "flag"))
    {
      self->choices = stf_setting_choices_new ();
      stf_setting_choices_add (self->choices, g_strdup ("1"), g_strdup (_ ("Yes")));
      stf_setting_choices_add (self->choices, g_strdup ("0"), g_strdup (_ ("No")));
    }
  else if (!is_written (self))
    self->choices = stf_setting_list_rows (file, self->kind, error);

  return self->choices || is_written (self);
}

/**
 * stf_setting_load:
 * @file: a year
 * @id: of a setting
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the setting
 */
StfSetting *
stf_setting_load (StfYearFile *file, const char *id, GError **error)
{
  g_autoptr (StfSetting) self = NULL;
  g_autoptr (StfRow) row = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  row = stf_year_file_get_row (file, "setting", id, &failure);
  if (!row)
    {
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, STF_DRAFT_ERROR, STF_DRAFT_ERROR_GONE,
                             _ ("The setting is no longer in the file."));
      return NULL;
    }

  self = g_new0 (StfSetting, 1);
  self->id = g_strdup (id);
  self->ref = g_strdup (stf_row_get_text (row, "ref"));
  self->name = g_strdup (stf_row_get_text (row, "name"));
  self->title = g_strdup (stf_row_get_text (row, "title"));
  self->kind = g_strdup (stf_row_get_text (row, "kind"));
  self->value = g_strdup (stf_row_get_text (row, "value"));
  self->suggested = g_strdup (stf_row_get_text (row, "suggested"));
  self->evidence = g_strdup (stf_row_get_text (row, "evidence"));
  self->note = g_strdup (stf_row_get_text (row, "note"));
  if (!load_choices (self, file, stf_row_get_text (row, "choices"), error))
    return NULL;

  return g_steal_pointer (&self);
}

/** stf_setting_free: frees a setting. */
void
stf_setting_free (StfSetting *self)
{
  g_free (self->id);
  g_free (self->ref);
  g_free (self->name);
  g_free (self->title);
  g_free (self->kind);
  g_free (self->value);
  g_free (self->suggested);
  g_free (self->evidence);
  g_free (self->note);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self);
}

static const StfSettingChoice *
find_choice (const StfSetting *self, const char *value)
{
  for (guint i = 0; self->choices && i < self->choices->len; i++)
    {
      const StfSettingChoice *choice = self->choices->pdata[i];

      if (g_strcmp0 (choice->value, value) == 0)
        return choice;
    }

  return NULL;
}

/**
 * stf_setting_get_label:
 * @self: a setting
 * @value: (nullable): a value that it has or could have
 *
 * Returns: (nullable): what the value is called; the value itself when it is no choice
 */
const char *
stf_setting_get_label (const StfSetting *self, const char *value)
{
  const StfSettingChoice *choice = find_choice (self, value);

  return choice ? choice->label : value;
}

/** stf_setting_is_suggested: whether the value is the one suggested. */
gboolean
stf_setting_is_suggested (const StfSetting *self)
{
  return g_strcmp0 (self->value, self->suggested) == 0;
}

/**
 * stf_setting_check:
 * @self: a setting
 * @value: (nullable): a value; NULL: none
 * @error: return location for an error
 *
 * Tells whether the setting can have the value.
 */
gboolean
stf_setting_check (const StfSetting *self, const char *value, GError **error)
{
  const char *message = NULL;
  StfDraftError code = STF_DRAFT_ERROR_VALUE;
  gint64 number;

  if (!value)
    return TRUE;

  if (self->choices && !find_choice (self, value))
    message = _ ("Choose one of the values in the list.");
  else if (g_str_equal (self->kind, "number")
           && !g_ascii_string_to_signed (value, 10, 0, MAX_NUMBER, &number, NULL))
    message = _ ("Write a whole number, 0 or more.");
  else if (g_str_equal (self->kind, "date") && !stf_date_is_valid (value))
    {
      message = _ ("Write the date as 2013-01-31.");
      code = STF_DRAFT_ERROR_DATE;
    }
  if (message)
    g_set_error_literal (error, STF_DRAFT_ERROR, code, message);

  return message == NULL;
}

typedef struct
{
  const StfSetting *setting;
  const char *value;
} Save;

static gboolean
save_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Save *save = user_data;

  return stf_change_set_text (change, "setting", save->setting->id, "value", save->value, error);
}

/**
 * stf_setting_save:
 * @file: a year
 * @id: of a setting
 * @value: (nullable): what it is to be; an empty text is none
 * @error: return location for an error
 *
 * Settles it otherwise, as one change, "setting-edit"; nothing changes when it is so already.
 */
gboolean
stf_setting_save (StfYearFile *file, const char *id, const char *value, GError **error)
{
  g_autoptr (StfSetting) setting = stf_setting_load (file, id, error);
  g_autofree char *clean = value ? stf_text_clean_line (value, -1) : NULL;
  Save save = { setting, clean && *clean ? clean : NULL };

  if (!setting || !stf_setting_check (setting, save.value, error))
    return FALSE;
  if (g_strcmp0 (setting->value, save.value) == 0)
    return TRUE;

  return stf_year_file_change (file, "setting-edit", id, NULL, save_cb, &save, error);
}

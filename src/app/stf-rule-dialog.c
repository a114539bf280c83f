/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of an own rule.  Its second half is made from what the chosen check has to be told, anew
 * for each check.  It holds no rules of its own: the draft decides. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "rules/stf-rules.h"
#include "rules/stf-setting.h"
#include "stf-action-row.h"
#include "stf-choice-row.h"
#include "stf-rule-dialog.h"
#include "stf-rule-wording.h"

/* A row knows its column or parameter by this. */
#define FIELD "stf-field"
#define INDEX "stf-index"

struct _StfRuleDialog
{
  AdwWindow parent_instance;

  GtkWidget *save;
  GtkWidget *warning_group;
  GtkLabel *warning;
  GtkWidget *rule_title;
  GtkWidget *clause;
  AdwComboRow *severity;
  AdwComboRow *check;
  AdwPreferencesGroup *check_group;
  GtkWidget *from_date;
  GtkWidget *to_date;

  GPtrArray *parameters; /* GtkWidget *, rows of check_group */
  StfRuleDraft *draft;
  guint filling; /* source that fills the parameters anew, or 0 */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (StfRuleDialog, stf_rule_dialog, ADW_TYPE_WINDOW)

static StfWindow *
get_window (StfRuleDialog *self)
{
  return STF_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static StfYearFile *
get_file (StfRuleDialog *self)
{
  return stf_open_year_get_file (stf_window_get_year (get_window (self)));
}

static void
mark (GtkWidget *row, const char *field)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (row), FIELD), field) == 0)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

/* What is at fault is shown once there is a title: an empty form needs no reproach. */
static void
update (StfRuleDialog *self)
{
  GtkWidget *rows[] = { self->rule_title, self->clause, self->from_date, self->to_date };
  g_autoptr (GError) error = NULL;
  const char *field = NULL;
  gboolean valid = stf_rule_draft_validate (self->draft, &field, &error);
  gboolean begun = stf_rule_draft_get (self->draft, "title") != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    mark (rows[i], begun && !valid ? field : NULL);
  for (guint i = 0; i < self->parameters->len; i++)
    mark (self->parameters->pdata[i], begun && !valid ? field : NULL);
  gtk_label_set_label (self->warning, begun && !valid ? error->message : "");
  gtk_widget_set_visible (self->warning_group, begun && !valid);
  gtk_widget_set_sensitive (self->save, valid && stf_rule_draft_is_changed (self->draft));
}

static void
text_cb (StfRuleDialog *self, GtkWidget *row)
{
  if (self->updating || self->draft == NULL)
    return;
  stf_rule_draft_set (self->draft, g_object_get_data (G_OBJECT (row), FIELD),
                      gtk_editable_get_text (GTK_EDITABLE (row)));
  update (self);
}

static void fill_parameters (StfRuleDialog *self);

static gboolean
fill_cb (gpointer user_data)
{
  StfRuleDialog *self = user_data;

  self->filling = 0;
  self->updating = TRUE;
  fill_parameters (self);
  self->updating = FALSE;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Of a parameter that may be given more than once there is always one row more than values.  Rows
 * come and go once the one that is being changed is done with it. */
static void
set_parameter (StfRuleDialog *self, GtkWidget *row, const char *value)
{
  const char *name = g_object_get_data (G_OBJECT (row), FIELD);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), INDEX));
  const StfRuleCheck *check = stf_rule_draft_get_check (self->draft);
  guint n = stf_rule_draft_count_parameter (self->draft, name);

  if (self->updating)
    return;
  stf_rule_draft_set_nth_parameter (self->draft, name, index, value);
  if (stf_rule_check_find_parameter (check, name)->many && self->filling == 0
      && stf_rule_draft_count_parameter (self->draft, name) != n)
    self->filling = g_idle_add (fill_cb, self);
  update (self);
}

static void
parameter_text_cb (StfRuleDialog *self, GtkWidget *row)
{
  set_parameter (self, row, gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
parameter_choice_cb (StfRuleDialog *self, GParamSpec *pspec, GtkWidget *row)
{
  set_parameter (self, row, stf_choice_row_get_value (ADW_COMBO_ROW (row)));
}

static void
severity_cb (StfRuleDialog *self)
{
  if (self->updating || self->draft == NULL)
    return;
  stf_rule_draft_set (self->draft, "severity", stf_choice_row_get_value (self->severity));
  update (self);
}

/* --- what the check has to be told --- */

static void
choice_free (gpointer data)
{
  StfSettingChoice *choice = data;

  g_free (choice->value);
  g_free (choice->label);
  g_free (choice);
}

static void
add_choice (GPtrArray *choices, const char *value, const char *label)
{
  StfSettingChoice *choice = g_new0 (StfSettingChoice, 1);

  choice->value = g_strdup (value);
  choice->label = g_strdup (label);
  g_ptr_array_add (choices, choice);
}

static GPtrArray *
list_choices (StfRuleDialog *self, const StfCheckParameter *parameter)
{
  const char *column = stf_check_parameter_get_column (parameter);
  GPtrArray *choices;

  if (!g_str_equal (column, "value"))
    return stf_setting_list_rows (get_file (self), column, NULL);

  choices = g_ptr_array_new_with_free_func (choice_free);
  if (parameter->kind == STF_PARAMETER_FLAG)
    {
      add_choice (choices, "1", _ ("Yes"));
      add_choice (choices, "0", _ ("No"));
    }
  for (guint i = 0; parameter->choices != NULL && parameter->choices[i] != NULL; i++)
    add_choice (choices, parameter->choices[i],
                stf_check_parameter_get_choice_label (parameter, parameter->choices[i]));
  return choices;
}

static gboolean
is_chosen (const StfCheckParameter *parameter)
{
  return parameter->kind == STF_PARAMETER_FLAG || parameter->kind == STF_PARAMETER_CHOICE
         || !g_str_equal (stf_check_parameter_get_column (parameter), "value");
}

static GtkWidget *
new_row (StfRuleDialog *self, const StfCheckParameter *parameter, guint index)
{
  const char *value = stf_rule_draft_get_nth_parameter (self->draft, parameter->name, index);
  g_autoptr (GPtrArray) choices = NULL;
  GtkWidget *row;

  if (is_chosen (parameter))
    {
      choices = list_choices (self, parameter);
      row = stf_choice_row_new (choices, value, index > 0 ? _ ("No other") : _ ("Not stated"));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (parameter_choice_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      row = adw_entry_row_new ();
      gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
      g_signal_connect_object (row, "changed", G_CALLBACK (parameter_text_cb), self,
                               G_CONNECT_SWAPPED);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 stf_check_parameter_get_label (parameter));
  g_object_set_data_full (G_OBJECT (row), FIELD, g_strdup (parameter->name), g_free);
  g_object_set_data (G_OBJECT (row), INDEX, GUINT_TO_POINTER (index));
  return row;
}

static void
add_rows (StfRuleDialog *self, const StfCheckParameter *parameter)
{
  guint n = stf_rule_draft_count_parameter (self->draft, parameter->name);

  for (guint i = 0; i == 0 || (parameter->many && i <= n); i++)
    {
      GtkWidget *row = new_row (self, parameter, i);

      adw_preferences_group_add (self->check_group, row);
      g_ptr_array_add (self->parameters, row);
    }
}

static void
fill_parameters (StfRuleDialog *self)
{
  const StfRuleCheck *check = stf_rule_draft_get_check (self->draft);

  for (guint i = 0; i < self->parameters->len; i++)
    adw_preferences_group_remove (self->check_group, self->parameters->pdata[i]);
  g_ptr_array_set_size (self->parameters, 0);
  if (check == NULL)
    return;

  adw_preferences_group_set_description (self->check_group, stf_rule_check_get_description (check));
  for (guint i = 0; i < check->n_parameters; i++)
    if (check->parameters[i].offered)
      add_rows (self, &check->parameters[i]);
}

static void
check_cb (StfRuleDialog *self)
{
  const char *check;

  if (self->updating || self->draft == NULL)
    return;
  check = stf_choice_row_get_value (self->check);
  if (check == NULL || g_strcmp0 (check, stf_rule_draft_get (self->draft, "check")) == 0)
    return;
  stf_rule_draft_set_check (self->draft, check);
  fill_parameters (self);
  update (self);
}

/* --- the form --- */

static void
save_cb (StfRuleDialog *self)
{
  StfWindow *window = get_window (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (stf_rule_draft_get_id (self->draft));

  if (!stf_rule_draft_save (self->draft, get_file (self), &error))
    {
      gtk_label_set_label (self->warning, error->message);
      gtk_widget_set_visible (self->warning_group, TRUE);
      return;
    }
  stf_window_toast_undo (window, _ ("The rule was saved"));
  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-rule", "s", id);
}

static void
fill_text (StfRuleDialog *self, GtkWidget *row, const char *column)
{
  const char *text = stf_rule_draft_get (self->draft, column);

  g_object_set_data_full (G_OBJECT (row), FIELD, g_strdup (column), g_free);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
fill (StfRuleDialog *self)
{
  g_autoptr (GPtrArray) severities = g_ptr_array_new_with_free_func (choice_free);
  g_autoptr (GPtrArray) ready = g_ptr_array_new_with_free_func (choice_free);
  const StfRuleCheck *checks;
  guint n_checks;

  self->updating = TRUE;
  fill_text (self, self->rule_title, "title");
  fill_text (self, self->clause, "clause");
  fill_text (self, self->from_date, "from_date");
  fill_text (self, self->to_date, "to_date");
  for (StfSeverity severity = 0; severity < STF_N_SEVERITIES; severity++)
    add_choice (severities, stf_severity_get_name (severity), stf_severity_get_label (severity));
  stf_choice_row_fill (self->severity, severities, stf_rule_draft_get (self->draft, "severity"),
                       NULL);
  checks = stf_rule_checks_get (&n_checks);
  for (guint i = 0; i < n_checks; i++)
    if (checks[i].ready)
      add_choice (ready, checks[i].name, stf_rule_check_get_label (&checks[i]));
  stf_choice_row_fill (self->check, ready, stf_rule_draft_get (self->draft, "check"), NULL);
  fill_parameters (self);
  self->updating = FALSE;
}

static void
stf_rule_dialog_dispose (GObject *object)
{
  g_clear_handle_id (&STF_RULE_DIALOG (object)->filling, g_source_remove);
  G_OBJECT_CLASS (stf_rule_dialog_parent_class)->dispose (object);
}

static void
stf_rule_dialog_finalize (GObject *object)
{
  StfRuleDialog *self = STF_RULE_DIALOG (object);

  g_clear_pointer (&self->draft, stf_rule_draft_free);
  g_ptr_array_unref (self->parameters);
  G_OBJECT_CLASS (stf_rule_dialog_parent_class)->finalize (object);
}

static void
stf_rule_dialog_class_init (StfRuleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_rule_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = stf_rule_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/rule-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, warning_group);
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, rule_title);
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, clause);
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, severity);
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, check);
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, check_group);
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, from_date);
  gtk_widget_class_bind_template_child (widget_class, StfRuleDialog, to_date);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, severity_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
stf_rule_dialog_init (StfRuleDialog *self)
{
  self->parameters = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_rule_dialog_present:
 * @parent: a window with an open year
 * @draft: (transfer full): what to edit
 */
void
stf_rule_dialog_present (StfWindow *parent, StfRuleDraft *draft)
{
  StfRuleDialog *self = g_object_new (STF_TYPE_RULE_DIALOG, "transient-for", parent, NULL);

  self->draft = draft;
  if (!stf_rule_draft_is_new (draft))
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Own Rule"));
  fill (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->rule_title);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rules say of what a form edits.  While nothing is changed that is what they say of the
 * file; then the form is saved, the rules are evaluated and all is taken back (stf_rules_try()),
 * so what is shown is what saving would bring.
 *
 * 1. Shown are findings that the form would bring and those that it would end, wherever they are,
 *    and those about what it edits that stay, each with what is foreseen.  The list opens by itself
 *    when there is something of the first two.
 * 2. It follows the user after a moment without typing: the rules of a large year take a while.
 * 3. A form that cannot be saved as it is shows what the rules say of the file. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-finding-group.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"
#include "stf-finding-row.h"

/* Longer lists are for the page of rules. */
#define MAX_ROWS 12

#define WAIT_MS 200

struct _StfFindingGroup
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *expander;
  GPtrArray *rows; /* GtkWidget *, of the expander */

  StfOpenYear *year;
  char *id; /* of what is edited */
  StfTryFunc save;
  gpointer form;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (StfFindingGroup, stf_finding_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (StfFindingGroup *self, GtkWidget *row)
{
  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

/* Adds those findings of one report that the other has, or has not.  Returns: how many */
static guint
add_findings (StfFindingGroup *self, GPtrArray *findings, const StfRuleReport *other,
              gboolean in_other, StfFindingShift shift)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const StfFinding *finding = findings->pdata[i];
      const StfRuleResult *result = stf_rule_report_find (other, finding->rule->id);

      if (stf_rule_result_has (result, finding) != in_other)
        continue;
      n++;
      if (self->rows->len < MAX_ROWS)
        add_row (self, stf_finding_row_new_shift (finding, shift));
    }
  return n;
}

static void
append_count (GString *text, const char *format, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, n);
#pragma GCC diagnostic pop
}

/* See 1. */
static void
show (StfFindingGroup *self, const StfRuleReport *before, const StfRuleReport *after)
{
  StfOrganisation *organisation = stf_open_year_get_organisation (self->year);
  g_autoptr (GPtrArray) old = stf_finding_list_about (before, NULL, NULL, TRUE);
  g_autoptr (GPtrArray) new = stf_finding_list_about (after, NULL, NULL, TRUE);
  g_autoptr (GPtrArray) about = stf_finding_list_about (after, organisation, self->id, TRUE);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_new, n_gone, n_stay, n;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  n_new = add_findings (self, new, before, FALSE, STF_FINDING_NEW);
  n_gone = add_findings (self, old, after, FALSE, STF_FINDING_GONE);
  n_stay = add_findings (self, about, before, TRUE, STF_FINDING_STAYS);
  n = n_new + n_gone + n_stay;
  if (n > self->rows->len)
    {
      guint more = n - self->rows->len;
      g_autofree char *title = g_strdup_printf (ngettext ("%u more", "%u more", more), more);

      add_row (self, stf_action_row_new (title, NULL, NULL));
    }

  /* Translators: these three tell how many breaches of rules saving would bring, and end, and how
   * many there are all the same. */
  append_count (text, C_ ("findings", "%u new"), n_new);
  append_count (text, C_ ("findings", "%u resolved"), n_gone);
  append_count (text, C_ ("findings", "%u as before"), n_stay);
  adw_expander_row_set_subtitle (self->expander, text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  if (n_new + n_gone > 0)
    adw_expander_row_set_expanded (self->expander, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static gboolean
try_cb (gpointer user_data)
{
  StfFindingGroup *self = user_data;
  const StfRuleReport *before = stf_open_year_get_rules (self->year);
  g_autoptr (StfRuleReport) after = NULL;
  g_autoptr (GError) error = NULL;

  self->timeout = 0;
  if (before == NULL)
    return G_SOURCE_REMOVE;
  after = stf_rules_try (stf_open_year_get_file (self->year), before->date, self->save, self->form,
                         &error);
  if (after == NULL)
    g_debug ("The form cannot be saved as it is: %s", error->message);
  show (self, before, after != NULL ? after : before);
  return G_SOURCE_REMOVE;
}

static void
stf_finding_group_dispose (GObject *object)
{
  StfFindingGroup *self = STF_FINDING_GROUP (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->year);
  G_OBJECT_CLASS (stf_finding_group_parent_class)->dispose (object);
}

static void
stf_finding_group_finalize (GObject *object)
{
  StfFindingGroup *self = STF_FINDING_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->id);
  G_OBJECT_CLASS (stf_finding_group_parent_class)->finalize (object);
}

static void
stf_finding_group_class_init (StfFindingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stf_finding_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = stf_finding_group_finalize;
}

static void
stf_finding_group_init (StfFindingGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), _ ("Breaches of Rules"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Breaches of Rules"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->expander));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * stf_finding_group_set_form:
 * @self: a group of a form
 * @year: the year that is edited
 * @id: (nullable): the body, role or person that it is about; NULL: a new one
 * @save: saves the form
 * @form: for @save; it owns @self
 *
 * Shows what the rules say of @id as it is.
 */
void
stf_finding_group_set_form (StfFindingGroup *self, StfOpenYear *year, const char *id,
                            StfTryFunc save, gpointer form)
{
  g_return_if_fail (STF_IS_FINDING_GROUP (self));

  g_set_object (&self->year, year);
  g_free (self->id);
  self->id = g_strdup (id != NULL ? id : "");
  self->save = save;
  self->form = form;
  stf_finding_group_update (self, FALSE);
}

/**
 * stf_finding_group_update:
 * @self: a group
 * @changed: whether the form says anything that is not in the file
 *
 * To be called when the form has changed.
 */
void
stf_finding_group_update (StfFindingGroup *self, gboolean changed)
{
  const StfRuleReport *report;

  g_return_if_fail (STF_IS_FINDING_GROUP (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->year == NULL)
    return;
  if (changed && stf_open_year_can_edit (self->year))
    {
      self->timeout = g_timeout_add (WAIT_MS, try_cb, self);
      return;
    }
  report = stf_open_year_get_rules (self->year);
  if (report != NULL)
    show (self, report, report);
}

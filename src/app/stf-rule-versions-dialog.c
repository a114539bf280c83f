/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two versions of the governance document side by side: which rules are new, gone or changed, with
 * the words of both. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "rules/stf-rule-versions.h"
#include "stf-action-row.h"
#include "stf-choice-row.h"
#include "stf-rule-versions-dialog.h"

struct _StfRuleVersionsDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwComboRow *before;
  AdwComboRow *after;
  GtkListBox *differences;
  GtkLabel *summary;

  StfRuleYear *year;
  GPtrArray *versions; /* StfRuleVersion */
};

G_DEFINE_FINAL_TYPE (StfRuleVersionsDialog, stf_rule_versions_dialog, ADW_TYPE_WINDOW)

/* "clause, severity" */
static char *
word_aspects (StfRuleAspects aspects)
{
  static const struct
  {
    StfRuleAspects aspect;
    const char *label;
  } words[] = {
    { STF_RULE_TITLE, N_ ("title") },
    { STF_RULE_CLAUSE, N_ ("words") },
    { STF_RULE_SEVERITY, N_ ("severity") },
    { STF_RULE_CHECK, N_ ("check") },
    { STF_RULE_PARAMETERS, N_ ("what the check is told") },
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((aspects & words[i].aspect) != 0)
      g_strv_builder_add (builder, _ (words[i].label));
  labels = g_strv_builder_end (builder);
  return g_strjoinv (", ", labels);
}

/* What the check is told is long, so it only stands where it is what differs. */
static char *
word_side (const StfRuleSide *side, StfRuleAspects aspects)
{
  return (aspects & STF_RULE_PARAMETERS) != 0 && side->parameters[0] != '\0'
             ? g_strdup_printf ("%s: ”%s” (%s)", stf_severity_get_label (side->severity),
                                side->clause, side->parameters)
             : g_strdup_printf ("%s: ”%s”", stf_severity_get_label (side->severity), side->clause);
}

static void
add_difference (StfRuleVersionsDialog *self, const StfRuleDifference *difference)
{
  const StfRuleSide *before = difference->before;
  const StfRuleSide *after = difference->after;
  g_autofree char *aspects = word_aspects (difference->aspects);
  g_autofree char *what = before == NULL  ? g_strdup (_ ("New"))
                          : after == NULL ? g_strdup (_ ("Gone"))
                                          : g_strdup_printf (_ ("Changed: %s"), aspects);
  g_autofree char *first = before != NULL ? word_side (before, difference->aspects) : NULL;
  g_autofree char *second = after != NULL ? word_side (after, difference->aspects) : NULL;
  g_autofree char *title = g_strjoin (" ", difference->ref != NULL ? difference->ref : "",
                                      after != NULL ? after->title : before->title, NULL);
  g_autofree char *subtitle = g_strjoin ("\n", what, first != NULL ? first : second,
                                         first != NULL ? second : NULL, NULL);

  gtk_list_box_append (self->differences, stf_action_row_new (g_strstrip (title), subtitle, NULL));
}

static void
update (StfRuleVersionsDialog *self)
{
  guint before = adw_combo_row_get_selected (self->before);
  guint after = adw_combo_row_get_selected (self->after);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *summary = NULL;

  if (self->versions == NULL || before >= self->versions->len || after >= self->versions->len)
    return;
  differences = stf_rule_versions_compare (
      self->year, ((const StfRuleVersion *) self->versions->pdata[before])->id,
      ((const StfRuleVersion *) self->versions->pdata[after])->id);
  stf_list_box_clear (self->differences);
  for (guint i = 0; i < differences->len; i++)
    add_difference (self, differences->pdata[i]);
  summary = g_strdup_printf (ngettext ("%u rule differs", "%u rules differ", differences->len),
                             differences->len);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), differences->len > 0);
}

static void
fill_versions (StfRuleVersionsDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->versions->len; i++)
    {
      const StfRuleVersion *version = self->versions->pdata[i];
      g_autofree char *name = g_strjoin (" ", version->version != NULL ? version->version : "",
                                         version->on_date != NULL ? version->on_date : "",
                                         version->title, NULL);

      gtk_string_list_append (names, g_strstrip (name));
    }
  stf_choice_row_show_names (self->before);
  adw_combo_row_set_model (self->before, G_LIST_MODEL (names));
  stf_choice_row_show_names (self->after);
  adw_combo_row_set_model (self->after, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->before, self->versions->len - 2);
  adw_combo_row_set_selected (self->after, self->versions->len - 1);
}

static void
stf_rule_versions_dialog_finalize (GObject *object)
{
  StfRuleVersionsDialog *self = STF_RULE_VERSIONS_DIALOG (object);

  g_clear_pointer (&self->year, stf_rule_year_free);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  G_OBJECT_CLASS (stf_rule_versions_dialog_parent_class)->finalize (object);
}

static void
stf_rule_versions_dialog_class_init (StfRuleVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_rule_versions_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/rule-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfRuleVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StfRuleVersionsDialog, before);
  gtk_widget_class_bind_template_child (widget_class, StfRuleVersionsDialog, after);
  gtk_widget_class_bind_template_child (widget_class, StfRuleVersionsDialog, differences);
  gtk_widget_class_bind_template_child (widget_class, StfRuleVersionsDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
stf_rule_versions_dialog_init (StfRuleVersionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_rule_versions_dialog_present:
 * @parent: a window with an open year
 *
 * Compares two versions of the document that the rules are of.
 */
void
stf_rule_versions_dialog_present (StfWindow *parent)
{
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (parent));
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRuleYear) year = stf_rule_year_load (file, &error);
  g_autoptr (GPtrArray) versions = year != NULL ? stf_rule_versions_list (file, &error) : NULL;
  StfRuleVersionsDialog *self;

  if (versions == NULL)
    {
      stf_window_report (parent, _ ("The Versions Could Not Be Read"), error);
      return;
    }
  self = g_object_new (STF_TYPE_RULE_VERSIONS_DIALOG, "transient-for", parent, NULL);
  if (versions->len >= 2)
    {
      self->year = g_steal_pointer (&year);
      self->versions = g_steal_pointer (&versions);
      fill_versions (self);
      gtk_stack_set_visible_child_name (self->stack, "versions");
    }
  gtk_window_present (GTK_WINDOW (self));
}

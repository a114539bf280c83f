/* SPDX-License-Identifier: GPL-3.0-or-later */

/* By what decision an assignment was made: none, one of the year's, or a new one that is written
 * together with it. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-choice-row.h"
#include "stf-decision-group.h"

struct _StfDecisionGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *decision;
  GtkEditable *number;
  GtkEditable *decided;
  AdwComboRow *kind;
  GtkEditable *on_date;
  AdwComboRow *body;

  StfAssignmentDraft *draft; /* borrowed */
  GPtrArray *decisions;      /* StfDecision */
  StfOrganisation *organisation;
  gboolean updating;
};

static guint changed_signal;

/* In the order of the model in the template. */
static const char *const kinds[] = { "appointment", "election", "other" };

G_DEFINE_FINAL_TYPE (StfDecisionGroup, stf_decision_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_field (char **field, GtkEditable *editable)
{
  g_free (*field);
  *field = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
show_fields (StfDecisionGroup *self, gboolean visible)
{
  GtkWidget *fields[] = { GTK_WIDGET (self->number), GTK_WIDGET (self->decided),
                          GTK_WIDGET (self->kind), GTK_WIDGET (self->on_date),
                          GTK_WIDGET (self->body) };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_set_visible (fields[i], visible);
}

/* What is written becomes the new decision of the draft. */
static void
fields_cb (StfDecisionGroup *self)
{
  StfDecision *decision = self->draft != NULL ? stf_assignment_draft_get_new_decision (self->draft)
                                              : NULL;
  GPtrArray *bodies;
  guint body;

  if (self->updating || decision == NULL)
    return;

  set_field (&decision->number, self->number);
  if (decision->number[0] == '\0')
    g_clear_pointer (&decision->number, g_free);
  set_field (&decision->title, self->decided);
  set_field (&decision->on_date, self->on_date);
  g_free (decision->kind);
  decision->kind = g_strdup (
      kinds[MIN (adw_combo_row_get_selected (self->kind), G_N_ELEMENTS (kinds) - 1)]);
  g_clear_pointer (&decision->body, g_free);
  bodies = stf_organisation_get_bodies (self->organisation);
  body = adw_combo_row_get_selected (self->body);
  if (body > 0 && body <= bodies->len)
    decision->body = g_strdup (((const StfBody *) bodies->pdata[body - 1])->id);
  g_signal_emit (self, changed_signal, 0);
}

static void
decision_cb (StfDecisionGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->decision);
  gboolean is_new;

  if (self->updating || self->draft == NULL)
    return;

  is_new = selected == self->decisions->len + 1;
  show_fields (self, is_new);
  if (is_new)
    stf_assignment_draft_set_new_decision (self->draft, stf_decision_new ());
  else
    stf_assignment_draft_set_decision (
        self->draft, selected > 0 && selected <= self->decisions->len
                         ? ((const StfDecision *) self->decisions->pdata[selected - 1])->id
                         : NULL);
  fields_cb (self);
  if (is_new)
    gtk_widget_grab_focus (GTK_WIDGET (self->decided));
  else
    g_signal_emit (self, changed_signal, 0);
}

static void
stf_decision_group_finalize (GObject *object)
{
  StfDecisionGroup *self = STF_DECISION_GROUP (object);

  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->organisation, stf_organisation_unref);
  G_OBJECT_CLASS (stf_decision_group_parent_class)->finalize (object);
}

static void
stf_decision_group_class_init (StfDecisionGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_decision_group_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/decision-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StfDecisionGroup, decision);
  gtk_widget_class_bind_template_child (widget_class, StfDecisionGroup, number);
  gtk_widget_class_bind_template_child (widget_class, StfDecisionGroup, decided);
  gtk_widget_class_bind_template_child (widget_class, StfDecisionGroup, kind);
  gtk_widget_class_bind_template_child (widget_class, StfDecisionGroup, on_date);
  gtk_widget_class_bind_template_child (widget_class, StfDecisionGroup, body);
  gtk_widget_class_bind_template_callback (widget_class, decision_cb);
  gtk_widget_class_bind_template_callback (widget_class, fields_cb);
}

static void
stf_decision_group_init (StfDecisionGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
fill_decisions (StfDecisionGroup *self, const char *chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const StfDecision *decision = self->decisions->pdata[i];
      g_autofree char *text = stf_decision_describe (decision);

      gtk_string_list_append (names, text);
      if (g_strcmp0 (decision->id, chosen) == 0)
        selected = i + 1;
    }
  gtk_string_list_append (names, _ ("New Decision…"));
  stf_choice_row_show_names (self->decision);
  adw_combo_row_set_model (self->decision, G_LIST_MODEL (names));
  return selected;
}

static void
fill_bodies (StfDecisionGroup *self)
{
  GPtrArray *bodies = stf_organisation_get_bodies (self->organisation);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Not stated"));
  for (guint i = 0; i < bodies->len; i++)
    gtk_string_list_append (names, ((const StfBody *) bodies->pdata[i])->name);
  stf_choice_row_show_names (self->body);
  adw_combo_row_set_model (self->body, G_LIST_MODEL (names));
}

/**
 * stf_decision_group_set_draft:
 * @self: a group
 * @file: the year
 * @organisation: its organisation at the date
 * @draft: what is edited, which must live as long as the group is used
 *
 * Shows by what decision the assignment was made.
 */
void
stf_decision_group_set_draft (StfDecisionGroup *self, StfYearFile *file,
                              StfOrganisation *organisation, StfAssignmentDraft *draft)
{
  g_return_if_fail (STF_IS_DECISION_GROUP (self));

  self->updating = TRUE;
  self->draft = draft;
  self->organisation = stf_organisation_ref (organisation);
  self->decisions = stf_decision_list (file, NULL);
  if (self->decisions == NULL)
    self->decisions = g_ptr_array_new ();
  fill_bodies (self);
  adw_combo_row_set_selected (self->decision,
                              fill_decisions (self, stf_assignment_draft_get (draft)->decision));
  gtk_editable_set_text (self->on_date, stf_organisation_get_date (organisation));
  show_fields (self, FALSE);
  self->updating = FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of a person.  What is typed goes to the draft at once, so the draft alone decides what
 * is changed, valid and saved. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-agency.h"
#include "stf-person-form.h"

struct _StfPersonForm
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *given_name;
  GtkWidget *family_name;
  GtkWidget *email;
  GtkWidget *phone;
  GtkWidget *job_title;
  AdwComboRow *agency;
  GtkWidget *moved_on;

  StfPersonDraft *draft; /* of the dialog */
  GPtrArray *agencies;   /* StfAgency */
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfPersonForm, stf_person_form, ADW_TYPE_PREFERENCES_GROUP)

/* The row of a field; the agency has one of another kind. */
static GtkWidget *
get_row (StfPersonForm *self, int field)
{
  switch (field)
    {
      case STF_PERSON_GIVEN_NAME:
        return self->given_name;
      case STF_PERSON_FAMILY_NAME:
        return self->family_name;
      case STF_PERSON_EMAIL:
        return self->email;
      case STF_PERSON_PHONE:
        return self->phone;
      case STF_PERSON_TITLE:
        return self->job_title;
      case STF_PERSON_AGENCY:
        return GTK_WIDGET (self->agency);
      default:
        return NULL;
    }
}

static void
emit_changed (StfPersonForm *self)
{
  for (int field = 0; field < STF_PERSON_N_FIELDS; field++)
    if (get_row (self, field) != NULL)
      gtk_widget_remove_css_class (get_row (self, field), "error");
  gtk_widget_set_visible (self->moved_on, stf_person_draft_get_id (self->draft) != NULL
                                              && stf_person_draft_moves (self->draft));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
text_cb (StfPersonForm *self, GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (self->updating || self->draft == NULL)
    return;
  for (int field = 0; field < STF_PERSON_N_FIELDS; field++)
    if (get_row (self, field) == row)
      stf_person_draft_set (self->draft, field, text[0] != '\0' ? text : NULL);
  emit_changed (self);
}

static void
agency_cb (StfPersonForm *self)
{
  guint selected = adw_combo_row_get_selected (self->agency);

  if (self->updating || self->draft == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  /* The first line is no agency. */
  stf_person_draft_set (
      self->draft, STF_PERSON_AGENCY,
      selected == 0 ? NULL : ((const StfAgency *) self->agencies->pdata[selected - 1])->id);
  emit_changed (self);
}

static void
moved_on_cb (StfPersonForm *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->moved_on));

  if (self->updating || self->draft == NULL)
    return;
  stf_person_draft_set_moved_on (self->draft, text[0] != '\0' ? text : NULL);
  emit_changed (self);
}

static void
fill_agencies (StfPersonForm *self, StfYearFile *file)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *current = stf_person_draft_get (self->draft, STF_PERSON_AGENCY);
  guint selected = 0;

  g_clear_pointer (&self->agencies, g_ptr_array_unref);
  self->agencies = stf_agency_list (file, NULL);
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; self->agencies != NULL && i < self->agencies->len; i++)
    {
      const StfAgency *agency = self->agencies->pdata[i];

      gtk_string_list_append (names, agency->short_name);
      if (g_strcmp0 (agency->id, current) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->agency, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->agency, selected);
}

static void
stf_person_form_finalize (GObject *object)
{
  g_clear_pointer (&STF_PERSON_FORM (object)->agencies, g_ptr_array_unref);
  G_OBJECT_CLASS (stf_person_form_parent_class)->finalize (object);
}

static void
stf_person_form_class_init (StfPersonFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_person_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", STF_TYPE_PERSON_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/person-form.ui");
  gtk_widget_class_bind_template_child (widget_class, StfPersonForm, given_name);
  gtk_widget_class_bind_template_child (widget_class, StfPersonForm, family_name);
  gtk_widget_class_bind_template_child (widget_class, StfPersonForm, email);
  gtk_widget_class_bind_template_child (widget_class, StfPersonForm, phone);
  gtk_widget_class_bind_template_child (widget_class, StfPersonForm, job_title);
  gtk_widget_class_bind_template_child (widget_class, StfPersonForm, agency);
  gtk_widget_class_bind_template_child (widget_class, StfPersonForm, moved_on);
  gtk_widget_class_bind_template_callback (widget_class, agency_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_on_cb);
}

static void
stf_person_form_init (StfPersonForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int field = 0; field < STF_PERSON_N_FIELDS; field++)
    {
      GtkWidget *row = get_row (self, field);

      if (row != NULL && GTK_IS_EDITABLE (row))
        g_signal_connect_object (row, "changed", G_CALLBACK (text_cb), self, G_CONNECT_SWAPPED);
    }
}

/**
 * stf_person_form_set_draft:
 * @self: a form
 * @file: the year, for its agencies
 * @draft: (transfer none) (nullable): what the form edits; it must outlive that
 *
 * Shows a draft and writes to it what the user types.
 */
void
stf_person_form_set_draft (StfPersonForm *self, StfYearFile *file, StfPersonDraft *draft)
{
  g_return_if_fail (STF_IS_PERSON_FORM (self));

  self->draft = draft;
  if (draft == NULL)
    return;
  self->updating = TRUE;
  for (int field = 0; field < STF_PERSON_N_FIELDS; field++)
    {
      GtkWidget *row = get_row (self, field);
      const char *text = stf_person_draft_get (draft, field);

      if (row != NULL && GTK_IS_EDITABLE (row))
        gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
    }
  fill_agencies (self, file);
  self->updating = FALSE;
}

/**
 * stf_person_form_mark:
 * @self: a form
 * @field: a #StfPersonField that is wrong
 */
void
stf_person_form_mark (StfPersonForm *self, int field)
{
  GtkWidget *row;

  g_return_if_fail (STF_IS_PERSON_FORM (self));

  row = get_row (self, field);
  if (row != NULL)
    gtk_widget_add_css_class (row, "error");
}

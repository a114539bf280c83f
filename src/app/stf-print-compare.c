/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that choose what is compared: nothing, another date of the year, or another year file.
 * A date that is none, or a file that cannot be read, leaves what was compared before. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-print-compare.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "stf-chooser.h"
#include "stf-compared-year.h"
#include "stf-question.h"

/* The items of the first row. */
typedef enum
{
  WITH_NOTHING,
  WITH_DATE,
  WITH_YEAR,
} With;

struct _StfPrintCompare
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *with;
  GtkWidget *date;
  AdwActionRow *file;
  GtkWidget *choose;
  AdwComboRow *drawing;

  StfOpenYear *year;
  StfOrganisation *other; /* or NULL */
  gboolean showing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfPrintCompare, stf_print_compare, ADW_TYPE_PREFERENCES_GROUP)

static GtkWindow *
get_window (StfPrintCompare *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
update_rows (StfPrintCompare *self)
{
  With with = adw_combo_row_get_selected (self->with);
  g_autofree char *text = NULL;

  if (with == WITH_YEAR && self->other != NULL)
    /* Translators: another year: its number, and the day of it that is compared. */
    text = g_strdup_printf (_ ("%d as of %s"), stf_organisation_get_year (self->other),
                            stf_organisation_get_date (self->other));
  adw_action_row_set_subtitle (self->file, text != NULL ? text : _ ("None chosen"));
  gtk_widget_set_visible (self->date, with == WITH_DATE);
  gtk_widget_set_visible (GTK_WIDGET (self->file), with == WITH_YEAR);
  gtk_widget_set_visible (GTK_WIDGET (self->drawing), self->other != NULL);
}

static void
take (StfPrintCompare *self, StfOrganisation *other)
{
  if (other != NULL)
    stf_organisation_ref (other);
  g_clear_pointer (&self->other, stf_organisation_unref);
  self->other = other;
  update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
report (StfPrintCompare *self, const GError *error)
{
  stf_question_report (get_window (self), _ ("The Years Could Not Be Compared"), error);
}

static void
date_cb (StfPrintCompare *self)
{
  const char *date = gtk_editable_get_text (GTK_EDITABLE (self->date));
  gboolean valid = stf_date_is_valid (date);
  g_autoptr (StfOrganisation) other = NULL;
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  if (valid)
    gtk_widget_remove_css_class (self->date, "error");
  else
    gtk_widget_add_css_class (self->date, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (!valid)
    return;
  other = stf_organisation_load_nearest (stf_open_year_get_file (self->year), date, &error);
  if (other != NULL)
    take (self, other);
  else
    report (self, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StfPrintCompare) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StfOrganisation) other = stf_compared_year_finish (result, &error);

  if (self->year == NULL)
    return;
  if (other != NULL)
    take (self, other);
  else
    report (self, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StfPrintCompare) self = user_data;
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (self->year != NULL && file != NULL && g_file_peek_path (file) != NULL)
    stf_print_compare_read (self, g_file_peek_path (file));
}

static void
choose_cb (StfPrintCompare *self)
{
  stf_chooser_open (get_window (self), _ ("Compare With Another Year"), STF_CHOOSER_YEAR, chosen_cb,
                    g_object_ref (self));
}

static void
with_cb (StfPrintCompare *self)
{
  With with = adw_combo_row_get_selected (self->with);

  if (self->showing || self->year == NULL)
    return;
  if (with == WITH_DATE)
    {
      /* What there is becomes compared with the beginning of the year, until another is given. */
      self->showing = TRUE;
      gtk_editable_set_text (
          GTK_EDITABLE (self->date),
          stf_organisation_get_starts (stf_open_year_get_organisation (self->year)));
      self->showing = FALSE;
      date_cb (self);
    }
  else
    take (self, NULL);
}

static void
drawing_cb (StfPrintCompare *self)
{
  if (!self->showing && self->other != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
stf_print_compare_dispose (GObject *object)
{
  StfPrintCompare *self = STF_PRINT_COMPARE (object);

  g_clear_object (&self->year);
  g_clear_pointer (&self->other, stf_organisation_unref);
  G_OBJECT_CLASS (stf_print_compare_parent_class)->dispose (object);
}

static void
stf_print_compare_class_init (StfPrintCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_print_compare_dispose;

  signals[CHANGED] = g_signal_new ("changed", STF_TYPE_PRINT_COMPARE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/print-compare.ui");
  gtk_widget_class_bind_template_child (widget_class, StfPrintCompare, with);
  gtk_widget_class_bind_template_child (widget_class, StfPrintCompare, date);
  gtk_widget_class_bind_template_child (widget_class, StfPrintCompare, file);
  gtk_widget_class_bind_template_child (widget_class, StfPrintCompare, choose);
  gtk_widget_class_bind_template_child (widget_class, StfPrintCompare, drawing);
  gtk_widget_class_bind_template_callback (widget_class, with_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, drawing_cb);
}

static void
stf_print_compare_init (StfPrintCompare *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
  update_rows (self);
}

/**
 * stf_print_compare_set_year:
 * @self: a comparison
 * @year: the year that is printed
 */
void
stf_print_compare_set_year (StfPrintCompare *self, StfOpenYear *year)
{
  g_return_if_fail (STF_IS_PRINT_COMPARE (self));

  g_set_object (&self->year, year);
}

/**
 * stf_print_compare_set_other:
 * @self: a comparison with a year
 * @other: (nullable): what is compared
 *
 * Begins with what a window compares.
 */
void
stf_print_compare_set_other (StfPrintCompare *self, StfOrganisation *other)
{
  StfOrganisation *own;
  With with = WITH_NOTHING;

  g_return_if_fail (STF_IS_PRINT_COMPARE (self) && self->year != NULL);

  own = stf_open_year_get_organisation (self->year);
  if (other != NULL)
    with = stf_organisation_get_year (other) == stf_organisation_get_year (own) ? WITH_DATE
                                                                                : WITH_YEAR;
  self->showing = TRUE;
  adw_combo_row_set_selected (self->with, with);
  if (with == WITH_DATE)
    gtk_editable_set_text (GTK_EDITABLE (self->date), stf_organisation_get_date (other));
  self->showing = FALSE;
  take (self, other);
}

/**
 * stf_print_compare_read:
 * @self: a comparison with a year
 * @path: another year file
 *
 * Compares with that file, once it has been read.
 */
void
stf_print_compare_read (StfPrintCompare *self, const char *path)
{
  g_return_if_fail (STF_IS_PRINT_COMPARE (self) && self->year != NULL);

  stf_compared_year_read (get_window (self), path, stf_open_year_get_date (self->year), read_cb,
                          g_object_ref (self));
}

/**
 * stf_print_compare_get_other:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable): what is compared
 */
StfOrganisation *
stf_print_compare_get_other (StfPrintCompare *self)
{
  g_return_val_if_fail (STF_IS_PRINT_COMPARE (self), NULL);

  return self->other;
}

/**
 * stf_print_compare_is_side_by_side:
 * @self: a comparison
 *
 * Returns: whether something is compared, and both are drawn beside each other
 */
gboolean
stf_print_compare_is_side_by_side (StfPrintCompare *self)
{
  g_return_val_if_fail (STF_IS_PRINT_COMPARE (self), FALSE);

  return self->other != NULL && adw_combo_row_get_selected (self->drawing) == 1;
}

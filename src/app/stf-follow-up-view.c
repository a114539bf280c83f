/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How it stands with the money of the year at the date: drawings with their numbers, and the table
 * of all lines, above which stands what the sign of a variance means.  From here the documents of
 * the money leave the program.  Nothing is changed here. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-follow-up-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/stf-budget-sheet.h"
#include "exchange/stf-csv.h"
#include "file/stf-publish.h"
#include "money/stf-budget-paper.h"
#include "money/stf-figure-table.h"
#include "stf-chooser.h"
#include "stf-graph-view.h"
#include "stf-grid.h"
#include "stf-notice.h"
#include "stf-paper-actions.h"
#include "stf-paper-grid.h"
#include "stf-question.h"
#include "stf-window.h"

#define N_DRAWINGS 4

struct _StfFollowUpView
{
  StfPage parent_instance;

  StfNotice *notice;
  GtkStack *stack;
  GtkLabel *versions;
  GtkBox *drawings;
  GtkLabel *sign;
  StfGrid *grid;

  GtkLabel *titles[N_DRAWINGS];
  StfGraphView *graphs[N_DRAWINGS];
  GtkExpander *numbers[N_DRAWINGS];
  StfPaperGrid *table;
  GSimpleActionGroup *actions;
  StfBudget *budget;
  StfBudgetReport *report;
  StfFee *fee;
  GPtrArray *invoices;
};

G_DEFINE_FINAL_TYPE (StfFollowUpView, stf_follow_up_view, STF_TYPE_PAGE)

static StfOpenYear *
get_year (StfFollowUpView *self)
{
  return stf_page_get_year (STF_PAGE (self));
}

static GtkWindow *
get_window (StfFollowUpView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const char *
get_name (StfFollowUpView *self)
{
  return stf_organisation_get_name (stf_open_year_get_organisation (get_year (self)));
}

/* --- documents --- */

static StfPaper *
make_paper (StfFollowUpView *self, const char *action)
{
  const char *name = get_name (self);
  const char *date = self->report->date;
  gboolean example = self->budget->example;

  if (strcmp (action, "save-budget") == 0)
    return stf_budget_paper_new (self->report, self->fee, name);
  if (strcmp (action, "save-fee") == 0)
    return stf_fee_paper_new (self->fee, name, date, example);
  if (strcmp (action, "save-notices") == 0)
    return stf_fee_notice_new (self->fee, self->invoices, NULL, name, date, example);
  return stf_follow_up_paper_new (self->report, name);
}

static void
save_paper_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfFollowUpView *self = user_data;
  g_autoptr (StfPaper) paper = make_paper (self, g_action_get_name (G_ACTION (action)));

  stf_paper_save (get_window (self), paper);
}

static void
copy_paper_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfFollowUpView *self = user_data;
  g_autoptr (StfPaper) paper = make_paper (self, "save-follow-up");

  stf_paper_copy (get_window (self), paper);
}

static gboolean
write_sheet (StfFollowUpView *self, const char *path, gboolean workbook, GError **error)
{
  g_autofree char *csv = NULL;

  if (workbook)
    return stf_budget_write_workbook (self->report, self->fee, get_name (self), path, error);
  csv = stf_budget_to_csv (self->budget, self->report->plan, stf_csv_get_local_separator ());
  return stf_publish_contents (path, csv, strlen (csv), error);
}

static void
save_sheet (StfFollowUpView *self, GAsyncResult *result, gboolean workbook)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->report == NULL)
    return;
  path = stf_chooser_complete_name (g_file_peek_path (file), workbook ? ".xlsx" : ".csv");
  if (write_sheet (self, path, workbook, &error))
    {
      if (STF_IS_WINDOW (get_window (self)))
        stf_window_toast (STF_WINDOW (get_window (self)), _ ("The file was saved"));
    }
  else
    stf_question_report (get_window (self), _ ("The File Could Not Be Saved"), error);
}

static void
workbook_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StfFollowUpView) self = user_data;

  save_sheet (self, result, TRUE);
}

static void
csv_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StfFollowUpView) self = user_data;

  save_sheet (self, result, FALSE);
}

static void
save_sheet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfFollowUpView *self = user_data;
  gboolean workbook = strcmp (g_action_get_name (G_ACTION (action)), "save-workbook") == 0;
  g_autofree char *name = g_strdup_printf ("%s %d%s", _ ("Budget"), self->budget->year,
                                           workbook ? ".xlsx" : ".csv");

  stf_chooser_save (get_window (self), _ ("Save for a Spreadsheet"), STF_CHOOSER_SHEET, name,
                    workbook ? workbook_cb : csv_cb, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { .name = "save-budget", .activate = save_paper_cb },
  { .name = "save-follow-up", .activate = save_paper_cb },
  { .name = "save-fee", .activate = save_paper_cb },
  { .name = "save-notices", .activate = save_paper_cb },
  { .name = "save-workbook", .activate = save_sheet_cb },
  { .name = "save-csv", .activate = save_sheet_cb },
  { .name = "copy-follow-up", .activate = copy_paper_cb },
};

static void
update_actions (StfFollowUpView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), entries[i].name);
      gboolean csv = strcmp (entries[i].name, "save-csv") == 0;

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   self->report != NULL && (!csv || self->report->plan != NULL));
    }
}

/* --- what is shown --- */

static void
forget (StfFollowUpView *self)
{
  g_clear_pointer (&self->report, stf_budget_report_free);
  g_clear_pointer (&self->budget, stf_budget_free);
  g_clear_pointer (&self->fee, stf_fee_free);
  g_clear_pointer (&self->invoices, g_ptr_array_unref);
}

static gboolean
read_year (StfFollowUpView *self, GError **error)
{
  StfYearFile *file = stf_open_year_get_file (get_year (self));

  forget (self);
  self->budget = stf_budget_load (file, error);
  self->report = self->budget != NULL ? stf_budget_report_new (
                     self->budget, stf_open_year_get_date (get_year (self)), error)
                                      : NULL;
  self->fee = self->report != NULL ? stf_fee_load (file, error) : NULL;
  self->invoices = self->fee != NULL ? stf_invoice_list (file, self->fee->id, error) : NULL;
  return self->invoices != NULL;
}

static void
add_number (GtkGrid *grid, const char *words, guint column, guint row, gboolean strong)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, strong ? "heading" : "numeric");
  gtk_grid_attach (grid, label, (int) column, (int) row, 1, 1);
}

/* What is drawn, in numbers. */
static void
show_numbers (GtkExpander *expander, const StfFigure *figure)
{
  g_autoptr (StfPaperTable) table = stf_figure_to_table (figure);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  for (guint i = 0; i < table->n_columns; i++)
    add_number (grid, table->head[i], i, 0, TRUE);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const StfPaperRow *row = stf_paper_table_get_row (table, i);

      for (guint k = 0; k < table->n_columns && row->cells[k] != NULL; k++)
        add_number (grid, row->cells[k], k, i + 1, row->kind != STF_PAPER_ROW_LINE);
    }
  gtk_expander_set_child (expander, GTK_WIDGET (grid));
}

static void
show_drawing (StfFollowUpView *self, guint i, StfFigure *figure)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", _ ("Numbers"), figure->title);

  gtk_label_set_label (self->titles[i], figure->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->numbers[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  show_numbers (self->numbers[i], figure);
  gtk_widget_set_visible (GTK_WIDGET (self->numbers[i]), !stf_figure_is_empty (figure));
  stf_graph_view_set_figure (self->graphs[i], figure);
}

static void
show_versions (StfFollowUpView *self)
{
  const StfBudgetVersion *plan = self->report->plan;
  const StfBudgetVersion *forecast = self->report->forecast;
  g_autofree char *text = g_strjoin (
      " · ", plan != NULL ? plan->title : _ ("There is no budget for this year."),
      forecast != NULL ? forecast->title : NULL, NULL);

  gtk_label_set_label (self->versions, text);
}

static void
stf_follow_up_view_refresh (StfPage *page)
{
  StfFollowUpView *self = STF_FOLLOW_UP_VIEW (page);
  g_autoptr (GError) error = NULL;

  if (!read_year (self, &error))
    {
      forget (self);
      stf_notice_show (self->notice, error->message, NULL, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
      update_actions (self);
      return;
    }
  stf_notice_hide (self->notice);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
  show_versions (self);
  show_drawing (self, 0, stf_budget_report_draw_months (self->report));
  show_drawing (self, 1, stf_budget_report_draw_trail (self->report));
  show_drawing (self, 2, stf_budget_report_draw_flow (self->report, self->fee));
  show_drawing (self, 3, stf_budget_report_draw_shares (self->fee));
  stf_paper_grid_set_table (self->table, stf_follow_up_table_new (self->report));
  update_actions (self);
}

static void
stf_follow_up_view_dispose (GObject *object)
{
  StfFollowUpView *self = STF_FOLLOW_UP_VIEW (object);

  forget (self);
  g_clear_object (&self->table);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (stf_follow_up_view_parent_class)->dispose (object);
}

static void
stf_follow_up_view_class_init (StfFollowUpViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_follow_up_view_dispose;
  STF_PAGE_CLASS (klass)->refresh = stf_follow_up_view_refresh;

  g_type_ensure (STF_TYPE_NOTICE);
  g_type_ensure (STF_TYPE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/follow-up-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StfFollowUpView, notice);
  gtk_widget_class_bind_template_child (widget_class, StfFollowUpView, stack);
  gtk_widget_class_bind_template_child (widget_class, StfFollowUpView, versions);
  gtk_widget_class_bind_template_child (widget_class, StfFollowUpView, drawings);
  gtk_widget_class_bind_template_child (widget_class, StfFollowUpView, sign);
  gtk_widget_class_bind_template_child (widget_class, StfFollowUpView, grid);
}

static void
stf_follow_up_view_init (StfFollowUpView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_DRAWINGS; i++)
    {
      self->titles[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (self->titles[i], 0);
      gtk_widget_add_css_class (GTK_WIDGET (self->titles[i]), "heading");
      gtk_widget_set_margin_top (GTK_WIDGET (self->titles[i]), 18);
      self->graphs[i] = STF_GRAPH_VIEW (stf_graph_view_new ());
      gtk_box_append (self->drawings, GTK_WIDGET (self->titles[i]));
      self->numbers[i] = GTK_EXPANDER (gtk_expander_new (_ ("Numbers")));
      gtk_box_append (self->drawings, GTK_WIDGET (self->graphs[i]));
      gtk_box_append (self->drawings, GTK_WIDGET (self->numbers[i]));
    }
  self->table = stf_paper_grid_new ();
  stf_grid_set_model (self->grid, STF_GRID_MODEL (self->table));
  gtk_label_set_label (self->sign, stf_budget_report_explain_variance ());
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "money", G_ACTION_GROUP (self->actions));
  update_actions (self);
}

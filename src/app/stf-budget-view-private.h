/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-view.h"
#include "stf-window.h"

G_BEGIN_DECLS

struct _StfBudgetView
{
  StfPage parent_instance;

  /* Template. */
  GtkBox *bar;
  GtkMenuButton *version_button;
  GtkLabel *version_label;
  GtkLabel *state_label;
  GtkEditable *search;
  GtkWidget *period_bar;
  GtkLabel *period_label;
  GtkWidget *cell_bar;
  GtkLabel *cell_label;
  GtkEditable *cell_entry;
  GtkMenuButton *note_button;
  GtkWidget *note_popover;
  GtkLabel *note_label;
  GtkTextView *note_text;
  GtkLabel *message;
  GtkStack *stack;
  StfGrid *grid;
  GtkLabel *totals;
  GMenu *versions;
  GMenu *compared;
  GMenu *categories;
  GMenu *bodies;
  GMenu *fundings;
  GMenuModel *cell_menu;

  GSimpleActionGroup *actions;
  StfBudgetTable *table;
  StfBudget *budget;         /* NULL: could not be read, or no year */
  StfBudgetVersion *version; /* of the budget; NULL: there is none */
  gconstpointer filled;      /* the budget whose menus are filled */
  char *version_id;          /* which the user has chosen; NULL: the one to show at the date */
  char *compared_id;
  gboolean saving; /* an edit of this view: what has been read is right */
  gboolean narrow;
  gboolean updating;

  StfBudgetGrouping grouping;
  StfBudgetPeriods periods;
  guint period;   /* which is shown alone where it is narrow */
  char *category; /* filters, as in StfBudgetFilter */
  char *body;
  char *funding;
};

/* stf-budget-view.c */
void stf_budget_view_show (StfBudgetView *self);
void stf_budget_view_tell_error (StfBudgetView *self, const char *message);
StfWindow *stf_budget_view_get_window (StfBudgetView *self);
gboolean stf_budget_view_begin (StfBudgetView *self, GError **error);
gboolean stf_budget_view_save (StfBudgetView *self, const StfBudgetEdit *edit, GError **error);

/* stf-budget-view-actions.c */
void stf_budget_view_add_actions (StfBudgetView *self);
void stf_budget_view_update_actions (StfBudgetView *self);

G_END_DECLS

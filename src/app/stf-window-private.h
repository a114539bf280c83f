/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-error-page.h"
#include "stf-start-page.h"
#include "stf-window.h"
#include "stf-year-view.h"

G_BEGIN_DECLS

struct _StfWindow
{
  AdwApplicationWindow parent_instance;

  /* Template. */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkSpinner *spinner;
  StfStartPage *start;
  StfErrorPage *error;
  StfYearView *view;

  StfOpenYear *year; /* NULL: start page, loading or error */
  char *path;        /* of the file that is open, being opened, or could not be opened */
  gboolean busy;     /* a job has the file: no changes */
};

/* stf-window-actions.c */
void stf_window_add_actions (StfWindow *self);
void stf_window_update_actions (StfWindow *self);
void stf_window_set_busy (StfWindow *self, gboolean busy);
void stf_window_set_entries_enabled (StfWindow *self, const GActionEntry *entries, guint n_entries,
                                     gboolean enabled);

/* stf-window-edit.c */
void stf_window_add_edit_actions (StfWindow *self);
void stf_window_update_edit_actions (StfWindow *self);

/* stf-window-body.c */
void stf_window_new_body (StfWindow *self, GVariant *parameter);
void stf_window_edit_body (StfWindow *self, GVariant *parameter);
void stf_window_remove_body (StfWindow *self, GVariant *parameter);
void stf_window_new_role (StfWindow *self, GVariant *parameter);
void stf_window_edit_role (StfWindow *self, GVariant *parameter);
void stf_window_remove_role (StfWindow *self, GVariant *parameter);
void stf_window_move_body (StfWindow *self, GVariant *parameter);
void stf_window_move_body_to (StfWindow *self, GVariant *parameter);
void stf_window_shift_body (StfWindow *self, GVariant *parameter);
void stf_window_set_body_branch (StfWindow *self, GVariant *parameter);
void stf_window_set_body_folded (StfWindow *self, GVariant *parameter);
void stf_window_set_body_new_page (StfWindow *self, GVariant *parameter);
void stf_window_frame_body (StfWindow *self, GVariant *parameter);

/* stf-window-election.c */
void stf_window_new_slate (StfWindow *self, GVariant *parameter);
void stf_window_duplicate_slate (StfWindow *self, GVariant *parameter);
void stf_window_rename_slate (StfWindow *self, GVariant *parameter);
void stf_window_prefer_slate (StfWindow *self, GVariant *parameter);
void stf_window_delete_slate (StfWindow *self, GVariant *parameter);
void stf_window_place_nominee (StfWindow *self, GVariant *parameter);
void stf_window_elect (StfWindow *self, GVariant *parameter);
void stf_window_by_elect (StfWindow *self, GVariant *parameter);
void stf_window_send_notice (StfWindow *self, GVariant *parameter);

/* stf-window-chart.c */
void stf_window_add_chart_actions (StfWindow *self);
void stf_window_update_chart_actions (StfWindow *self);
void stf_window_set_page (StfWindow *self, GVariant *parameter);

/* stf-window-compare.c */
void stf_window_add_compare_actions (StfWindow *self);
void stf_window_update_compare_actions (StfWindow *self);

/* stf-window-rules.c */
void stf_window_add_rule_actions (StfWindow *self);
void stf_window_update_rule_actions (StfWindow *self);
void stf_window_set_setting (StfWindow *self, GVariant *parameter);
void stf_window_new_waiver (StfWindow *self, GVariant *parameter);
void stf_window_edit_waiver (StfWindow *self, GVariant *parameter);
void stf_window_end_waiver (StfWindow *self, GVariant *parameter);
void stf_window_delete_waiver (StfWindow *self, GVariant *parameter);
void stf_window_new_rule (StfWindow *self, GVariant *parameter);
void stf_window_edit_rule (StfWindow *self, GVariant *parameter);
void stf_window_delete_rule (StfWindow *self, GVariant *parameter);

/* stf-window-people.c */
void stf_window_edit_person (StfWindow *self, GVariant *parameter);
void stf_window_merge_person (StfWindow *self, GVariant *parameter);
void stf_window_erase_person (StfWindow *self, GVariant *parameter);
void stf_window_edit_employment (StfWindow *self, GVariant *parameter);
void stf_window_add_skill (StfWindow *self, GVariant *parameter);
void stf_window_remove_skill (StfWindow *self, GVariant *parameter);
void stf_window_import_people (StfWindow *self, GVariant *parameter);
void stf_window_import_actuals (StfWindow *self, GVariant *parameter);
void stf_window_map_accounts (StfWindow *self, GVariant *parameter);
void stf_window_add_people_actions (StfWindow *self);
void stf_window_update_people_actions (StfWindow *self);

/* stf-window-budget.c */
void stf_window_budget_new_line (StfWindow *self, GVariant *parameter);
void stf_window_budget_edit_line (StfWindow *self, GVariant *parameter);
void stf_window_budget_remove_line (StfWindow *self, GVariant *parameter);
void stf_window_budget_move_line (StfWindow *self, GVariant *parameter);
void stf_window_budget_new_version (StfWindow *self, GVariant *parameter);
void stf_window_budget_rename_version (StfWindow *self, GVariant *parameter);
void stf_window_budget_remove_version (StfWindow *self, GVariant *parameter);
void stf_window_budget_step (StfWindow *self, GVariant *parameter);
void stf_window_budget_import (StfWindow *self, GVariant *parameter);
void stf_window_budget_take_back (StfWindow *self, GVariant *parameter);

/* stf-window-handover.c */
void stf_window_add_handover_actions (StfWindow *self);
void stf_window_update_handover_actions (StfWindow *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "file/stf-draft.h"
#include "stf-window.h"

G_BEGIN_DECLS

/* A dialog over a draft: rows that are bound to its columns, a message, Cancel and Save. */

#define STF_TYPE_EDITOR (stf_editor_get_type ())
G_DECLARE_FINAL_TYPE (StfEditor, stf_editor, STF, EDITOR, AdwWindow)

/* What an editor asks of the subject it edits.  column: out, which one is at fault. */
typedef struct
{
  gboolean (*validate) (const StfDraft *draft, const char *id, StfYearFile *file,
                        const char **column, GError **error);
  gboolean (*save) (StfDraft *draft, const char *id, StfYearFile *file, GError **error);
} StfEditorSubject;

/* Something that a reference may name. */
typedef struct
{
  const char *id;
  const char *name;
} StfEditorOption;

StfEditor *stf_editor_new (StfWindow *parent, const char *title, StfDraft *draft, const char *id,
                           const StfEditorSubject *subject);
StfDraft *stf_editor_get_draft (StfEditor *self);
const char *stf_editor_get_id (StfEditor *self);
StfWindow *stf_editor_get_window (StfEditor *self);

AdwPreferencesGroup *stf_editor_add_group (StfEditor *self, const char *title,
                                           const char *description);
GtkWidget *stf_editor_add_entry (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                                 const char *column, const char *title);
GtkWidget *stf_editor_add_text (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                                const char *column, const char *title);
GtkWidget *stf_editor_add_choice (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                                  const char *column, const char *title);
GtkWidget *stf_editor_add_reference (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                                     const char *column, const char *title, const char *none,
                                     GArray *options);
GtkWidget *stf_editor_add_flag (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                                const char *column, const char *title, const char *subtitle);
GtkWidget *stf_editor_add_number (StfEditor *self, AdwPreferencesGroup *group, const char *title,
                                  guint value, guint maximum, GCallback changed,
                                  gpointer user_data);
GtkWidget *stf_editor_add_row_button (GtkWidget *row, const char *icon_name, const char *label,
                                      GCallback clicked, gpointer user_data);
void stf_editor_add_header_button (AdwPreferencesGroup *group, const char *label, GCallback clicked,
                                   gpointer user_data);
void stf_editor_add_remove (StfEditor *self, const char *label, const char *action,
                            const char *target);
void stf_editor_changed (StfEditor *self);

G_END_DECLS

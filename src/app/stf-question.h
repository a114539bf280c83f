/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STF_TYPE_QUESTION (stf_question_get_type ())
G_DECLARE_FINAL_TYPE (StfQuestion, stf_question, STF, QUESTION, AdwWindow)

/* Signal "accepted": the user has answered; the question goes away by itself. */

GtkWidget *stf_question_new (GtkWindow *parent, const char *title, const char *explanation,
                             const char *accept);
GtkEditable *stf_question_add_entry (StfQuestion *self, const char *title, const char *text);
void stf_question_set_acceptable (StfQuestion *self, gboolean acceptable);

void stf_question_report (GtkWindow *parent, const char *heading, const GError *error);

G_END_DECLS

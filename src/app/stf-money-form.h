/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "money/stf-money.h"

G_BEGIN_DECLS

/* Rows for amounts, dates and choices in dialogs about money. */

GtkEditable *stf_money_form_add_amount (AdwPreferencesGroup *group, const char *title,
                                        gint64 amount, gint64 none);
AdwComboRow *stf_money_form_add_choice (AdwPreferencesGroup *group, const char *title,
                                        const GPtrArray *choices, const char *value,
                                        const char *none);
GtkWidget *stf_money_form_add_button (AdwPreferencesGroup *group, const char *label,
                                      gboolean destructive);

void stf_money_form_mark (GtkEditable *row, const GError *error);
void stf_money_form_take_text (char **field, GtkEditable *row);
void stf_money_form_take_choice (char **field, AdwComboRow *row);
gboolean stf_money_form_get_amount (GtkEditable *row, gint64 none, gint64 *amount, GError **error);

GtkWidget *stf_amount_row_new (const char *title, const char *subtitle);
void stf_amount_row_set (GtkWidget *row, gint64 amount);
void stf_amount_row_set_text (GtkWidget *row, const char *text, const char *below);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that chooses among values (StfSettingChoice). */
GtkWidget *stf_choice_row_new (const GPtrArray *choices, const char *value, const char *none);
void stf_choice_row_fill (AdwComboRow *row, const GPtrArray *choices, const char *value,
                          const char *none);
void stf_choice_row_set_value (AdwComboRow *row, const char *value);
const char *stf_choice_row_get_value (AdwComboRow *row);
void stf_choice_row_show_names (AdwComboRow *row);

G_END_DECLS

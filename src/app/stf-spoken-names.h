/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

void stf_spoken_names_mend (void);
void stf_button_set_label (GtkButton *button, const char *label);

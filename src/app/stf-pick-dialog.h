/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* value: NULL: none. */
typedef void (*StfPicked) (gpointer user_data, const char *value);

void stf_pick_dialog_present (GtkWindow *parent, const char *title, GPtrArray *choices,
                              const char *none, StfPicked picked, gpointer user_data);

G_END_DECLS

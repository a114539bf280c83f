/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean stf_author_dialog_needed (void);
void stf_author_dialog_present (GtkWindow *parent, const char *action, GVariant *parameter);

G_END_DECLS

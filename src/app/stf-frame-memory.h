/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void stf_frame_memory_keep (GtkWindow *window);

G_END_DECLS

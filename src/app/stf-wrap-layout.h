/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets children one after the other, as words in lines. */
#define STF_TYPE_WRAP_LAYOUT (stf_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (StfWrapLayout, stf_wrap_layout, STF, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "organisation/stf-organisation.h"

G_BEGIN_DECLS

/* at: a place in widget; view: items for the top of the menu, about the view only; or NULL. */
GtkWidget *stf_body_menu_popup (GtkWidget *widget, const GdkRectangle *at, const StfBody *body,
                                GMenuModel *view);
gboolean stf_body_menu_can_edit (GtkWidget *widget);

G_END_DECLS

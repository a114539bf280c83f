/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

GtkWidget *stf_body_dialog_present (StfWindow *parent, const char *body, const char *below);
GtkWidget *stf_role_dialog_present (StfWindow *parent, const char *role, const char *body);

G_END_DECLS

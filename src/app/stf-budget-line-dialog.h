/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

GtkWidget *stf_budget_line_dialog_present (StfWindow *parent, const char *line,
                                           const char *category);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

void stf_budget_import_dialog_present (StfWindow *parent, const char *version, const char *path);

G_END_DECLS

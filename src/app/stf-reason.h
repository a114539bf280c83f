/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void stf_reason_add_menu (AdwEntryRow *row);

G_END_DECLS

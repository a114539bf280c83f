/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

/* The dialogs of the page People, each over a window with an open year. */

void stf_erase_dialog_present (StfWindow *parent, const char *person);
void stf_merge_dialog_present (StfWindow *parent, const char *person);
void stf_employment_dialog_present (StfWindow *parent, const char *person, const char *employment);
void stf_addresses_dialog_present (StfWindow *parent);
void stf_people_import_dialog_present (StfWindow *parent, const char *path);

G_END_DECLS

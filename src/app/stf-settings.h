/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *stf_settings_get (void);
char *stf_settings_get_author (void);
void stf_settings_set_author (const char *author);
GFile *stf_settings_get_folder (void);
void stf_settings_set_folder (GFile *chosen);

G_END_DECLS

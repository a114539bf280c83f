/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rules/stf-setting.h"

G_BEGIN_DECLS

/* One thing that the governance document leaves open: its words, and how the year settles it. */
#define STF_TYPE_SETTING_GROUP (stf_setting_group_get_type ())
G_DECLARE_FINAL_TYPE (StfSettingGroup, stf_setting_group, STF, SETTING_GROUP, AdwPreferencesGroup)

GtkWidget *stf_setting_group_new (StfSetting *setting, gboolean can_edit);
const char *stf_setting_group_get_id (StfSettingGroup *self);
GtkWidget *stf_setting_group_get_row (StfSettingGroup *self);

GtkWidget *stf_quote_new (const char *text);

G_END_DECLS

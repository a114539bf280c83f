/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One line above the content that tells of the state of the file, with at most one button. */
#define STF_TYPE_NOTICE (stf_notice_get_type ())
G_DECLARE_FINAL_TYPE (StfNotice, stf_notice, STF, NOTICE, AdwBin)

void stf_notice_show (StfNotice *self, const char *text, const char *button_label,
                      const char *action_name);
void stf_notice_warn (StfNotice *self, const char *text);
void stf_notice_hide (StfNotice *self);
const char *stf_notice_get_text (StfNotice *self);

G_END_DECLS

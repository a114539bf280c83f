/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-application.h"
#include "stf-open-year.h"

G_BEGIN_DECLS

#define STF_TYPE_WINDOW (stf_window_get_type ())
G_DECLARE_FINAL_TYPE (StfWindow, stf_window, STF, WINDOW, AdwApplicationWindow)

StfWindow *stf_window_new (StfApplication *application);
void stf_window_open (StfWindow *self, GFile *file);
void stf_window_open_with_flags (StfWindow *self, const char *path, StfOpenFlags flags);
void stf_window_open_result (StfWindow *self, GAsyncResult *result, const char *heading);
void stf_window_close_year (StfWindow *self);
const char *stf_window_get_path (StfWindow *self);
StfOpenYear *stf_window_get_year (StfWindow *self);
const char *stf_window_get_view_name (StfWindow *self);

void stf_window_toast (StfWindow *self, const char *text);
void stf_window_toast_undo (StfWindow *self, const char *text);
void stf_window_report (StfWindow *self, const char *heading, const GError *error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STF_TYPE_APPLICATION (stf_application_get_type ())
G_DECLARE_FINAL_TYPE (StfApplication, stf_application, STF, APPLICATION, AdwApplication)

StfApplication *stf_application_new (void);

G_END_DECLS

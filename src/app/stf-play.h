/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"

G_BEGIN_DECLS

/* The button that plays the year: the window's date goes from change to change. */
#define STF_TYPE_PLAY (stf_play_get_type ())
G_DECLARE_FINAL_TYPE (StfPlay, stf_play, STF, PLAY, StfPage)

gboolean stf_play_is_playing (StfPlay *self);

G_END_DECLS

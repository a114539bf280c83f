/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/stf-sie-actuals.h"

/* What the tests of SIE have in common. */

StfSie *sie_read_text (const char *text);
StfActuals *sie_load_text (const char *text, int first, int last);
char *sie_draw_actuals (const StfActuals *actuals);
char *sie_draw_notes (const StfActuals *actuals);

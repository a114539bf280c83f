/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The messages of the program in the language of its user. */

void stf_locale_bind_messages (void);

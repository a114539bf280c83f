/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

void stf_spoken_names_mend (void);

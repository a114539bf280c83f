/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "file/stf-year-file.h"
#include "stf-notice.h"

G_BEGIN_DECLS

/* What there is to notice about the file of a year. */

void stf_year_notice_show_access (StfNotice *notice, StfYearFile *file);
void stf_year_notice_show_unverified (StfNotice *notice, StfYearFile *file);

G_END_DECLS

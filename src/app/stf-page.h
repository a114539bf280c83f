/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-open-year.h"

G_BEGIN_DECLS

/* A page of the year window.  A page implements refresh() and reads everything it shows from
 * stf_page_get_year(). */

#define STF_TYPE_PAGE (stf_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (StfPage, stf_page, STF, PAGE, AdwBin)

struct _StfPageClass
{
  AdwBinClass parent_class;

  void (*refresh) (StfPage *self);
};

StfOpenYear *stf_page_get_year (StfPage *self);
void stf_page_set_year (StfPage *self, StfOpenYear *year);
void stf_page_queue_refresh (StfPage *self);

G_END_DECLS

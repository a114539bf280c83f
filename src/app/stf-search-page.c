/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Placeholder of the page. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"
#include "stf-search-page.h"
struct _StfSearchPage
{
  StfPage parent;
};
G_DEFINE_FINAL_TYPE (StfSearchPage, stf_search_page, STF_TYPE_PAGE)
static void
refresh (StfPage *p)
{
}
static void
stf_search_page_class_init (StfSearchPageClass *k)
{
  STF_PAGE_CLASS (k)->refresh = refresh;
}
static void
stf_search_page_init (StfSearchPage *k)
{
}

void
stf_search_page_set_text (StfSearchPage *self, const char *text)
{
}
void
stf_search_page_activate_first (StfSearchPage *self)
{
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Placeholder of the page. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"
#include "stf-handover-page.h"
struct _StfHandoverPage
{
  StfPage parent;
};
G_DEFINE_FINAL_TYPE (StfHandoverPage, stf_handover_page, STF_TYPE_PAGE)
static void
refresh (StfPage *p)
{
}
static void
stf_handover_page_class_init (StfHandoverPageClass *k)
{
  STF_PAGE_CLASS (k)->refresh = refresh;
}
static void
stf_handover_page_init (StfHandoverPage *k)
{
}

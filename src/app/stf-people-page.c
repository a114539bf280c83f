/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Placeholder of the page. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"
#include "stf-people-page.h"
struct _StfPeoplePage
{
  StfPage parent;
};
G_DEFINE_FINAL_TYPE (StfPeoplePage, stf_people_page, STF_TYPE_PAGE)
static void
refresh (StfPage *p)
{
}
static void
stf_people_page_class_init (StfPeoplePageClass *k)
{
  STF_PAGE_CLASS (k)->refresh = refresh;
}
static void
stf_people_page_init (StfPeoplePage *k)
{
}

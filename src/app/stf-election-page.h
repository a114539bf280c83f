/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"

G_BEGIN_DECLS

/* The nominating committee's workbench: candidates at the left, proposals side by side. */
#define STF_TYPE_ELECTION_PAGE (stf_election_page_get_type ())
G_DECLARE_FINAL_TYPE (StfElectionPage, stf_election_page, STF, ELECTION_PAGE, StfPage)

G_END_DECLS

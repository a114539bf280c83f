/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "organisation/stf-organisation.h"

G_BEGIN_DECLS

/* How pages word what core knows as data. */
char *stf_wording_period (const char *from_date, const char *to_date);
char *stf_wording_term (const char *from_date, const char *to_date, int extent, gboolean acting);
char *stf_wording_holder_term (const StfHolder *holder);
char *stf_wording_holder (const StfHolder *holder);
char *stf_wording_role_holders (const StfRole *role);
char *stf_wording_seat (const StfSeat *seat);
char *stf_wording_join (const char *first, const char *second);
const char *stf_wording_relation (const char *kind);

G_END_DECLS

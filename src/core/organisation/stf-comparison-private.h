/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-comparison.h"

G_BEGIN_DECLS

const char *stf_comparison_keep (StfComparison *self, char *text);
void stf_comparison_add (StfComparison *self, StfDifference difference);

/* "Anna Berg, Dalarna (acting)".  The comparison owns it. */
const char *stf_comparison_word_holder (StfComparison *self, const StfHolder *holder);
/* Who holds the role: "Anna Berg, Bo Ek, vacant", or counted where they are many. */
char *stf_comparison_word_role (StfComparison *self, const StfRole *role);

/* The seats and holders of a role that both organisations have. */
void stf_comparison_compare_seats (StfComparison *self, const StfRole *before, const StfRole *after,
                                   const char *what);

G_END_DECLS

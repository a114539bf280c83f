/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* SQL: the row named "it" is in force at the date ?1 (H3).  An open end is NULL. */
#define STF_IN_FORCE                                                                               \
  "(it.from_date IS NULL OR it.from_date <= ?1) AND (it.to_date IS NULL OR it.to_date >= ?1)"

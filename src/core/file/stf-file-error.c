/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of year files, which all of src/core/file uses. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-year-file.h"

G_DEFINE_QUARK (stf - file - error - quark, stf_file_error)

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes in a file that is taken in: the address lists of tens of thousands of people are smaller.
 */
#define STF_EXCHANGE_MAX_BYTES (16 * 1024 * 1024)

#define STF_EXCHANGE_ERROR (stf_exchange_error_quark ())
GQuark stf_exchange_error_quark (void);

typedef enum
{
  STF_EXCHANGE_ERROR_READ,     /* the file cannot be read */
  STF_EXCHANGE_ERROR_ENCODING, /* no text, or text in an encoding that is not known */
  STF_EXCHANGE_ERROR_TOO_BIG,  /* more bytes, rows or columns than are taken in */
  STF_EXCHANGE_ERROR_FORM,     /* not of the form it should have; the message names the line */
  STF_EXCHANGE_ERROR_COLUMNS,  /* no column is said to hold what there must be */
} StfExchangeError;

gboolean stf_exchange_fail_line (GError **error, guint line, const char *reason);
GBytes *stf_exchange_load (const char *path, GError **error);
char *stf_encoding_decode (GBytes *bytes, GError **error);

G_END_DECLS

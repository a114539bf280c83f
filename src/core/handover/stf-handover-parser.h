/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>

G_BEGIN_DECLS

/* libxml2, set up for a handover document. */
typedef struct
{
  const char *data; /* borrowed */
  gsize length;
  xmlTextReader *xml;
  guint element; /* the number of the last element that began, from 1 */
  xmlDoc *text;  /* of the contract */
  xmlSchema *contract;
  char *error;        /* with its line; the document is not well-formed */
  char *schema_error; /* the first, with its line; the document breaks the contract */
} StfHandoverParser;

StfHandoverParser *stf_handover_parser_new (const char *data, gsize length);
gboolean stf_handover_parser_read (StfHandoverParser *self, gboolean *at_end);
const char *stf_handover_parser_get_name (StfHandoverParser *self);
const char *stf_handover_parser_next_attribute (StfHandoverParser *self, const char **value);
guint stf_handover_parser_find_line (StfHandoverParser *self, guint element);
gboolean stf_handover_parser_fail (StfHandoverParser *self, guint element, const char *name,
                                   GError **error, const char *format, ...) G_GNUC_PRINTF (5, 6);
void stf_handover_parser_free (StfHandoverParser *self);

gboolean stf_handover_parse_integer (const char *text, gint64 *integer);

G_END_DECLS

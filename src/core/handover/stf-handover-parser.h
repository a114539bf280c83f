/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>

G_BEGIN_DECLS

/* libxml2, set up for a handover document. */
typedef struct
{
  xmlTextReader *xml;
  xmlSchema *contract;
  char *error;        /* with its line; the document is not well-formed */
  char *schema_error; /* the first, with its line; the document breaks the contract */
} StfHandoverParser;

StfHandoverParser *stf_handover_parser_new (const char *data, gsize length);
gboolean stf_handover_parser_read (StfHandoverParser *self, gboolean *at_end);
void stf_handover_parser_free (StfHandoverParser *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libxml2, set up for a handover document that stf_handover_scan() let pass: it streams, fetches
 * nothing, repairs nothing, and holds the published contract against what it reads.
 *
 * There is no DOCTYPE any more, so the process-wide loader of external entities is never asked and
 * is left as it is.  The contract is read anew for each document, some milliseconds, so that no
 * state is shared between threads.  When memory runs out, libxml2 may crash the process. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-parser.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlError;
#else
typedef xmlError *XmlError;
#endif

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt)

static char *
describe (const xmlError *xml_error)
{
  g_autofree char *text = g_strdup (xml_error->message ? xml_error->message : "");

  return g_strdup_printf (_ ("Line %u: %s"), (guint) MAX (xml_error->line, 1), g_strchomp (text));
}

static void
error_cb (void *data, XmlError xml_error)
{
  StfHandoverParser *self = data;
  char **message = xml_error->domain == XML_FROM_SCHEMASV ? &self->schema_error : &self->error;

  if (*message == NULL)
    *message = describe (xml_error);
}

/* The contract is ours: a failure is a defect of the program. */
static xmlSchema *
load_contract (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PATH "/core/handover/handover.xsd",
                                                      0, NULL);
  g_autoptr (xmlSchemaParserCtxt) parser = NULL;
  xmlSchema *contract;

  g_assert (bytes != NULL);
  parser = xmlSchemaNewMemParserCtxt (g_bytes_get_data (bytes, NULL),
                                      (int) g_bytes_get_size (bytes));
  contract = xmlSchemaParse (parser);
  g_assert (contract != NULL);
  return contract;
}

static void
init_libxml (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      xmlInitParser ();
      g_once_init_leave (&done, 1);
    }
}

/* stf_handover_parser_new:
 * @data: the bytes of a document, which must outlive the parser
 * @length: their number
 *
 * Returns: (transfer full): a parser at the beginning of the document */
StfHandoverParser *
stf_handover_parser_new (const char *data, gsize length)
{
  StfHandoverParser *self = g_new0 (StfHandoverParser, 1);

  init_libxml ();
  xmlResetLastError ();
  self->contract = load_contract ();
  self->xml = xmlReaderForMemory (data, (int) length, NULL, "UTF-8",
                                  XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  g_assert (self->xml != NULL); /* or memory has run out */
  xmlTextReaderSetStructuredErrorHandler (self->xml, (xmlStructuredErrorFunc) error_cb, self);
  xmlTextReaderSetSchema (self->xml, self->contract);
  return self;
}

/* stf_handover_parser_read:
 * @at_end: (out): TRUE when there is nothing more to read
 *
 * Goes to the next node.
 *
 * Returns: FALSE if the document is not well-formed; .error says why */
gboolean
stf_handover_parser_read (StfHandoverParser *self, gboolean *at_end)
{
  int result = xmlTextReaderRead (self->xml);

  /* libxml2 2.9 forgets about the handler when it validates. */
  if (result < 0 && self->error == NULL)
    {
      const xmlError *last = xmlGetLastError ();

      self->error = last ? describe (last) : g_strdup ("");
    }
  *at_end = result == 0;
  return self->error == NULL;
}

/* stf_handover_parser_free: */
void
stf_handover_parser_free (StfHandoverParser *self)
{
  if (self == NULL)
    return;

  xmlFreeTextReader (self->xml);
  xmlSchemaFree (self->contract);
  g_free (self->error);
  g_free (self->schema_error);
  g_free (self);
}

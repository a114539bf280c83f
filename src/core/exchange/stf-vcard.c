/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address cards: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) as telephones, Outlook and others
 * write them, read as rows of a table; and 3.0, which all of these read, written.
 *
 *   1. A line that begins with a space or tab continues the one before.  So does any line after one
 *      in quoted-printable that ends with "=" (2.1).
 *   2. A line is [group.]NAME[;parameter]...:value.  2.1 leaves out the names of parameters.
 *   3. Text in quoted-printable has a charset of its own; without one it is told from its bytes.
 *   4. Of several addresses the one marked "pref" is taken, else the one of work, else the first;
 *      of telephones the one of work, else a mobile one, never a fax.
 *   5. Cards of groups, and cards within cards (AGENT), are left out.
 *
 * Drawback: pictures, postal addresses and everything else is not read. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-vcard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLD 74

typedef struct
{
  const char *p;
  guint line;  /* at p */
  guint first; /* where the line that was read last begins */
} Reader;

/* A line without its folds, cut up. */
typedef struct
{
  const char *name;
  char **parameters; /* in upper case */
  const char *value;
  gboolean quoted_printable;
} Property;

/* A card in the making: what it has, and how good the best value for each column was. */
typedef struct
{
  char *values[STF_VCARD_N_COLUMNS];
  int ranks[STF_VCARD_N_COLUMNS];
  gboolean is_group;
} Card;

/* Which property fills which column, as it is. */
static const struct
{
  const char *name;
  StfVcardColumn column;
  int rank;
} plain[] = {
  { "FN", STF_VCARD_FULL_NAME, 1 },
  { "TITLE", STF_VCARD_TITLE, 2 },
  { "ROLE", STF_VCARD_TITLE, 1 },
  { "NOTE", STF_VCARD_NOTE, 1 },
};

static void
card_clear (Card *card)
{
  for (guint i = 0; i < STF_VCARD_N_COLUMNS; i++)
    g_clear_pointer (&card->values[i], g_free);
  memset (card, 0, sizeof *card);
}

/* Takes the value if it is better than what the card has. */
static void
card_offer (Card *card, StfVcardColumn column, int rank, char *value)
{
  g_strstrip (value);
  if (rank <= card->ranks[column] || *value == '\0')
    {
      g_free (value);
      return;
    }
  g_free (card->values[column]);
  card->values[column] = value;
  card->ranks[column] = rank;
}

static const char *
find_line_end (const char *p)
{
  return p + strcspn (p, "\r\n");
}

/* The begin of the next line. */
static const char *
skip_line_end (const char *p)
{
  if (p[0] == '\r' && p[1] == '\n')
    return p + 2;
  return *p != '\0' ? p + 1 : p;
}

static gboolean
is_quoted_printable (const char *line)
{
  g_autofree char *head = g_ascii_strup (line, (gssize) strcspn (line, ":"));

  return strstr (head, "QUOTED-PRINTABLE") != NULL;
}

/* Rule 1.  Returns: (transfer full) (nullable): the next line that is not empty, or NULL */
static char *
read_line (Reader *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean soft = FALSE;

  while (*self->p != '\0')
    {
      const char *end = find_line_end (self->p);
      gboolean is_first = text->len == 0;

      g_string_append_len (text, self->p, end - self->p);
      self->p = skip_line_end (end);
      self->line++;
      if (text->len == 0)
        continue;

      if (is_first)
        {
          self->first = self->line - 1;
          soft = is_quoted_printable (text->str);
        }
      if (soft && text->str[text->len - 1] == '=')
        {
          g_string_truncate (text, text->len - 1);
          continue;
        }
      if (*self->p != ' ' && *self->p != '\t')
        break;
      self->p++;
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
has_parameter (const Property *property, const char *word)
{
  for (guint i = 0; property->parameters[i] != NULL; i++)
    {
      const char *parameter = property->parameters[i];
      const char *values = strchr (parameter, '=');
      g_auto (GStrv) words = g_strsplit_set (values != NULL ? values + 1 : parameter, ",\"", -1);

      if (g_strv_contains ((const char *const *) words, word))
        return TRUE;
      /* In 4.0 it is a number. */
      if (g_str_equal (word, "PREF") && g_str_has_prefix (parameter, "PREF="))
        return TRUE;
    }
  return FALSE;
}

/* Rule 2, in place.  A colon within quotation marks belongs to a parameter. */
static gboolean
split_line (char *line, Property *property)
{
  gboolean quoted = FALSE;
  char *colon = NULL;
  char *name;
  char *dot;

  for (char *p = line; *p != '\0' && colon == NULL; p++)
    if (*p == '"')
      quoted = !quoted;
    else if (*p == ':' && !quoted)
      colon = p;
  if (colon == NULL)
    return FALSE;

  *colon = '\0';
  property->value = colon + 1;
  for (char *p = line; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  property->parameters = g_strsplit (line, ";", 32);
  if (property->parameters[0] == NULL) /* Nothing before the colon. */
    return FALSE;
  name = property->parameters[0];
  dot = strrchr (name, '.');
  property->name = dot != NULL ? dot + 1 : name;
  property->quoted_printable = has_parameter (property, "QUOTED-PRINTABLE");
  return TRUE;
}

/* Rule 3. */
static char *
decode_charset (const Property *property, const char *bytes, gsize size)
{
  static const char *const charsets[] = { "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252" };
  char *text = NULL;

  if (g_utf8_validate (bytes, (gssize) size, NULL))
    return g_strndup (bytes, size);
  for (guint i = 0; i < G_N_ELEMENTS (charsets) && text == NULL; i++)
    {
      g_autofree char *parameter = g_strconcat ("CHARSET=", charsets[i], NULL);

      if (g_strv_contains ((const char *const *) property->parameters, parameter))
        text = g_convert (bytes, (gssize) size, "UTF-8", charsets[i], NULL, NULL, NULL);
    }
  if (text == NULL)
    text = g_convert (bytes, (gssize) size, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return text != NULL ? text : g_utf8_make_valid (bytes, (gssize) size);
}

/* Returns: (transfer full): the value as it was before it was encoded */
static char *
decode_value (const Property *property)
{
  g_autoptr (GString) bytes = NULL;

  if (!property->quoted_printable)
    return g_strdup (property->value);

  bytes = g_string_new (NULL);
  for (const char *p = property->value; *p != '\0'; p++)
    {
      int high = *p == '=' ? g_ascii_xdigit_value (p[1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (p[2]) : -1;

      if (low < 0 || (high == 0 && low == 0))
        {
          g_string_append_c (bytes, *p);
          continue;
        }
      g_string_append_c (bytes, (char) (high * 16 + low));
      p += 2;
    }
  return decode_charset (property, bytes->str, bytes->len);
}

/* Cuts a value at its semicolons and takes the escapes away.  Returns: (transfer full): at least
 * one part */
static char **
split_value (const char *value, gboolean at_semicolons)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GString *part = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0')
      {
        p++;
        g_string_append_c (part, *p == 'n' || *p == 'N' ? '\n' : *p);
      }
    else if (*p == ';' && at_semicolons)
      {
        g_ptr_array_add (parts, g_string_free (part, FALSE));
        part = g_string_new (NULL);
      }
    else
      g_string_append_c (part, *p);
  g_ptr_array_add (parts, g_string_free (part, FALSE));
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

/* Rule 4. */
static int
rank_address (const Property *property)
{
  return 1 + (has_parameter (property, "WORK") ? 1 : 0)
         + (has_parameter (property, "PREF") ? 2 : 0);
}

static int
rank_phone (const Property *property)
{
  if (has_parameter (property, "FAX") || has_parameter (property, "PAGER"))
    return 0;
  return 1 + (has_parameter (property, "CELL") ? 2 : 0) + (has_parameter (property, "WORK") ? 4 : 0)
         + (has_parameter (property, "PREF") ? 1 : 0);
}

static void
offer_name (Card *card, char **parts)
{
  card_offer (card, STF_VCARD_FAMILY_NAME, 1, g_strdup (parts[0]));
  if (parts[1] != NULL)
    card_offer (card, STF_VCARD_GIVEN_NAME, 1, g_strdup (parts[1]));
}

static void
offer_phone (Card *card, const Property *property, const char *value)
{
  gboolean is_uri = g_ascii_strncasecmp (value, "tel:", 4) == 0;

  card_offer (card, STF_VCARD_PHONE, rank_phone (property), g_strdup (is_uri ? value + 4 : value));
}

static void
read_property (Card *card, const Property *property)
{
  const char *name = property->name;
  gboolean is_name = g_str_equal (name, "N");
  gboolean is_organisation = g_str_equal (name, "ORG");
  g_autofree char *value = NULL;
  g_auto (GStrv) parts = NULL;

  /* A picture is not worth decoding. */
  if (strlen (property->value) > STF_CSV_MAX_CELL)
    return;

  value = decode_value (property);
  parts = split_value (value, is_name || is_organisation);
  if (is_name)
    offer_name (card, parts);
  else if (is_organisation)
    card_offer (card, STF_VCARD_ORGANISATION, 1, g_strdup (parts[0]));
  else if (g_str_equal (name, "EMAIL"))
    card_offer (card, STF_VCARD_EMAIL, rank_address (property), g_strdup (parts[0]));
  else if (g_str_equal (name, "TEL"))
    offer_phone (card, property, parts[0]);
  else if (g_str_has_suffix (name, "KIND"))
    card->is_group = g_ascii_strcasecmp (parts[0], "group") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (name, plain[i].name))
      card_offer (card, plain[i].column, plain[i].rank, g_strdup (parts[0]));
}

static void
add_card (StfTextTable *table, guint line, Card *card)
{
  StfTableRow *row;

  if (card->is_group)
    return;
  row = stf_text_table_add_row (table, line);
  for (guint i = 0; i < STF_VCARD_N_COLUMNS; i++)
    row->cells[i] = card->values[i] != NULL ? g_steal_pointer (&card->values[i]) : g_strdup ("");
}

/**
 * stf_vcard_is_vcard:
 * @text: the text of a file, from stf_encoding_decode()
 *
 * Tells address cards from a table: nothing but blanks stands before the first card.
 */
gboolean
stf_vcard_is_vcard (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  text += strspn (text, " \t\r\n");
  return g_ascii_strncasecmp (text, "BEGIN:VCARD", strlen ("BEGIN:VCARD")) == 0;
}

static StfTextTable *
new_table (void)
{
  static const char *const headings[STF_VCARD_N_COLUMNS] = {
    [STF_VCARD_GIVEN_NAME] = N_ ("Given name"), [STF_VCARD_FAMILY_NAME] = N_ ("Family name"),
    [STF_VCARD_FULL_NAME] = N_ ("Name"),        [STF_VCARD_ORGANISATION] = N_ ("Agency"),
    [STF_VCARD_TITLE] = N_ ("Title"),           [STF_VCARD_EMAIL] = N_ ("E-mail"),
    [STF_VCARD_PHONE] = N_ ("Phone"),           [STF_VCARD_NOTE] = N_ ("Note"),
  };
  StfTextTable *table = stf_text_table_new (STF_VCARD_N_COLUMNS);

  for (guint i = 0; i < STF_VCARD_N_COLUMNS; i++)
    table->headings[i] = g_strdup (_ (headings[i]));
  return table;
}

/* Reads up to the end of the text.  card: what is read now; depth: 0 outside cards. */
static gboolean
read_cards (StfTextTable *table, Reader *reader, Card *card, GError **error)
{
  guint depth = 0;
  guint first_line = 0;

  while (TRUE)
    {
      g_autofree char *text = read_line (reader);
      Property property = { NULL };
      gboolean is_property;

      if (text == NULL)
        return depth == 0 || stf_exchange_fail_line (error, first_line, _ ("the card has no end."));

      is_property = split_line (text, &property);
      if (is_property && g_str_equal (property.name, "BEGIN"))
        {
          if (depth++ == 0)
            first_line = reader->first;
        }
      else if (is_property && g_str_equal (property.name, "END") && depth > 0)
        {
          if (--depth == 0)
            {
              add_card (table, first_line, card);
              card_clear (card);
            }
        }
      else if (is_property && depth == 1)
        read_property (card, &property);
      g_strfreev (property.parameters);

      if (table->rows->len > STF_CSV_MAX_ROWS)
        {
          g_set_error_literal (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_TOO_BIG,
                               _ ("The file has more than 50,000 cards."));
          return FALSE;
        }
    }
}

/**
 * stf_vcard_parse:
 * @text: the text of a file of cards, from stf_encoding_decode()
 * @error: return location for %STF_EXCHANGE_ERROR_FORM, with the line, or
 *   %STF_EXCHANGE_ERROR_TOO_BIG
 *
 * Reads cards by the rules of the head comment; #StfVcardColumn are the columns.
 *
 * Returns: (transfer full) (nullable): the table
 */
StfTextTable *
stf_vcard_parse (const char *text, GError **error)
{
  g_autoptr (StfTextTable) table = NULL;
  Reader reader = { text, 1 };
  Card card = { { NULL } };
  gboolean ok;

  g_return_val_if_fail (text != NULL, NULL);

  table = new_table ();
  ok = read_cards (table, &reader, &card, error);
  card_clear (&card);
  if (ok && table->rows->len == 0)
    {
      g_set_error_literal (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM,
                           _ ("The file has no cards of persons."));
      ok = FALSE;
    }
  return ok ? g_steal_pointer (&table) : NULL;
}

/* Writes a line, folded between characters. */
static void
append_folded (GString *vcards, const char *line)
{
  gsize column = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (column + length > FOLD)
        {
          g_string_append (vcards, "\r\n ");
          column = 0;
        }
      g_string_append_len (vcards, p, (gssize) length);
      column += length;
    }
  g_string_append (vcards, "\r\n");
}

static void
append_escaped (GString *line, const char *value)
{
  for (const char *p = value != NULL ? value : ""; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (line, "\\n");
    else
      {
        if (strchr ("\\,;", *p) != NULL)
          g_string_append_c (line, '\\');
        g_string_append_c (line, *p);
      }
}

static void
append_property (GString *vcards, const char *head, const char *first, const char *second)
{
  g_autoptr (GString) line = g_string_new (head);

  append_escaped (line, first);
  if (second != NULL)
    {
      g_string_append_c (line, ';');
      append_escaped (line, second);
    }
  append_folded (vcards, line->str);
}

/**
 * stf_vcard_append:
 * @vcards: a file of cards in the making
 * @id: the UUID of the person
 * @values: a text for each column, or NULL; the full name is put together where it is NULL
 *
 * Appends a card in vCard 3.0.
 */
void
stf_vcard_append (GString *vcards, const char *id, const char *const values[STF_VCARD_N_COLUMNS])
{
  static const struct
  {
    StfVcardColumn column;
    const char *head;
  } lines[] = {
    { STF_VCARD_ORGANISATION, "ORG:" },
    { STF_VCARD_TITLE, "TITLE:" },
    { STF_VCARD_EMAIL, "EMAIL;TYPE=INTERNET:" },
    { STF_VCARD_PHONE, "TEL;TYPE=WORK,VOICE:" },
    { STF_VCARD_NOTE, "NOTE:" },
  };
  const char *given = values[STF_VCARD_GIVEN_NAME] != NULL ? values[STF_VCARD_GIVEN_NAME] : "";
  const char *family = values[STF_VCARD_FAMILY_NAME] != NULL ? values[STF_VCARD_FAMILY_NAME] : "";
  g_autofree char *name = g_strconcat (given, " ", family, NULL);

  g_return_if_fail (vcards != NULL && id != NULL);

  g_string_append (vcards, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
  append_property (vcards, "UID:urn:uuid:", id, NULL);
  append_property (vcards, "N:", family, given);
  append_property (
      vcards,
      "FN:", values[STF_VCARD_FULL_NAME] != NULL ? values[STF_VCARD_FULL_NAME] : g_strstrip (name),
      NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (values[lines[i].column] != NULL)
      append_property (vcards, lines[i].head, values[lines[i].column], NULL);
  g_string_append (vcards, "END:VCARD\r\n");
}

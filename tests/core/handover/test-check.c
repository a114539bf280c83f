/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with a document is said: line, element, what was expected. */

#include <string.h>

#include "../file/stf-test-file.h"
#include "handover/stf-handover-limits.h"
#include "handover/stf-handover-read.h"
#include "handover/stf-template.h"
#include "stf-test-year.h"

#define START                                                                                      \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<handover xmlns=\"urn:stafett:handover:1\" schema=\"1\" digest=\"DIGEST\">\n"
#define YEAR                                                                                       \
  "<year id=\"01900000-0000-7000-8000-000000000001\" number=\"2013\" name=\"N\" "                  \
  "starts=\"2013-01-01\" ends=\"2013-12-31\" example=\"0\" paper=\"A3\" "                          \
  "orientation=\"landscape\"/>\n"
#define END "</handover>\n"
#define A "01900000-0000-7000-8000-00000000000a"
#define B "01900000-0000-7000-8000-00000000000b"
#define C "01900000-0000-7000-8000-00000000000c"
#define SKILL(id, name) "<skill id=\"" id "\" name=\"" name "\"/>\n"
#define ROLE(id)                                                                                   \
  "<role id=\"" id "\" title=\"R\" kind=\"chair\" holder=\"person\" open=\"0\" term=\"year\" "     \
  "position=\"0\"/>\n"

typedef struct
{
  const char *name;
  const char *document;
  StfHandoverError code;
  const char *message;
} Case;

static const Case CASES[] = {
  { "nothing", "", STF_HANDOVER_ERROR_NOT_A_HANDOVER, "does not begin as XML" },
  { "a-year-file", "SQLite format 3", STF_HANDOVER_ERROR_NOT_A_HANDOVER, "This is a year file" },
  { "plain-text", "Hej!", STF_HANDOVER_ERROR_NOT_A_HANDOVER, "does not begin as XML" },
  { "another-root", "<html/>", STF_HANDOVER_ERROR_NOT_A_HANDOVER, "not <html>" },
  { "no-namespace", "<handover/>", STF_HANDOVER_ERROR_NOT_A_HANDOVER,
    "expected <handover xmlns=\"urn:stafett:handover:1\">" },
  { "another-prefix", "<h:handover xmlns:h=\"urn:stafett:handover:1\"/>",
    STF_HANDOVER_ERROR_NOT_A_HANDOVER, "expected <handover xmlns=" },
  { "newer-format", "<handover xmlns=\"urn:stafett:handover:2\"><new/></handover>",
    STF_HANDOVER_ERROR_NEWER, "made by a newer Stafett" },
  { "newer-schema",
    "<handover xmlns=\"urn:stafett:handover:1\" schema=\"5\" digest=\"DIGEST\"><new/></handover>",
    STF_HANDOVER_ERROR_NEWER, "made by a newer Stafett" },
  { "no-schema", "<handover xmlns=\"urn:stafett:handover:1\" digest=\"DIGEST\"/>",
    STF_HANDOVER_ERROR_INVALID, "Line 1, <handover>: The attribute “schema” is missing." },
  { "no-digest", "<handover xmlns=\"urn:stafett:handover:1\" schema=\"1\"/>",
    STF_HANDOVER_ERROR_INVALID, "The attribute “digest” is missing." },
  { "no-real-digest", "<handover xmlns=\"urn:stafett:handover:1\" schema=\"1\" digest=\"00\"/>",
    STF_HANDOVER_ERROR_INVALID, "“digest” must be 64 hexadecimal digits." },
  { "latin-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<handover/>",
    STF_HANDOVER_ERROR_NOT_A_HANDOVER, "Line 1: Expected “<?xml version=\"1.0\" encoding=" },
  { "bad-utf-8", START YEAR "\xe5\xe4\xf6" END, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
    "Line 4: A handover document is written in UTF-8" },

  { "doctype", "<!DOCTYPE handover>\n" START END, STF_HANDOVER_ERROR_FORBIDDEN,
    "Line 1: A handover document has no DOCTYPE." },
  { "billion-laughs",
    "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>\n"
    "<handover>&c;</handover>",
    STF_HANDOVER_ERROR_FORBIDDEN, "DOCTYPE" },
  { "external-entity",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<handover>&e;</handover>",
    STF_HANDOVER_ERROR_FORBIDDEN, "DOCTYPE" },
  { "unknown-entity", START YEAR "<skill id=\"" A "\" name=\"&e;\"/>" END,
    STF_HANDOVER_ERROR_FORBIDDEN, "Line 4: A handover document has no entities." },
  { "comment", START YEAR "<!-- hello -->\n" END, STF_HANDOVER_ERROR_FORBIDDEN,
    "Line 4: A handover document has no comments." },
  { "comment-at-the-end", START YEAR END "<!-- hello -->", STF_HANDOVER_ERROR_FORBIDDEN,
    "Line 5: A handover document has no comments." },
  { "processing-instruction", START "<?php ?>" YEAR END, STF_HANDOVER_ERROR_FORBIDDEN,
    "Line 3: A handover document has no processing instructions." },
  { "cdata", START YEAR "<skill id=\"" A "\" name=\"S\"><note><![CDATA[x]]></note></skill>" END,
    STF_HANDOVER_ERROR_FORBIDDEN, "elements and text only" },

  { "cut-in-a-tag", START "<year id=\"019", STF_HANDOVER_ERROR_NOT_A_HANDOVER,
    "ends in the middle" },
  { "cut-between-tags", START YEAR, STF_HANDOVER_ERROR_NOT_A_HANDOVER, "ends in the middle" },
  { "crossed-tags", START YEAR "<skill></handover></skill>", STF_HANDOVER_ERROR_NOT_A_HANDOVER,
    "not well-formed XML. Line 4: Opening and ending tag mismatch" },
  { "rest-after-the-end", START YEAR END "<handover/>", STF_HANDOVER_ERROR_NOT_A_HANDOVER,
    "not well-formed XML. Line 5" },

  { "no-year", START END, STF_HANDOVER_ERROR_INVALID,
    "Line 2, <handover>: Expected <year> first." },
  { "year-not-first", START SKILL (A, "S") YEAR END, STF_HANDOVER_ERROR_INVALID,
    "Line 3, <skill>: Expected <year> first." },
  { "two-years", START YEAR YEAR END, STF_HANDOVER_ERROR_INVALID,
    "Line 4, <year>: There must be one <year> only" },
  { "unknown-element", START YEAR "<salary/>" END, STF_HANDOVER_ERROR_INVALID,
    "Line 4, <salary>: A handover document has no such element." },
  { "bookkeeping", START YEAR "<file_state/>" END, STF_HANDOVER_ERROR_INVALID,
    "A handover document has no such element." },
  { "wrong-order", START YEAR ROLE (A) SKILL (B, "S") END, STF_HANDOVER_ERROR_INVALID,
    "Line 5, <skill>: All <skill> must stand before the first <role>." },
  { "foreign-namespace", START YEAR "<skill xmlns=\"urn:other\"/>" END, STF_HANDOVER_ERROR_INVALID,
    "Line 4, <skill>: The element is of another namespace" },
  { "schema-location",
    "<handover xmlns=\"urn:stafett:handover:1\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"urn:stafett:handover:1 http://example.org/x.xsd\" schema=\"1\" "
    "digest=\"DIGEST\"/>",
    STF_HANDOVER_ERROR_INVALID, "There is no attribute “xmlns:xsi”" },
  { "text-between-rows", START YEAR "psst\n" END, STF_HANDOVER_ERROR_INVALID,
    "<handover>: No text may stand here: “psst”." },
  { "text-in-a-row", START YEAR "<skill id=\"" A "\" name=\"S\">psst</skill>" END,
    STF_HANDOVER_ERROR_INVALID, "Line 4, <skill>: No text may stand here: “psst”." },

  { "missing-attribute", START YEAR "<skill id=\"" A "\"/>" END, STF_HANDOVER_ERROR_INVALID,
    "Line 4, <skill>: The attribute “name” is missing." },
  { "missing-element", START YEAR "<goal id=\"" A "\" position=\"1\"/>" END,
    STF_HANDOVER_ERROR_INVALID, "Line 4, <goal>: The element <text> is missing." },
  { "unknown-attribute", START YEAR "<skill id=\"" A "\" name=\"S\" level=\"3\"/>" END,
    STF_HANDOVER_ERROR_INVALID,
    "Line 4, <skill>: There is no attribute “level”. Expected: id, name." },
  { "element-as-attribute", START YEAR "<skill id=\"" A "\" name=\"S\" note=\"x\"/>" END,
    STF_HANDOVER_ERROR_INVALID, "“note” must be an element, not an attribute." },
  { "attribute-as-element", START YEAR "<skill id=\"" A "\"><name>S</name></skill>" END,
    STF_HANDOVER_ERROR_INVALID,
    "Line 4, <name>: There is no such element in <skill>. Expected: note." },
  { "element-twice",
    START YEAR "<skill id=\"" A "\" name=\"S\">\n<note>x</note>\n<note>y</note></skill>" END,
    STF_HANDOVER_ERROR_INVALID, "Line 6, <note>: The element stands twice in <skill>." },
  { "elements-in-the-wrong-order",
    START "<year id=\"" A "\" number=\"2013\" name=\"N\" starts=\"2013-01-01\" "
          "ends=\"2013-12-31\" example=\"0\" paper=\"A3\" orientation=\"landscape\">\n"
          "<history>x</history>\n<source>y</source></year>" END,
    STF_HANDOVER_ERROR_INVALID, "Line 5, <source>: The element must stand before <history>." },
  { "attribute-of-a-text",
    START YEAR "<skill id=\"" A "\" name=\"S\"><note lang=\"sv\">x</note></skill>" END,
    STF_HANDOVER_ERROR_INVALID, "Line 4, <note>: The element has no attributes: “lang”." },
  { "element-in-a-text",
    START YEAR "<skill id=\"" A "\" name=\"S\"><note>x<b>y</b></note></skill>" END,
    STF_HANDOVER_ERROR_INVALID, "Line 4, <b>: Only text may stand here." },

  { "id", START YEAR SKILL ("7", "S") END, STF_HANDOVER_ERROR_INVALID,
    "Line 4, <skill>: “id” must be an id. Found: “7”." },
  { "upper-case-id", START YEAR SKILL ("01900000-0000-7000-8000-00000000000A", "S") END,
    STF_HANDOVER_ERROR_INVALID, "“id” must be an id." },
  { "date",
    "<handover xmlns=\"urn:stafett:handover:1\" schema=\"1\" digest=\"DIGEST\">"
    "<year id=\"" A "\" number=\"2013\" name=\"N\" starts=\"2013-02-30\"/></handover>",
    STF_HANDOVER_ERROR_INVALID,
    "“starts” must be a date such as 2013-01-31. Found: “2013-02-30”." },
  { "integer",
    "<handover xmlns=\"urn:stafett:handover:1\" schema=\"1\" digest=\"DIGEST\">"
    "<year id=\"" A "\" number=\"3013\"/></handover>",
    STF_HANDOVER_ERROR_INVALID, "“number” must be a whole number from 1900 to 2999." },
  { "integer-with-zeros",
    "<handover xmlns=\"urn:stafett:handover:1\" schema=\"1\" "
    "digest=\"DIGEST\"><year id=\"" A "\" number=\"02013\"/></handover>",
    STF_HANDOVER_ERROR_INVALID, "Found: “02013”." },
  { "flag",
    "<handover xmlns=\"urn:stafett:handover:1\" schema=\"1\" digest=\"DIGEST\">"
    "<year id=\"" A "\" example=\"yes\"/></handover>",
    STF_HANDOVER_ERROR_INVALID, "“example” must be 0 or 1. Found: “yes”." },
  { "choice",
    "<handover xmlns=\"urn:stafett:handover:1\" schema=\"1\" digest=\"DIGEST\">"
    "<year id=\"" A "\" paper=\"A7\"/></handover>",
    STF_HANDOVER_ERROR_INVALID, "“paper” must be one of: A4, A3, A2, A1, A0. Found: “A7”." },
  { "two-lines", START YEAR SKILL (A, "S&#10;T") END, STF_HANDOVER_ERROR_INVALID,
    "“name” must be one line of text" },
  { "not-nfc",
    START YEAR SKILL (A, "A\xcc\x8a"
                         "sa") END,
    STF_HANDOVER_ERROR_INVALID, "“name” must be one line of text" },
  { "control", START YEAR "<skill id=\"" A "\" name=\"S\"><note>&#x85;</note></skill>" END,
    STF_HANDOVER_ERROR_INVALID, "“note” must be text without control characters" },
  { "none-of-one", START YEAR ROLE (A) "<assignment id=\"" B "\" role=\"" A "\" acting=\"0\"/>" END,
    STF_HANDOVER_ERROR_INVALID,
    "Line 5, <assignment>: Expected exactly one of: person, agency, body." },
  { "two-of-one",
    START YEAR ROLE (A) "<assignment id=\"" B "\" role=\"" A "\" acting=\"0\" person=\"" A
                        "\" agency=\"" A "\"/>" END,
    STF_HANDOVER_ERROR_INVALID, "Expected exactly one of: person, agency, body." },

  { "id-twice", START YEAR SKILL (A, "S") SKILL (A, "T") END, STF_HANDOVER_ERROR_INVALID,
    "Line 5, <skill>: The id " A " stands in line 4 already." },
  { "ids-out-of-order", START YEAR SKILL (B, "S") SKILL (A, "T") END, STF_HANDOVER_ERROR_INVALID,
    "Line 5, <skill>: Rows stand in the order of their ids, but " A " is less than the one in "
    "line 4." },
  { "dangling-reference",
    START YEAR "\n<role id=\"" A "\" title=\"R\" kind=\"chair\" holder=\"person\" open=\"0\" "
               "term=\"year\" position=\"0\" body=\"" C "\"/>\n" ROLE (B) END,
    STF_HANDOVER_ERROR_INVALID,
    "Line 5, <role>: “body” refers to the <body> " C ", which is not in the document." },
  { "dangling-reference-within-a-table",
    START YEAR ROLE (A) "<role id=\"" B "\" title=\"R\" kind=\"chair\" holder=\"person\" "
                        "open=\"0\" among=\"" C "\" term=\"year\" position=\"0\"/>\n" END,
    STF_HANDOVER_ERROR_INVALID,
    "Line 5, <role>: “among” refers to the <role> " C ", which is not in the document." },
  { "reference-to-another-table",
    START YEAR SKILL (A, "S") "<person id=\"" B "\" given_name=\"G\" family_name=\"F\"/>"
                              "<person_skill id=\"" C "\" person=\"" A "\" skill=\"" A "\"/>" END,
    STF_HANDOVER_ERROR_INVALID, "Line 5, <person_skill>: “person” refers to the <person> " A },
  { "digest", START YEAR END, STF_HANDOVER_ERROR_DIGEST,
    "its digest says "
    "0000000000000000000000000000000000000000000000000000000000000000, but its rows give " },
};

static GBytes *
fill_digest (const char *document)
{
  g_auto (GStrv) parts = g_strsplit (document, "DIGEST", 2);
  g_autofree char *zeros = g_strnfill (64, '0');
  char *text = g_strjoinv (zeros, parts);

  return g_bytes_new_take (text, strlen (text));
}

static void
assert_refused (GBytes *document, StfHandoverError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfHandoverInfo) info = stf_handover_read (document, NULL, NULL, NULL, NULL, NULL,
                                                        &error);

  g_assert_null (info);
  g_assert_nonnull (error);
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” is not in “%s”", message, error->message);
  g_assert_error (error, STF_HANDOVER_ERROR, (int) code);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) document = fill_digest (c->document);

  assert_refused (document, c->code, c->message);
}

/* The declaration may be written in other ways, or be missing; attributes have no order. */
static void
test_harmless_differences (void)
{
  static const char *const DECLARATIONS[] = { "", "<?xml version='1.0' encoding='utf-8'?>",
                                              "<?xml version=\"1.0\"?>" };
  static const char REST[] = "<handover digest=\"DIGEST\" schema=\"1\" "
                             "xmlns=\"urn:stafett:handover:1\">" YEAR
                             "\r\n\t<skill name=\"S\" id=\"" A "\"></skill ></handover>";
  guint i;

  for (i = 0; i < G_N_ELEMENTS (DECLARATIONS); i++)
    {
      g_autofree char *text = g_strconcat (DECLARATIONS[i], REST, NULL);
      g_autoptr (GBytes) document = stf_test_sign (text);
      g_autoptr (GPtrArray) rows = stf_test_read_rows (document);

      g_assert_cmpuint (rows->len, ==, 2);
      g_assert_cmpstr (stf_row_get_text (rows->pdata[1], "name"), ==, "S");
    }
}

/* What is newer than a document is absent in it, and its digest stands. */
static void
test_earlier_schema (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "corpus", "handover",
                                                 "blank.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_bodies = 0;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  g_assert_nonnull (strstr (text, "schema=\"1\""));
  document = g_bytes_new (text, length);
  rows = stf_test_read_rows (document);
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((const StfRow *) rows->pdata[i])->table->name, "body"))
      {
        n_bodies++;
        g_assert_null (stf_row_get_text (rows->pdata[i], "branch"));
      }
  g_assert_cmpuint (n_bodies, ==, 3);
}

static void
test_200000_attributes (void)
{
  g_autoptr (GString) text = g_string_new ("<handover");
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) short_tag = NULL;
  guint i;

  for (i = 0; i < 200000; i++)
    g_string_append_printf (text, " a%u=\"\"", i);
  g_string_append (text, "/>");
  document = g_bytes_new (text->str, text->len);
  assert_refused (document, STF_HANDOVER_ERROR_LIMIT, "Line 1: The tag is longer than 65536");

  g_string_assign (text, "<handover");
  for (i = 0; i < 65; i++)
    g_string_append_printf (text, " a%u=\"\"", i);
  g_string_append (text, "/>");
  short_tag = g_bytes_new (text->str, text->len);
  assert_refused (short_tag, STF_HANDOVER_ERROR_LIMIT, "has more than 64 attributes");
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) document = NULL;
  guint i;

  for (i = 0; i < 100000; i++)
    g_string_append (text, "<handover>");
  document = g_bytes_new (text->str, text->len);
  assert_refused (document, STF_HANDOVER_ERROR_LIMIT, "more than 32 levels deep");
}

static void
test_elements (void)
{
  g_autoptr (GString) text = g_string_new ("<handover>");
  g_autoptr (GBytes) document = NULL;
  guint i;

  for (i = 0; i < STF_HANDOVER_MAX_ELEMENTS; i++)
    g_string_append (text, "<a/>");
  g_string_append (text, "</handover>");
  document = g_bytes_new (text->str, text->len);
  assert_refused (document, STF_HANDOVER_ERROR_LIMIT, "more than 2000000 elements");
}

static void
test_size (void)
{
  g_autofree char *text = g_strnfill (STF_HANDOVER_MAX_SIZE + 1, ' ');
  g_autoptr (GBytes) document = NULL;

  text[0] = '<';
  document = g_bytes_new (text, STF_HANDOVER_MAX_SIZE + 1);
  assert_refused (document, STF_HANDOVER_ERROR_LIMIT, "larger than 64 MB");
}

/* libxml2 keeps 16 bits of a line. */
static void
test_line_beyond_65535 (void)
{
  g_autoptr (GString) text = g_string_new (START YEAR);
  g_autofree char *filler = g_strnfill (100000, '\n');
  g_autoptr (GBytes) document = NULL;

  g_string_append (text, filler);
  g_string_append (text, "<skill/>" END);
  document = fill_digest (text->str);
  assert_refused (document, STF_HANDOVER_ERROR_INVALID, "Line 100004, <skill>: The attribute “id”");
}

/* Whatever its name is. */
static void
test_year_file_is_not_touched (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  stf_test_folder_init (&folder);
  path = stf_test_folder_build (&folder, "year.xml");
  stf_year_new_from_template ("tom", 0, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (stf_handover_verify (path, NULL, NULL, NULL, &error));
  g_assert_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER);
  g_assert_nonnull (strstr (error->message, "This is a year file"));
}

int
main (int argc, char **argv)
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strconcat ("/handover/check/names-", CASES[i].name, NULL);

      g_test_add_data_func (path, &CASES[i], test_case);
    }
  g_test_add_func ("/handover/check/harmless-differences-pass", test_harmless_differences);
  g_test_add_func ("/handover/check/earlier-schemas-are-read", test_earlier_schema);
  g_test_add_func ("/handover/check/200000-attributes-are-refused", test_200000_attributes);
  g_test_add_func ("/handover/check/depth-is-bounded", test_depth);
  g_test_add_func ("/handover/check/elements-are-bounded", test_elements);
  g_test_add_func ("/handover/check/size-is-bounded", test_size);
  g_test_add_func ("/handover/check/lines-beyond-65535-are-right", test_line_beyond_65535);
  g_test_add_func ("/handover/check/year-file-is-not-opened-as-a-document",
                   test_year_file_is_not_touched);
  return g_test_run ();
}

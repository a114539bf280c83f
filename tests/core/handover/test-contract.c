/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The published contract, handover.xsd, says what the schema says (H1): the same rows in the same
 * order, the same columns, required or not, and the same values. */

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "config.h"
#include "file/stf-schema.h"
#include "file/stf-row-rule.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

static xmlDoc *
load_contract (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PATH "/core/handover/handover.xsd",
                                                      0, NULL);
  xmlDoc *contract;

  g_assert_nonnull (bytes);
  contract = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL,
                            NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
  g_assert_nonnull (contract);
  return contract;
}

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

static char *
get_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static xmlNode *
find_child (xmlNode *parent, const char *element)
{
  xmlNode *child;

  for (child = parent->children; child != NULL; child = child->next)
    if (is_element (child, element))
      return child;
  return NULL;
}

static xmlNode *
find_named (xmlNode *parent, const char *element, const char *name)
{
  xmlNode *child;

  for (child = parent->children; child != NULL; child = child->next)
    if (is_element (child, element))
      {
        g_autofree char *found = get_attribute (child, "name");

        if (g_strcmp0 (found, name) == 0)
          return child;
      }
  return NULL;
}

/* The values of the facets of that name, separated by spaces.  The type stands in the declaration,
 * or has a name, such as that of an amount. */
static char *
list_facets (xmlNode *declaration, const char *facet)
{
  g_autofree char *name = get_attribute (declaration, "type");
  xmlNode *root = xmlDocGetRootElement (declaration->doc);
  xmlNode *type = name ? find_named (root, "simpleType", name)
                       : find_child (declaration, "simpleType");
  xmlNode *restriction = type ? find_child (type, "restriction") : NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  xmlNode *child;

  g_assert_nonnull (restriction);
  for (child = restriction->children; child != NULL; child = child->next)
    if (is_element (child, facet))
      g_ptr_array_add (values, get_attribute (child, "value"));
  g_ptr_array_add (values, NULL);
  return g_strjoinv (" ", (char **) values->pdata);
}

static void
check_bound (xmlNode *declaration, const char *facet, gint64 expected)
{
  g_autofree char *found = list_facets (declaration, facet);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, expected);

  g_assert_cmpstr (found, ==, text);
}

static char *
name_type (const char *name)
{
  return g_strdelimit (g_strdup (name), "_", '-');
}

/* The name of the type that a column of that kind has, or NULL where the type is written out. */
static char *
expect_type (const StfColumn *column)
{
  g_autofree char *target = column->references ? name_type (column->references) : NULL;

  switch (column->kind)
    {
      case STF_COLUMN_ID:
        return g_strdup ("id");
      case STF_COLUMN_REFERENCE:
        return g_strconcat (target, "-reference", NULL);
      case STF_COLUMN_LINE:
        return g_strdup ("line");
      case STF_COLUMN_TEXT:
        return g_strdup ("text");
      case STF_COLUMN_DATE:
        return g_strdup ("date");
      case STF_COLUMN_FLAG:
        return g_strdup ("flag");
      default:
        return NULL;
    }
}

static void
check_column (const StfColumn *column, xmlNode *declaration)
{
  g_autofree char *name = get_attribute (declaration, "name");
  g_autofree char *type = get_attribute (declaration, "type");
  g_autofree char *use = get_attribute (declaration, "use");
  g_autofree char *min_occurs = get_attribute (declaration, "minOccurs");
  g_autofree char *expected = expect_type (column);

  g_assert_cmpstr (name, ==, column->name);
  if (column->kind != STF_COLUMN_INTEGER)
    g_assert_cmpstr (type, ==, expected);
  if (column->kind == STF_COLUMN_TEXT)
    g_assert_cmpstr (min_occurs, ==, column->required ? NULL : "0");
  else
    g_assert_cmpstr (use, ==, column->required ? "required" : NULL);

  if (column->kind == STF_COLUMN_CHOICE)
    {
      g_autofree char *found = list_facets (declaration, "enumeration");
      g_autofree char *choices = g_strjoinv (" ", column->choices);

      g_assert_cmpstr (found, ==, choices);
    }
  else if (column->kind == STF_COLUMN_INTEGER)
    {
      check_bound (declaration, "minInclusive", column->minimum);
      check_bound (declaration, "maxInclusive", column->maximum);
    }
}

static xmlNode *
next_declaration (xmlNode *node, const char *element)
{
  while (node != NULL && !is_element (node, element))
    node = node->next;
  return node;
}

static void
check_table (const StfTable *table, xmlNode *type)
{
  xmlNode *sequence = find_child (type, "sequence");
  xmlNode *element = next_declaration (sequence ? sequence->children : NULL, "element");
  xmlNode *attribute = next_declaration (type->children, "attribute");
  guint i;

  for (i = 0; i < table->n_columns; i++)
    {
      const StfColumn *column = &table->columns[i];
      gboolean text = column->kind == STF_COLUMN_TEXT;
      xmlNode **next = text ? &element : &attribute;

      if (*next == NULL)
        g_error ("handover.xsd lacks %s of %s", column->name, table->name);
      check_column (column, *next);
      *next = next_declaration ((*next)->next, text ? "element" : "attribute");
    }
  g_assert_null (element);
  g_assert_null (attribute);
}

static void
test_contract (void)
{
  g_autoptr (xmlDoc) contract = load_contract ();
  const StfSchema *schema = stf_schema_get ();
  xmlNode *root = xmlDocGetRootElement (contract);
  xmlNode *document = find_child (find_named (root, "element", "handover"), "complexType");
  xmlNode *element = next_declaration (find_child (document, "sequence")->children, "element");
  guint i;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);
      g_autofree char *expected = name_type (table->name);
      g_autofree char *name = NULL;
      g_autofree char *type = NULL;
      g_autofree char *max_occurs = NULL;

      if (element == NULL)
        g_error ("handover.xsd lacks %s", table->name);
      name = get_attribute (element, "name");
      type = get_attribute (element, "type");
      max_occurs = get_attribute (element, "maxOccurs");

      g_assert_cmpstr (name, ==, table->name);
      g_assert_cmpstr (type, ==, expected);
      g_assert_cmpstr (max_occurs, ==, i == 0 ? NULL : "unbounded");
      check_table (table, find_named (root, "complexType", type));
      element = next_declaration (element->next, "element");
    }
  g_assert_null (element);
}

static void
append_patterns (GString *found, xmlNode *parent, const char *type)
{
  xmlNode *child;

  for (child = parent->children; child != NULL; child = child->next)
    if (is_element (child, "pattern"))
      g_string_append_printf (found, "%s ", type);
    else if (is_element (child, "simpleType"))
      {
        g_autofree char *name = get_attribute (child, "name");

        append_patterns (found, child, name ? name : type);
      }
    else
      append_patterns (found, child, type);
}

/* The reader leaves patterns to its own checks, which are those of these types. */
static void
test_patterns (void)
{
  g_autoptr (xmlDoc) contract = load_contract ();
  g_autoptr (GString) found = g_string_new (NULL);

  append_patterns (found, xmlDocGetRootElement (contract), "other");
  g_assert_cmpstr (found->str, ==, "id line date digest ");
}

static void
test_version (void)
{
  g_autoptr (xmlDoc) contract = load_contract ();
  xmlNode *root = xmlDocGetRootElement (contract);
  xmlNode *document = find_child (find_named (root, "element", "handover"), "complexType");

  check_bound (find_named (document, "attribute", "schema"), "maxInclusive", STF_SCHEMA_VERSION);
}

/* The contract's text tells in which order columns enter the digest, where attributes and elements
 * mix: each such place is named. */
static void
test_mixed_columns (void)
{
  g_autoptr (GString) mixed = g_string_new (NULL);
  const StfSchema *schema = stf_schema_get ();
  guint i, j;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);

      for (j = 1; j < table->n_columns; j++)
        if (table->columns[j - 1].kind == STF_COLUMN_TEXT
            && table->columns[j].kind != STF_COLUMN_TEXT)
          g_string_append_printf (mixed, "%s: %s, %s\n", table->name, table->columns[j - 1].name,
                                  table->columns[j].name);
    }
  g_assert_cmpstr (mixed->str, ==,
                   "body: quote, from_date\nrelation: quote, from_date\n"
                   "rule: clause, severity\nwaiver: reason, from_date\n");
}

/* CHECKs that span columns stand on lines of their own; each is worded in stf-row-rule.c. */
static void
test_row_rules (void)
{
  const StfSchema *schema = stf_schema_get ();
  g_auto (GStrv) lines = g_strsplit (stf_schema_get_sql (STF_SCHEMA_VERSION), "\n", -1);
  guint n_checks = 0, n_rules = 0, i;

  for (i = 0; lines[i] != NULL; i++)
    n_checks += g_str_has_prefix (lines[i], "  CHECK (");
  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);
      const char *const *columns = stf_row_rule_get_exclusive (table);

      n_rules += columns != NULL;
      for (; columns != NULL && *columns != NULL; columns++)
        g_assert_cmpint (stf_table_find_column (table, *columns), >=, 0);
    }
  g_assert_cmpuint (n_rules, ==, n_checks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/contract/says-what-the-schema-says", test_contract);
  g_test_add_func ("/handover/contract/has-patterns-where-values-are-checked", test_patterns);
  g_test_add_func ("/handover/contract/is-of-this-schema", test_version);
  g_test_add_func ("/handover/contract/names-columns-that-mix", test_mixed_columns);
  g_test_add_func ("/handover/contract/checks-of-rows-are-known", test_row_rules);
  return g_test_run ();
}

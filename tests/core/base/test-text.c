/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "file/stf-text.h"

static void
test_clean (void)
{
  static const struct
  {
    const char *dirty;
    const char *text;
    const char *line;
  } table[] = {
    { "Anna", "Anna", "Anna" },
    { "a\r\nb\rc\vd", "a\nb\nc\nd", "a b c d" },
    { "  x\t", "  x\t", "x" },
    { "A\xcc\x8asa", "Åsa", "Åsa" },
    { "bell\a\x7f end", "bell end", "bell end" },
    { "\xff", "\xef\xbf\xbd", "\xef\xbf\xbd" },
    { "\xef\xbb\xbfmark", "mark", "mark" },
    { "", "", "" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = stf_text_clean (table[i].dirty, -1);
      g_autofree char *line = stf_text_clean_line (table[i].dirty, -1);

      g_assert_cmpstr (text, ==, table[i].text);
      g_assert_cmpstr (line, ==, table[i].line);
      g_assert_true (stf_text_is_clean (text, strlen (text)));
    }
}

/* Cleaning cleans, leaves what is clean alone, and stays within the limit. */
static void
test_random (void)
{
  int i;

  for (i = 0; i < 20000; i++)
    {
      char bytes[64];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof bytes);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      gsize j;

      for (j = 0; j < length; j++)
        bytes[j] = (char) (g_test_rand_bit () ? g_test_rand_int_range (0, 256)
                                              : g_test_rand_int_range (0xc3, 0xe3));

      once = stf_text_clean (bytes, (gssize) length);
      twice = stf_text_clean (once, -1);
      g_assert_cmpstr (once, ==, twice);
      g_assert_true (stf_text_is_clean (once, strlen (once)));
      if (length > 0 && memchr (bytes, '\0', length) == NULL && stf_text_is_clean (bytes, length))
        g_assert_cmpmem (once, strlen (once), bytes, length);
    }
}

static void
test_limit (void)
{
  g_autoptr (GString) big = g_string_new ("x");
  g_autofree char *text = NULL;

  while (big->len < STF_TEXT_MAX + 1000)
    g_string_append (big, "ö");

  g_assert_false (stf_text_is_clean (big->str, big->len));
  text = stf_text_clean (big->str, -1);
  g_assert_cmpuint (strlen (text), <=, STF_TEXT_MAX);
  g_assert_true (stf_text_is_clean (text, strlen (text)));
}

/* Pieces give what the whole would give, wherever the cuts fall: jamo, marks that reorder. */
static void
test_pieces (void)
{
  static const char *const parts[] = { "ö",
                                       "o\xcc\x88",
                                       "q\xcc\xa3\xcc\x87",
                                       "q\xcc\x87\xcc\xa3",
                                       "\xe1\x84\x80\xe1\x85\xa1",
                                       "\xe1\x86\xa8",
                                       "a",
                                       "\xe0\xa7\x87\xe0\xa6\xbe",
                                       " " };
  int i;

  for (i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *cleaned = NULL;
      g_autofree char *whole = NULL;

      while (text->len < 700)
        g_string_append (text, parts[g_test_rand_int_range (0, (gint32) G_N_ELEMENTS (parts))]);
      cleaned = stf_text_clean (text->str, -1);
      whole = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (cleaned, ==, whole);
    }
}

/* A heap of marks is cut, not sorted for ever. */
static void
test_marks (void)
{
  g_autoptr (GString) heap = g_string_new ("a");
  g_autofree char *text = NULL;

  while (heap->len < STF_TEXT_MAX)
    g_string_append (heap, heap->len % 4 < 2 ? "\xcc\x87" : "\xcc\xa3");

  g_assert_false (stf_text_is_clean (heap->str, heap->len));
  text = stf_text_clean (heap->str, -1);
  g_assert_cmpuint (strlen (text), <, 100);
  g_assert_true (stf_text_is_clean (text, strlen (text)));
}

static void
test_not_clean (void)
{
  g_assert_false (stf_text_is_clean ("a\rb", 3));
  g_assert_false (stf_text_is_clean ("a\0b", 3));
  g_assert_false (stf_text_is_clean ("A\xcc\x8a", 3));
  g_assert_false (stf_text_is_clean ("\xc3", 1));
  g_assert_true (stf_text_is_clean ("a\tb\nö", 6));
}

static void
test_order (void)
{
  static const char *const names[] = { "Andersson",  "Andrén", "Vik",      "Wall",
                                       "Zetterlund", "Åberg",  "Ängström", "Öman" };
  guint i;

  for (i = 1; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (stf_text_collate (names[i - 1], names[i]), <, 0);
  g_assert_cmpint (stf_text_collate ("de la Gardie", "De la Gardie"), !=, 0);
  g_assert_cmpint (stf_text_collate ("åberg", "Öman"), <, 0);
  g_assert_cmpint (stf_text_collate ("Müller", "Myller"), !=, 0);
}

static void
test_fold (void)
{
  g_autofree char *name = stf_text_fold ("André ÅSE");

  g_assert_cmpstr (name, ==, "andre åse");
}

/* What is taken to be in NFC without a look is. */
static void
test_low (void)
{
  gunichar c;

  for (c = 0xa0; c < 0x300; c++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *normal = NULL;

      g_string_append_unichar (text, c);
      normal = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (normal, ==, text->str);
      g_assert_true (stf_text_is_clean (text->str, text->len));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/cleaning-keeps-what-can-be-kept", test_clean);
  g_test_add_func ("/base/text/cleaning-any-bytes-gives-clean-text", test_random);
  g_test_add_func ("/base/text/a-text-has-at-most-a-megabyte", test_limit);
  g_test_add_func ("/base/text/pieces-give-what-the-whole-gives", test_pieces);
  g_test_add_func ("/base/text/a-heap-of-marks-is-cut", test_marks);
  g_test_add_func ("/base/text/what-is-not-clean", test_not_clean);
  g_test_add_func ("/base/text/swedish-order", test_order);
  g_test_add_func ("/base/text/search-folds-marks-but-not-å-ä-ö", test_fold);
  g_test_add_func ("/base/text/what-is-low-is-in-normal-form", test_low);
  return g_test_run ();
}

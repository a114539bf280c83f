/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "file/stf-uuid.h"

static void
test_order (void)
{
  g_autofree char *last = stf_uuid_new ();
  int i;

  for (i = 0; i < 100000; i++)
    {
      char *next = stf_uuid_new ();

      g_assert_cmpstr (last, <, next);
      g_assert_true (stf_uuid_is_valid (next));
      g_assert_cmpint (next[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", next[19]));
      g_free (last);
      last = next;
    }
}

static void
test_valid (void)
{
  g_assert_true (stf_uuid_is_valid ("01234567-89ab-8def-8123-456789abcdef"));
  g_assert_false (stf_uuid_is_valid ("01234567-89AB-8def-8123-456789abcdef"));
  g_assert_false (stf_uuid_is_valid ("01234567-89ab-8def-8123-456789abcde"));
  g_assert_false (stf_uuid_is_valid ("01234567-89ab-8def-8123-456789abcdef0"));
  g_assert_false (stf_uuid_is_valid ("0123456789ab-8def-8123-456789abcdef--"));
  g_assert_false (stf_uuid_is_valid (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/uuid/text-order-is-creation-order", test_order);
  g_test_add_func ("/base/uuid/one-spelling-only", test_valid);
  return g_test_run ();
}

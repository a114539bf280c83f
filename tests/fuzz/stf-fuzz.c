/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A mutator and a loop: no coverage feedback, no tools beyond the compiler, the same on each
 * machine.  The sequence of inputs follows from the seed alone; how many of them are run follows
 * from the time.  The environment variable STAFETT_CORPUS names the folder tests/corpus. */

#include "stf-fuzz.h"

#include <string.h>

#define DEFAULT_SECONDS 20
#define MAX_MUTATIONS 8

/* Numbers at which lengths and bounds go wrong. */
static const guint32 edges[] = { 0,      1,       2,        3,          4,          5,
                                 0x7f,   0x80,    0xff,     0x100,      0x7fff,     0x8000,
                                 0xffff, 0x10000, 0xffffff, 0x7fffffff, 0x80000000, 0xffffffff };

static gsize
choose (GRand *random, gsize n)
{
  return n > 0 ? g_rand_int (random) % n : 0;
}

static void
insert (GByteArray *bytes, gsize position, const guint8 *data, gsize size)
{
  guint tail = bytes->len - (guint) position;

  g_byte_array_set_size (bytes, bytes->len + (guint) size);
  memmove (bytes->data + position + size, bytes->data + position, tail);
  memcpy (bytes->data + position, data, size);
}

/* How much to take from a place with so much left: little or anything up to all. */
static gsize
choose_size (GRand *random, gsize left)
{
  gsize size = 1 + choose (random, g_rand_boolean (random) ? 16 : left);

  return MIN (size, left);
}

/* Where something of the input is again, cut, or put in the place of something else. */
static void
splice (GRand *random, GByteArray *bytes, const guint8 *from, gsize from_size, gsize max_size)
{
  gsize start = choose (random, from_size);
  gsize size = choose_size (random, from_size - start);
  gsize position = choose (random, (gsize) bytes->len + 1);
  g_autofree guint8 *piece = NULL;

  if (from_size == 0 || bytes->len + size > max_size)
    return;

  piece = g_memdup2 (from + start, size);
  if (g_rand_boolean (random))
    insert (bytes, position, piece, size);
  else if (position < bytes->len)
    memcpy (bytes->data + position, piece, MIN (size, bytes->len - position));
}

static void
cut (GRand *random, GByteArray *bytes)
{
  gsize position = choose (random, bytes->len);
  gsize size = choose_size (random, bytes->len - position);

  if (bytes->len > 0)
    g_byte_array_remove_range (bytes, (guint) position, (guint) size);
}

static void
put_edge (GRand *random, GByteArray *bytes)
{
  guint32 edge = edges[choose (random, G_N_ELEMENTS (edges))];
  gsize width = (gsize) 1 << choose (random, 3);
  gsize position;
  gsize i;

  if (bytes->len < width)
    return;

  position = choose (random, bytes->len - width + 1);
  for (i = 0; i < width; i++)
    bytes->data[position + i] = (edge >> (8 * (width - 1 - i))) & 0xff;
}

static void
mutate_once (GRand *random, GByteArray *bytes, const guint8 *other, gsize other_size,
             gsize max_size)
{
  gsize position = choose (random, bytes->len);

  switch (choose (random, 7))
    {
      case 0:
        if (bytes->len > 0)
          bytes->data[position] ^= 1 << choose (random, 8);
        break;
      case 1:
        if (bytes->len > 0)
          bytes->data[position] = g_rand_int (random) & 0xff;
        break;
      case 2:
        if (bytes->len > 0)
          bytes->data[position] += g_rand_boolean (random) ? 1 : -1;
        break;
      case 3:
        put_edge (random, bytes);
        break;
      case 4:
        cut (random, bytes);
        break;
      case 5:
        splice (random, bytes, bytes->data, bytes->len, max_size);
        break;
      default:
        splice (random, bytes, other, other_size, max_size);
        break;
    }
}

GByteArray *
stf_fuzz_mutate (GRand *random, const guint8 *data, gsize size, const guint8 *other,
                 gsize other_size, gsize max_size)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint) size);
  gsize n_mutations = 1 + choose (random, MAX_MUTATIONS);
  gsize i;

  g_byte_array_append (bytes, data, (guint) MIN (size, max_size));
  for (i = 0; i < n_mutations; i++)
    mutate_once (random, bytes, other, other_size, max_size);
  return bytes;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

GPtrArray *
stf_fuzz_read_corpus (const char *corpus)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint i;

  folder = g_build_filename (g_getenv ("STAFETT_CORPUS"), corpus, NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);

  files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (i = 0; i < names->len; i++)
    {
      char *contents;
      gsize length;

      g_file_get_contents (names->pdata[i], &contents, &length, &error);
      g_assert_no_error (error);
      g_ptr_array_add (files, g_bytes_new_take (contents, length));
    }
  g_assert_cmpuint (files->len, >, 0);
  return g_steal_pointer (&files);
}

static void
run_one (StfFuzzFunc function, gconstpointer data, gsize size, gpointer user_data)
{
  g_autofree guint8 *exact = g_malloc (MAX (size, 1));

  if (size > 0)
    memcpy (exact, data, size);
  function (exact, size, user_data);
}

void
stf_fuzz_run (const char *corpus, gsize max_size, StfFuzzFunc function, gpointer user_data)
{
  g_autoptr (GPtrArray) files = stf_fuzz_read_corpus (corpus);
  const char *seed_text = g_getenv ("STAFETT_FUZZ_SEED");
  const char *seconds_text = g_getenv ("STAFETT_FUZZ_SECONDS");
  guint32 seed = seed_text ? (guint32) g_ascii_strtoull (seed_text, NULL, 10) : g_random_int ();
  gint64 seconds = seconds_text ? (gint64) g_ascii_strtoull (seconds_text, NULL, 10)
                                : DEFAULT_SECONDS;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  guint64 n_inputs = 0;
  guint i;

  g_test_message ("STAFETT_FUZZ_SEED=%u STAFETT_FUZZ_SECONDS=%" G_GINT64_FORMAT, seed, seconds);

  for (i = 0; i < files->len; i++)
    run_one (function, g_bytes_get_data (files->pdata[i], NULL), g_bytes_get_size (files->pdata[i]),
             user_data);

  while (g_get_monotonic_time () < end)
    {
      GBytes *file = files->pdata[choose (random, files->len)];
      GBytes *other = files->pdata[choose (random, files->len)];
      g_autoptr (GByteArray) bytes = stf_fuzz_mutate (
          random, g_bytes_get_data (file, NULL), g_bytes_get_size (file),
          g_bytes_get_data (other, NULL), g_bytes_get_size (other), max_size);

      run_one (function, bytes->data, bytes->len, user_data);
      n_inputs++;
    }

  g_test_message ("%" G_GUINT64_FORMAT " inputs", n_inputs);
}

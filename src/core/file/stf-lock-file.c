/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has a year file open for writing.
 *
 * The lock is a file ".~lock.NAME#" beside the year file with three lines: user, host and local
 * time.  It is held with an open file description lock, so the kernel frees it when the process
 * dies, and a lock file that was left behind is simply taken over.  Its text is shown to whoever
 * comes second; it comes from outside, so it is cleaned and cut.
 *
 * Where the file system has no such locks, the file's existence is the lock, and a lock left behind
 * by the same user on the same host is taken over.
 *
 * Drawback: the lock is advice between Stafetts.  That no change is lost even so is the job of the
 * revision counter (stf_year_file_begin). */

#define G_LOG_DOMAIN "stafett-core"
#define _GNU_SOURCE

#include "config.h"

#include "stf-lock-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stf-text.h"

#define TEXT_MAX 1024
#define FIELD_MAX 100
#define ATTEMPTS 10

struct _StfLockFile
{
  char *path;
  char *user;
  int fd;
};

static char *
clean_field (const char *text)
{
  g_autofree char *clean = text != NULL ? stf_text_clean_line (text, -1) : NULL;

  if (clean == NULL || *clean == '\0')
    return g_strdup (C_ ("name", "unknown"));

  return g_utf8_substring (clean, 0, MIN (FIELD_MAX, g_utf8_strlen (clean, -1)));
}

static char **
read_fields (int fd)
{
  char text[TEXT_MAX + 1];
  ssize_t length = pread (fd, text, TEXT_MAX, 0);

  text[MAX (length, 0)] = '\0';
  return g_strsplit (text, "\n", 4);
}

static char *
describe_owner (int fd)
{
  g_auto (GStrv) fields = read_fields (fd);
  guint n = g_strv_length (fields);
  g_autofree char *user = clean_field (n > 0 ? fields[0] : NULL);
  g_autofree char *host = clean_field (n > 1 ? fields[1] : NULL);
  g_autofree char *time = clean_field (n > 2 ? fields[2] : NULL);

  /* Translators: a person, the name of a computer, a date and time. */
  return g_strdup_printf (_ ("%s on %s since %s"), user, host, time);
}

static gboolean
is_own (int fd, const char *user)
{
  g_auto (GStrv) fields = read_fields (fd);

  return g_strv_length (fields) >= 2 && g_str_equal (fields[0], user)
         && g_str_equal (fields[1], g_get_host_name ());
}

static void
write_fields (StfLockFile *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M");
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n", self->user, g_get_host_name (), time);

  /* Who comes second is told "unknown" if this fails; the lock holds all the same. */
  if (ftruncate (self->fd, 0) != 0 || pwrite (self->fd, text, strlen (text), 0) < 0)
    g_debug ("The lock file cannot be written: %s", g_strerror (errno));
}

static char *
lock_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock = g_strconcat (".~lock.", name, "#", NULL);

  return g_build_filename (folder, lock, NULL);
}

/* The one before us deletes its lock file: a lock on a file without a name locks nothing. */
static gboolean
still_named (int fd, const char *path)
{
  struct stat ours, named;

  return fstat (fd, &ours) == 0 && lstat (path, &named) == 0 && ours.st_ino == named.st_ino
         && ours.st_dev == named.st_dev;
}

/* Another user's lock file can be read at best.  One that nobody holds can be deleted where the
 * folder allows it.  TRUE: try again. */
static gboolean
remove_left_behind (const char *path, char **owner)
{
  struct flock whole = { .l_type = F_RDLCK, .l_whence = SEEK_SET };
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gboolean held;

  if (fd < 0)
    return FALSE;

  held = fcntl (fd, F_OFD_GETLK, &whole) != 0 || whole.l_type != F_UNLCK;
  if (held)
    *owner = describe_owner (fd);
  close (fd);

  return !held && unlink (path) == 0;
}

/**
 * stf_lock_file_take:
 * @path: the absolute path of a year file
 * @user: (nullable): whom to name as owner; NULL for the user's real name
 * @lock: (out) (transfer full): the lock, if %STF_LOCK_HELD
 * @owner: (out) (transfer full): who has the file and since when, if %STF_LOCK_TAKEN
 */
StfLockResult
stf_lock_file_take (const char *path, const char *user, StfLockFile **lock, char **owner)
{
  g_autoptr (StfLockFile) self = g_new0 (StfLockFile, 1);
  int attempt;

  *lock = NULL;
  *owner = NULL;
  self->path = lock_path (path);
  self->user = clean_field (user != NULL ? user : g_get_real_name ());
  self->fd = -1;

  for (attempt = 0; attempt < ATTEMPTS; attempt++)
    {
      struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      gboolean existed = access (self->path, F_OK) == 0;

      self->fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
      if (self->fd < 0)
        {
          if (errno != EACCES || !remove_left_behind (self->path, owner))
            return *owner != NULL ? STF_LOCK_TAKEN : STF_LOCK_IMPOSSIBLE;
          continue;
        }

      if (fcntl (self->fd, F_OFD_SETLK, &whole) != 0)
        {
          gboolean taken = errno == EAGAIN || errno == EACCES;

          if (taken || (existed && !is_own (self->fd, self->user)))
            {
              *owner = describe_owner (self->fd);
              close (g_steal_fd (&self->fd));
              return STF_LOCK_TAKEN;
            }
        }

      if (still_named (self->fd, self->path))
        {
          write_fields (self);
          *lock = g_steal_pointer (&self);
          return STF_LOCK_HELD;
        }
      close (g_steal_fd (&self->fd));
    }

  return STF_LOCK_IMPOSSIBLE;
}

/**
 * stf_lock_file_set_user:
 * @self: a lock
 * @user: (nullable): whom to name as owner; NULL or "" for the user's real name
 */
void
stf_lock_file_set_user (StfLockFile *self, const char *user)
{
  g_free (self->user);
  self->user = clean_field (user != NULL && *user != '\0' ? user : g_get_real_name ());
  write_fields (self);
}

/**
 * stf_lock_file_free:
 * @self: (nullable): a lock
 *
 * Deletes the lock file, then gives the lock back.
 */
void
stf_lock_file_free (StfLockFile *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    {
      if (still_named (self->fd, self->path))
        unlink (self->path);
      close (self->fd);
    }
  g_free (self->path);
  g_free (self->user);
  g_free (self);
}

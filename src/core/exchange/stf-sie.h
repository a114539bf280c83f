/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-encoding.h"

G_BEGIN_DECLS

/* Limits of a SIE file, beside STF_EXCHANGE_MAX_BYTES. */
#define STF_SIE_MAX_LINE (64 * 1024) /* bytes */
#define STF_SIE_MAX_RECORDS 500000
#define STF_SIE_MAX_YEARS 100
#define STF_SIE_MAX_NUMBER 100 /* bytes in the number of an account, a dimension or an object */

/* Dates are numbers as in the file, 20130131, and months 201301: they compare as numbers.  0 is
 * none.  Amounts are öre, and credit is negative.  An object is text in a form of its own, such as
 * "1=100 6=P1", see stf_sie_object_append(); "" is none. */

typedef enum
{
  STF_SIE_CP437,        /* what the format asks for */
  STF_SIE_WINDOWS_1252, /* what some programs write all the same */
  STF_SIE_UTF_8,
} StfSieEncoding;

typedef enum
{
  STF_SIE_CHECKSUM_NONE,
  STF_SIE_CHECKSUM_AGREES,
  STF_SIE_CHECKSUM_DIFFERS,
} StfSieChecksum;

/* #RAR: 0 is the year of the file, -1 the one before. */
typedef struct
{
  int index;
  int first;
  int last;
  guint line;
} StfSieYear;

/* #KONTO, #KTYP */
typedef struct
{
  const char *number;
  const char *name; /* "" if the file does not say */
  char kind;        /* T assets, S liabilities, K costs, I income; 0 if the file does not say */
} StfSieAccount;

/* #DIM, #UNDERDIM */
typedef struct
{
  const char *number;
  const char *name;
  const char *above; /* the dimension it is a part of, or NULL */
} StfSieDimension;

/* #OBJEKT */
typedef struct
{
  const char *dimension;
  const char *number;
  const char *name;
} StfSieObject;

/* #IB, #UB, #RES */
typedef struct
{
  int year;
  const char *account;
  gint64 amount;
  guint line;
} StfSieBalance;

/* #PSALDO, #PBUDGET */
typedef struct
{
  int year;
  int month;
  const char *account;
  const char *object;
  gint64 amount;
  guint line;
} StfSiePeriod;

/* #VER; its rows are n_rows of the file's rows from first_row on. */
typedef struct
{
  const char *series;
  const char *number;
  const char *text;
  int date;
  guint line;
  guint first_row;
  guint n_rows;
  gint64 balance; /* 0, unless it is wrong */
} StfSieVoucher;

/* #TRANS, and #RTRANS without its twin */
typedef struct
{
  const char *account;
  const char *object;
  gint64 amount;
  guint line;
} StfSieRow;

/* What a SIE file says.  Texts are its own, none NULL but where it is said above. */
typedef struct
{
  GStringChunk *strings;
  StfSieEncoding encoding;
  StfSieChecksum checksum;
  guint destroyed_line; /* the first with a letter that was lost before the file came here, or 0 */
  guint flag;           /* 1: some program has taken it in before */
  guint type;           /* 1 to 4 */
  const char *format;
  const char *program;
  const char *company;
  const char *organisation; /* number */
  int date;                 /* when it was written */
  int through;              /* #OMFATTN: the last day of its balances */
  GArray *years;            /* StfSieYear */
  GArray *accounts;         /* StfSieAccount, in the order of the file */
  GArray *dimensions;       /* StfSieDimension */
  GArray *objects;          /* StfSieObject */
  GArray *opening;          /* StfSieBalance */
  GArray *closing;          /* StfSieBalance */
  GArray *results;          /* StfSieBalance */
  GArray *periods;          /* StfSiePeriod */
  GArray *budget;           /* StfSiePeriod */
  GArray *vouchers;         /* StfSieVoucher */
  GArray *rows;             /* StfSieRow */
  GHashTable *account_of;   /* number -> index in accounts + 1 */
} StfSie;

StfSie *stf_sie_read (GBytes *bytes, GError **error);
void stf_sie_free (StfSie *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfSie, stf_sie_free)

gboolean stf_sie_looks_like (GBytes *bytes);
const StfSieAccount *stf_sie_find_account (const StfSie *self, const char *number);
const StfSieYear *stf_sie_find_year (const StfSie *self, int index);

/* Objects as text. */
void stf_sie_object_append (GString *object, const char *dimension, const char *number);
gboolean stf_sie_object_next (const char **object, char **dimension, char **number);

G_END_DECLS

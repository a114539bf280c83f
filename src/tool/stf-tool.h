/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* Exit codes; the manual page has them too. */
typedef enum
{
  STF_TOOL_OK = 0,
  STF_TOOL_FAILED = 1, /* the file or document cannot be used, or the command failed */
  STF_TOOL_USAGE = 2,  /* called in a wrong way */
  STF_TOOL_BROKEN = 2, /* of check: a rule is broken */
} StfToolStatus;

typedef struct _StfToolCommand StfToolCommand;

struct _StfToolCommand
{
  const char *name;
  const char *arguments; /* as --help shows them */
  const char *summary;   /* translatable */
  StfToolStatus (*run) (const StfToolCommand *self, int argc, char **argv);
};

StfToolStatus stf_tool_new (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_info (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_rules (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_chart (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_budget (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_actuals (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_fee (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_check (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_export (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_import (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_verify (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_history (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_persons (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_undo (const StfToolCommand *self, int argc, char **argv);
StfToolStatus stf_tool_redo (const StfToolCommand *self, int argc, char **argv);

/* What the commands share. */
gboolean stf_tool_parse_options (const StfToolCommand *self, const GOptionEntry *options, int *argc,
                                 char ***argv);
gboolean stf_tool_get_argument (const StfToolCommand *self, int argc, char **argv,
                                const char **argument);
gboolean stf_tool_parse (const StfToolCommand *self, const GOptionEntry *options, int argc,
                         char **argv, const char **argument);
StfToolStatus stf_tool_misused (const StfToolCommand *self, const char *message);
StfToolStatus stf_tool_fail (const GError *error);
StfYearFile *stf_tool_open (const char *path, StfOpenFlags flags, GError **error);
char *stf_tool_get_author (void);

G_END_DECLS

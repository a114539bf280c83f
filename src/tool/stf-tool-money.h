/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-report.h"
#include "stf-organisation.h"
#include "stf-paper.h"
#include "stf-tool.h"

G_BEGIN_DECLS

/* The money of a year, as its documents need it, and the options that they share. */
typedef struct
{
  char *date;
  char *output; /* NULL: text is printed */
  const char *path;

  StfYearFile *file;
  StfOrganisation *organisation;
  StfBudget *budget;
  StfBudgetReport *report;
  StfFee *fee;
} StfToolMoney;

StfToolStatus stf_tool_money_parse (StfToolMoney *self, const StfToolCommand *command,
                                    const GOptionEntry *options, int argc, char **argv);
gboolean stf_tool_money_load (StfToolMoney *self, StfOpenFlags flags, GError **error);
void stf_tool_money_clear (StfToolMoney *self);
const char *stf_tool_money_get_name (const StfToolMoney *self);
gboolean stf_tool_money_writes (const StfToolMoney *self, const char *ending);
char *stf_tool_money_word (gint64 amount);
StfToolStatus stf_tool_money_put (const StfToolMoney *self, const StfPaper *paper);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfToolMoney, stf_tool_money_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-channel-grid.h"

G_BEGIN_DECLS

void stf_channel_label_lines (const StfChannelGrid *grid, StfChartLines *lines);

G_END_DECLS

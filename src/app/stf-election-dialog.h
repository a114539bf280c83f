/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "election/stf-election.h"
#include "stf-window.h"

G_BEGIN_DECLS

/* The assistant that records an election: meeting, result, consequences, done. */
#define STF_TYPE_ELECTION_DIALOG (stf_election_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfElectionDialog, stf_election_dialog, STF, ELECTION_DIALOG, AdwWindow)

/* election: (transfer full) */
StfElectionDialog *stf_election_dialog_present (StfWindow *parent, StfElection *election);

G_END_DECLS

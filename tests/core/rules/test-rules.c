/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each rule in the example year as it is and as it is bent: met, broken, and on the edge, each
 * setting both ways; of what cannot be decided, why; of what is not checked, the clause.  A case is
 * what is edited, the date, and how many findings there are. */

#include <locale.h>
#include <string.h>

#include "stf-test-rules.h"

typedef struct
{
  const char *rule;
  const char *edits;
  const char *date;
  guint n;          /* findings at the date, or one of the two below */
  const char *text; /* of one of them */
} Case;

#define UNDECIDED G_MAXUINT      /* the text is why */
#define NO_CHECK (G_MAXUINT - 1) /* the text is of the clause */

static const Case CASES[] = {
  /* One from each agency: the seat, its holder, and where the holder works. */
  { "R01", "", "2013-02-28", 0, NULL },
  { "R01", "", "2013-03-01", 1, "Gotland lacks its Informationschef eller motsvarande." },
  { "R01", "", "2013-04-14", 1, NULL },
  { "R01", "", "2013-04-15", 0, NULL },
  { "R01", "assignment e9 from 2013-02-20; assignment e9 acting 0", "2013-02-25", 1,
    "Gotland has 2 as" },
  { "R01", "assignment e9 from 2013-02-20; assignment e9 acting 1", "2013-02-25", 0, NULL },
  { "R01", "assignment e8 carried 1", "2013-04-14", 0, NULL },
  { "R01", "assignment e8 deputy 1", "2013-02-01", 1, "Gotland lacks" },
  { "R01", "person e1 employer t3", "2013-02-01", 1, "is not employed by Stockholm" },
  { "R01", "assignment e1 to 2013-01-31", "2013-02-01", 1, "Stockholm lacks" },
  { "R01", "rule R01 holders 2", "2013-02-01", 21, "instead of 2" },

  /* The election: one meeting in its season, six persons of the network, one of them chair. */
  { "R02", "", "2012-09-01", 0, NULL },
  { "R02", "", "2013-07-15", 0, NULL },
  { "R02", "", "2014-03-01", 0, NULL },
  { "R02", "meeting e1 state cancelled", "2012-12-31", 0, NULL },
  { "R02", "meeting e1 state cancelled", "2013-01-01", 1, "Höstmöte was not held" },
  { "R02", "meeting e2 event t1", "2012-12-04", 0, NULL },
  { "R02", "meeting e2 event t1", "2012-12-05", 2, "held 2 times" },
  { "R02", "meeting e1 on 2012-11-30", "2013-01-01", 0, NULL },
  { "R02", "meeting e1 on 2012-12-01", "2013-01-01", 1, "held out of season" },
  { "R02", "meeting e1 on 2012-09-01", "2013-01-01", 0, NULL },
  { "R02", "meeting e1 on 2012-08-31", "2013-01-01", 1, "held out of season" },
  { "R02", "assignment e30 from 2014-01-01", "2013-01-01", 1, "5 different persons" },
  { "R02", "assignment e30 person e10", "2013-01-01", 1, "5 different persons" },
  { "R02", "hold t3 e2 2013-01-01 2013-12-31", "2013-01-01", 1, "7 different persons" },
  { "R02", "assignment e30 person e22", "2013-01-01", 1, "without being Informationschef" },
  { "R02", "assignment e21 from 2012-10-18; assignment e30 person e29", "2013-01-01", 0, NULL },
  { "R02", "assignment e21 from 2012-10-19; assignment e30 person e29", "2013-01-01", 1,
    "without" },
  { "R02", "assignment e31 person e2", "2013-01-01", 1, "without being Styrgruppsledamot" },
  { "R02", "assignment e31 person e1", "2013-01-01", 0, NULL },
  { "R02", "assignment e31 to 2013-05-31", "2013-05-31", 0, NULL },
  { "R02", "assignment e31 to 2013-05-31", "2013-06-01", 1, "Nobody holds the role Ordförande" },
  { "R02", "assignment e24 to 2013-05-31", "2013-06-01", 1, "without being Styrgruppsledamot" },
  { "R02", "assignment e30 decision none", "2013-01-01", 1, "No election decides" },
  { "R02", "decision e1 kind other", "2013-01-01", 6, "No election decides" },
  { "R02", "assignment e30 to none", "2013-01-01", 1, "is not the term of office" },
  { "R02", "assignment e30 to none; setting term-of-office own-dates", "2013-01-01", 0, NULL },
  { "R02", "setting term-of-office meeting-to-meeting", "2013-01-01", 2, "0 different persons" },
  { "R02", "setting by-election 1", "2013-06-30", 0, NULL },
  { "R02", "setting by-election 1", "2013-07-01", 1, "5 of 6 seats" },
  { "R02", "setting by-election 1", "2013-09-01", 0, NULL },
  { "R02", "setting by-election 1; assignment e29 from 2013-07-01; assignment e29 deputy 1",
    "2013-07-01", 1, "5 of 6 seats" },
  { "R02",
    "setting by-election 1; setting deputies 1; assignment e29 from 2013-07-01; assignment e29 "
    "deputy 1",
    "2013-07-01", 0, NULL },
  { "R02", "setting re-election-limit 1", "2013-01-01", 0, NULL },
  { "R02", "setting re-election-limit 1; hold t3 e1 2012-01-01 2012-12-31", "2013-01-01", 1,
    "for year 2 in a row" },
  { "R02", "setting re-election-limit 2; hold t3 e1 2012-01-01 2012-12-31", "2013-01-01", 0, NULL },
  { "R02", "setting re-election-limit 1; hold t3 e1 2011-01-01 2011-12-31", "2013-01-01", 0, NULL },
  { "R02", "setting quorum 20", "2013-01-01", 0, NULL },
  { "R02", "setting quorum 22", "2013-01-01", 1, "the quorum is 22" },
  { "R02", "rule R02 seats 5", "2013-01-01", 1, "they should be 5" },

  /* The nominating committee and its proposal. */
  { "R03", "", "2013-12-31", 0, NULL },
  { "R03", "document t21 state expected", "2013-11-29", 0, NULL },
  { "R03", "document t21 state expected", "2013-11-30", 1, "no proposal" },
  { "R03", "document t21 on 2013-11-29", "2013-11-30", 0, NULL },
  { "R03", "document t21 on 2013-11-30", "2013-11-30", 1, "no proposal" },
  { "R03",
    "assignment e32 to 2013-05-31; assignment e33 to 2013-05-31; assignment e34 to 2013-05-31",
    "2013-05-31", 0, NULL },
  { "R03",
    "assignment e32 to 2013-05-31; assignment e33 to 2013-05-31; assignment e34 to 2013-05-31",
    "2013-06-01", 1, "Nobody holds the role Ledamot av valberedningen" },
  { "R03", "decision e3 kind other", "2013-01-01", 3, "No election at Höstmöte" },
  { "R03", "decision e3 meeting e2", "2013-01-01", 3, "No election at Höstmöte" },
  { "R03", "decision e3 meeting e2; setting annual-meeting separate", "2013-01-01", 0, NULL },
  { "R03", "setting nomination-committee-size 3", "2013-01-01", 0, NULL },
  { "R03", "setting nomination-committee-size 4", "2013-01-01", 1, "they should be 4" },
  { "R03", "assignment e33 person e1", "2013-01-01", 0, NULL },
  { "R03", "assignment e33 person e1; setting conflict-of-interest 1", "2013-01-01", 1, "both" },

  /* A notice of each election. */
  { "R04", "", "2013-12-31", 0, NULL },
  { "R04", "document t14 state draft", "2012-11-17", 0, NULL },
  { "R04", "document t14 state draft", "2012-11-18", 2, "No notice has been sent" },
  { "R04", "document t14 on 2012-12-01", "2012-11-30", 2, NULL },
  { "R04", "document t14 on 2012-12-01", "2012-12-01", 0, NULL },
  { "R04", "document e9 ref none", "2013-09-20", 1, "Fyllnadsval till styrgruppen" },
  { "R04", "rule R04 days 5", "2012-10-23", 0, NULL },
  { "R04", "rule R04 days 5", "2012-10-24", 2, NULL },

  /* Plan and budget proposed before the year. */
  { "R05", "", "2013-01-01", 0, NULL },
  { "R05", "document t4 on 2012-12-31", "2013-01-01", 0, NULL },
  { "R05", "document t4 on 2013-01-01", "2013-01-01", 1, "not before 1 January 2013" },
  { "R05", "document t4 state draft", "2012-12-31", 0, NULL },
  { "R05", "document t4 state draft; document t5 state draft", "2013-01-01", 2, "not proposed" },
  { "R05", "document t4 on none", "2013-01-01", 1, "has no date" },
  { "R05", "rule R05 before 12-05", "2013-01-01", 0, NULL },
  { "R05",
    "budget e3 proposed 2012-12-31; budget e3 anchored none; budget e4 proposed none; "
    "budget e4 anchored none; budget e4 adopted none",
    "2013-01-01", 0, NULL },
  { "R05",
    "budget e3 proposed 2013-01-01; budget e3 anchored none; budget e4 proposed none; "
    "budget e4 anchored none; budget e4 adopted none",
    "2012-12-31", 0, NULL },
  { "R05",
    "budget e3 proposed 2013-01-01; budget e3 anchored none; budget e4 proposed none; "
    "budget e4 anchored none; budget e4 adopted none",
    "2013-01-01", 1, "No budget of the year was proposed" },
  { "R05", "gone budgets all", "2013-01-01", 0, NULL },

  /* Anchored after the proposal, before adoption and fee; and adopted by the right body. */
  { "R06", "", "2013-01-01", 0, NULL },
  { "R06", "meeting e16 on 2012-11-21", "2013-01-01", 0, NULL },
  { "R06", "meeting e16 on 2012-11-22", "2013-01-01", 2, "was not anchored" },
  { "R06", "meeting e16 state cancelled", "2012-11-21", 0, NULL },
  { "R06", "meeting e16 state cancelled", "2012-11-22", 2, "was not anchored" },
  { "R06", "setting plan-adopter 00000009-0001-8000-8000-000000000009", "2013-01-01", 3,
    "decision by Nätverket" },
  { "R06", "decision e7 body t9", "2013-01-01", 1, "decision by Styrgruppen" },
  { "R06", "document t4 state proposed; document t4 on 2012-11-15", "2013-01-01", 1, "anchored" },
  { "R06", "budget e3 anchored none; budget e4 anchored none", "2012-12-04", 0, NULL },
  { "R06", "budget e3 anchored none; budget e4 anchored none", "2012-12-05", 1,
    "Antagen budget (exempel) was not anchored" },
  { "R06", "budget e3 anchored none; budget e4 anchored 2012-12-05", "2012-12-05", 0, NULL },
  { "R06", "budget e3 anchored none; budget e4 anchored 2012-12-06", "2012-12-05", 1, NULL },
  { "R06", "budget e4 decision none", "2012-12-05", 1, "does not refer to a decision by Styr" },

  /* Meetings no more than three months apart, and their notes. */
  { "R07", "", "2013-08-15", 0, NULL },
  { "R07", "", "2013-08-16", 1, "none since 15 May 2013" },
  { "R07", "", "2013-08-28", 0, NULL },
  { "R07", "setting steering-group-interval 4", "2013-08-16", 0, NULL },
  { "R07", "meeting e8 state cancelled; setting steering-group-interval 4", "2013-07-14", 1, NULL },
  { "R07", "", "2013-12-18", 0, NULL },
  { "R07", "", "2013-12-19", 1, "are not published" },
  { "R07", "meeting e15 notes 1", "2013-12-19", 0, NULL },
  { "R07", "rule R07 notes-within 20", "2013-12-19", 0, NULL },

  /* One decision on the fee, and grants that refer to theirs. */
  { "R08", "", "2013-01-01", 0, NULL },
  { "R08", "decision e5 on 2012-12-31", "2013-01-01", 0, NULL },
  { "R08", "decision e5 on 2013-01-01", "2013-01-01", 1, "before 1 January 2013" },
  { "R08", "decision e5 kind other; fee e2 decision none", "2012-12-31", 0, NULL },
  { "R08", "decision e5 kind other; fee e2 decision none", "2013-01-01", 2, NULL },
  { "R08", "decision e5 kind other", "2012-11-21", 0, NULL },
  { "R08", "decision e5 kind other", "2012-11-22", 1, "Årlig avgift 2013 (exempel) does not" },
  { "R08", "decision e6 kind fee; document e8 decision none; document e8 state draft", "2013-01-01",
    2, "has made 2 decisions" },
  { "R08", "request e1 decision none", "2012-11-21", 0, NULL },
  { "R08", "request e1 decision none", "2012-11-22", 1, "Nytt intranät does not refer" },
  { "R08", "request e1 decision e5", "2013-01-01", 1, "Nytt intranät does not refer" },
  { "R08", "request e1 decision none; request e1 outcome refused", "2013-01-01", 0, NULL },
  { "R08", "request e1 decision none; rule R08 requests 0", "2013-01-01", 0, NULL },
  { "R08", "fee e2 decision none; rule R08 fee 0", "2013-01-01", 0, NULL },
  { "R08", "document e8 decision none", "2013-01-01", 1, "does not refer" },
  { "R08", "decision e5 body t5", "2013-01-01", 0, NULL },
  { "R08", "decision e5 body t5; setting fee-body two-bodies", "2013-01-01", 2, NULL },

  /* The fee is decided after a proposal by the right body. */
  { "R09", "", "2013-01-01", 0, NULL },
  { "R09", "document t13 on 2012-11-22", "2013-01-01", 0, NULL },
  { "R09", "document t13 on 2012-11-23", "2013-01-01", 1, "No proposal by Nätverket" },
  { "R09", "document t13 body t10", "2013-01-01", 1, "No proposal by Nätverket" },
  { "R09", "document t13 body t10; decision e4 body t10; setting fee-proposer steering-group",
    "2013-01-01", 0, NULL },
  { "R09", "setting fee-proposer network", "2013-01-01", 0, NULL },
  { "R09", "setting fee-proposer steering-group", "2013-01-01", 2, "No proposal by Styrgruppen" },
  { "R09", "setting fee-body two-bodies", "2012-12-31", 0, NULL },
  { "R09", "setting fee-body two-bodies", "2013-01-01", 1, "Länsråden has made no decision" },
  { "R09", "setting fee-body two-bodies; decision e5 body t5", "2013-01-01", 0, NULL },
  { "R09", "decision e4 on 2012-11-22", "2013-01-01", 0, NULL },
  { "R09", "decision e4 on 2012-11-23", "2013-01-01", 1, "was proposed after it was decided" },
  { "R09", "decision e4 body t10", "2013-01-01", 1, "was not proposed by Nätverket" },
  { "R09", "decision e4 body t10; rule R09 fee 0", "2013-01-01", 0, NULL },
  { "R09", "decision e4 body t10; fee e2 proposal none", "2013-01-01", 0, NULL },

  /* The fee is shared by all payers to the öre, and each is invoiced once. */
  { "R10", "", "2012-11-21", UNDECIDED, "not decided yet" },
  { "R10", "", "2012-11-22", 0, NULL },
  { "R10", "", "2013-12-31", 0, NULL },
  { "R10", "gone fees all", "2013-03-01", UNDECIDED, "no fee" },
  { "R10", "fee e2 amount 433300001", "2013-03-01", 1, "and the fee is" },
  { "R10", "share e30 amount 19695501", "2013-01-27", 1, "The shares come to" },
  { "R10", "share e30 amount 19695501; fee e2 amount 433300001", "2013-01-27", 0, NULL },
  { "R10", "share e30 amount 19695501; fee e2 amount 433300001", "2013-01-28", 1,
    "Gotland was invoiced" },
  { "R10", "gone share e30", "2013-03-01", 3, "Gotland has no share" },
  { "R10", "agency t9 member 0", "2013-03-01", 2, "Gotland has a share, and is no payer" },
  { "R10", "rule R10 agencies 20", "2013-03-01", 1, "they should be 20" },
  { "R10", "setting water-authority-payers five", "2013-03-01", 6, "Västerhavet has no share" },
  { "R10", "setting allocation-key population", "2013-03-01", 1, "by population" },
  { "R10", "setting allocation-key own; fee e2 allocation own", "2013-03-01", 0, NULL },
  { "R10", "gone invoice e8", "2013-12-30", 0, NULL },
  { "R10", "gone invoice e8", "2013-12-31", 1, "Gotland was not invoiced before" },
  { "R10", "gone invoice e8; rule R10 invoiced-before 02-01", "2013-01-31", 0, NULL },
  { "R10", "gone invoice e8; rule R10 invoiced-before 02-01", "2013-02-01", 1, NULL },
  { "R10", "invoice e7 agency t9", "2013-03-01", 1, "Gotland has been invoiced 2 times" },
  { "R10", "invoice e7 agency t9", "2013-12-31", 2, "Kalmar was not invoiced" },
  { "R10", "invoice e7 agency t9; invoice e7 amount -19695500", "2013-03-01", 0, NULL },
  { "R10", "invoice e7 agency t9; invoice e7 amount -19695500", "2013-12-31", 2,
    "Gotland was not invoiced" },
  { "R10", "invoice e8 amount 100", "2013-03-01", 1, "Gotland was invoiced" },
  { "R10", "invoice e8 on 2012-11-22", "2013-03-01", 0, NULL },
  { "R10", "invoice e8 on 2012-11-21", "2013-03-01", 1, "before the fee was decided" },

  /* What the budget covers, and what is only paid for a reason. */
  { "R11", "", "2013-03-01", 0, NULL },
  { "R11", "gone budgets all", "2013-03-01", UNDECIDED, "no budget" },
  { "R11", "rule R11 category t2", "2013-03-01", 3, "which the budget does not cover" },
  { "R11", "rule R11 category t2; amount e1 e4 0; amount e2 e4 none", "2013-03-01", 1,
    "Språkgranskning" },
  { "R11", "rule R11 category t2; line e1 request e1; line e2 category t9", "2013-03-01", 1, NULL },
  { "R11", "line e4 noted 0", "2013-03-01", 1, "No reason is stated for paying Ordförande" },
  { "R11", "line e4 noted 0; amount e4 e4 0", "2013-03-01", 0, NULL },
  { "R11", "line e4 noted 0; amount e4 e4 1", "2013-03-01", 1, NULL },
  { "R11", "line e4 noted 0; rule R11 reasoned t3", "2013-03-01", 4, "No reason" },
  { "R12", "", "2013-03-01", 0, NULL },
  { "R12", "line e13 development 1", "2013-03-01", 1, "running development only" },
  { "R12", "line e13 development 1; line e13 request e1", "2013-03-01", 0, NULL },
  { "R12", "line e13 development 1; setting development-funding all", "2013-03-01", 0, NULL },
  { "R12", "rule R12 open 0", "2013-03-01", 24, "does not cover" },

  /* Development is paid by what was granted. */
  { "R13", "", "2013-03-01", 0, NULL },
  { "R13", "gone budgets all", "2013-03-01", UNDECIDED, "no budget" },
  { "R13", "line e18 request none", "2013-03-01", 1, "would be paid by the fee" },
  { "R13", "line e18 request none; amount e18 e4 0", "2013-03-01", 0, NULL },
  { "R13", "line e18 request none; setting development-funding all", "2013-03-01", 0, NULL },
  { "R13", "request e1 outcome refused; request e1 spent 0", "2012-12-04", 0, NULL },
  { "R13", "request e1 outcome refused; request e1 spent 0", "2012-12-05", 3, "not granted" },
  { "R13", "request e1 outcome refused", "2013-03-01", 4, "is spent, and" },
  { "R13", "request e1 on 2013-03-01", "2013-02-28", 3, "which is not granted" },
  { "R13", "request e1 on 2013-03-01", "2013-03-01", 0, NULL },
  { "R13", "request e1 spent 120000000", "2013-03-01", 0, NULL },
  { "R13", "request e1 spent 120000001", "2013-03-01", 1, "is spent" },
  { "R13", "request e1 granted 119999999", "2013-03-01", 1, "the budget has" },

  /* Who answers for the web. */
  { "R14", "", "2013-03-01", 0, NULL },
  { "R14", "assignment e31 to 2013-02-28", "2013-02-28", 0, NULL },
  { "R14", "assignment e31 to 2013-02-28", "2013-03-01", 1, "Nobody holds the role Ordförande" },
  { "R14", "role t6 reports t7", "2013-03-01", 1, "does not report to" },
  { "R14", "setting chair-staff-responsibility employer", "2013-03-01", 1, "another agency" },
  { "R14", "setting chair-staff-responsibility employer; person e22 employer t8", "2013-03-01", 0,
    NULL },

  /* One web lead, appointed by the steering group. */
  { "R15", "", "2013-03-01", 0, NULL },
  { "R15", "assignment e35 to 2013-02-28", "2013-02-28", 0, NULL },
  { "R15", "assignment e35 to 2013-02-28", "2013-03-01", 1, "Nobody holds the role Webb" },
  { "R15", "assignment e35 to 2013-02-28; hold t6 e23 2013-03-01 none", "2013-03-01", 0, NULL },
  { "R15", "hold t6 e23 2013-03-01 none", "2013-03-01", 1, "at most 1" },
  { "R15", "assignment e35 decision none", "2013-03-01", 1, "No decision appoints" },
  { "R15", "decision e17 body t9", "2013-03-01", 1, "was not appointed" },
  { "R15", "assignment e35 acting 1", "2013-03-01", 0, NULL },
  { "R15", "assignment e35 deputy 1", "2013-03-01", 1, "Nobody holds" },
  { "R15", "rule R15 most 2; hold t6 e23 2013-03-01 none", "2013-03-01", 0, NULL },

  { "R16", "", "2013-03-01", 0, NULL },
  { "R16", "assignment e36 to 2013-02-28", "2013-03-01", 1, "Nobody holds the role Redaktionellt" },
  { "R16", "assignment e36 to 2013-03-01", "2013-03-01", 0, NULL },
  { "R16", "hold t7 e25 2013-03-01 none", "2013-03-01", 1, "at most 1" },

  /* The chair and five with different roles, appointed by the steering group. */
  { "R17", "", "2013-09-30", 0, NULL },
  { "R17", "", "2013-10-01", 1, "has 4 members" },
  { "R17", "setting web-group-size five-with-chair", "2013-09-30", 1, "has 6 members" },
  { "R17", "setting web-group-size five-with-chair", "2013-10-01", 0, NULL },
  { "R17", "assignment e35 to 2013-03-31", "2013-04-01", 1, "Nobody holds the role Webb" },
  { "R17", "assignment e39 role t10", "2013-03-01", 1, "should have different roles" },
  { "R17", "assignment e39 person e26", "2013-03-01", 1, "has 4 members" },
  { "R17", "assignment e40 decision none", "2013-03-01", 1, "No decision appoints" },
  { "R17", "setting web-group-appointer 00000009-0001-8000-8000-000000000013", "2013-03-01", 4,
    "by Webbförvaltningsgruppen" },
  { "R17", "rule R17 members 6", "2013-03-01", 1, "should be 6" },

  /* A representative of the administrator, and somebody with IT competence. */
  { "R18", "", "2013-03-01", 0, NULL },
  { "R18", "person e22 unskilled t1", "2013-03-01", 0, NULL },
  { "R18", "person e22 unskilled t1; person e24 unskilled t1", "2013-03-01", 1,
    "has no member with the skill IT-kompetens" },
  { "R18", "person e22 unskilled t1; person e24 unskilled t1; setting it-person same-person",
    "2013-03-01", 0, NULL },
  { "R18", "person e22 unskilled t1; assignment e37 to 2013-02-28", "2013-02-28", 0, NULL },
  { "R18", "person e22 unskilled t1; assignment e37 to 2013-02-28", "2013-03-01", 1, NULL },
  { "R18", "person e22 unskilled t1; assignment e37 to 2013-02-28; hold t17 e58 2013-03-01 none",
    "2013-03-01", 0, NULL },
  { "R18", "assignment e41 to 2013-02-28", "2013-03-01", 1, "Representant från" },
  { "R18", "person e27 employer t3", "2013-03-01", 1, "is not employed by Västra Götaland" },
  { "R18", "rule R18 least 3", "2013-03-01", 1, "at least 3 are needed" },

  /* The others are officers. */
  { "R19", "", "2013-03-01", 0, NULL },
  { "R19", "assignment e57 to 2013-02-28", "2013-02-28", 0, NULL },
  { "R19", "assignment e57 to 2013-02-28", "2013-03-01", 1, "does not hold the role Informatör" },
  { "R19", "person e24 unskilled t1", "2013-03-01", 1, "Love Knappsats" },
  { "R19", "assignment e57 to 2013-02-28; assignment e39 to 2013-02-28", "2013-03-01", 0, NULL },

  /* Four meetings, one of them together with the steering group. */
  { "R20", "", "2013-12-31", 0, NULL },
  { "R20", "meeting e4 state cancelled", "2013-12-30", 0, NULL },
  { "R20", "meeting e4 state cancelled", "2013-12-31", 1, "3 held" },
  { "R20", "meeting e4 on 2012-12-31", "2013-12-31", 1, "3 held" },
  { "R20", "meeting e4 on 2013-01-01", "2013-12-31", 0, NULL },
  { "R20", "meeting e14 state called", "2013-11-19", 0, NULL },
  { "R20", "meeting e14 state called", "2013-12-31", 1, "3 held" },
  { "R20", "meeting e12 state cancelled; meeting e10 state held", "2013-12-31", 1,
    "together with" },
  { "R20", "rule R20 least 5", "2013-12-31", 1, "at least 5" },
  { "R20", "rule R20 per quarter; rule R20 least 1; rule R20 joint-least 0", "2013-12-31", 0,
    NULL },
  { "R20", "rule R20 per quarter; rule R20 least 2; rule R20 joint-least 0", "2013-06-30", 2,
    NULL },

  /* Groups have a leader, who reports. */
  { "R21", "", "2013-03-01", 0, NULL },
  { "R21", "", "2013-05-05", 0, NULL },
  { "R21", "", "2013-05-06", 1, "Report from Arbetsgruppen för tillgänglighet" },
  { "R21", "setting group-leader-interval 4", "2013-05-06", 0, NULL },
  { "R21", "assignment e43 to 2013-02-28", "2013-02-28", 0, NULL },
  { "R21", "assignment e43 to 2013-02-28", "2013-03-01", 1, "has no leader" },
  { "R21", "assignment e43 decision none", "2013-03-01", 1, "No decision appoints" },
  { "R21", "setting group-leader-appointer 00000009-0001-8000-8000-000000000010", "2013-03-01", 2,
    "by Styrgruppen" },
  { "R21", "body e1 to 2013-04-30", "2013-05-06", 0, NULL },

  /* The representatives meet: which meetings count. */
  { "R23", "", "2013-12-30", 0, NULL },
  { "R23", "", "2013-12-31", 1, "0 held" },
  { "R23", "meeting e7 state held", "2013-12-31", 0, NULL },
  { "R23", "setting representatives-meeting autumn-or-conference", "2013-12-31", 0, NULL },
  { "R23", "setting representatives-meeting autumn-or-conference; meeting e9 state cancelled",
    "2013-12-31", 1, NULL },
  { "R23", "meeting e12 event t13", "2013-12-31", 0, NULL },
  { "R23", "meeting e12 event t13; setting representatives-meeting own-meeting", "2013-12-31", 1,
    NULL },

  /* Extents. */
  { "R24", "", "2013-03-01", 0, NULL },
  { "R24", "assignment e36 extent 0", "2013-03-01", 1, "No extent is stated" },
  { "R24", "assignment e36 extent 1; commission e2 extent 1", "2013-03-01", 0, NULL },
  { "R24", "assignment e36 extent 0; assignment e36 to 2013-02-28", "2013-03-01", 0, NULL },
  { "R24", "document t4 state proposed", "2012-12-31", 0, NULL },
  { "R24", "document t4 state proposed", "2013-01-01", 1, "is not adopted" },

  { "R24", "commission e1 extent 0", "2013-03-01", 1, "No extent is stated for Webb" },
  { "R24", "commission e2 extent 50", "2013-03-01", 1, "50 % of full time, and 75 % is decided" },
  { "R24", "commission e2 extent 75", "2013-03-01", 0, NULL },
  { "R24", "commission e3 extent 0", "2013-02-28", 0, NULL },
  { "R24", "commission e3 extent 0", "2013-03-01", 1, NULL },

  /* What a host is paid, and nothing else; travel; what the fee depends on; what is free. */
  { "R25", "", "2013-03-01", 0, NULL },
  { "R25", "gone budgets all", "2013-03-01", UNDECIDED, "no budget" },
  { "R25", "amount e1 e4 75447289", "2013-03-01", 1, "salary and contributions come to" },
  { "R25", "amount e1 e4 75447287", "2013-03-01", 1, NULL },
  { "R25", "amount e1 e4 1", "2012-12-02", 0, NULL },
  { "R25", "setting social-contributions statutory", "2013-03-01", 3, NULL },
  { "R25", "commission e3 line none", "2013-03-01", 2, "has no line in the budget" },
  { "R25", "commission e3 line none; commission e3 full 0; amount e3 e4 0", "2013-03-01", 0, NULL },
  { "R25", "line e4 category t1", "2013-03-01", 1, "no commission explains" },
  { "R25", "line e4 category t1; amount e4 e4 0", "2013-03-01", 0, NULL },
  { "R25", "commission e1 full -1", "2013-03-01", 1, "It is not known what Webb" },
  { "R25", "commission e1 statutory -1", "2013-03-01", 0, NULL },
  { "R25", "commission e1 statutory -1; setting social-contributions statutory", "2013-03-01", 3,
    "does not say what the law" },
  { "R26", "", "2013-03-01", 0, NULL },
  { "R26", "gone budgets all", "2013-03-01", UNDECIDED, "no budget" },
  { "R26", "amount e9 e4 0; amount e10 e4 0; amount e11 e4 none; amount e12 e4 0", "2013-03-01", 1,
    "for this; at least" },
  { "R26", "amount e9 e4 0; amount e10 e4 0; amount e11 e4 none; amount e12 e4 99", "2013-03-01", 1,
    NULL },
  { "R26", "amount e9 e4 0; amount e10 e4 0; amount e11 e4 none; amount e12 e4 100", "2013-03-01",
    0, NULL },
  { "R26", "amount e9 e4 0; amount e10 e4 0; amount e11 e4 none; amount e12 e4 0", "2012-12-02", 0,
    NULL },
  { "R26", "amount e9 e4 0; amount e10 e4 0; amount e11 e4 none; amount e12 e4 0", "2012-12-03", 1,
    NULL },
  { "R26", "rule R26 least 259000", "2013-03-01", 0, NULL },
  { "R26", "rule R26 least 259001", "2013-03-01", 1, "is needed" },

  /* The process owner follows the chair; a change is handed over. */
  { "R27", "", "2013-03-01", 0, NULL },
  { "R27", "assignment e31 to 2013-02-28", "2013-03-01", 1, "Nobody holds the role Ordförande" },
  { "R27", "person e7 unemployed 2013-02-28", "2013-02-28", 0, NULL },
  { "R27", "person e7 unemployed 2013-02-28", "2013-03-01", 1, "It is not known where" },
  { "R27", "assignment e31 to 2013-02-28; hold t4 e1 2013-03-01 none", "2013-02-28", 0, NULL },
  { "R27", "assignment e31 to 2013-02-28; hold t4 e1 2013-03-01 none", "2013-03-01", 1,
    "Stockholm became Processägare on 1 March 2013" },
  { "R27",
    "assignment e31 to 2013-02-28; hold t4 e1 2013-03-01 none; meeting e10 event t3; meeting e10 "
    "state held; meeting e10 on 2013-04-01",
    "2013-03-01", 0, NULL },
  { "R27",
    "assignment e31 to 2013-02-28; hold t4 e1 2013-03-01 none; meeting e10 event t3; meeting e10 "
    "state held; meeting e10 on 2013-04-02",
    "2013-03-01", 1, NULL },
  { "R27", "role t12 follows t6", "2013-03-01", 1, "does not follow" },
  { "R27", "ledger e1 agency t9", "2013-03-01", 1,
    "is of Gotland, and the cash is kept by Kalmar" },
  { "R27", "ledger e1 agency none", "2013-03-01", 0, NULL },
  { "R27", "setting cash-agency 00000002-0001-8000-8000-000000000009", "2013-03-01", 1,
    "is of Kalmar, and the cash is kept by Gotland" },
  { "R27", "setting cash-agency 00000002-0001-8000-8000-000000000009; ledger e1 agency t9",
    "2013-03-01", 0, NULL },
  { "R27", "setting cash-agency none; ledger e1 agency t9", "2013-03-01", 0, NULL },

  /* And a person is named. */
  { "R28", "", "2013-03-01", 0, NULL },
  { "R28", "assignment e42 to 2013-02-28", "2013-03-01", 1, "No person is named" },
  { "R28", "assignment e42 to 2013-02-28", "2013-02-28", 0, NULL },
  { "R28", "assignment e42 to 2013-02-28; setting process-owner-person 0", "2013-03-01", 0, NULL },
  { "R28", "assignment e42 person e1", "2013-03-01", 1, "is not employed by" },
  { "R28", "assignment e42 person e41", "2013-03-01", 0, NULL },

  { "R29", "", "2013-03-01", 0, NULL },
  { "R29", "agency t1 member 0", "2013-03-01", 1, "20 agencies are members; they should be 21" },
  { "R29", "rule R29 count 20", "2013-03-01", 1, "they should be 20" },
  { "R29", "agency t1 member 0; rule R29 count 20", "2013-03-01", 0, NULL },

  /* The plan and budget of the web. */
  { "R30", "", "2013-01-01", 0, NULL },
  { "R30", "document t7 state proposed", "2012-12-31", 0, NULL },
  { "R30", "document t7 state proposed", "2013-01-01", 1, "was not adopted" },
  { "R30", "document t7 on 2012-12-31", "2013-01-01", 0, NULL },
  { "R30", "document t7 on 2013-01-01", "2013-01-01", 1, "not before" },
  { "R30", "decision e9 body t13", "2013-01-01", 1, "decision by Styrgruppen" },
  { "R30", "budget e4 adopted 2012-12-31", "2013-01-01", 0, NULL },
  { "R30", "budget e4 adopted 2013-01-01", "2012-12-31", 0, NULL },
  { "R30", "budget e4 adopted 2013-01-01", "2013-01-01", 1, "No budget of the year was adopted" },
  { "R30", "budget e4 adopted none", "2013-01-01", 1, "No budget of the year was adopted" },
  { "R30", "budget e4 adopted none; rule R30 state proposed", "2013-01-01", 1,
    "förslag (exempel) does not refer" },
  { "R30", "budget e4 adopted none; rule R30 state proposed; budget e3 proposal e8", "2013-01-01",
    0, NULL },
  { "R30", "budget e4 adopted none; rule R30 budget 0", "2013-01-01", 0, NULL },
  { "R30", "budget e4 decision none", "2012-12-04", 0, NULL },
  { "R30", "budget e4 decision none", "2012-12-05", 1, "Antagen budget (exempel) does not refer" },
  { "R30", "budget e4 decision e5", "2013-01-01", 1, "to a decision by Styrgruppen" },
  { "R30", "budget e4 decision e5; budget e4 proposal e8", "2013-01-01", 0, NULL },
  { "R30", "gone budgets all", "2013-01-01", 0, NULL },
  { "R31", "", "2013-12-31", 0, NULL },
  { "R31", "document t7 state draft", "2013-12-30", 0, NULL },
  { "R31", "document t7 state draft", "2013-12-31", 1, "was not proposed" },

  /* Reports, counted in months and in years. */
  { "R32", "", "2013-12-14", 0, NULL },
  { "R32", "", "2013-12-15", 1, "none since 14 June 2013" },
  { "R32", "setting g7-interval 5", "2013-11-14", 0, NULL },
  { "R32", "setting g7-interval 5", "2013-11-15", 1, "at most 5 months" },
  { "R32", "document t15 state draft", "2013-07-01", 0, NULL },
  { "R32", "document t15 state draft", "2013-07-02", 1, "first was due by 1 July 2013" },
  { "R33", "", "2013-03-13", 0, NULL },
  { "R33", "document t9 decision none", "2013-03-12", 0, NULL },
  { "R33", "document t9 decision none", "2013-03-13", 1, "decision by Styrgruppen" },
  { "R33", "document t9 decision none; document t9 to 2013-06-30", "2013-07-01", 0, NULL },
  { "R33", "decision e12 body t9", "2013-03-13", 1, NULL },
  { "R38", "", "2013-12-31", UNDECIDED, "participants" },
  { "R38", "rule R38 participants 0", "2013-12-31", 0, NULL },
  { "R38", "meeting e9 state cancelled", "2013-12-31", 1, "0 held" },
  { "R38", "meeting e9 on 2013-12-31", "2013-12-31", UNDECIDED, "participants" },
  { "R38", "rule R38 participants 0; meeting e9 on 2013-12-31", "2013-12-31", 0, NULL },
  { "R38", "meeting e9 on 2014-01-01", "2013-12-31", 1, NULL },
  { "R40", "", "2013-12-31", 0, NULL },
  { "R40", "document t16 on 2014-01-01", "2013-12-31", 1, "0 made" },
  { "R40", "document t16 state draft", "2013-12-30", 0, NULL },
  { "R40", "rule R40 least 2", "2013-12-31", 1, "at least 2" },

  /* Who signs what. */
  { "R39", "", "2013-03-31", 0, NULL },
  { "R39", "", "2013-04-01", 1, "Ramavtal om översättning" },
  { "R39", "document e11 role t4", "2013-04-01", 0, NULL },
  { "R39", "document e10 role t4", "2013-03-01", 1, "is an IT contract" },
  { "R39", "document e10 role t4; setting contract-signatory chair", "2013-03-01", 0, NULL },
  { "R39", "document e11 role t14; setting contract-signatory system-owner", "2013-04-01", 0,
    NULL },
  { "R39", "document e10 role t13", "2013-03-01", 1, NULL },
  { "R39", "document e10 role t13; setting system-owner technical-administrator", "2013-03-01", 0,
    NULL },
  { "R39", "document e10 role t12", "2013-03-01", 0, NULL },
  { "R39", "document e10 role t12; setting system-owner agency", "2013-03-01", 1, NULL },
  { "R39", "document e10 role none", "2013-03-01", 1, "not stated who signs" },

  { "R41", "", "2013-03-01", 0, NULL },
  { "R41", "", "2013-02-04", 1, "There are 0 groups" },
  { "R41", "body t13 to 2013-02-28", "2013-03-01", 1, "Webbförvaltningsgruppen does not exist" },
  { "R41", "rule R41 least 3", "2013-03-01", 1, "at least 3" },
  { "R41", "rule R41 least 3", "2013-04-16", 0, NULL },

  /* What the fee depends on; what it is used for; what costs nothing. */
  { "R34", "", "2013-03-01", 0, NULL },
  { "R34", "gone budgets all", "2013-03-01", UNDECIDED, "no budget" },
  { "R34", "amount e28 e4 none; amount e29 e4 none", "2013-03-01", 1, "says nothing of Hårdvara" },
  { "R34", "amount e28 e4 none; amount e29 e4 0", "2013-03-01", 0, NULL },
  { "R34", "line e28 request e1; line e29 request e1", "2013-03-01", 1, NULL },
  { "R34", "amount e28 e4 none; amount e29 e4 none; fee e2 version e3", "2013-03-01", 0, NULL },
  { "R34", "amount e28 e4 none; amount e29 e4 none; gone fees all", "2012-12-02", 0, NULL },
  { "R34", "amount e28 e4 none; amount e29 e4 none; gone fees all", "2012-12-03", 1, NULL },
  { "R34", "rule R34 category t9", "2013-03-01", 0, NULL },
  { "R35", "", "2013-03-01", 0, NULL },
  { "R35", "line e13 development 1", "2013-03-01", 1, NULL },
  { "R35", "line e13 development 1; setting development-funding all", "2013-03-01", 0, NULL },
  { "R35", "rule R35 open 0", "2013-03-01", 9, "does not cover" },
  { "R43", "", "2013-03-01", 0, NULL },
  { "R43", "gone budgets all", "2013-03-01", UNDECIDED, "no budget" },
  { "R43", "amount e33 e4 1", "2013-03-01", 1, "should cost it nothing" },
  { "R43", "amount e33 e4 1", "2012-12-02", 0, NULL },
  { "R43", "amount e33 e4 1; line e33 flow none", "2013-03-01", 1, NULL },
  { "R43", "amount e33 e4 1; line e33 flow none; rule R43 words moss", "2013-03-01", 0, NULL },
  { "R43", "amount e33 e4 1; line e33 flow none; line e33 category t5", "2013-03-01", 0, NULL },

  /* What waits for the plan, whether there is anything to look at or not. */
  { "R22", "", "2013-01-01", UNDECIDED, "plan of operations" },
  { "R22", "", "2013-12-31", UNDECIDED, "plan of operations" },
  { "R22", "body t14 to 2013-02-28", "2013-03-01", UNDECIDED, "plan of operations" },
  { "R36", "", "2013-01-01", UNDECIDED, "plan of operations" },
  { "R36", "", "2013-12-31", UNDECIDED, "plan of operations" },
  { "R36", "body t16 to 2013-02-28", "2013-03-01", UNDECIDED, "plan of operations" },
  { "R37", "", "2013-01-01", UNDECIDED, "plan of operations" },
  { "R37", "", "2013-12-31", UNDECIDED, "plan of operations" },
  { "R37", "agency t1 member 0", "2013-03-01", UNDECIDED, "plan of operations" },

  /* What may be and need not be. */
  { "R42", "", "2013-01-01", NO_CHECK, "kan forma nätverk" },
  { "R42", "", "2013-12-31", NO_CHECK, "kan forma nätverk" },
  { "R42", "body t14 to 2013-02-28", "2013-03-01", NO_CHECK, "kan forma nätverk" },
};

static gboolean
has_text (const StfRuleResult *result, const char *text)
{
  for (guint i = 0; i < result->findings->len; i++)
    if (strstr (((StfFinding *) result->findings->pdata[i])->text, text))
      return TRUE;

  return FALSE;
}

static char *
describe (const StfRuleResult *result)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "state %d, %s, %s:", result->state,
                          result->reason ? result->reason : "-",
                          result->observed ? result->observed : "-");
  for (guint i = 0; i < result->findings->len; i++)
    g_string_append_printf (text, "\n  %s", ((StfFinding *) result->findings->pdata[i])->text);
  return g_string_free (text, FALSE);
}

/* All cases of one rule. */
static void
test_rule (gconstpointer data)
{
  const char *ref = data;
  g_autoptr (StfRuleYear) example = test_rules_load ();
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const Case *it = &CASES[i];
      g_autoptr (StfRuleYear) year = NULL;
      g_autoptr (StfRuleReport) report = NULL;
      g_autofree char *found = NULL;
      const StfRuleResult *result;
      const StfRule *rule;
      gboolean right;

      if (!g_str_equal (it->rule, ref))
        continue;
      n++;
      year = stf_rule_year_copy (example);
      test_rules_edit (year, it->edits);
      report = stf_rules_evaluate (year, it->date);
      rule = STF_ROW (year, StfRule, rules, test_rules_find_rule (year, ref));
      result = stf_rule_report_find (report, rule->id);
      g_assert_nonnull (result);
      g_assert_cmpstr (result->clause, !=, "");
      g_assert_cmpstr (result->clause, ==, rule->clause);
      found = describe (result);
      if (it->n == UNDECIDED)
        right = result->state == STF_RULE_UNDECIDED && result->findings->len == 0
                && result->forecast->len == 0 && strstr (result->reason, it->text);
      else if (it->n == NO_CHECK)
        right = result->state == STF_RULE_NO_CHECK && result->findings->len == 0
                && result->forecast->len == 0 && strstr (result->clause, it->text);
      else
        right = result->state != STF_RULE_UNDECIDED && result->findings->len == it->n
                && (!it->text || has_text (result, it->text));
      if (!right)
        {
          g_test_message ("%s, %s: expected %u findings, “%s”\n%s", it->edits, it->date, it->n,
                          it->text ? it->text : "", found);
          g_test_fail ();
        }
    }

  g_assert_cmpuint (n, >=, 3);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    if (i == 0 || !g_str_equal (CASES[i].rule, CASES[i - 1].rule))
      {
        g_autofree char *path = g_strdup_printf ("/rules/%s/met-broken-and-on-the-edge",
                                                 CASES[i].rule);

        g_test_add_data_func (path, CASES[i].rule, test_rule);
      }

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each rule in the example year as it is and as it is bent: met, broken, and on the edge, each
 * setting both ways.  A case is what is edited, the date, and how many findings there are. */

#include <locale.h>
#include <string.h>

#include "stf-test-rules.h"

typedef struct
{
  const char *rule;
  const char *edits;
  const char *date;
  guint n;          /* findings at the date */
  const char *text; /* of one of them */
} Case;

#define UNDECIDED G_MAXUINT

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

  /* Anchored after the proposal, before adoption and fee; and adopted by the right body. */
  { "R06", "", "2013-01-01", 0, NULL },
  { "R06", "meeting e16 on 2012-11-21", "2013-01-01", 0, NULL },
  { "R06", "meeting e16 on 2012-11-22", "2013-01-01", 2, "was not anchored" },
  { "R06", "meeting e16 state cancelled", "2012-11-21", 0, NULL },
  { "R06", "meeting e16 state cancelled", "2012-11-22", 2, "was not anchored" },
  { "R06", "setting plan-adopter 00000009-0001-8000-8000-000000000009", "2013-01-01", 2,
    "decision by Nätverket" },
  { "R06", "decision e7 body t9", "2013-01-01", 1, "decision by Styrgruppen" },
  { "R06", "document t4 state proposed; document t4 on 2012-11-15", "2013-01-01", 1, "anchored" },

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
  { "R08", "decision e5 kind other", "2012-12-31", 0, NULL },
  { "R08", "decision e5 kind other", "2013-01-01", 1, NULL },
  { "R08", "decision e6 kind fee; document e8 decision none; document e8 state draft", "2013-01-01",
    1, "has made 2 decisions" },
  { "R08", "document e8 decision none", "2013-01-01", 1, "does not refer" },
  { "R08", "decision e5 body t5", "2013-01-01", 0, NULL },
  { "R08", "decision e5 body t5; setting fee-body two-bodies", "2013-01-01", 1, NULL },

  /* The fee is decided after a proposal by the right body. */
  { "R09", "", "2013-01-01", 0, NULL },
  { "R09", "document t13 on 2012-11-22", "2013-01-01", 0, NULL },
  { "R09", "document t13 on 2012-11-23", "2013-01-01", 1, "No proposal by Nätverket" },
  { "R09", "document t13 body t10", "2013-01-01", 1, "No proposal by Nätverket" },
  { "R09", "document t13 body t10; setting fee-proposer steering-group", "2013-01-01", 0, NULL },
  { "R09", "setting fee-proposer network", "2013-01-01", 0, NULL },
  { "R09", "setting fee-proposer steering-group", "2013-01-01", 1, "No proposal by Styrgruppen" },
  { "R09", "setting fee-body two-bodies", "2012-12-31", 0, NULL },
  { "R09", "setting fee-body two-bodies", "2013-01-01", 1, "Länsråden has made no decision" },
  { "R09", "setting fee-body two-bodies; decision e5 body t5", "2013-01-01", 0, NULL },

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
  { "R24", "assignment e36 extent 1", "2013-03-01", 0, NULL },
  { "R24", "assignment e36 extent 0; assignment e36 to 2013-02-28", "2013-03-01", 0, NULL },
  { "R24", "document t4 state proposed", "2012-12-31", 0, NULL },
  { "R24", "document t4 state proposed", "2013-01-01", 1, "is not adopted" },

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
  { "R38", "", "2013-12-31", 0, NULL },
  { "R38", "meeting e9 state cancelled", "2013-12-31", 1, "0 held" },
  { "R38", "meeting e9 on 2013-12-31", "2013-12-31", 0, NULL },
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

  /* What waits for the plan and the budget. */
  { "R10", "", "2013-03-01", UNDECIDED, "budget" },
  { "R11", "", "2013-03-01", UNDECIDED, "budget" },
  { "R12", "", "2013-03-01", UNDECIDED, "budget" },
  { "R13", "", "2013-03-01", UNDECIDED, "budget" },
  { "R22", "", "2013-03-01", UNDECIDED, "plan" },
  { "R25", "", "2013-03-01", UNDECIDED, "budget" },
  { "R26", "", "2013-03-01", UNDECIDED, "budget" },
  { "R34", "", "2013-03-01", UNDECIDED, "budget" },
  { "R35", "", "2013-03-01", UNDECIDED, "budget" },
  { "R36", "", "2013-03-01", UNDECIDED, "plan" },
  { "R37", "", "2013-03-01", UNDECIDED, "plan" },
  { "R43", "", "2013-03-01", UNDECIDED, "budget" },
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
      gboolean right;

      if (!g_str_equal (it->rule, ref))
        continue;
      n++;
      year = stf_rule_year_copy (example);
      test_rules_edit (year, it->edits);
      report = stf_rules_evaluate (year, it->date);
      result = stf_rule_report_find (
          report, STF_ROW (year, StfRule, rules, test_rules_find_rule (year, ref))->id);
      g_assert_nonnull (result);
      found = describe (result);
      if (it->n == UNDECIDED)
        right = result->state == STF_RULE_UNDECIDED && result->findings->len == 0
                && strstr (result->reason, it->text);
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

  g_assert_cmpuint (n, >=, 1);
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

-- Schema 4 of the year file.
--
-- This text is the model (H1).  XML, compare, history and forms read names, types and references
-- from it, so its form matters:
--
--   * Every table of content has a text id, a UUID that is the same in every later year (H2).
--     Tables named file_* are bookkeeping (H5): never in a changeset, a digest or a document.
--   * The kind of a column follows from its declaration:
--       id, REFERENCES          a UUID
--       CHECK (... IN ('a'))    a choice, its words in the order they are offered
--       CHECK (... IN (0, 1))   a flag
--       CHECK (... BETWEEN)     an integer and its bounds
--       CHECK (... IS date)     an ISO date, never in the form 2026-02-30
--       CHECK (instr ...)       one line of text
--       TEXT without a CHECK    text of any number of lines
--   * Foreign keys are deferred and have no action: the program deletes children itself, so that a
--     changeset holds the whole change.  No triggers, views, generated columns, or UNIQUE.
--   * Tables stand before those that refer to them.  A reference within a table is allowed.
--   * Until release 1.0 this file is edited in place; each edit raises user_version.

CREATE TABLE year (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  number INTEGER NOT NULL CHECK (number BETWEEN 1900 AND 2999),
  name TEXT NOT NULL CHECK (instr (name, char (10)) = 0),
  short_name TEXT CHECK (instr (short_name, char (10)) = 0),
  starts TEXT NOT NULL CHECK (starts IS date (starts, '+0 days')),
  ends TEXT NOT NULL CHECK (ends IS date (ends, '+0 days')),
  example INTEGER NOT NULL CHECK (example IN (0, 1)),
  paper TEXT NOT NULL CHECK (paper IN ('A4', 'A3', 'A2', 'A1', 'A0')),
  orientation TEXT NOT NULL CHECK (orientation IN ('landscape', 'portrait')),
  source TEXT,
  history TEXT
) STRICT;

CREATE TABLE agency (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  code TEXT CHECK (instr (code, char (10)) = 0),
  letter TEXT CHECK (instr (letter, char (10)) = 0),
  name TEXT NOT NULL CHECK (instr (name, char (10)) = 0),
  short_name TEXT NOT NULL CHECK (instr (short_name, char (10)) = 0),
  area TEXT CHECK (instr (area, char (10)) = 0),
  seat_town TEXT CHECK (instr (seat_town, char (10)) = 0),
  kind TEXT NOT NULL CHECK (kind IN ('member', 'payer', 'external')),
  host TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  part_of TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;

CREATE TABLE key_figure (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  agency TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('population', 'municipalities', 'employees', 'own')),
  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 9000000000000),
  on_date TEXT NOT NULL CHECK (on_date IS date (on_date, '+0 days')),
  source TEXT CHECK (instr (source, char (10)) = 0)
) STRICT;

CREATE TABLE goal (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE skill (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  name TEXT NOT NULL CHECK (instr (name, char (10)) = 0),
  note TEXT
) STRICT;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  given_name TEXT NOT NULL CHECK (instr (given_name, char (10)) = 0),
  family_name TEXT NOT NULL CHECK (instr (family_name, char (10)) = 0),
  email TEXT CHECK (instr (email, char (10)) = 0),
  phone TEXT CHECK (instr (phone, char (10)) = 0),
  note TEXT
) STRICT;

-- Where a person works and as what.  A chair who changes employer moves the process owner (R27).
CREATE TABLE employment (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  agency TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT CHECK (instr (title, char (10)) = 0),
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days'))
) STRICT;

CREATE TABLE person_skill (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  skill TEXT NOT NULL REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- One parent for the drawn tree (H8).  'line' hangs below the parent, 'assistant' stands beside its
-- line, 'outside' is kept but not drawn.  How the chart draws what is below the body: branch, if it
-- is not to choose; folded, not at all; new_page, on a page of its own in a booklet.  Siblings of
-- the same frame stand in one, and this is its label.
CREATE TABLE body (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  name TEXT NOT NULL CHECK (instr (name, char (10)) = 0),
  kind TEXT NOT NULL CHECK (kind IN ('management', 'network', 'group', 'committee', 'team', 'unit', 'meeting', 'external')),
  parent TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  placement TEXT NOT NULL CHECK (placement IN ('line', 'assistant', 'outside')),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  branch TEXT CHECK (branch IN ('row', 'left', 'right', 'both', 'columns', 'list')),
  folded INTEGER CHECK (folded IN (0, 1)),
  new_page INTEGER CHECK (new_page IN (0, 1)),
  frame TEXT CHECK (instr (frame, char (10)) = 0),
  agency TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  constituted_by TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  composition TEXT,
  purpose TEXT,
  quote TEXT,
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days'))
) STRICT;

CREATE TABLE body_alias (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  body TEXT NOT NULL REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (instr (name, char (10)) = 0),
  source TEXT CHECK (instr (source, char (10)) = 0)
) STRICT;

-- A role has seats, or is open to any number (H7).  'among': its holder is one of that role's
-- holders and is drawn once.  'holder_of': the holder is computed as the agency of that role's
-- holder and never stored (R27); a person named for it by hand (R28) is an assignment.  extent is
-- the share of full time that the role is meant to take.
CREATE TABLE role (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('chair', 'leader', 'member', 'representative', 'specialist', 'owner', 'commissioner', 'supplier')),
  holder TEXT NOT NULL CHECK (holder IN ('person', 'agency', 'body')),
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  among TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  holder_of TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  eligible TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  appointed_by TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  appointment TEXT CHECK (instr (appointment, char (10)) = 0),
  reports_to TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  assists TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  term TEXT NOT NULL CHECK (term IN ('year', 'until-successor', 'unstated')),
  extent INTEGER CHECK (extent BETWEEN 0 AND 100),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  purpose TEXT,
  quote TEXT
) STRICT;

-- A seat is the same seat in every year (H2).  It may belong to an agency or bear a label.
CREATE TABLE seat (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  role TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  agency TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  label TEXT CHECK (instr (label, char (10)) = 0)
) STRICT;

-- A role description (uppdragsspecifikation): one list, used by one or several roles and bodies.
CREATE TABLE task_list (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  purpose TEXT
) STRICT;

-- source has the words of the document, where the text has been worded anew.
CREATE TABLE task (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  task_list TEXT NOT NULL REFERENCES task_list (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  text TEXT NOT NULL,
  source TEXT
) STRICT;

CREATE TABLE task_list_use (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  task_list TEXT NOT NULL REFERENCES task_list (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Who does what to whom.  subject, object and towards are the words of the source; the references
-- name the rows they mean, where there are such.
CREATE TABLE relation (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  kind TEXT NOT NULL CHECK (kind IN ('decides', 'elects', 'appoints', 'proposes', 'drafts', 'anchors', 'adopts', 'requests', 'grants', 'notifies', 'informs', 'reports', 'supports', 'assists', 'commissions', 'chairs', 'leads', 'orders', 'answers', 'contracts', 'administers', 'owns', 'finances', 'initiates')),
  subject TEXT NOT NULL CHECK (instr (subject, char (10)) = 0),
  from_body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  from_role TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  object TEXT CHECK (instr (object, char (10)) = 0),
  towards TEXT CHECK (instr (towards, char (10)) = 0),
  to_body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  to_role TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  quote TEXT,
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days'))
) STRICT;

-- What the year has, by the governance document: C1-C17.
CREATE TABLE event (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  kind TEXT NOT NULL CHECK (kind IN ('meeting', 'step', 'report')),
  frequency TEXT CHECK (instr (frequency, char (10)) = 0),
  per_year INTEGER CHECK (per_year BETWEEN 0 AND 366),
  month INTEGER CHECK (month BETWEEN 1 AND 12),
  who TEXT CHECK (instr (who, char (10)) = 0),
  body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  with_body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;

CREATE TABLE event_order (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  earlier TEXT NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  later TEXT NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE meeting (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  event TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  on_date TEXT NOT NULL CHECK (on_date IS date (on_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days')),
  place TEXT CHECK (instr (place, char (10)) = 0),
  state TEXT NOT NULL CHECK (state IN ('draft', 'called', 'held', 'cancelled')),
  notes_link TEXT CHECK (instr (notes_link, char (10)) = 0),
  note TEXT
) STRICT;

CREATE TABLE meeting_body (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  meeting TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  body TEXT NOT NULL REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE decision (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  number TEXT CHECK (instr (number, char (10)) = 0),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  kind TEXT NOT NULL CHECK (kind IN ('election', 'appointment', 'plan', 'budget', 'fee', 'grant', 'policy', 'waiver', 'other')),
  on_date TEXT NOT NULL CHECK (on_date IS date (on_date, '+0 days')),
  body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  meeting TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT
) STRICT;

-- Title, number, state, dates, decision and link: Stafett stores no attachments (H13).  Of a
-- contract, owner_role is who signs it (R39).
CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  kind TEXT NOT NULL CHECK (kind IN ('governing', 'yearly', 'regular', 'standing', 'occasional')),
  state TEXT NOT NULL CHECK (state IN ('expected', 'draft', 'proposed', 'adopted', 'published', 'superseded')),
  owner TEXT CHECK (instr (owner, char (10)) = 0),
  owner_body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  owner_role TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  dnr TEXT CHECK (instr (dnr, char (10)) = 0),
  version TEXT CHECK (instr (version, char (10)) = 0),
  on_date TEXT CHECK (on_date IS date (on_date, '+0 days')),
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days')),
  contract TEXT CHECK (contract IN ('it', 'other')),
  decision TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  link TEXT CHECK (instr (link, char (10)) = 0),
  quote TEXT,
  note TEXT
) STRICT;

-- Who holds a role, and in which seat.  host is the agency that is paid for the extent (R25).
-- carried_over: the term is over, and the holder stays until the day before a successor begins.
CREATE TABLE assignment (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  role TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  seat TEXT REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
  person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  agency TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days')),
  extent INTEGER CHECK (extent BETWEEN 0 AND 100),
  host TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  acting INTEGER NOT NULL CHECK (acting IN (0, 1)),
  deputy INTEGER CHECK (deputy IN (0, 1)),
  ex_officio INTEGER CHECK (ex_officio IN (0, 1)),
  carried_over INTEGER CHECK (carried_over IN (0, 1)),
  decision TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT CHECK (instr (reason, char (10)) = 0),
  end_reason TEXT CHECK (instr (end_reason, char (10)) = 0),
  CHECK ((person IS NOT NULL) + (agency IS NOT NULL) + (body IS NOT NULL) = 1)
) STRICT;

-- What money is spent on or comes from: K1-K8 of the governance document.  The yearly fee is said
-- to depend on the drivers (R34).
CREATE TABLE category (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  kind TEXT NOT NULL CHECK (kind IN ('cost', 'income')),
  driver INTEGER CHECK (driver IN (0, 1)),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;

-- From whom to whom money goes: M1-M10 of the governance document.  What is not joint costs the
-- budget nothing (R43).
CREATE TABLE money_flow (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  payer TEXT CHECK (instr (payer, char (10)) = 0),
  payee TEXT CHECK (instr (payee, char (10)) = 0),
  decided_by TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  joint INTEGER NOT NULL CHECK (joint IN (0, 1)),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  quote TEXT
) STRICT;

-- What the governance document leaves open, with the value chosen and the one suggested (A01-A28).
CREATE TABLE setting (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  name TEXT NOT NULL CHECK (instr (name, char (10)) = 0),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  kind TEXT NOT NULL CHECK (kind IN ('choice', 'flag', 'number', 'text', 'date', 'agency', 'body', 'role', 'document')),
  value TEXT CHECK (instr (value, char (10)) = 0),
  suggested TEXT CHECK (instr (suggested, char (10)) = 0),
  evidence TEXT CHECK (instr (evidence, char (10)) = 0),
  choices TEXT,
  note TEXT
) STRICT;

CREATE TABLE rule (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ref TEXT CHECK (instr (ref, char (10)) = 0),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  clause TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('must', 'should', 'may', 'information')),
  "check" TEXT CHECK (instr ("check", char (10)) = 0),
  document TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days')),
  note TEXT
) STRICT;

-- What a check is to look at, and its limits: a value, the value of a setting, or a row.
CREATE TABLE rule_parameter (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  rule TEXT NOT NULL REFERENCES rule (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (instr (name, char (10)) = 0),
  value TEXT CHECK (instr (value, char (10)) = 0),
  setting TEXT REFERENCES setting (id) DEFERRABLE INITIALLY DEFERRED,
  body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  event TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  document TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  skill TEXT REFERENCES skill (id) DEFERRABLE INITIALLY DEFERRED,
  agency TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  category TEXT REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  money_flow TEXT REFERENCES money_flow (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE waiver (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  rule TEXT NOT NULL REFERENCES rule (id) DEFERRABLE INITIALLY DEFERRED,
  decision TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT NOT NULL,
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days'))
) STRICT;

-- What the nominating committee may propose (R03): one of several slates for an election, with the
-- candidates for each role and seat.  preferred: the one that the committee puts forward.
CREATE TABLE slate (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  meeting TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days')),
  preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;

CREATE TABLE candidate (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  slate TEXT NOT NULL REFERENCES slate (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  seat TEXT REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
  person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;

-- Money is integer öre (H9), within 90 billion kronor, so that sums over a million amounts cannot
-- overflow.  Costs and incomes are both positive.

-- Development funds that are asked for (R13).  Its state at a date follows from its dates.  amount
-- is what is asked for; remainder is what becomes of what is left when it is closed.
CREATE TABLE grant_request (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  amount INTEGER CHECK (amount BETWEEN -9000000000000 AND 9000000000000),
  requested_on TEXT CHECK (requested_on IS date (requested_on, '+0 days')),
  outcome TEXT CHECK (outcome IN ('granted', 'refused')),
  granted INTEGER CHECK (granted BETWEEN 0 AND 9000000000000),
  decided_on TEXT CHECK (decided_on IS date (decided_on, '+0 days')),
  decision TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  closed_on TEXT CHECK (closed_on IS date (closed_on, '+0 days')),
  remainder TEXT CHECK (remainder IN ('returned', 'carried-over')),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  purpose TEXT,
  note TEXT
) STRICT;

-- A line of the budget.  It is paid by the fee, or by the request it names, never by both (R13).
-- policy tells what next year's budget takes from it: its amounts, nothing, or scale per cent of
-- them.  account is a number of whatever chart of accounts is used.
CREATE TABLE budget_line (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  category TEXT NOT NULL REFERENCES category (id) DEFERRABLE INITIALLY DEFERRED,
  money_flow TEXT REFERENCES money_flow (id) DEFERRABLE INITIALLY DEFERRED,
  grant_request TEXT REFERENCES grant_request (id) DEFERRABLE INITIALLY DEFERRED,
  development INTEGER NOT NULL CHECK (development IN (0, 1)),
  account TEXT CHECK (instr (account, char (10)) = 0),
  body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  policy TEXT NOT NULL CHECK (policy IN ('carry', 'reset', 'scale')),
  scale INTEGER CHECK (scale BETWEEN 0 AND 1000),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;

-- A set of amounts, of the year that it concerns: a budget, a forecast, or an outcome.  A forecast
-- holds the outcome of the months up to and with through.  The outcome of the file's own year is
-- the ledger's rows, and what is entered by hand beside them.
CREATE TABLE budget_version (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  kind TEXT NOT NULL CHECK (kind IN ('budget', 'forecast', 'outcome')),
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  through INTEGER CHECK (through BETWEEN 0 AND 12),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;

-- What a version has come to, and when (R05, R06, A08).  Without a step it is a draft.
CREATE TABLE budget_step (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  version TEXT NOT NULL REFERENCES budget_version (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'anchored', 'adopted')),
  on_date TEXT NOT NULL CHECK (on_date IS date (on_date, '+0 days')),
  decision TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT
) STRICT;

-- The amounts of a line in a version, by the month of the year; unspread is what belongs to the
-- year as a whole.
CREATE TABLE budget_row (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  line TEXT NOT NULL REFERENCES budget_line (id) DEFERRABLE INITIALLY DEFERRED,
  version TEXT NOT NULL REFERENCES budget_version (id) DEFERRABLE INITIALLY DEFERRED,
  unspread INTEGER CHECK (unspread BETWEEN -9000000000000 AND 9000000000000),
  m01 INTEGER CHECK (m01 BETWEEN -9000000000000 AND 9000000000000),
  m02 INTEGER CHECK (m02 BETWEEN -9000000000000 AND 9000000000000),
  m03 INTEGER CHECK (m03 BETWEEN -9000000000000 AND 9000000000000),
  m04 INTEGER CHECK (m04 BETWEEN -9000000000000 AND 9000000000000),
  m05 INTEGER CHECK (m05 BETWEEN -9000000000000 AND 9000000000000),
  m06 INTEGER CHECK (m06 BETWEEN -9000000000000 AND 9000000000000),
  m07 INTEGER CHECK (m07 BETWEEN -9000000000000 AND 9000000000000),
  m08 INTEGER CHECK (m08 BETWEEN -9000000000000 AND 9000000000000),
  m09 INTEGER CHECK (m09 BETWEEN -9000000000000 AND 9000000000000),
  m10 INTEGER CHECK (m10 BETWEEN -9000000000000 AND 9000000000000),
  m11 INTEGER CHECK (m11 BETWEEN -9000000000000 AND 9000000000000),
  m12 INTEGER CHECK (m12 BETWEEN -9000000000000 AND 9000000000000)
) STRICT;

-- A note on an amount.  Month 0 is what is not spread.
CREATE TABLE cell_note (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  line TEXT NOT NULL REFERENCES budget_line (id) DEFERRABLE INITIALLY DEFERRED,
  version TEXT NOT NULL REFERENCES budget_version (id) DEFERRABLE INITIALLY DEFERRED,
  month INTEGER NOT NULL CHECK (month BETWEEN 0 AND 12),
  author TEXT CHECK (instr (author, char (10)) = 0),
  on_date TEXT CHECK (on_date IS date (on_date, '+0 days')),
  text TEXT NOT NULL
) STRICT;

-- What is paid on top of a salary, in thousandths of a per cent: all of it (lönekostnadspålägg),
-- and the part that the law requires (arbetsgivaravgift; A26).  Of one agency or of all, for those
-- who were born from a year to a year.
CREATE TABLE overhead_rate (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  agency TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  born_from INTEGER CHECK (born_from BETWEEN 1900 AND 2999),
  born_to INTEGER CHECK (born_to BETWEEN 1900 AND 2999),
  full_rate INTEGER NOT NULL CHECK (full_rate BETWEEN 0 AND 200000),
  statutory_rate INTEGER CHECK (statutory_rate BETWEEN 0 AND 200000),
  source TEXT CHECK (instr (source, char (10)) = 0)
) STRICT;

-- Work that an agency is paid for: salary x extent x (1 + rate) goes into the line (R24, R25).
-- salary is öre a month for full time.
CREATE TABLE commission (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  role TEXT REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
  assignment TEXT REFERENCES assignment (id) DEFERRABLE INITIALLY DEFERRED,
  host TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  line TEXT REFERENCES budget_line (id) DEFERRABLE INITIALLY DEFERRED,
  salary INTEGER CHECK (salary BETWEEN 0 AND 9000000000000),
  extent INTEGER CHECK (extent BETWEEN 0 AND 100),
  overhead_rate TEXT REFERENCES overhead_rate (id) DEFERRABLE INITIALLY DEFERRED,
  from_date TEXT CHECK (from_date IS date (from_date, '+0 days')),
  to_date TEXT CHECK (to_date IS date (to_date, '+0 days')),
  note TEXT
) STRICT;

-- The yearly fee (R08-R10): what a version's costs leave to be paid, shared over the payers by a
-- key (A18).  amount is the fee that was decided.  population_weight is the per cent of a weighted
-- key that go by population, the rest goes by municipalities; fixed_part is shared equally before
-- the rest.
CREATE TABLE fee (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  title TEXT NOT NULL CHECK (instr (title, char (10)) = 0),
  version TEXT REFERENCES budget_version (id) DEFERRABLE INITIALLY DEFERRED,
  allocation TEXT NOT NULL CHECK (allocation IN ('equal', 'population', 'municipalities', 'weighted', 'fixed-and-variable', 'own')),
  population_weight INTEGER CHECK (population_weight BETWEEN 0 AND 100),
  fixed_part INTEGER CHECK (fixed_part BETWEEN 0 AND 9000000000000),
  amount INTEGER CHECK (amount BETWEEN -9000000000000 AND 9000000000000),
  proposal TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  decision TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;

-- What is agreed for one payer, and what the payer was to pay when the fee was decided.
CREATE TABLE fee_share (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  fee TEXT NOT NULL REFERENCES fee (id) DEFERRABLE INITIALLY DEFERRED,
  agency TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  own_number INTEGER CHECK (own_number BETWEEN 0 AND 9000000000000),
  agreed INTEGER CHECK (agreed BETWEEN 0 AND 9000000000000),
  amount INTEGER CHECK (amount BETWEEN -9000000000000 AND 9000000000000)
) STRICT;

CREATE TABLE invoice (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  fee TEXT NOT NULL REFERENCES fee (id) DEFERRABLE INITIALLY DEFERRED,
  agency TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT CHECK (instr (number, char (10)) = 0),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -9000000000000 AND 9000000000000),
  on_date TEXT NOT NULL CHECK (on_date IS date (on_date, '+0 days')),
  due_date TEXT CHECK (due_date IS date (due_date, '+0 days')),
  dnr TEXT CHECK (instr (dnr, char (10)) = 0),
  note TEXT
) STRICT;

CREATE TABLE payment (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  invoice TEXT NOT NULL REFERENCES invoice (id) DEFERRABLE INITIALLY DEFERRED,
  amount INTEGER NOT NULL CHECK (amount BETWEEN -9000000000000 AND 9000000000000),
  on_date TEXT NOT NULL CHECK (on_date IS date (on_date, '+0 days')),
  note TEXT
) STRICT;

CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  number TEXT NOT NULL CHECK (instr (number, char (10)) = 0),
  name TEXT NOT NULL CHECK (instr (name, char (10)) = 0)
) STRICT;

-- One source of outcome: the accounts of an agency (A28), up to and with a month.
CREATE TABLE ledger (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  name TEXT NOT NULL CHECK (instr (name, char (10)) = 0),
  organisation_number TEXT CHECK (instr (organisation_number, char (10)) = 0),
  agency TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  through INTEGER CHECK (through BETWEEN 0 AND 12),
  on_date TEXT CHECK (on_date IS date (on_date, '+0 days')),
  note TEXT
) STRICT;

-- What an account moved in a month: debit is positive, as in the accounts.  objects names cost
-- centre, project and so on, by the numbers of dimension and object: "1=100 6=P1".
CREATE TABLE ledger_row (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  ledger TEXT NOT NULL REFERENCES ledger (id) DEFERRABLE INITIALLY DEFERRED,
  account TEXT NOT NULL CHECK (instr (account, char (10)) = 0),
  objects TEXT CHECK (instr (objects, char (10)) = 0),
  month INTEGER NOT NULL CHECK (month BETWEEN 0 AND 12),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -9000000000000 AND 9000000000000)
) STRICT;

-- Which line an account's rows belong to: the first that fits, by position.  Without a line they
-- are not of the budget.  Without objects, whatever they are.
CREATE TABLE account_mapping (
  id TEXT NOT NULL PRIMARY KEY CHECK (length (id) = 36),
  from_account TEXT NOT NULL CHECK (instr (from_account, char (10)) = 0),
  to_account TEXT CHECK (instr (to_account, char (10)) = 0),
  objects TEXT CHECK (instr (objects, char (10)) = 0),
  line TEXT REFERENCES budget_line (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000),
  note TEXT
) STRICT;

CREATE INDEX key_figure_agency ON key_figure (agency);
CREATE INDEX employment_person ON employment (person);
CREATE INDEX employment_agency ON employment (agency);
CREATE INDEX person_skill_person ON person_skill (person);
CREATE INDEX person_skill_skill ON person_skill (skill);
CREATE INDEX body_alias_body ON body_alias (body);
CREATE INDEX role_body ON role (body);
CREATE INDEX seat_role ON seat (role);
CREATE INDEX task_task_list ON task (task_list);
CREATE INDEX meeting_body_meeting ON meeting_body (meeting);
CREATE INDEX assignment_role ON assignment (role);
CREATE INDEX assignment_seat ON assignment (seat);
CREATE INDEX assignment_person ON assignment (person);
CREATE INDEX rule_parameter_rule ON rule_parameter (rule);
CREATE INDEX candidate_slate ON candidate (slate);
CREATE INDEX candidate_person ON candidate (person);
CREATE INDEX budget_step_version ON budget_step (version);
CREATE INDEX budget_row_line ON budget_row (line);
CREATE INDEX budget_row_version ON budget_row (version);
CREATE INDEX cell_note_line ON cell_note (line);
CREATE INDEX commission_line ON commission (line);
CREATE INDEX fee_share_fee ON fee_share (fee);
CREATE INDEX invoice_fee ON invoice (fee);
CREATE INDEX payment_invoice ON payment (invoice);
CREATE INDEX ledger_row_ledger ON ledger_row (ledger);

-- Bookkeeping.  One row: the revision moves by one with each commit; the digest is the sum of all
-- rows of content, 64 hexadecimal digits.
CREATE TABLE file_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL,
  digest TEXT NOT NULL,
  unverified INTEGER NOT NULL CHECK (unverified IN (0, 1))
) STRICT;

-- One row a change.  'change' rows carry a changeset; 'undo' and 'redo' rows name the change they
-- took back or did again; 'floor' is where undo ends (H4).  state tells of a change whether it is
-- in force ('done'), taken back ('undone') or out of reach ('past').
CREATE TABLE file_history (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo', 'floor')),
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'past')),
  target INTEGER REFERENCES file_history (id),
  message TEXT NOT NULL,
  subject TEXT,
  object TEXT,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  version INTEGER NOT NULL,
  changeset BLOB
) STRICT;

CREATE INDEX file_history_state ON file_history (state, kind, id);

-- Handover documents that have been taken in, by their digest.
CREATE TABLE file_ledger (
  digest TEXT NOT NULL PRIMARY KEY CHECK (length (digest) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('template', 'handover', 'next-year')),
  at TEXT NOT NULL
) STRICT;

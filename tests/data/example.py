# SPDX-License-Identifier: GPL-3.0-or-later
"""What the example year shows: a whole organisation at work, in which dates matter."""

import collections
import re

from checks import empty, equal, in_force

# Numbers set aside for fiction in Sweden.
FICTIVE_NUMBER = re.compile(r'03139006\d\d|04062804\d\d|08465004\d\d|09803192\d\d'
                            r'|070174060[5-9]|07017406[1-9]\d')


class Year:
    """Who holds what at a date."""

    def __init__(self, document):
        self.document = document
        self.people = {row['id']: row for row in document.table('person')}

    def holders(self, role, date):
        role = self.document.find('role', role)['id']
        return [row['person'] for row in self.document.table('assignment')
                if row['role'] == role and 'person' in row and in_force(row, date)]

    def agencies(self, person, date):
        return [row['agency'] for row in self.document.table('employment')
                if row['person'] == person and in_force(row, date)]

    def skilled(self, skill):
        [skill] = [row['id'] for row in self.document.table('skill') if row['name'] == skill]
        return {row['person'] for row in self.document.table('person_skill')
                if row['skill'] == skill}


def follows_its_template(document, template):
    mine = {row['id']: row for _, row in document.rows}
    # The year is marked, its documents have come about, and some settings have been settled.
    changed = {table for table, row in template.rows if mine[row['id']] != row}
    equal(changed, {'year', 'document', 'setting'}, 'changed tables')
    [year] = document.table('year')
    equal((year['number'], year['example']), ('2013', '1'), 'year')


def addresses_are_fictitious(document):
    people = document.table('person')
    addresses = [row['email'] for row in people]
    empty([a for a in addresses if not re.fullmatch(r'[a-z.-]+@example\.org', a)], 'addresses')
    equal(len(addresses), len(set(addresses)), 'addresses')
    phones = [row['phone'] for row in people if 'phone' in row]
    empty([p for p in phones if not FICTIVE_NUMBER.fullmatch(re.sub('[- ]', '', p))], 'phones')
    equal(len(phones), len(set(phones)), 'phones')
    links = [row[column] for table, column in (('meeting', 'notes_link'), ('document', 'link'))
             for row in document.table(table) if column in row]
    empty([link for link in links if not link.startswith('https://example.org/')], 'links')


def names_put_a_chart_to_the_test(document):
    names = [row['given_name'] + ' ' + row['family_name'] for row in document.table('person')]
    equal(len(names) >= 45, True, '%d persons' % len(names))
    equal(len(set(names)), len(names), 'names')
    equal(max(map(len, names)) > 40 and min(map(len, names)) < 6, True, 'lengths')
    equal(set('åäöÅÖ-') <= set(''.join(names)), True, 'letters')


def every_agency_has_its_person(document):
    year = Year(document)
    seats = {row['id']: row['agency'] for row in document.table('seat')
             if row['role'] == document.find('role', 'P02')['id']}
    equal(len(year.holders('P02', '2013-01-01')), 21, 'P02')
    for row in document.table('assignment'):
        if row.get('seat') in seats:
            equal(year.agencies(row['person'], max(row['from_date'], '2013-01-01')),
                  [seats[row['seat']]], row['id'])


def assignments_fit_their_seats_and_persons(document):
    year = Year(document)
    seats = {row['id']: row['role'] for row in document.table('seat')}
    held = collections.defaultdict(list)
    for row in document.table('assignment'):
        if 'seat' in row:
            equal(row['role'], seats[row['seat']], row['id'])
            held[row['seat']].append((row.get('from_date', ''), row.get('to_date', '9999-12-31')))
        if 'person' in row:
            for date in (row['from_date'], row.get('to_date', '2013-12-31')):
                equal(len(year.agencies(row['person'], date)), 1, (row['id'], date))
    for seat, terms in held.items():
        terms.sort()
        empty([(seat, a, b) for a, b in zip(terms, terms[1:]) if a[1] >= b[0]], 'overlap')


def steering_group_is_six_of_the_network(document):
    year = Year(document)
    for date, count in (('2013-01-01', 6), ('2013-06-30', 6), ('2013-07-01', 5),
                        ('2013-09-01', 6), ('2013-12-31', 6), ('2014-01-01', 0)):
        members = year.holders('P03', date)
        equal((len(members), len(set(members))), (count, count), date)
        chair = year.holders('P04', date)
        equal(len(chair), 1 if count else 0, 'chair ' + date)
        equal(set(chair) <= set(members) <= set(year.holders('P02', date)), True, date)
    [chair] = year.holders('P04', '2013-01-01')
    [named] = year.holders('P12', '2013-01-01')
    equal(year.agencies(named, '2013-01-01'), year.agencies(chair, '2013-01-01'), 'R28')
    equal(bool(year.holders('P05', '2013-01-01')), True, 'nomination committee')


def web_group_is_a_chair_and_five(document):
    year = Year(document)
    members = [year.holders(ref, '2013-01-01') for ref in
               ('P06', 'P07', 'P08', 'P09', 'P10', 'P16')]
    equal([len(holders) for holders in members], [1] * 6, 'holders')
    members = [holder for [holder] in members]
    equal(len(set(members)), 6, 'persons')
    # A04: somebody else than the representative, and a member rather than the chair.
    equal(bool(set(members[1:5]) & year.skilled('IT-kompetens')), True, 'R18')
    host = document.find('body', 'B16')['agency']
    equal(year.agencies(members[5], '2013-01-01'), [host], 'P16')
    groups = [row for row in document.table('body')
              if row.get('parent') == document.find('body', 'B14')['id']]
    leaders = {row['body'] for row in document.table('role') if row['kind'] == 'leader'}
    equal(len(groups), 3, 'groups')
    equal({row['id'] for row in groups} <= leaders, True, 'leaders')


def meetings_are_those_the_rules_ask_for(document):
    refs = {row['id']: row['ref'] for table in ('event', 'body')
            for row in document.table(table) if 'ref' in row}
    bodies = collections.defaultdict(set)
    for row in document.table('meeting_body'):
        bodies[row['meeting']].add(refs[row['body']])
    held = [row for row in document.table('meeting') if row['state'] == 'held']
    count = collections.Counter(refs[row['event']] for row in held if row['on_date'] > '2013')
    equal((count['C10'] + count['C11'], count['C11'], count['C13'], count['C14']), (4, 1, 0, 1),
          'R20, R23 which is broken, R38')
    equal([bodies[row['id']] for row in held if refs[row['event']] == 'C11'], [{'B10', 'B13'}],
          'joint meeting')
    [autumn] = [row for row in held if refs[row['event']] == 'C1']
    equal(autumn['on_date'][:4], '2012', 'autumn meeting')
    elections = [row for row in document.table('decision') if row.get('meeting') == autumn['id']
                 and row['kind'] == 'election']
    equal(len(elections), 3, 'elections')


def dates_matter(document):
    year = Year(document)
    rows = [row for row in document.table('assignment') if 'person' in row]
    equal(len([row for row in rows if row['from_date'] >= '2014']), 1, 'begin after the year')
    carried = [row for row in rows if row.get('to_date', '2014') >= '2014']
    ended = [row for row in rows if row.get('to_date', '2014') < '2013-12-31']
    equal(len(carried) > 20 and len(ended) > 4, True, (len(carried), len(ended)))
    # Vacant on the last day of the year: one agency's seat, and the support lead.
    equal((len(year.holders('P02', '2013-12-31')), len(year.holders('P09', '2013-12-31'))),
          (20, 0), 'vacancies')


MONTHS = ['unspread'] + ['m%02d' % month for month in range(1, 13)]


class Money:
    """Amounts in öre, by the ids of lines and versions."""

    def __init__(self, document):
        self.document = document
        self.lines = {row['id']: row for row in document.table('budget_line')}
        self.versions = {row['title']: row for row in document.table('budget_version')}
        self.income = {row['id'] for row in document.table('category') if row['kind'] == 'income'}
        self.amounts = collections.defaultdict(dict)
        for row in document.table('budget_row'):
            cells = {month: int(row[month]) for month in MONTHS if month in row}
            equal(row['line'] in self.amounts[row['version']], False, row['id'])
            self.amounts[row['version']][row['line']] = cells

    def version(self, title):
        return self.amounts[self.versions[title + ' (exempel)']['id']]

    def is_income(self, line):
        return self.lines[line]['category'] in self.income

    def ledger(self):
        """The outcome by line and month, and the rows that no mapping fits."""
        found, left = collections.defaultdict(collections.Counter), []
        mappings = sorted(self.document.table('account_mapping'),
                          key=lambda row: int(row['position']))
        for row in self.document.table('ledger_row'):
            for mapping in mappings:
                objects = set(mapping.get('objects', '').split())
                if (row['account'] == mapping['from_account']
                        and objects <= set(row.get('objects', '').split())):
                    break
            else:
                left.append(row)
                continue
            if 'line' in mapping:
                sign = -1 if self.is_income(mapping['line']) else 1
                found[mapping['line']][MONTHS[int(row['month'])]] += sign * int(row['amount'])
        return found, left


def total(cells):
    return sum(cells.values())


def amounts_say_that_they_are_examples(document):
    for table, column in (('budget_version', 'title'), ('fee', 'title'), ('account', 'name'),
                          ('ledger', 'name')):
        empty([row[column] for row in document.table(table)
               if '(exempel)' not in row[column]], table)
    for table in ('grant_request', 'commission'):
        empty([row['title'] for row in document.table(table)
               if not row['note'].startswith('Exempel')], table)
    for table in ('budget_version', 'fee'):
        empty([row['id'] for row in document.table(table)
               if 'Inga belopp är offentliga' not in row['note']], table)


def budget_adds_up_to_the_fee(document):
    money = Money(document)
    adopted = money.version('Antagen budget')
    equal(set(adopted), set(money.lines), 'lines with amounts')
    own = {line: total(cells) for line, cells in adopted.items()
           if 'grant_request' not in money.lines[line]}
    costs = sum(amount for line, amount in own.items() if not money.is_income(line))
    fee_flow = document.find('money_flow', 'M1')['id']
    incomes = sum(amount for line, amount in own.items() if money.is_income(line)
                  and money.lines[line].get('money_flow') != fee_flow)
    [fee] = [row for row in document.table('fee') if row['title'].startswith('Årlig avgift 2013')]
    equal((costs, incomes, int(fee['amount'])), (441697606, 8400000, 433300000), 'sums')
    equal(int(fee['amount']) - (costs - incomes), 2394, 'what rounding leaves')
    [joint] = [line for line, row in money.lines.items()
               if row.get('money_flow') == document.find('money_flow', 'M9')['id']]
    equal(total(adopted[joint]), 0, 'R43')


def shares_and_invoices_are_the_fee(document):
    names = {row['id']: row for row in document.table('agency')}
    payers = {i for i, row in names.items() if row['kind'] != 'external' and 'part_of' not in row}
    for fee in document.table('fee'):
        shares = {row['agency']: int(row['amount']) for row in document.table('fee_share')
                  if row['fee'] == fee['id']}
        equal((set(shares), len(shares)), (payers, 22), 'payers')
        equal(sum(shares.values()), int(fee['amount']), 'shares')
        equal(max(shares.values()) - min(shares.values()) in (0, 100), True, 'equal shares')
    invoices = document.table('invoice')
    equal({row['agency']: int(row['amount']) for row in invoices}, shares, 'invoices')
    equal(len(invoices), 22, 'one each')
    paid, late = collections.Counter(), set()
    for row in document.table('payment'):
        [invoice] = [it for it in invoices if it['id'] == row['invoice']]
        paid[invoice['agency']] += int(row['amount'])
        if row['on_date'] > invoice['due_date']:
            late.add(names[invoice['agency']]['short_name'])
    equal(late, {'Gävleborg'}, 'late')
    equal({names[i]['short_name'] for i in payers if paid[i] != shares[i]}, {'Vattenmyndigheterna'},
          'not paid')


def requests_are_granted_refused_and_drafted(document):
    money = Money(document)
    states = [(row.get('outcome'), 'requested_on' in row)
              for row in document.table('grant_request')]
    equal(states, [('granted', True), ('refused', True), (None, False)], 'states')
    granted = document.table('grant_request')[0]
    lines = [line for line, row in money.lines.items() if row.get('grant_request') == granted['id']
             and not money.is_income(line)]
    outcome, _ = money.ledger()
    spent = sum(total(outcome[line]) for line in lines)
    equal(0 < spent < int(granted['granted']), True, 'spent in part')
    budget = sum(total(money.version('Antagen budget')[line]) for line in lines)
    equal(budget, int(granted['granted']), 'budget')
    equal({money.lines[line]['development'] for line in lines}, {'1'}, 'R13')


def commissions_are_what_their_lines_cost(document):
    money = Money(document)
    rates = {row['id']: int(row['full_rate']) for row in document.table('overhead_rate')}
    assignments = {row['id']: row for row in document.table('assignment')}
    for row in document.table('commission'):
        assignment = assignments[row['assignment']]
        equal((row['extent'], row['role']), (assignment['extent'], assignment['role']), row['id'])
        equal(Year(document).agencies(assignment['person'], '2013-06-01'), [row['host']], row['id'])
        cost = int(row['salary']) * int(row['extent']) * (100000 + rates[row['overhead_rate']])
        equal(cost % 10000000, 0, 'whole öre')
        cells = money.version('Antagen budget')[row['line']]
        first = int(row['from_date'][5:7])
        equal(cells, {MONTHS[month]: cost // 10000000 for month in range(first, 13)}, row['title'])


def forecasts_hold_the_outcome_of_their_months(document):
    money = Money(document)
    outcome, left = money.ledger()
    equal([(row['account'], row['amount']) for row in left], [('5990', '385000')], 'without a line')
    for line, cells in money.version('Utfall vid sidan av ekonomisystemet').items():
        outcome[line].update(cells)
    for title, through in (('Prognos T1', 4), ('Prognos T2', 8)):
        equal(money.versions[title + ' (exempel)']['through'], str(through), title)
        for line, cells in money.version(title).items():
            known = MONTHS[1:through + 1]
            equal({month: cells[month] for month in known if month in cells},
                  {month: outcome[line][month] for month in known if month in outcome[line]},
                  (title, line))
    equal({row['version'] for row in document.table('cell_note')} >= {
        money.versions['Prognos T1 (exempel)']['id'], money.versions['Prognos T2 (exempel)']['id']},
        True, 'comments')


ALONE = (addresses_are_fictitious, names_put_a_chart_to_the_test, every_agency_has_its_person,
         assignments_fit_their_seats_and_persons, steering_group_is_six_of_the_network,
         web_group_is_a_chair_and_five, meetings_are_those_the_rules_ask_for, dates_matter,
         amounts_say_that_they_are_examples, budget_adds_up_to_the_fee,
         shares_and_invoices_are_the_fee, requests_are_granted_refused_and_drafted,
         commissions_are_what_their_lines_cost, forecasts_hold_the_outcome_of_their_months)

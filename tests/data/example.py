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


ALONE = (addresses_are_fictitious, names_put_a_chart_to_the_test, every_agency_has_its_person,
         assignments_fit_their_seats_and_persons, steering_group_is_six_of_the_network,
         web_group_is_a_chair_and_five, meetings_are_those_the_rules_ask_for, dates_matter)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the templates and the example that ship in data/ (H10).

Checks their form against the contract, their completeness against the governance document's facts
(B01-B20, P01-P19, L01-L35, R01-R43, K1-K8, M1-M10, D1-D22, C1-C17, A01-A28), and their quotes
against its text where that text is at hand: ../shared/seed beside the source tree.
"""

import collections
import pathlib
import re
import sqlite3
import sys
import traceback

sys.dont_write_bytecode = True
import example  # noqa: E402
import handover  # noqa: E402
from checks import empty, equal  # noqa: E402

ROOT = pathlib.Path(sys.argv[1])
SEED = ROOT.parent / 'shared' / 'seed'
DDL = (ROOT / 'data/schema/001.sql').read_text(encoding='utf-8')
TABLES = handover.read_schema(DDL)

TEMPLATE = 'templates/kommunikationssamordning'
BLANK = 'templates/tom'
EXAMPLE = 'examples/exempel-2013'
DOCUMENTS = {name: handover.Document(ROOT / 'data' / (name + '.xml'), TABLES)
             for name in (TEMPLATE, BLANK, EXAMPLE)}

TASKS = {'T-P04': 3, 'T-B10': 6, 'T-UPP': 6, 'T-P06': 9, 'T-P07': 8, 'T-P08': 4, 'T-P09': 3,
         'T-P10': 3, 'T-P12': 4, 'T-P13': 8}

# Ambiguities that are no settings, and where the answer stands instead.
NOT_SETTINGS = {
    'A02': 'one body with aliases: B13',
    'A15': 'one document: D6, with a note',
    'A22': 'titles are data and can be edited',
    'A23': 'aliases of B16 and B17',
    'A24': 'misspellings stand in quotes and clauses only',
    'A25': 'the version of D2 and the source of the year',
}

# What the governance document misspells, and how tasks and goals spell it (A24).
SPELLINGS = {'verksamhets- och budgetuppföljning': 'verksamhetsoch budgetuppföljning',
             'kunskaps- och erfarenhetsutbyte': 'kunskapsoch erfarenhetsutbyte'}
MISSPELT = ('faststället', 'aktiviter/', 'kunskapsoch', 'verksamhetsoch', 'ITkompetens',
            'LST-DL- ')


def numbered(letter, count, width=2):
    return ['%s%0*d' % (letter, width, i) for i in range(1, count + 1)]


def refs(document, table):
    return [row['ref'] for row in document.table(table) if 'ref' in row]


# Form, of every document


def digest_is_that_of_the_rows(document):
    equal(document.digest, document.compute_digest(), 'digest')


def rows_stand_in_table_order_then_by_id(document):
    order = list(TABLES)
    keys = [(order.index(table), row['id']) for table, row in document.rows]
    equal(keys, sorted(keys), 'rows')


def columns_stand_in_schema_order(document):
    for table, attributes, elements in document.written:
        columns = TABLES[table]
        expected = [c.name for c in columns if not c.is_element and c.name in attributes]
        equal(attributes, expected, table)
        expected = [c.name for c in columns if c.is_element and c.name in elements]
        equal(elements, expected, table)


def ids_are_uuids_and_unique(document):
    form = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')
    ids = [row['id'] for _, row in document.rows]
    empty([i for i in ids if not form.fullmatch(i)], 'not a UUID of version 8')
    empty([i for i, n in collections.Counter(ids).items() if n > 1], 'used twice')
    # Rows made in the program have ids of version 7, which begin with a time: they come later.
    empty([i for i in ids if not i.startswith('0000')], 'sorts after rows made in the program')


def references_resolve(document):
    ids = {table: {row['id'] for row in document.table(table)} for table in TABLES}
    empty([(table, row['id'], column.name)
           for table, row in document.rows for column in TABLES[table]
           if column.references and column.name in row
           and row[column.name] not in ids[column.references]], 'dangling')
    empty([row['name'] for row in document.table('setting')
           if row['kind'] in ('agency', 'body', 'role', 'document') and row.get('value')
           and row['value'] not in ids[row['kind']]], 'setting without its row')


def database_accepts_every_row(document):
    database = sqlite3.connect(':memory:')
    database.executescript(DDL)
    database.execute('PRAGMA foreign_keys = ON')
    with database:
        for table, row in document.rows:
            columns = [column for column in TABLES[table] if column.name in row]
            values = [int(row[c.name]) if c.is_integer else row[c.name] for c in columns]
            database.execute('INSERT INTO %s (%s) VALUES (%s)' % (
                table, ', '.join('"%s"' % c.name for c in columns),
                ', '.join('?' * len(columns))), values)
    equal(database.execute('PRAGMA integrity_check').fetchone(), ('ok',))
    database.close()


def settings_have_their_suggested_choice(document):
    for row in document.table('setting'):
        if row['kind'] == 'choice':
            choices = [line.split(': ', 1) for line in row['choices'].split('\n')]
            empty([choice for choice in choices if len(choice) != 2], 'not "value: label"')
            for column in ('value', 'suggested'):
                equal(row[column] in [value for value, _ in choices], True, row['name'])
    names = [row['name'] for row in document.table('setting')]
    equal(len(names), len(set(names)), 'names of settings')
    empty([name for name in names if not re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)*', name)], 'name')


FORM = (digest_is_that_of_the_rows, rows_stand_in_table_order_then_by_id,
        columns_stand_in_schema_order, ids_are_uuids_and_unique, references_resolve,
        database_accepts_every_row, settings_have_their_suggested_choice)


# Content, of the governance document's template and of the example made from it


def every_fact_has_its_row(document):
    equal(refs(document, 'body'), numbered('B', 20), 'bodies')
    equal(list(dict.fromkeys(refs(document, 'role'))), numbered('P', 19), 'roles')
    equal(list(dict.fromkeys(refs(document, 'relation'))), numbered('L', 35), 'relations')
    equal(refs(document, 'rule'), numbered('R', 43), 'rules')
    equal(list(dict.fromkeys(refs(document, 'document'))), numbered('D', 22, 1), 'documents')
    equal(refs(document, 'event'), numbered('C', 17, 1), 'events')
    equal(refs(document, 'category'), numbered('K', 8, 1), 'categories')
    equal(refs(document, 'money_flow'), numbered('M', 10, 1), 'money flows')
    equal(len(document.table('goal')), 6, 'goals')
    equal(len(document.table('event_order')), 7, 'event order')


def every_ambiguity_is_a_setting_or_has_a_reason(document):
    settings = set(refs(document, 'setting'))
    equal(sorted(settings | set(NOT_SETTINGS)), numbered('A', 28), 'ambiguities')
    empty(sorted(settings & set(NOT_SETTINGS)), 'setting with a reason not to be one')


def task_lists_are_complete(document):
    titles = {row['id']: row['ref'] for row in document.table('task_list')}
    equal(dict(collections.Counter(titles[row['task_list']] for row in document.table('task'))),
          TASKS, 'tasks')
    used = {row['task_list'] for row in document.table('task_list_use')}
    equal(used, set(titles), 'used lists')
    for row in document.table('task_list_use'):
        equal(('role' in row) + ('body' in row), 1, row['id'])


def agencies_and_payers_are_complete(document):
    kinds = collections.Counter(row['kind'] for row in document.table('agency'))
    equal(dict(kinds), {'member': 21, 'payer': 6}, 'agencies')
    members = {row['id'] for row in document.table('agency') if row['kind'] == 'member'}
    districts = [row for row in document.table('agency') if 'part_of' in row]
    equal(len({row['host'] for row in districts} & members), 5, 'hosts')
    for kind, total in (('population', 10327589), ('municipalities', 290)):
        figures = [row for row in document.table('key_figure') if row['kind'] == kind]
        equal({row['agency'] for row in figures}, members, kind)
        equal(sum(int(row['value']) for row in figures), total, kind)


def seats_follow_the_document(document):
    seats = collections.defaultdict(list)
    for row in document.table('seat'):
        seats[row['role']].append(row)
    count = {row['ref']: len(seats[row['id']]) for row in document.table('role')
             if row['id'] in seats and 'ref' in row and row['ref'] != 'P11'}
    equal(count, {'P02': 21, 'P03': 6, 'P04': 1, 'P05': 3, 'P06': 1, 'P07': 1, 'P08': 1,
                  'P09': 1, 'P10': 1, 'P13': 1, 'P15': 1, 'P16': 1}, 'seats')
    equal(len({row['agency'] for row in seats[document.find('role', 'P02')['id']]}), 21, 'P02')
    chair = document.find('role', 'P04')
    equal(chair['among'], document.find('role', 'P03')['id'], 'P04 among')
    equal(document.find('role', 'P12')['holder_of'], chair['id'], 'P12 holder of')
    # A03: the chair and five, whose one is the system administrator's.
    group = document.find('body', 'B13')['id']
    equal(sum(len(seats[row['id']]) for row in document.table('role')
              if row.get('body') == group), 6, 'B13')


def tree_is_that_of_h8(document):
    names = {row['id']: row['ref'] for row in document.table('body') if 'ref' in row}
    tree = {}
    for row in document.table('body'):
        if 'ref' in row and row['placement'] != 'outside':
            tree.setdefault(row['placement'], {})[row['ref']] = names.get(row.get('parent'))
    equal(tree, {
        'line': {'B04': None, 'B06': 'B04', 'B08': 'B09', 'B09': 'B06', 'B10': 'B09',
                 'B13': 'B10', 'B14': 'B13', 'B15': 'B08', 'B17': 'B16', 'B18': 'B10'},
        'assistant': {'B03': 'B04', 'B07': 'B06', 'B12': 'B09', 'B16': 'B13'}}, 'tree')


def rules_name_their_check_and_document(document):
    source = document.find('document', 'D2')['id']
    rules = [row for row in document.table('rule') if 'ref' in row]
    empty([row['ref'] for row in rules if row.get('document') != source], 'D2')
    equal([row['ref'] for row in rules if 'check' not in row], ['R42'], 'check')
    equal(dict(collections.Counter(row['severity'] for row in rules)),
          {'must': 37, 'should': 1, 'may': 2, 'information': 3}, 'severity')
    for row in document.table('rule_parameter'):
        equal(len(set(row) - {'id', 'rule', 'name'}), 1, row['name'])


def money_is_as_the_document_has_it(document):
    drivers = [row['ref'] for row in document.table('category') if row.get('driver') == '1']
    equal(drivers, ['K4', 'K5', 'K7', 'K8'], 'R34')
    free = [row['ref'] for row in document.table('money_flow') if row['joint'] == '0']
    equal(free, ['M9', 'M10'], 'what the joint budget does not pay')
    empty([row['ref'] for row in document.table('money_flow') if 'quote' not in row], 'no quote')
    rates = document.table('overhead_rate')
    empty([row['id'] for row in rates if 'source' not in row], 'rate without its source')
    equal({row['year'] for row in rates}, {'2013', '2016', '2019', '2020', '2024'}, 'rates')
    [rate] = [row for row in rates if row['year'] == '2013']
    equal(rate['statutory_rate'], '31420', '2013')
    equal(rate['source'].startswith('Antagande: '), True, '2013')
    [key] = [row for row in document.table('setting') if row['name'] == 'allocation-key']
    keys = [line.split(': ')[0] for line in key['choices'].split('\n')]
    allocation = [c for c in TABLES['fee'] if c.name == 'allocation'][0]
    equal(keys, allocation.choices, 'A18')


def misspellings_stand_in_quotes_only(document):
    quoting = {'quote', 'clause', 'evidence'}
    empty([(table, row['id'], column) for table, row in document.rows
           for column, value in row.items() if column not in quoting
           and any(word in value for word in MISSPELT)], 'misspelt')


def quotes_are_literal(document):
    if not SEED.is_dir():
        return 'the governance document is not at hand'
    source = (SEED / 'governance-document.txt').read_text(encoding='utf-8')

    def literal(text):
        for spelling, misspelling in SPELLINGS.items():
            text = text.replace(spelling, misspelling)
        return text

    # A rule of no document is the association's own and quotes nobody.
    texts = [line for table, row in document.rows for column in ('quote', 'clause') if column in row
             if table != 'rule' or 'document' in row
             for line in row[column].split('\n')]
    texts += [quote for _, row in document.rows for value in row.values()
              for quote in re.findall('«(.*?)»', value)]
    texts += [literal(row['text']) for table in ('task', 'goal') for row in document.table(table)]
    texts += [row['title'] for row in document.table('task_list')]
    texts += [row['history'] for row in document.table('year')]
    empty([text for text in texts if text not in source], 'not in the source')
    return None


def agencies_are_those_of_the_list(document):
    if not SEED.is_dir():
        return 'the list of agencies is not at hand'
    lines = (SEED / 'lansstyrelser.csv').read_text(encoding='utf-8-sig').splitlines()
    expected = [line.split(';') for line in lines[1:]]
    figures = {(row['agency'], row['kind']): row['value'] for row in document.table('key_figure')}
    found = [[row['code'], row['letter'], 'SE-' + row['letter'], row['area'], row['name'],
              'Länsstyrelsen ' + row['short_name'], row['seat_town'],
              figures[row['id'], 'population'], figures[row['id'], 'municipalities']]
             for row in document.table('agency') if row['kind'] == 'member']
    equal(found, [fields[:9] for fields in expected], 'agencies')
    hosts = {row['id']: row['code'] for row in document.table('agency') if 'code' in row}
    equal({row['area']: hosts[row['host']] for row in document.table('agency') if 'host' in row},
          {fields[10]: fields[0] for fields in expected if fields[10]}, 'hosts')
    return None


CONTENT = (every_fact_has_its_row, every_ambiguity_is_a_setting_or_has_a_reason,
           task_lists_are_complete, agencies_and_payers_are_complete, seats_follow_the_document,
           tree_is_that_of_h8, rules_name_their_check_and_document,
           money_is_as_the_document_has_it, misspellings_stand_in_quotes_only, quotes_are_literal,
           agencies_are_those_of_the_list)


def template_has_no_persons(document):
    for table in ('person', 'employment', 'person_skill', 'meeting', 'decision', 'waiver',
                  'grant_request', 'budget_line', 'budget_version', 'commission', 'fee', 'invoice',
                  'ledger', 'account', 'account_mapping'):
        equal(len(document.table(table)), 0, table)
    equal({row['example'] for row in document.table('year')}, {'0'}, 'example')


def blank_association_has_somewhere_to_start(document):
    equal(len(document.table('year')), 1, 'year')
    drawn = [row for row in document.table('body') if row['placement'] != 'outside']
    equal(bool(drawn), True, 'bodies')
    kinds = {row['kind'] for row in document.table('role')}
    equal({'chair', 'member'} <= kinds, True, 'roles')
    equal(len(document.table('agency')), 0, 'agencies')
    equal({row['kind'] for row in document.table('category')}, {'cost', 'income'}, 'categories')


def template_stands_in_the_example(document):
    example.follows_its_template(DOCUMENTS[EXAMPLE], document)


TESTS = ([(name, test) for name in DOCUMENTS for test in FORM]
         + [(name, test) for name in DOCUMENTS if name != BLANK for test in CONTENT]
         + [(TEMPLATE, template_has_no_persons), (BLANK, template_has_no_persons),
            (BLANK, blank_association_has_somewhere_to_start),
            (TEMPLATE, template_stands_in_the_example)]
         + [(EXAMPLE, test) for test in example.ALONE])


def main():
    print('1..%d' % len(TESTS))
    for number, (name, test) in enumerate(TESTS, 1):
        title = '/%s/%s' % (name, test.__name__.replace('_', '-'))
        try:
            skip = test(DOCUMENTS[name])
        except Exception:
            for line in traceback.format_exc(limit=-1).splitlines():
                print('# ' + line)
            print('not ok %d %s' % (number, title))
        else:
            print('ok %d %s%s' % (number, title, ' # SKIP ' + skip if skip else ''))


main()

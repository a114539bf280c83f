# SPDX-License-Identifier: GPL-3.0-or-later
"""budget and fee: documents of the money of a year."""

import csv
import re
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile

from stafett import main, prove, read, run, sign, test, write

DAY = ('--date', '2013-09-15')


def amount(text):
    return int(re.sub('[^0-9]', '', text)) * (-1 if text.startswith('\u2212') else 1)


def table(text, heading):
    """The rows of the table that begins with a heading: names to lists of amounts."""
    lines = text[text.index(heading):].split('\n')
    rows = []
    for line in lines:
        cells = line.split('\t')
        if len(cells) > 1 and re.search('[0-9]', cells[-1]):
            rows.append((cells[0], [amount(cell) for cell in cells[1:]]))
        elif rows and not line:
            break
    return rows


def read_pdf(path, *options):
    return subprocess.run(['pdftotext', *options, path, '-'], capture_output=True, text=True,
                          check=True).stdout


@test('the lines of a category make its sum, and the sums make all costs')
def sums():
    run('new', 'year', '--template', 'exempel-2013')
    rows = table(run('budget', 'year', *DAY), 'The Budget Month by Month')
    lines, costs = [], []
    for name, cells in rows:
        assert len(cells) == 14 and abs(sum(cells[:13]) - cells[13]) <= 13, (name, cells)
        if name == 'Sum':
            for month in range(14):
                assert abs(sum(line[month] for line in lines) - cells[month]) <= len(lines)
            costs.append(cells[13])
            lines = []
        elif name == 'All costs':
            assert abs(sum(costs[:-1]) - cells[13]) <= len(costs), (costs, cells)
        elif name == 'All incomes':
            assert costs[-1] == cells[13]
        else:
            lines.append(cells)


@test('the follow-up says what a sign means, and its variances are differences')
def variances():
    run('new', 'year', '--template', 'exempel-2013')
    text = run('budget', 'year', '--follow-up', *DAY)
    assert 'A plus means that more money is left' in text
    assert 'up to and with August' in text
    income = False
    rows = table(text, 'Budget and Outcome in Kronor')
    assert len(rows) > 30
    for name, (plan, past, outcome, so_far, forecast, variance) in rows:
        income = income or name == 'Årlig avgift'
        sign = -1 if (income and name != 'All costs') else 1
        assert abs(sign * (past - outcome) - so_far) <= 1, name
        assert abs(sign * (plan - forecast) - variance) <= 1, name


@test('the shares of the payers are the fee, on a notice each')
def shares():
    run('new', 'year', '--template', 'exempel-2013')
    assert 'All payers\t\t4,333,000.00' in run('fee', 'year', *DAY)
    text = run('fee', 'year', '--notices', *DAY)
    to_pay = [amount(found) for found in re.findall('To pay: SEK\u00a0(.*)', text)]
    assert len(to_pay) == 22, to_pay
    assert sum(to_pay) == 433300000, sum(to_pay)
    run('fee', 'year', '--notices', *DAY, '-o', 'notices.pdf')
    pages = read_pdf('notices.pdf').split('\f')[:-1]
    assert len(pages) == 22
    for page in pages:
        assert 'To pay' in page and 'Due date' in page and 'Example' in page, page
    # The notice to one payer is the page that it has among all.
    for name in ['Uppsala', 'uppsala', '03', 'Länsstyrelsen i Uppsala län']:
        run('fee', 'year', '--payer', name, *DAY, '-o', 'one.pdf')
        [page] = read_pdf('one.pdf').split('\f')[:-1]
        assert 'Notice of the Fee of 2013 to Uppsala' in page, page
        assert [line for line in pages[1].split('\n') if 'SEK' in line] == [
            line for line in page.split('\n') if 'SEK' in line]
    assert 'no payer called “Norge”' in run('fee', 'year', '--payer', 'Norge', code=1)


KEYS = ['equal', 'population', 'municipalities', 'weighted', 'fixed-and-variable', 'own']


def share_anew(document, payers, key):
    """The example with its fee open again and shared by a key (A18), over 22 or 26 (A05)."""
    def reopen(fee):
        kept = re.sub(' (decision|amount|allocation)="[^"]*"', '', fee[0])
        return kept.replace('<fee ', f'<fee allocation="{key}" population_weight="70" '
                            'fixed_part="200000000" ')
    text = re.sub('<fee [^>]*>', reopen, document)
    text = re.sub('(<fee_share [^>]*agency="[^"]*0([0-9]+)")', r'\1 own_number="\2"', text)
    return re.sub('(name="water-authority-payers"[^>]* value=")joint"', rf'\1{payers}"', text)


@test('the fee is shared to the öre by every key, over 22 payers or 26')
def keys():
    run('new', 'year', '--template', 'exempel-2013')
    run('export', 'year', '-o', 'year.xml')
    document = read('year.xml').decode()
    for payers, number in [('joint', 22), ('five', 26)]:
        seen = set()
        for key in KEYS:
            name = f'{payers}-{key}'
            write('changed.xml', sign(share_anew(document, payers, key).encode()))
            run('import', 'changed.xml', '-o', name)
            shares = [amount(found) for found in
                      re.findall('To pay: SEK\u00a0(.*)', run('fee', name, '--notices', *DAY))]
            assert len(shares) == number and sum(shares) == 433297606, (name, shares)
            seen.add(tuple(shares))
        assert len(seen) == len(KEYS), payers


@test('documents are tagged tables that begin every page with their head')
def tagged():
    run('new', 'year', '--template', 'exempel-2013')
    run('budget', 'year', *DAY, '-o', 'budget.pdf')
    run('budget', 'year', '--follow-up', *DAY, '-o', 'follow-up.pdf')
    run('fee', 'year', *DAY, '-o', 'fee.pdf')
    for path in ['budget.pdf', 'follow-up.pdf', 'fee.pdf']:
        structure = subprocess.run(['pdfinfo', '-struct-text', path], capture_output=True,
                                   text=True, check=True).stdout
        assert structure.count('Table (block)') >= 1, path
        assert 'Figure' in structure and '/Scope /Row' in structure, path
        assert 'Example' in read_pdf(path), path


MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def read_sheets(path):
    """Of each sheet its cells: names to numbers, texts, or formulas with their values."""
    with zipfile.ZipFile(path) as book:
        strings = [''.join(node.itertext()) for node in
                   ElementTree.fromstring(book.read('xl/sharedStrings.xml'))]
        for number in range(1, 4):
            root = ElementTree.fromstring(book.read(f'xl/worksheets/sheet{number}.xml'))
            assert root.find(f'.//{MAIN}pane').get('state') == 'frozen'
            cells = {}
            for cell in root.iter(f'{MAIN}c'):
                value = cell.find(f'{MAIN}v')
                formula = cell.find(f'{MAIN}f')
                if value is None:
                    continue
                if cell.get('t') == 's':
                    cells[cell.get('r')] = strings[int(value.text)]
                elif formula is not None:
                    cells[cell.get('r')] = (formula.text, float(value.text))
                else:
                    cells[cell.get('r')] = float(value.text)
            yield cells


def reckon(cells, name):
    """What a spreadsheet makes of a cell."""
    value = cells.get(name, 0.0)
    if not isinstance(value, tuple):
        return value
    total = 0.0
    formula = re.sub(r'SUM\(([A-Z])([0-9]+):([A-Z])([0-9]+)\)', lambda m: '+'.join(
        chr(column) + str(row) for column in range(ord(m[1]), ord(m[3]) + 1)
        for row in range(int(m[2]), int(m[4]) + 1)), value[0])
    for sign, other in re.findall('([-+]?)([A-Z][0-9]+)', formula):
        cell = reckon(cells, other)
        assert not isinstance(cell, str), (name, value, other)
        total += -cell if sign == '-' else cell
    return total


@test('the formulas of a workbook cover their rows and have the values they say')
def workbook():
    run('new', 'year', '--template', 'exempel-2013')
    run('budget', 'year', *DAY, '-o', 'money.xlsx')
    budget, follow_up, fee = read_sheets('money.xlsx')
    for cells in (budget, follow_up, fee):
        formulas = [name for name, cell in cells.items() if isinstance(cell, tuple)]
        assert len(formulas) > 20
        for name in formulas:
            assert abs(reckon(cells, name) - cells[name][1]) < 0.005, (name, cells[name])
    # Every line is in a sum: all costs are those of the printed budget.
    [row] = [name[1:] for name, cell in budget.items() if cell == 'All costs']
    printed = dict(table(run('budget', 'year', *DAY), 'The Budget Month by Month'))
    assert abs(reckon(budget, 'S' + row) - printed['All costs'][13]) <= 1
    assert sum(1 for cell in fee.values() if isinstance(cell, str)) > 22
    first = read('money.xlsx')
    run('budget', 'year', *DAY, '-o', 'money.xlsx')
    assert read('money.xlsx') == first


@test('texts are no formulas, in workbook and CSV')
def injection():
    run('new', 'year', '--template', 'exempel-2013')
    run('export', 'year', '-o', 'year.xml')
    text = read('year.xml').decode()
    assert 'title="Språkgranskning"' in text and 'title="Bildbank"' in text
    text = text.replace('title="Språkgranskning"', 'title="=cmd|\' /C calc\'!A1"')
    text = text.replace('title="Bildbank"', 'title="-2+3"')
    write('changed.xml', sign(text.encode()))
    run('import', 'changed.xml', '-o', 'changed')
    run('budget', 'changed', *DAY, '-o', 'changed.xlsx')
    budget = next(read_sheets('changed.xlsx'))
    assert "=cmd|' /C calc'!A1" in budget.values()
    run('budget', 'changed', *DAY, '-o', 'changed.csv')
    csv = read('changed.csv').decode('utf-8-sig')
    assert "'=cmd|' /C calc'!A1" in csv and "'-2+3" in csv
    assert read('changed.csv').startswith(b'\xef\xbb\xbf')


def read_rows(path):
    """The rows of a CSV file that the tool has written."""
    text = read(path).decode('utf-8-sig')
    return list(csv.reader(text.splitlines(), delimiter=max(';,', key=text.count)))


def write_rows(path, rows, separator=';'):
    lines = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    write(path, ('\r\n'.join(lines) + '\r\n').encode())


@test('a budget that is written and taken in again changes nothing')
def same_again():
    run('new', 'year', '--template', 'exempel-2013')
    before = run('history', 'year')
    run('budget', 'year', *DAY, '-o', 'budget.csv')
    assert run('budget', 'year', *DAY, '--import', 'budget.csv') == ''
    assert run('history', 'year') == before


@test('amounts of a table are taken in as one change, or nothing of them is')
def taken_in():
    run('new', 'year', '--template', 'exempel-2013')
    run('budget', 'year', *DAY, '-o', 'budget.csv')
    rows = read_rows('budget.csv')
    january = rows[0].index('January')
    # The example's budget is adopted, and stays as it was decided.
    first, second = [row for row in rows[1:] if row[january]][:2]
    line = rows.index(first) + 1
    first[january], second[january] = '1 234,50', ''
    write_rows('changed.csv', rows)
    error = run('budget', 'year', *DAY, '--import', 'changed.csv', code=1)
    assert f'Line {line}: January: ' in error and 'is adopted' in error, error

    run('export', 'year', '-o', 'year.xml')
    document = re.sub(rb'<budget_step [^>]*state="adopted"[^>]*(/>|>.*?</budget_step>)', b'',
                      read('year.xml'), flags=re.DOTALL)
    write('open.xml', sign(document))
    run('import', 'open.xml', '-o', 'open')
    before = run('history', 'open')
    told = run('budget', 'open', *DAY, '--import', 'changed.csv', '--dry-run')
    assert run('history', 'open') == before
    assert run('budget', 'open', *DAY, '--import', 'changed.csv') == told
    assert told.splitlines()[0].split('\t')[0::3] == [first[1], '1234.50'], told
    assert len(told.splitlines()) == 2 and told.endswith('\t\n'), told
    assert len(run('history', 'open').splitlines()) == len(before.splitlines()) + 1
    assert run('budget', 'open', *DAY, '--import', 'changed.csv') == ''
    run('undo', 'open')
    assert run('budget', 'open', *DAY, '--import', 'changed.csv', '--dry-run') == told

    rows[4][january], rows[5][-1], rows[5][1] = '=1+1', '', 'No such line'
    write_rows('wrong.csv', rows, '\t')
    error = run('budget', 'open', *DAY, '--import', 'wrong.csv', code=1)
    assert 'Line 5: January: “=1+1” is not an amount' in error, error
    assert 'Line 6: The budget has no line “No such line”' in error, error
    assert run('budget', 'open', *DAY, '--import', 'changed.csv', '--dry-run') == told
    run('budget', 'open', '--import', 'changed.csv', '-o', 'other.csv', code=2)

    # A table in another language is not taken for one without months.
    write('swedish.csv', 'id;januari;April\nx;1;2\n'.encode())
    error = run('budget', 'open', *DAY, '--import', 'swedish.csv', code=1)
    assert 'The column “januari” is not read.' in error, error


MONEY = ['category', 'money_flow', 'grant_request', 'budget_line', 'budget_version', 'budget_step',
         'budget_row', 'cell_note', 'overhead_rate', 'commission', 'fee', 'fee_share', 'invoice',
         'payment', 'account', 'ledger', 'ledger_row', 'account_mapping']


@test('a handover carries all money, and makes the same documents of it')
def handed_over():
    run('new', 'year', '--template', 'exempel-2013')
    run('export', 'year', '-o', 'one.xml')
    document = ElementTree.fromstring(read('one.xml'))
    tables = [row.tag.split('}')[1] for row in document]
    for table in MONEY:
        assert table in tables, table
    run('import', 'one.xml', '-o', 'other')
    run('export', 'other', '-o', 'two.xml')
    assert read('one.xml') == read('two.xml')
    assert document.get('digest') == prove(read('two.xml'))[0]
    for call in [['budget'], ['budget', '--follow-up'], ['fee'], ['fee', '--notices']]:
        assert run(*call, 'year', *DAY) == run(*call, 'other', *DAY), call


@test('a year without money says so')
def nothing():
    run('new', 'plain', '--template', 'tom')
    assert 'There is no budget for this year.' in run('budget', 'plain')
    assert 'No month has an outcome yet.' in run('budget', 'plain', '--follow-up')
    run('fee', 'plain', '--notices', '-o', 'notices.pdf')
    run('budget', 'plain', '-o', 'budget.bmp', code=1)
    run('budget', 'plain', '-o', 'budget.csv', code=1)
    write('budget.csv', b'id;January\nx;1\n')
    run('budget', 'plain', '--import', 'budget.csv', code=1)
    run('budget', 'plain', '-o', 'budget.xlsx')


main()

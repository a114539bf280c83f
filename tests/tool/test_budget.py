# SPDX-License-Identifier: GPL-3.0-or-later
"""budget and fee: documents of the money of a year."""

import re
import subprocess

from stafett import main, run, test

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


@test('a year without money says so')
def nothing():
    run('new', 'plain', '--template', 'tom')
    assert 'There is no budget for this year.' in run('budget', 'plain')
    assert 'No month has an outcome yet.' in run('budget', 'plain', '--follow-up')
    run('fee', 'plain', '--notices', '-o', 'notices.pdf')
    run('budget', 'plain', '-o', 'budget.bmp', code=1)


main()

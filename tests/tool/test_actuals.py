# SPDX-License-Identifier: GPL-3.0-or-later
"""actuals: what an accounting system says was spent, taken into the year."""

from stafett import main, read, run, test

SIE = '''#FLAGGA 0
#FNAMN "Ledger"
#ORGNR 202100-1111
#RAR 0 20130101 20131231
#PSALDO 0 201301 6999 {} 100.50
#PSALDO 0 201302 6999 {6 X} 1
#RES 0 6999 100.50
'''


REFUSED = [
    (b'<!DOCTYPE html><html>404</html>', 'Line 1: this is a web page'),
    (SIE.encode() + b'#VER A 17 20130115\n{\n#TRANS 5010 {} 1\n}\n', 'Line 8: voucher A 17'),
    (SIE.encode() + b'#PSALDO 0 201301 5010 {} 99999999999999999999\n', 'Line 8:'),
    (SIE.replace('2013', '2011').encode(), 'Line 4: the file is for 2011-01-01'),
    (SIE.encode() + b'#KONTO 5010 "\0"\n', 'Line 8: the file has bytes'),
    (b'Konto;Period;Belopp\n5010;201301;1\n5010;201302;=SUM(C2)\n', 'Line 3: “=SUM(C2)”'),
    (b'Konto;Period;Belopp\n5010;201101;1\n', 'Line 2: no row'),
    (b'Konto;Jan;Feb\n5010;1;99999999999999999999\n', 'Line 2:'),
    (b'Konto;Period;Belopp\n5010 \x81;201301;1\n', 'Line 2: the file has bytes'),
]


def write(name, text):
    with open(name, 'w', encoding='utf-8', newline='') as file:
        file.write(text)


def rows(*arguments):
    return [line.split('\t') for line in run('actuals', 'a', *arguments).splitlines()]


@test('a file is shown, taken in, and changes nothing the second time')
def import_file():
    run('new', 'a', '--template', 'exempel-2013')
    write('a.se', SIE)
    assert ['new', '3'] in rows('--import', 'a.se', '--dry-run')
    assert ['unmapped', '6999', '6=X', '1.00'] in rows('--import', 'a.se')
    before = run('history', 'a')
    again = rows('--import', 'a.se')
    assert ['unchanged', '3'] in again and ['new', '0'] in again
    assert ['reconciled', '1'] in again
    assert run('history', 'a') == before


@test('what is wrong is told with its line, and not a byte of the year is another')
def refuse():
    run('new', 'a', '--template', 'exempel-2013')
    before = read('a')
    for content, words in REFUSED:
        with open('x', 'wb') as file:
            file.write(content)
        error = run('actuals', 'a', '--import', 'x', code=1)
        assert words in error, error
        assert read('a') == before, words


@test('a column for each month is taken in as well')
def months():
    run('new', 'a', '--template', 'exempel-2013')
    write('a.csv', 'Konto;Projekt;Jan;Feb;Summa\n6999;X;1 234,50;-1;1 233,50\n')
    assert ['new', '2'] in rows('--import', 'a.csv', '--dry-run')
    assert ['unmapped', '6999', '6=X', '1233.50'] in rows('--import', 'a.csv')
    assert ['unchanged', '2'] in rows('--import', 'a.csv')


@test('a budget goes out as SIE and is read again')
def export_budget():
    run('new', 'a', '--template', 'exempel-2013')
    run('budget', 'a', '-o', 'budget.se')
    with open('budget.se', encoding='cp437') as file:
        text = file.read()
    assert '#SIETYP 3\n' in text and '#KSUMMA' in text
    assert '#PBUDGET 0 201301 "' in text


main()

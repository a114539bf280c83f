# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of stafett-tool share: running it, TAP, and the handover format in other words."""

import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree as ElementTree

TOOL = os.environ['STAFETT_TOOL']
CHANGER = os.environ['STAFETT_YEAR_CHANGER']
SOURCE = os.environ['STAFETT_SOURCE']
NAMESPACE = 'urn:stafett:handover:1'

tests = []


def test(name):
    """Makes a function, which gets an empty folder as working directory, a test."""
    def add(function):
        tests.append((name, function))
        return function
    return add


def main():
    failed = 0
    print(f'1..{len(tests)}')
    for number, (name, function) in enumerate(tests, 1):
        folder = tempfile.mkdtemp(prefix='stafett-tool-')
        os.chdir(folder)
        try:
            function()
            print(f'ok {number} {name}')
        except Exception:
            failed += 1
            print(f'not ok {number} {name}')
            print('# ' + traceback.format_exc().replace('\n', '\n# '))
        finally:
            os.chdir('/')
            shutil.rmtree(folder)
        sys.stdout.flush()
    sys.exit(failed > 0)


def run(*arguments, code=0, environment=None, room=None):
    """Runs the tool and returns standard output; with another code than 0, standard error.  room:
    how many bytes a file can have."""
    def limit():
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    # Python ignores SIGXFSZ, and so does the tool then: what does not fit is an error of write.
    done = subprocess.run([TOOL, *arguments], capture_output=True, text=True, timeout=60,
                          env={**os.environ, **(environment or {})}, preexec_fn=limit,
                          restore_signals=False)
    assert done.returncode == code, f'{arguments}: {done.returncode}\n{done.stdout}{done.stderr}'
    if code == 0:
        assert done.stderr == '', f'{arguments}: {done.stderr}'
        return done.stdout
    assert done.stdout == '', f'{arguments}: {done.stdout}'
    assert done.stderr.startswith('stafett-tool: '), f'{arguments}: {done.stderr}'
    return done.stderr


def add_person(path, name):
    subprocess.run([CHANGER, path, 'person', name], check=True)


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def write(path, content):
    with open(path, 'wb') as file:
        file.write(content)


def read_columns():
    """The columns of each table of content, in the order of the schema."""
    db = sqlite3.connect(':memory:')
    with open(os.path.join(SOURCE, 'data/schema/001.sql'), encoding='utf-8') as file:
        db.executescript(file.read())
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                           " AND name NOT LIKE 'file\\_%' ESCAPE '\\'")]
    return {table: [row[1] for row in db.execute(f'PRAGMA table_info ("{table}")')]
            for table in tables}


def prove(document):
    """Digest and code of a document (H6), computed from the description of the format alone."""
    checksum = hashlib.sha256()
    columns = read_columns()

    def add(text):
        part = text.encode()
        checksum.update(len(part).to_bytes(8, 'big') + part)

    root = ElementTree.fromstring(document)
    add(NAMESPACE)
    add(root.get('schema'))
    for row in root:
        table = row.tag.split('}')[1]
        values = dict(row.attrib)
        values.update({child.tag.split('}')[1]: child.text or '' for child in row})
        add(table)
        add(values['id'])
        for column in columns[table]:
            if column != 'id' and column in values:
                add(column)
                add(values[column])

    digest = checksum.hexdigest()
    digits = f'{int(digest, 16) % 10 ** 24:024d}'
    return digest, ' '.join(digits[i:i + 4] for i in range(0, 24, 4))


def sign(document):
    """A document with the digest of its rows."""
    declared = ElementTree.fromstring(document).get('digest')
    return document.replace(declared.encode(), prove(document)[0].encode(), 1)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads handover documents with nothing but the standard library.

This is a second implementation of the contract (H1, H5, H6), written from its description and not
from core: the tables are those of 001.sql, the digest is computed from the rows as they stand in
the file.  It trusts its input: it is for the documents that ship, not for documents from outside.
"""

import hashlib
import re
import xml.etree.ElementTree as ElementTree

NAMESPACE = 'urn:stafett:handover:1'
SCHEMA = '4'


class Column:
    def __init__(self, name, declaration):
        self.name = name
        self.required = 'NOT NULL' in declaration
        self.is_integer = declaration.startswith('INTEGER')
        reference = re.search(r'REFERENCES (\w+)', declaration)
        self.references = reference[1] if reference else None
        self.choices = re.findall(r"'([^']*)'", declaration) if " IN ('" in declaration else []
        # Text of any number of lines is what no CHECK bounds: an element, not an attribute.
        self.is_element = (not self.is_integer and 'CHECK' not in declaration
                           and not self.references)


def read_schema(ddl):
    """Returns the tables of content: name -> columns, in the order of the DDL."""
    tables = {}
    for name, body in re.findall(r'^CREATE TABLE (\w+) \(\n(.*?)\n\) STRICT;$', ddl, re.S | re.M):
        if name.startswith('file_'):
            continue
        lines = [line.strip().rstrip(',').split(' ', 1) for line in body.split('\n')]
        tables[name] = [Column(word.strip('"'), rest) for word, rest in lines if word != 'CHECK']
    return tables


class Document:
    """The rows of a document in its order: a list of (table, {column: value})."""

    def __init__(self, path, tables):
        self.tables = tables
        root = ElementTree.parse(path).getroot()
        if root.tag != '{%s}handover' % NAMESPACE or root.get('schema') != SCHEMA:
            raise ValueError('%s is not a handover of schema %s' % (path, SCHEMA))
        self.digest = root.get('digest')
        self.written = [(element.tag.split('}')[1], list(element.attrib),
                         [child.tag.split('}')[1] for child in element]) for element in root]
        self.rows = []
        for element in root:
            values = dict(element.attrib)
            for child in element:
                values[child.tag.split('}')[1]] = child.text or ''
            self.rows.append((element.tag.split('}')[1], values))

    def table(self, name):
        return [row for table, row in self.rows if table == name]

    def find(self, name, ref):
        rows = [row for row in self.table(name) if row.get('ref') == ref]
        if len(rows) != 1:
            raise LookupError('%d rows of %s have ref %s' % (len(rows), name, ref))
        return rows[0]

    def compute_digest(self):
        checksum = hashlib.sha256()

        def update(text):
            part = text.encode('utf-8')
            checksum.update(len(part).to_bytes(8, 'big') + part)

        update(NAMESPACE)
        update(SCHEMA)
        for table, row in self.rows:
            update(table)
            update(row['id'])
            for column in self.tables[table][1:]:
                if column.name in row:
                    update(column.name)
                    update(row[column.name])
        return checksum.hexdigest()

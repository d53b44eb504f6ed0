"""Files for the tests of import: CSV, and Excel as a spreadsheet program writes it."""

import io
import zipfile

from openpyxl import Workbook

UNITS = "code;name;parent_code;valid_from;valid_to"
PEOPLE = "email;name"
ROLES = "email;role;unit_code;valid_from;valid_to"


def csv(headings, *rows):
    """A CSV file."""
    return "\r\n".join([headings, *rows]).encode()


def excel(sheets, prepare=None):
    """An Excel file with sheets of rows; ``prepare`` may change the workbook before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    if prepare:
        prepare(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_part(data, name, content):
    """A zip file with one more part in it."""
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()

"""Units, people and roles of an organisation as files of the same form as they are read in."""

import csv
import io
import zipfile
from collections.abc import Iterable

from arbetsro.language import Language
from arbetsro.web.access.roles import Role, roles
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.exchange.form import COLUMNS, SHEETS, SheetName, guarded
from arbetsro.web.organisations.exchange.world import key_of
from arbetsro.web.organisations.models import Membership, Organisation, Unit

Table = list[list[str]]


def tables(organisation: Organisation, language: Language) -> dict[SheetName, Table]:
    """The rows of every sheet, without their headings, as they are written."""
    units = {
        unit.pk: unit for unit in Unit.objects.filter(organisation=organisation).order_by("path")
    }
    people = Person.objects.filter(memberships__organisation=organisation).distinct()
    memberships = Membership.objects.filter(organisation=organisation).select_related("person")
    found: dict[SheetName, Iterable[list[str]]] = {
        "units": (
            _unit(unit, units)
            for unit in sorted(units.values(), key=lambda one: (one.depth, key_of(one)))
        ),
        "people": ([one.email, one.name] for one in people.order_by("email")),
        "roles": (
            _role(one, units[one.unit_id], language)
            for one in memberships.order_by("person__email", "id")
        ),
    }
    return {sheet: [[guarded(cell) for cell in row] for row in found[sheet]] for sheet in SHEETS}


def _unit(unit: Unit, units: dict[int, Unit]) -> list[str]:
    above = units[unit.parent_id] if unit.parent_id else None
    parent = [key_of(above), above.name] if above else ["", ""]
    return [key_of(unit), unit.name, *parent, str(unit.valid_from), str(unit.valid_to or "")]


def _role(one: Membership, unit: Unit, language: Language) -> list[str]:
    label = roles()[Role(one.role)].label.in_(language)
    return [
        one.person.email,
        one.role,
        label,
        key_of(unit),
        unit.name,
        str(one.valid_from),
        str(one.valid_to or ""),
    ]


def as_csv(organisation: Organisation, language: Language) -> bytes:
    """A zip file with a CSV file for each sheet, as Excel in the Nordic countries opens it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet, rows in tables(organisation, language).items():
            archive.writestr(f"{sheet}.csv", _csv(sheet, rows))
    return target.getvalue()


def _csv(sheet: SheetName, rows: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([column.name for column in COLUMNS[sheet]])
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def as_excel(organisation: Organisation, language: Language) -> bytes:
    """An Excel file with a sheet for each; every cell is text, so that codes keep their zeros."""
    import xlsxwriter

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        as_text = book.add_format({"num_format": "@"})
        heading = book.add_format({"num_format": "@", "bold": True})
        for sheet, rows in tables(organisation, language).items():
            page = book.add_worksheet(sheet)
            page.set_column(0, len(COLUMNS[sheet]) - 1, 24, as_text)
            page.freeze_panes(1, 0)
            page.write_row(0, 0, [column.name for column in COLUMNS[sheet]], heading)
            for number, row in enumerate(rows, 1):
                page.write_row(number, 0, row, as_text)
    return target.getvalue()

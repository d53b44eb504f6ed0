"""Export has the form of import: what is written and read again changes nothing."""

import csv as csv_module
import io
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations import actions
from arbetsro.web.organisations.actions.imports import plan_of
from arbetsro.web.organisations.exchange.reading import read_files
from arbetsro.web.organisations.exchange.writing import as_csv, as_excel
from arbetsro.web.organisations.models import Membership, Organisation, Unit
from web.conftest import give, unit

#: What people may have named a unit: whatever a form takes in.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters=TURNING)
NAMES = (
    st.text(SIGNS, min_size=1, max_size=40)
    .map(str.strip)
    .filter(lambda name: name.strip("\ufeff") == name != "")
)


def plan(cast, data):
    content = read_files([("fil", data)])
    return plan_of(
        actions.check_import(by=cast.olle, organisation=cast.organisation, content=content)
    )


@pytest.mark.parametrize("write", [as_csv, as_excel])
def test_an_export_that_is_imported_again_changes_nothing(cast, write):
    unit(cast.organisation, "Stängd", cast.root, valid_to=date(2024, 1, 1))
    unit(cast.organisation, "0012", cast.north, code="0012")
    role = give(cast.nils, Role.MANAGER, cast.south)
    role.valid_to = date(2021, 1, 1)
    role.save()
    found = plan(cast, write(cast.organisation, "sv"))
    assert found.faults == []
    assert not found.changes_something
    assert found.counts("units") == {"unchanged": 6}
    assert found.counts("people") == {"unchanged": 9}
    assert found.counts("roles") == {"unchanged": 9}


@pytest.mark.parametrize("write", [as_csv, as_excel])
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=NAMES,
    # "S" and "N1" are the codes of other units.
    code=NAMES.filter(lambda code: not code.startswith("#") and code not in {"S", "N1"}),
)
def test_every_name_and_code_survives_the_round_trip(cast, write, name, code):
    Unit.objects.filter(pk=cast.north.pk).update(name=name, code=code)
    found = plan(cast, write(cast.organisation, "da"))
    assert found.faults == []
    assert not found.changes_something


@pytest.mark.parametrize("write", [as_csv, as_excel])
def test_an_export_fills_an_organisation_that_is_empty(cast, write):
    Unit.objects.filter(pk=cast.root.pk).update(code="annan")
    Unit.objects.filter(pk=cast.other_root.pk).update(code="annan")
    content = read_files([("fil", write(cast.organisation, "sv"))])
    draft = actions.check_import(by=cast.ulla, organisation=cast.other, content=content)
    actions.apply_import(by=cast.ulla, draft=draft, mark=plan_of(draft).mark())
    assert tree(cast.other) == tree(cast.organisation)
    # Ulla was there before, and Karin in the role that she has in the file.
    assert Membership.objects.filter(organisation=cast.other).count() == 8 + 1


def tree(organisation):
    units = Unit.objects.filter(organisation=organisation).select_related("parent")
    return {(one.code, one.parent.code if one.parent else None, one.depth) for one in units}


def test_a_csv_file_opens_in_a_spreadsheet_with_its_letters_and_without_formulas(cast):
    Unit.objects.filter(pk=cast.north.pk).update(name="=cmd|' /C calc'!A0", code="+46")
    Person.objects.filter(pk=cast.anna.pk).update(name="@SUM(1)")
    with zipfile.ZipFile(io.BytesIO(as_csv(cast.organisation, "sv"))) as archive:
        assert archive.namelist() == ["units.csv", "people.csv", "roles.csv"]
        texts = {name: archive.read(name) for name in archive.namelist()}
    assert all(text.startswith(b"\xef\xbb\xbf") for text in texts.values())
    cells = [
        cell
        for text in texts.values()
        for row in csv_module.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";")
        for cell in row
    ]
    assert "'=cmd|' /C calc'!A0" in cells
    assert "'+46" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_excel_file_has_text_only_and_the_labels_in_the_readers_language(cast):
    book = load_workbook(io.BytesIO(as_excel(cast.organisation, "en")))
    assert book.sheetnames == ["units", "people", "roles"]
    assert {cell.data_type for page in book for row in page for cell in row if cell.value} == {"s"}
    labels = [row[2].value for row in book["roles"].iter_rows(min_row=2)]
    assert "HR analyst" in labels


def test_an_export_holds_nothing_of_another_organisation(cast):
    give(cast.nils, Role.MANAGER, cast.other_root)
    data = read_files([("fil", as_csv(cast.organisation, "sv"))]).rows
    emails = {cells["email"] for sheet in ("people", "roles") for _, cells in data[sheet]}
    assert not emails & {"ulla@exempel.se", "nils@exempel.se"}
    assert len([1 for _, cells in data["roles"] if cells["email"] == "karin@exempel.se"]) == 1
    assert Organisation.objects.count() == 3

"""The list of risks, on a page and as a file."""

import io

import openpyxl

from arbetsro.web.risks import actions
from web.risks import making
from web.risks.conftest import BASE, text

# The list ---------------------------------------------------------------------------------------


def listed(client, query: str = "") -> list[str]:
    """The titles in the list, in order."""
    return [one.title for one in client.get(f"{BASE}{query}").context["page"]]


def test_the_gravest_stand_first_and_units_are_not_ranked(cast, as_):
    for title, level, where in (
        ("låg", "low", cast.north), ("hög", "high", cast.home_care),
        ("mellan", "medium", cast.north),
    ):  # fmt: skip
        making.rate(cast, making.risk(cast, where, title=title), level)
    making.risk(cast, cast.south, title="obedömd")
    assert listed(as_(cast.anna)) == ["hög", "mellan", "obedömd", "låg"]


def test_the_list_is_narrowed_by_unit_state_level_factor_and_words(cast, as_):
    anna = as_(cast.anna)
    in_care = making.risk(cast, title="Övertid", factor="demands")
    making.rate(cast, in_care, "high")
    making.risk(cast, cast.south, title="Skift")
    closed = making.risk(cast, title="Borta")
    actions.close_risk(by=cast.mats, risk=closed, reason="Ja")
    assert listed(anna, f"?unit={cast.north.pk}") == ["Övertid"]
    assert listed(anna, "?state=closed") == ["Borta"]
    assert listed(anna, "?level=high") == ["Övertid"]
    assert listed(anna, "?level=unrated") == ["Skift"]
    assert listed(anna, "?factor=demands") == ["Övertid"]
    assert listed(anna, "?q=övertid") == ["Övertid"]
    assert listed(anna, "?level=ballong") == ["Övertid", "Skift"]


def test_a_manager_sees_the_risks_of_their_own_units(cast, mats):
    making.risk(cast, cast.south, title="Skift")
    making.risk(cast, title="Övertid")
    assert listed(mats) == ["Övertid"]
    assert mats.get(f"{BASE}?unit={cast.south.pk}").status_code == 404


def test_an_open_risk_with_only_finished_measures_is_shown_as_such(cast, mats):
    going, finished = making.risk(cast, title="pågår"), making.risk(cast, title="klar")
    making.measure(cast, going), making.measure(cast, going, "done")
    making.measure(cast, finished, "done")
    making.risk(cast, title="utan")
    page = text(mats.get(BASE))
    assert "Alla avslutade" in page
    assert listed(mats, "?todo=closed_measures") == ["klar"]
    assert listed(mats, "?todo=no_measures") == ["utan"]


def test_the_list_as_a_file_holds_no_formula(cast, mats):
    making.rate(cast, making.risk(cast, title="=HYPERLINK(1)", exposed="+46"), "low", "high")
    answer = mats.get(f"{BASE}excel/?level=high")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    row = [cell.value for cell in sheet[2]]
    assert row[0] == "'=HYPERLINK(1)"
    assert row[1] == "Hemtjänsten"
    assert row[3:7] == ["Hög", "Låg", "Hög", "Öppen"]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}
    assert sheet.max_row == 2

"""``arbetsro new``: a commented case file that holds every row, and that the command reads."""

import json
import re

import pytest

from arbetsro.economics.case_file import read_case
from arbetsro.economics.declared import MODULES, sheets
from arbetsro.language import LANGUAGES
from arbetsro.worksheets import Row

from .conftest import files

#: The rows that have a line of their own; the two sums of G5 are called external and internal.
ROWS = [
    row
    for sheet in sheets(MODULES)
    for row in sheet.rows
    if (row.is_input or row.unit == "text") and row.column is None
]
#: Comment marks before what a user fills in, not before what explains it.
TO_FILL_IN = re.compile(r"^# (?=\[|[A-Za-z_]\w* = )", re.MULTILINE)
WARNING = ("Se över: ", "Please check: ", "Se efter: ")
EMPTY_ROW = re.compile(r"^([A-K]\d+) = (?:\"\")?$", re.MULTILINE)
EMPTY_SUM = re.compile(r"^(external|internal) = $", re.MULTILINE)


def usual(row: Row) -> str:
    """Something that a user may write in a row."""
    if row.unit == "text":
        return '"Så här är det hos oss."'
    low, high = row.typical or row.bounds or (0.0, 1.0)
    return str(row.default if row.default is not None else min((low + high) / 2, 1e6))


def filled_in(template: str) -> str:
    """The template with every comment mark taken away and every row filled in."""
    by_code = {row.code: row for row in ROWS}
    text = TO_FILL_IN.sub("", template)
    text = EMPTY_ROW.sub(lambda match: f"{match[1]} = {usual(by_code[match[1]])}", text)
    text = text.replace('["turnover"]', str(list(MODULES)).replace("'", '"'))
    return EMPTY_SUM.sub(r"\1 = 10_000", text)


def unbroken(text: str) -> str:
    """The text without its spaces and line breaks."""
    return "".join(text.split())


@pytest.fixture(params=LANGUAGES)
def made(request, invoke, folder):
    """A new case file in each language, and that language."""
    ran = invoke("new", "ny.toml", "-l", request.param)
    assert (ran.status, ran.out) == (0, "")
    return (folder / "ny.toml").read_text("utf-8"), request.param


def test_it_says_what_to_do_next(invoke):
    told = invoke("new", "ny.toml", "-l", "sv").told
    assert told == ["Skrev ny.toml. Fyll i den och kör: arbetsro check ny.toml"]


def test_every_row_that_a_user_fills_in_stands_in_it_with_its_explanation(made):
    text, language = made
    lines = text.splitlines()
    assert {"# external = ", "# internal = "} <= {*lines}
    missed = [row.code for row in ROWS if not {f"# {row.code} = ", f'# {row.code} = ""'} & {*lines}]
    assert missed == []
    # Lines are broken between words and at hyphens.
    prose = unbroken(text.replace("\n# ", ""))
    assert [row.code for row in ROWS if unbroken(row.label.in_(language)) not in prose] == []
    assert [row.code for row in ROWS if unbroken(row.help.in_(language)) not in prose] == []


def test_check_reads_it_and_finds_only_that_it_is_not_filled_in(made, invoke):
    _, language = made
    ran = invoke("check", "ny.toml", "-l", language)
    assert ran.status == 2
    missing = {"sv": "Värdet saknas.", "en": "The value is missing.", "da": "Værdien mangler."}
    assert ran.told
    assert [line for line in ran.told if missing[language] not in line] == []


def test_it_says_what_language_its_texts_are_in(made, folder):
    _, language = made
    assert read_case(folder / "ny.toml").language == language


def test_it_can_be_analysed_once_every_row_is_filled_in(made, invoke, folder):
    text, language = made
    (folder / "ny.toml").write_text(filled_in(text), "utf-8")
    ran = invoke("analyse", "ny.toml", "--json", "-l", language)
    assert (ran.status, [line for line in ran.told if not line.startswith(WARNING)]) == (0, [])
    found = json.loads(ran.out)
    assert found["missing"] == []
    assert found["beyond_published_scope"] == list(MODULES)
    assert len(found["alternatives"]) == len(found["interventions"]) == 1


def test_an_example_in_its_comments_is_right(made, folder, invoke):
    text, _ = made
    example = re.search(r"^#   (C7 = \{ reference = .*)$", text, re.MULTILINE)[1]
    (folder / "ny.toml").write_text(text.replace("# C7 = ", example), "utf-8")
    assert " C7 " not in invoke("check", "ny.toml", "-l", "en").err


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "case.toml finns redan och skrivs inte över; välj ett annat namn."),
        ("en", "case.toml exists already and is not overwritten; choose another name."),
        ("da", "case.toml findes allerede og overskrives ikke; vælg et andet navn."),
    ],
)
def test_a_file_that_is_there_is_not_overwritten(invoke, folder, language, sentence):
    before = files(folder)
    ran = invoke("new", "case.toml", "-l", language)
    assert (ran.status, ran.out, ran.told) == (2, "", [sentence])
    assert files(folder) == before


def test_a_folder_that_is_not_there_is_not_made(arbetsro, folder):
    ran = arbetsro("new", "saknas/ny.toml", LANG="da_DK.UTF-8")
    assert (ran.status, ran.out) == (2, "")
    assert ran.told == ["saknas/ny.toml: mappen findes ikke; opret den, eller vælg en anden."]
    assert not (folder / "saknas").exists()

"""Declared sheets are read as they stand, and every fault in them is told at once."""

import pytest

from arbetsro.worksheets import DeclarationError, evaluate, read_sheets
from arbetsro.worksheets.book import build
from arbetsro.worksheets.evaluation import Given

HEAD = """
[sheet]
letter = "C"
title = { sv = "Titel", en = "Title", da = "Titel" }
purpose = { sv = "Syfte", en = "Purpose", da = "Formål" }

[section]
first = { sv = "Först", en = "First", da = "Først" }
"""
TEXTS = """
label = { sv = "Rad", en = "Row", da = "Række" }
help = { sv = "Hjälp", en = "Help", da = "Hjælp" }
"""


def row(code, *lines):
    """A row of the test's sheet, named as its code in small letters."""
    texts = "" if any(line.startswith("label") for line in lines) else TEXTS
    named = "" if any(line.startswith("name") for line in lines) else f'name = "{code.lower()}"'
    unit = "" if any(line.startswith("unit") for line in lines) else 'unit = "SEK"'
    return "\n".join(("[[row]]", f'code = "{code}"', named, unit, texts, *lines))


BOUNDS = "bounds = [0.0, 100.0]"


@pytest.fixture
def declare(tmp_path):
    """Writes rows to a folder and reads them."""

    def read(*rows, modules=(), head=HEAD):
        (tmp_path / "c.toml").write_text("\n".join((head, *rows)), "utf-8")
        return read_sheets(tmp_path, modules)

    return read


@pytest.fixture
def faults(declare):
    """The faults that come of reading rows."""

    def of(*rows, **given):
        with pytest.raises(DeclarationError) as error:
            declare(*rows, **given)
        return list(error.value.faults)

    return of


def test_a_row_is_read_as_it_is_declared(declare):
    (sheet,) = declare(
        row("C1", BOUNDS, 'section = "first"', "default = 5.0", 'default_source = "method"'),
        row("C2", 'formula = "c1 * 2"', 'source = "page 3"'),
    )
    first, second = sheet.rows
    assert (sheet.letter, sheet.title.da, sheet.sections["first"].en) == ("C", "Titel", "First")
    assert (first.bounds, first.default, first.is_input) == ((0.0, 100.0), 5.0, True)
    assert (second.source, second.is_input, second.label.sv) == ("page 3", False, "Rad")


def test_a_row_that_is_only_carried_over_cannot_be_filled_in(declare):
    (sheet,) = declare(row("C1", BOUNDS), row("C2", 'carried_from = "C1"'))
    assert [one.is_input for one in sheet.rows] == [True, False]


FAULTY = {
    "C1: is_not_a_key": row("C1", BOUNDS, "colour = 3"),
    "C2: unit": row("C2", BOUNDS, 'unit = "euro"'),
    "C3: blank": row("C3", BOUNDS, 'blank = "maybe"'),
    "C4: level": row("C4", BOUNDS, 'level = "planet"'),
    "C5: Danish is missing": row("C5", BOUNDS, 'label = { sv = "Rad", en = "Row" }\nhelp = "no"'),
    "C6: formula": row("C6", 'formula = "c1.real"'),
}


def test_every_fault_within_rows_is_told_at_once(faults):
    found = faults(*FAULTY.values())
    assert [fault.split(":")[1].strip() for fault in found] == [f"row C{n}" for n in range(1, 7)]
    told = "\n".join(found)
    for part in ("colour", "euro", "maybe", "planet", "c1.real"):
        assert part in told


def test_every_fault_between_rows_is_told_at_once(faults):
    found = faults(
        row("C1", BOUNDS, 'section = "second"'),
        row("C2", 'formula = "c1 + nobody"'),
        row("C3", 'formula = "inner * 2"'),
        row("C4", BOUNDS, 'level = "activity"', 'name = "inner"'),
        row("C5", BOUNDS, "default = 1.0"),
        row("C6"),
        row("C7", BOUNDS, 'partner = "c1"'),
        row("C8", BOUNDS, 'partner = "no_one"', 'blank = "zero"'),
        row("C9", BOUNDS, 'name = "c1"'),
        row("C9", BOUNDS, 'name = "other"'),
    )
    expected = [
        "no section 'second' for C1",
        "C2: no row 'nobody'",
        "C3: inner stands on an inner level; use total(inner)",
        "C5: a default needs its source",
        "C6: an input needs bounds",
        "C7: a partner only matters",
        "C8: no row 'no_one'",
        "name c1 is declared twice",
        "code C9 is declared twice",
    ]
    for text in expected:
        assert any(text in fault for fault in found), text
    assert len(found) == len(expected)


def test_a_name_of_pythons_own_is_only_a_row_that_is_not_there(faults):
    assert faults(row("C1", 'formula = "__class__ + 1"')) == ["C1: no row '__class__'"]


@pytest.mark.parametrize(
    "lines",
    [
        ('label = { sv = "Rad", en = "Row", da = "Række" }', BOUNDS),
        ("bounds = 5",),
        ("bounds = [0.0]",),
        ("formula = 5",),
    ],
    ids=["no help", "bounds are one number", "bounds lack an end", "formula is a number"],
)
def test_a_row_with_something_amiss_is_a_fault_and_not_a_crash(faults, lines):
    found = faults(row("C1", *lines), row("C2", BOUNDS, 'unit = "euro"'))
    assert [("C1" in fault, "C2" in fault) for fault in found] == [(True, False), (False, True)]


def test_a_sheet_without_its_heads_texts_is_a_fault_beside_those_of_its_rows(faults):
    head = HEAD.replace(', da = "Titel"', "")
    found = faults(row("C1", BOUNDS, 'unit = "euro"'), head=head)
    assert len(found) == 2


class TestParts:
    ROWS = (
        row("C1", BOUNDS, 'module = "more"', 'tag = "cost"'),
        row("C2", BOUNDS, 'module = "other"', 'tag = "cost"'),
        row("C3", 'formula = "c4 + tagged(cost)"', 'module = "any"'),
        row("C4", BOUNDS),
    )

    @pytest.mark.parametrize(
        ("modules", "codes"),
        [
            ((), ["C4"]),
            (("more",), ["C1", "C3", "C4"]),
            (("more", "other"), ["C1", "C2", "C3", "C4"]),
        ],
    )
    def test_rows_of_parts_that_nobody_asked_for_are_left_out(self, declare, modules, codes):
        (sheet,) = declare(*self.ROWS, modules=modules)
        assert [one.code for one in sheet.rows] == codes

    @pytest.mark.parametrize(
        ("modules", "total"),
        [(("more",), 4 + 1), (("other",), 4 + 2), (("more", "other"), 4 + 1 + 2), (("third",), 4)],
    )
    def test_the_tagged_rows_of_the_parts_asked_for_are_added_up(self, declare, modules, total):
        whole = build(declare(*self.ROWS, modules=modules), ())
        given = {"c1": 1.0, "c2": 2.0, "c4": 4.0}
        told = {name: Given(n) for name, n in given.items() if name in whole.cells}
        assert evaluate(whole, told).number("C3") == total

    def test_a_sheet_without_rows_is_left_out(self, declare):
        assert declare(row("C1", BOUNDS, 'module = "more"')) == ()


def test_sheets_come_in_the_order_of_their_letters(tmp_path):
    for letter in "DEC":
        text = HEAD.replace('"C"', f'"{letter}"') + row(f"{letter}1", BOUNDS)
        (tmp_path / f"{letter.lower()}.toml").write_text(text, "utf-8")
    assert [sheet.letter for sheet in read_sheets(tmp_path)] == ["C", "D", "E"]

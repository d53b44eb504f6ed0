"""The terminal: the same document, in lines that can be read."""

import io
import re

import pytest
from rich.console import Console

from arbetsro.reporting.document import (
    Bar,
    Bullets,
    Chart,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
)
from arbetsro.reporting.terminal import show

from .documents import (
    MADE,
    RANGES,
    SPECIAL,
    TWO,
    alternatives,
    bakery,
    charts_of,
    document,
    document_of,
    glued,
    many,
    texts_of,
)

TABLE = Table(("Vad", "Kronor"), (("Kurs", "1 kr"),), "Tabell", ("left", "right"))


def shown(made, width=110):
    console = Console(file=io.StringIO(), width=width, highlight=False)
    show(made, console)
    return console.file.getvalue()


def part(*blocks, width=110):
    return shown(Document("Titel", "Undertitel", "sv", MADE, "Fot", blocks), width)


@pytest.mark.parametrize("text", SPECIAL.values(), ids=SPECIAL)
def test_texts_stand_as_they_are(text):
    table = Table((text,), ((text,),), text, ("left",))
    out = part(Heading(text), Paragraph(text), Bullets((text,)), table, width=400)
    # Heading, paragraph, item, caption, header and cell.
    assert glued(out).count(glued(text)) == 6


def test_key_figures_stand_side_by_side_with_their_labels():
    out = part(KeyFigures((KeyFigure("1 kr", "kostnad", "i år"), KeyFigure("2 %", "chans"))))
    [line] = [line for line in out.splitlines() if "1 kr" in line]
    assert "2 %" in line
    assert "kostnad" in out
    assert "i år" in out


def test_bars_are_as_long_as_their_values():
    bars = (Bar("Stor", 400, "400 kr"), Bar("Halv", 200, "200 kr"), Bar("Inget", 0, "0 kr"))
    out = part(Figure(Chart("x", {}, "alt", TABLE, bars)))
    lengths = {line.split()[0]: line.count("█") for line in out.splitlines() if " kr" in line}
    assert lengths["Stor"] == 2 * lengths["Halv"]
    assert lengths["Inget"] <= 1


@pytest.mark.parametrize("values", [(0, 0), (-5, 3), (1,)], ids=["zero", "negative", "one"])
def test_bars_of_any_value_are_drawn(values):
    bars = tuple(Bar(f"Del {i}", value, f"{value} kr") for i, value in enumerate(values))
    out = part(Figure(Chart("x", {}, "alt", TABLE, bars)))
    assert all(bar.label in out for bar in bars)


def test_a_picture_without_bars_is_shown_as_its_table():
    assert "Kurs" in part(Figure(Chart("x", {}, "alt", TABLE), with_table=False))


@pytest.mark.parametrize("language", ["sv", "da"])
def test_no_amount_is_broken_over_two_lines(language):
    made = document_of("demo-alltjanst", language)
    tables = [block for block in made.blocks if isinstance(block, Table)]
    tables += [chart.table for chart in charts_of(made)]
    amounts = {
        amount.replace("\xa0", " ")
        for table in tables
        for amount in re.findall(r"[−-]?\d[\d.\xa0]*\xa0kr\b", "\n".join(texts_of(table)))
    }
    assert len(amounts) > 50
    lines = shown(made).replace("\xa0", " ").splitlines()
    assert {amount for amount in amounts if not any(amount in line for line in lines)} == set()


@pytest.mark.parametrize("width", [60, 80, 110])
@pytest.mark.parametrize(
    "case",
    [bakery(RANGES), bakery(interventions=many(30)), bakery({"C7": None}), alternatives(*TWO)],
    ids=["uncertain", "thirty interventions", "a draft", "alternatives"],
)
def test_no_line_is_wider_than_the_terminal(case, width):
    assert max(len(line) for line in shown(document(case, brief=True), width).splitlines()) <= width

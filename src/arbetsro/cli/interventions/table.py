"""``arbetsro interventions matrix``: what there is by level and stage, and where nothing is."""

from datetime import date
from typing import TYPE_CHECKING

import typer

from arbetsro.cli.interventions.options import JsonOption, filtered, library, told_faults
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json
from arbetsro.language import Language, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from arbetsro.knowledge.matrix import Cell, Filter
    from arbetsro.reporting.document import Document

    Cells = dict[tuple[str, str], Cell]

#: A console that is narrower than this has no room for columns.
_NARROW = 90


@filtered
def show_matrix(
    *, asked: "Filter", as_json: JsonOption = False, language: LanguageOption = None
) -> None:
    """Shows how many interventions there are by level and stage, and how sure they are."""
    from arbetsro.knowledge.matrix import matrix

    tongue = language_for(language)
    cells = matrix(filter(asked.takes, library(tongue)))
    with told_faults(tongue):
        if as_json:
            _print_json(cells, tongue)
        else:
            _print(cells, tongue)


def _print_json(cells: "Cells", language: Language) -> None:
    from arbetsro.reporting.interventions import matrix_data

    print_json(matrix_data(cells, language))


def _print(cells: "Cells", language: Language) -> None:
    from arbetsro.reporting.terminal import show

    out = console()
    if out.width < _NARROW:
        show(_document(cells, language), out)
        return
    out.print(_grid(cells, language))
    typer.echo(say("interventions.matrix_hint", language))


def _document(cells: "Cells", language: Language) -> "Document":
    from arbetsro.reporting.document import Bullets, Document, Heading
    from arbetsro.reporting.knowledge import word

    blocks: list[Heading | Bullets] = []
    for (level, stage), cell in cells.items():
        place = f"{word('level', level, language)} · {word('stage', stage, language)}"
        blocks += [Heading(place, 2), Bullets(tuple(_lines(cell, language)))]
    title, hint = say("knowledge.matrix", language), say("interventions.matrix_hint", language)
    return Document(title, "", language, date.min, hint, blocks)


def _grid(cells: "Cells", language: Language) -> "Table":
    from rich import box
    from rich.table import Table

    from arbetsro.knowledge.vocabulary import terms

    title = say("knowledge.matrix", language)
    grid = Table(title=title, title_justify="left", box=box.SIMPLE, show_lines=True, pad_edge=False)
    grid.add_column("", style="bold")
    for stage in terms("stage").values():
        grid.add_column(stage.label.in_(language), ratio=1)
    for key, level in terms("level").items():
        row = ("\n".join(_lines(cells[key, stage], language)) for stage in terms("stage"))
        grid.add_row(level.label.in_(language), *row)
    return grid


def _lines(cell: "Cell", language: Language) -> "Iterator[str]":
    from arbetsro.knowledge.library import built_in
    from arbetsro.knowledge.matrix import matrix
    from arbetsro.reporting.knowledge import in_sentence, silence, word

    count = len(cell.entries)
    empty = not matrix(built_in())[cell.level, cell.stage].entries
    if count:
        yield say("knowledge.one" if count == 1 else "knowledge.how_many", language, count=count)
    elif not empty:
        yield say("interventions.none_in_cell", language)
    for strength, number in cell.strengths.items():
        yield f"{number} {in_sentence(word('strength', strength, language))}"
    if silent := silence(cell.level, cell.stage, language, is_empty=empty):
        yield silent

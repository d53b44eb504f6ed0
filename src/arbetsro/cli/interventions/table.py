"""``arbetsro interventions matrix``: what there is by level and stage, and where nothing is."""

from typing import TYPE_CHECKING

import typer

from arbetsro.cli.interventions.options import filtered, library, told_faults
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console
from arbetsro.language import Language, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from arbetsro.knowledge.matrix import Cell, Filter

_WIDTH = 110


@filtered
def show_matrix(*, asked: "Filter", language: LanguageOption = None) -> None:
    """Shows how many interventions there are by level and stage, and how sure they are."""
    from arbetsro.knowledge.matrix import matrix

    tongue = language_for(language)
    cells = matrix(filter(asked.takes, library(tongue)))
    with told_faults(tongue):
        grid = _grid(cells, tongue)
    console(_WIDTH).print(grid)
    typer.echo(say("interventions.matrix_hint", tongue))


def _grid(cells: "dict[tuple[str, str], Cell]", language: Language) -> "Table":
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

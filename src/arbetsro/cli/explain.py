"""``arbetsro explain``: how a figure came about, step by step down to the inputs."""

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.options import CasePath, LanguageOption, language_for, read
from arbetsro.cli.output import console, tell
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.worksheets import Book

RowArgument = Annotated[
    str, typer.Argument(metavar="ROW", help=say("cli.row", from_locale()), show_default=False)
]


def explain_row(case: CasePath, row: RowArgument, language: LanguageOption = None) -> None:
    """Shows how a figure came about, down to the inputs."""
    from arbetsro.economics.calculation import calculate
    from arbetsro.reporting.trace import trace
    from arbetsro.worksheets import explain

    tongue = language_for(language)
    calculation = calculate(read(case, tongue))
    cell = calculation.book.find(row)
    if cell is None:
        tell(_not_found(row, calculation.book, case, tongue))
        raise typer.Exit(2)
    tree = trace(calculation, explain(calculation.evaluation, cell.address), tongue)
    # A figure must not be broken over two lines where another program reads it.
    console(piped=1000).print(tree, soft_wrap=True)


def _not_found(row: str, book: "Book", path: Path, language: Language) -> str:
    same = [c.code for c in book.cells.values() if c.row.code == row.upper() and c.scope]
    if same:
        return say("cli.several_rows", language, row=row, choices=", ".join(dict.fromkeys(same)))
    codes = [cell.code for cell in book.cells.values()] + list(book.cells)
    near = difflib.get_close_matches(row, codes, 1)
    hint = say("faults.suggestion", language, name=near[0]) if near else ""
    return say("cli.no_such_row", language, file=path.name, row=row, suggestion=hint)

"""The sheets as tables: code, label, value, and where the value comes from."""

from arbetsro.economics.analysis import Analysis
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Align, Table
from arbetsro.worksheets import Cell, Result, Scope, address

_ALIGN: tuple[Align, ...] = ("left", "left", "right", "left")
#: The rows that a reader looks for.
_RESULTS = frozenset(
    {"C10", "C17", "C20", "D9", "E8", "F8", "H10", "I26", "J11", "J14", "J17", "K94", "K98"}
)


def sheet_table(analysis: Analysis, letter: str, language: Language, scope: Scope = ()) -> Table:
    """One sheet with the values it has, and its headings.

    Args:
        analysis: The analysis.
        letter: Which sheet.
        language: The language of the table.
        scope: Which activity, for sheets that repeat.
    """
    sheet = next(s for s in analysis.calculation.book.sheets if s.letter == letter)
    rows: list[tuple[str, ...]] = []
    headings: set[int] = set()
    section = ""
    for cell in analysis.calculation.book.on(sheet, scope):
        if cell.row.section and cell.row.section != section:
            section = cell.row.section
            headings.add(len(rows))
            rows.append(("", sheet.sections[section].in_(language), "", ""))
        rows.append(_row(analysis, analysis.evaluation.results[cell.address], language))
    title = say("report.sheet", language, letter=letter, title=sheet.title.in_(language))
    return Table(_header(language), tuple(rows), title, _ALIGN, _sums(rows), frozenset(headings))


def measures_table(analysis: Analysis, language: Language) -> Table:
    """Sheet G: every activity and intervention with its codes."""
    book, writer = analysis.calculation.book, Writer(language)
    rows: list[tuple[str, ...]] = []
    strong: set[int] = set()

    def line(name: str, label: str, scope: Scope) -> None:
        costs = (f"{name}_{kind}cost" for kind in ("external_", "internal_", ""))
        results = [analysis.evaluation.results[address(cost, scope)] for cost in costs]
        written = ("–" if r.number is None else writer.money(r.number) for r in results)
        rows.append((results[-1].cell.code, label, *written))

    for i, intervention in enumerate(analysis.case.interventions, 1):
        for j, activity in enumerate(intervention.activities, 1):
            line("activity", activity.name, (i, j))
        strong.add(len(rows))
        line("intervention", intervention.name, (i,))
    strong.add(len(rows))
    line("measures", say("charts.sum", language), ())
    header = (say("report.row", language), say("report.what", language))
    kinds = (say(f"charts.{kind}", language) for kind in ("external", "internal", "total"))
    title = next(s.title.in_(language) for s in book.sheets if s.letter == "G")
    return Table(
        (*header, *kinds),
        tuple(rows),
        say("report.sheet", language, letter="G", title=title),
        ("left", "left", "right", "right", "right"),
        frozenset(strong),
    )


def _header(language: Language) -> tuple[str, ...]:
    return tuple(say(f"report.{key}", language) for key in ("row", "what", "value", "origin"))


def _row(analysis: Analysis, result: Result, language: Language) -> tuple[str, ...]:
    cell = result.cell
    value = (
        "–"
        if result.number is None
        else Writer(language).value(result.number, cell.row.unit, _decimals(cell))
    )
    return (cell.row.code, cell.row.label.in_(language), value, _origin(analysis, result, language))


def _decimals(cell: Cell) -> int | None:
    """Decimals where the unit's own are too few to check the arithmetic by."""
    if cell.row.unit in {"SEK/hour", "factor"}:
        return 2
    return 2 if cell.row.name == "production_loss_share" else None


def _origin(analysis: Analysis, result: Result, language: Language) -> str:
    carried = result.cell.carries if result.origin == "carried" else None
    code = analysis.calculation.book.cells[carried].row.code if carried else ""
    return say(f"report.origin_{result.origin}", language, code=code)


def _sums(rows: list[tuple[str, ...]]) -> frozenset[int]:
    return frozenset(i for i, row in enumerate(rows) if row[0] in _RESULTS)

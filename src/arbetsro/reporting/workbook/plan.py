"""Which tabs of rows the workbook has, and on which line of which tab each cell stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from arbetsro.economics.analysis import Analysis
from arbetsro.economics.case import Activity
from arbetsro.language import Language, say
from arbetsro.worksheets import Book, Cell, Scope, Sheet

#: A tab's first line of rows, below its title, its purpose and the heads of its columns.
FIRST_LINE = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a tab: a cell, or else a heading.

    Attributes:
        number: The line's number on the tab, counted from one as in Excel.
        cell: The cell that stands there.
        heading: The text of a heading.
        scope: Whose heading it is, where it is an intervention's or an activity's.
    """

    number: int
    cell: Cell | None = None
    heading: str = ""
    scope: Scope = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of rows."""

    name: str
    title: str
    purpose: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands: a tab by name, and a line by number."""

    tab: str
    line: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The tabs of rows in order, and the place of every cell that stands on one, by address."""

    tabs: tuple[Tab, ...]
    places: Mapping[str, Place] = field(default_factory=dict)


def plan(analysis: Analysis, language: Language) -> Plan:
    """The plan of an analysis.

    Each sheet has a tab; a sheet that is filled in once an activity has a tab for each activity
    that has anything on such a sheet.
    """
    tabs = tuple(_tabs(analysis, language))
    return Plan(
        tabs,
        {
            line.cell.address: Place(tab.name, line.number)
            for tab in tabs
            for line in tab.lines
            if line.cell is not None
        },
    )


def _tabs(analysis: Analysis, language: Language) -> Iterator[Tab]:
    sheets = [s for s in analysis.calculation.book.sheets if _levels(s)]
    of_activities = [s for s in sheets if _levels(s) == {"activity"}]
    for sheet in sheets:
        if sheet not in of_activities:
            lines = _numbered(_content(analysis, sheet, language))
            title = f"{sheet.letter} · {sheet.title.in_(language)}"
            yield Tab(sheet.letter, title, sheet.purpose.in_(language), lines)
        elif sheet == of_activities[0]:
            yield from _tabs_of_activities(analysis, of_activities, language)


def _levels(sheet: Sheet) -> set[str]:
    """The levels of the sheet's rows of numbers; none for a sheet of texts."""
    return {row.level for row in sheet.rows if row.unit != "text"}


def _tabs_of_activities(
    analysis: Analysis, sheets: list[Sheet], language: Language
) -> Iterator[Tab]:
    """The tabs of every activity that has something on these sheets, an activity at a time."""
    for scope, activity in activities(analysis):
        if not (activity.H or activity.I):
            continue
        intervention = analysis.case.interventions[scope[0] - 1].name
        within = say("workbook.intervention", language, number=scope[0], name=intervention)
        for sheet in sheets:
            name = f"{sheet.letter}{_number(scope)}"
            cells = analysis.calculation.book.on(sheet, scope)
            lines = _numbered(_sections(sheet, cells, language))
            title = f"{name} · {sheet.title.in_(language)}: {activity.name}"
            yield Tab(name, title, f"{within}. {sheet.purpose.in_(language)}", lines)


def activities(analysis: Analysis) -> Iterator[tuple[Scope, Activity]]:
    """Every activity of the case with its scope."""
    for i, intervention in enumerate(analysis.case.interventions, 1):
        for j, activity in enumerate(intervention.activities, 1):
            yield (i, j), activity


def _content(analysis: Analysis, sheet: Sheet, language: Language) -> Iterator[Line]:
    """The lines of a sheet that stands once: inner levels first, then what sums them up."""
    book = analysis.calculation.book
    if _levels(sheet) != {"book"}:
        for i, intervention in enumerate(analysis.case.interventions, 1):
            title = say("workbook.intervention", language, number=i, name=intervention.name)
            yield Line(0, heading=title, scope=(i,))
            for j, activity in enumerate(intervention.activities, 1):
                title = say("workbook.activity", language, number=f"{i}.{j}", name=activity.name)
                yield Line(0, heading=title, scope=(i, j))
                yield from _cells(book, sheet, (i, j))
            yield Line(0, heading=say("workbook.sum_of_intervention", language, number=i))
            yield from _cells(book, sheet, (i,))
        yield Line(0, heading=say("workbook.sum_of_all", language))
    yield from _sections(sheet, book.on(sheet), language)


def _cells(book: Book, sheet: Sheet, scope: Scope) -> Iterator[Line]:
    yield from (Line(0, cell) for cell in book.on(sheet, scope))


def _sections(sheet: Sheet, cells: list[Cell], language: Language) -> Iterator[Line]:
    """The cells under the headings of their sections, each heading once."""
    for section in dict.fromkeys(cell.row.section for cell in cells):
        if section:
            yield Line(0, heading=sheet.sections[section].in_(language))
        yield from (Line(0, cell) for cell in cells if cell.row.section == section)


def _numbered(lines: Iterator[Line]) -> tuple[Line, ...]:
    return tuple(
        Line(number, line.cell, line.heading, line.scope)
        for number, line in enumerate(lines, FIRST_LINE)
    )


def _number(scope: Scope) -> str:
    return ".".join(map(str, scope))

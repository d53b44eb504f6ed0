"""The worksheets, read from their declarations."""

from collections.abc import Iterator

from docutils import nodes
from parts import Content, fields, link_to_row, paragraph, section, table
from sphinx.util.docutils import SphinxDirective, SphinxRole

from arbetsro.economics.declared import MODULES, sheets
from arbetsro.language import Writer
from arbetsro.worksheets import Row, Sheet
from arbetsro.worksheets.formula import (
    SIGNS_IN_TEXT,
    Name,
    Node,
    Operation,
    Total,
    written,
)

_LEVELS = {"book": "once", "intervention": "once an intervention", "activity": "once an activity"}
_ENGLISH = Writer("en")
_UNITS = {"share": "share (0.22 is 22%)", "text": "text"}


def code_of(row: Row) -> str:
    """The code as the pages write it, with the column where a code has several."""
    return row.code + (f".{row.column}" if row.column else "")


def all_rows() -> dict[str, Row]:
    """Every declared row by name."""
    return {row.name: row for sheet in sheets(MODULES) for row in sheet.rows}


class Worksheet(SphinxDirective):
    """``{worksheet} C`` describes every row of a sheet."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The purpose of the sheet, then a section a row."""
        letter = self.arguments[0]
        sheet = next(one for one in sheets(MODULES) if one.letter == letter)
        found: list[nodes.Node] = [
            paragraph(sheet.purpose.en),
            paragraph(f"In Swedish: {sheet.title.sv}. In Danish: {sheet.title.da}."),
        ]
        found += [self._row(sheet, row) for row in sheet.rows]
        return found

    def _row(self, sheet: Sheet, row: Row) -> nodes.section:
        title = f"{code_of(row)} {row.label.en}"
        part = section(f"row-{code_of(row)}", title, paragraph(row.help.en), fields(facts(row)))
        if row.section:
            part.insert(1, paragraph(nodes.emphasis(text=sheet.sections[row.section].en)))
        self.state.document.note_explicit_target(part, part)
        return part


def facts(row: Row) -> Iterator[tuple[str, Content]]:
    """What is declared about a row, in the order in which a reader asks."""
    yield "Name", nodes.literal(text=row.name)
    yield "Swedish", row.label.sv
    yield "Danish", row.label.da
    yield "Unit", _UNITS.get(row.unit, row.unit)
    if row.level != "book":
        yield "Stands", _LEVELS[row.level]
    if row.formula is not None:
        yield "Formula", [f"{code_of(row)} = ", formula(row.formula)]
        if row.may_be_typed:
            yield "Or typed", "a known value may be entered instead"
    if row.carried_from:
        found = [code for code in row.carried_from if code in _by_code()]
        yield "Carried from", [*_joined(found), ", unless typed" if row.bounds else ""]
    yield from _limits(row)
    if row.unit != "text":
        yield from _gaps(row)
    if row.where is not None:
        yield "Where to find it", row.where.en
    if row.module is not None:
        part = "any part of K" if row.module == "any" else f'beyond = ["{row.module}"]'
        yield "Asked for by", nodes.literal(text=part)
    if not row.printed:
        yield "On paper", "not on the published form"
    yield "Reference", row.source


def _limits(row: Row) -> Iterator[tuple[str, Content]]:
    for name, span in (("Must lie between", row.bounds), ("Usually between", row.typical)):
        if span is not None:
            low, high = (_ENGLISH.value(end, row.unit) for end in span)
            yield name, f"{low} and {high}"


def _gaps(row: Row) -> Iterator[tuple[str, Content]]:
    if row.default is not None:
        value = _ENGLISH.value(row.default, row.unit)
        yield "Without an entry", f"{value} ({row.default_source}), marked as an assumption"
    elif row.blank == "zero":
        partner = f", unless `{row.partner}` is filled in" if row.partner else ""
        yield "Without an entry", f"zero, once anything is filled in for the activity{partner}"
    elif row.is_input and not row.carried_from and row.formula is None:
        yield "Without an entry", "missing, and so is what depends on it"


def formula(node: Node) -> nodes.literal:
    """A formula written with codes."""
    rows = all_rows()
    text = written(_spoken(node), lambda name: code_of(rows[name]), SIGNS_IN_TEXT)
    for total in _totals(node):
        code = code_of(rows[total])
        text = text.replace(code, f"sum of every {code}")
    return nodes.literal(text=text)


def _spoken(node: Node) -> Node:
    match node:
        case Total(name):
            return Name(name)
        case Operation(operator, left, right):
            return Operation(operator, _spoken(left), _spoken(right))
    return node


def _totals(node: Node) -> set[str]:
    match node:
        case Total(name):
            return {name}
        case Operation(_, left, right):
            return _totals(left) | _totals(right)
    return set()


def _by_code() -> dict[str, Row]:
    return {code_of(row): row for row in all_rows().values()}


def _joined(codes: list[str]) -> list[str | nodes.Node]:
    found: list[str | nodes.Node] = []
    for i, code in enumerate(codes):
        found += ([", else "] if i else []) + [link_to_row(code)]
    return found


class Rows(SphinxDirective):
    """``{rows}`` is an index of every row of every sheet."""

    def run(self) -> list[nodes.Node]:
        """A table for each sheet."""
        return [_index(sheet) for sheet in sheets(MODULES)]


def _index(sheet: Sheet) -> nodes.section:
    rows = [
        (link_to_row(code_of(row)), row.label.en, row.label.sv, row.label.da, f"`{row.name}`")
        for row in sheet.rows
    ]
    heads = ("Row", "English", "Swedish", "Danish", "Name")
    return section(
        f"sheet-{sheet.letter}",
        f"{sheet.letter}. {sheet.title.en}",
        table(heads, rows, (6, 25, 25, 25, 19)),
    )


class RowLink(SphinxRole):
    """``{row}`` links to the description of a row."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The link."""
        return [link_to_row(self.text)], []


class Modules(SphinxDirective):
    """``{modules}`` lists the parts beyond the published method and the rows each one brings."""

    def run(self) -> list[nodes.Node]:
        """A table."""
        sheet = next(one for one in sheets(MODULES) if one.letter == "K")
        rows = []
        for module in MODULES:
            own = [row for row in sheet.rows if row.module == module]
            key = own[0].section if own else module
            links: list[Content] = [
                part for row in own for part in (link_to_row(row.code), " ")
            ] or ["K51, K52 and K53 filled in"]
            rows.append((f"`{module}`", sheet.sections[key].en, links))
        return [table(("Word in `beyond`", "Part", "Rows"), rows, (20, 40, 40))]

"""A trace as a tree for the terminal."""

from rich.text import Text as Line
from rich.tree import Tree

from arbetsro.economics.calculation import Calculation
from arbetsro.economics.declared import reference_values
from arbetsro.language import Language, Writer, say
from arbetsro.worksheets import Result, Step, rests_on, sentence


def trace(calculation: Calculation, step: Step, language: Language) -> Tree:
    """The steps behind a figure, each with its label, its arithmetic and its origin."""
    tree = Tree(_line(calculation, step, language))
    for before in step.before:
        tree.add(trace(calculation, before, language))
    return tree


def _line(calculation: Calculation, step: Step, language: Language) -> Line:
    result = step.result
    line = Line()
    line.append(f"{result.cell.row.label.in_(language)}\n", style="bold")
    line.append(arithmetic(calculation, result, language))
    if step.shown_above:
        line.append(f" {say('cli.shown_above', language)}", style="dim")
    return line


def arithmetic(
    calculation: Calculation, result: Result, language: Language, *, typed: str = "cli.typed"
) -> str:
    """How a cell came about, in one line: its formula in codes and figures, or its origin.

    Args:
        calculation: The calculated case.
        result: The cell.
        language: The language of the line.
        typed: The message that says where a value was typed; with ``_range`` after it, a range.
    """
    writer = Writer(language)
    if result.number is None:
        return f"{result.cell.code}: {_why_missing(result, language)}"
    if result.origin == "computed" and rests_on(result):
        return sentence(calculation.evaluation, result, lambda n, unit: _exact(writer, n, unit))
    value = _exact(writer, result.number, result.cell.row.unit)
    if result.origin == "computed":  # a constant of the form, such as minutes in an hour
        return f"{result.cell.code} = {value}"
    return f"{result.cell.code} = {value}, {_origin(calculation, result, language, typed)}"


def _why_missing(result: Result, language: Language) -> str:
    missing = result.missing
    if missing is not None and missing.reason in {"division_by_zero", "nothing_to_add"}:
        return say(f"cli.{missing.reason}", language)
    return say("cli.missing", language)


def _origin(calculation: Calculation, result: Result, language: Language, typed: str) -> str:
    cell, writer = result.cell, Writer(language)
    match result.origin:
        case "typed" if cell.address in calculation.ranges:
            low, high = calculation.ranges[cell.address].ends
            ends = {"low": writer.value(low, cell.row.unit)}
            ends["high"] = writer.value(high, cell.row.unit)
            return say(f"{typed}_range", language, **ends)
        case "typed":
            return say(typed, language)
        case "reference":
            citation = reference_values()[result.reference or ""].citation
            return say("cli.from_reference", language, source=citation)
        case "default":
            return say("cli.default", language, source=cell.row.default_source)
        case "carried":
            return say(
                "cli.carried", language, code=calculation.book.cells[cell.carries or ""].code
            )
    return say(f"cli.{result.origin}", language)


def _exact(writer: Writer, number: float, unit: str) -> str:
    """A value with the decimals that it takes to follow the arithmetic."""
    if unit == "share":
        return writer.share(number, 2)
    if unit == "SEK/hour":
        return writer.money(number, 2)
    return writer.value(number, unit)

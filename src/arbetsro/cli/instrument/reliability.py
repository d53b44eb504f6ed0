"""``arbetsro instrument reliability``: how well scales and items measure, from answers."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from arbetsro.cli.instrument.options import (
    AnswersPath,
    Id,
    JsonOption,
    answers_for,
    instrument_for,
    refused,
)
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json, progress
from arbetsro.language import Language, say

if TYPE_CHECKING:
    from rich.table import Table

    from arbetsro.exchange.answers import Answers
    from arbetsro.instruments.parts import Subscale
    from arbetsro.instruments.structure import Instrument
    from arbetsro.statistics.dimensions import Dimensions
    from arbetsro.statistics.reliability import Reliability

    Found = dict[str, tuple[Reliability | None, Dimensions | None]]


def tell_reliability(
    id_: Id, file: AnswersPath, as_json: JsonOption = False, language: LanguageOption = None
) -> None:
    """Tells alpha, omega, dimensions and what can be said of each item, for every scale."""
    tongue = language_for(language)
    of = instrument_for(id_, tongue)
    answers = answers_for(file, of, tongue)
    try:
        with progress(say("cli.computing", tongue)):
            found = _found(of, answers)
    except ModuleNotFoundError as error:
        raise refused(say("cli.extra_missing", tongue, extra="uncertainty")) from error
    if as_json:
        print_json({key: _data(*one) for key, one in found.items()})
    else:
        _print(of, found, tongue)


def _found(of: "Instrument", answers: "Answers") -> "Found":
    """Every scale that has two items or more; nothing where there are too few answers."""
    return {one.key: _of_scale(of, one, answers) for one in of.scales if len(one.items) > 1}


def _of_scale(
    of: "Instrument", one: "Subscale", answers: "Answers"
) -> "tuple[Reliability | None, Dimensions | None]":
    from arbetsro.exchange.answers import as_array
    from arbetsro.statistics.dimensions import dimensions
    from arbetsro.statistics.estimate import TooFewError
    from arbetsro.statistics.reliability import reliability

    given = as_array(answers, of, one.items)
    ends = [of.scale_of(number) for number in one.items]
    try:
        found = reliability(given, min(e.lowest for e in ends), max(e.highest for e in ends))
    except TooFewError:
        return None, None
    try:
        return found, dimensions(given)
    except TooFewError:
        return found, None


def _data(found: "Reliability | None", dimensions: "Dimensions | None") -> dict[str, Any]:
    return {
        "reliability": asdict(found) | {"is_small": found.is_small} if found else None,
        "dimensions": asdict(dimensions) if dimensions else None,
    }


def _print(of: "Instrument", found: "Found", language: Language) -> None:
    out = console()
    for key, (one, dimensions) in found.items():
        scale = of.subscale(key)
        out.print(f"\n{scale.label.in_(language)}", style="bold")
        if one is None:
            out.print(say("cli.instrument_too_few", language))
            continue
        for line in _lines(one, dimensions, language):
            out.print(f"  {line}")
        out.print(_items(scale, one, language))
    out.print(say("cli.instrument_items_turned", language), style="dim")


def _lines(found: "Reliability", dimensions: "Dimensions | None", language: Language) -> list[str]:
    from arbetsro.language.numbers import Writer

    write = Writer(language)
    lines = [say("cli.instrument_complete", language, n=found.n, sheets=found.of)]
    if found.alpha:
        ends = (found.alpha.value, found.alpha.low, found.alpha.high)
        value, low, high = (write.number(x, 2) for x in ends)
        lines.append(say("cli.instrument_alpha", language, value=value, low=low, high=high))
    if found.omega is not None:
        lines.append(say("cli.instrument_omega", language, value=write.number(found.omega, 2)))
    if found.model and found.model.is_improper:
        lines.append(say("cli.instrument_improper", language))
    if dimensions:
        first = ", ".join(write.number(x, 2) for x in dimensions.eigenvalues[:3])
        values = {"count": dimensions.factors, "first": first}
        lines.append(say("cli.instrument_dimensions", language, **values))
    if found.is_small:
        lines.append(say("cli.instrument_small", language))
    return lines


_COLUMNS = (
    "item", "answered", "missing", "mean", "sd", "floor", "ceiling", "rest", "loading", "without",
)  # fmt: skip


def _items(scale: "Subscale", found: "Reliability", language: Language) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(say(f"cli.instrument_column_{name}", language), justify="right")
    loadings = found.model.loadings if found.model else (None,) * len(scale.items)
    for number, one, loading in zip(scale.items, found.items, loadings, strict=True):
        shares = (one.missing, one.floor, one.ceiling)
        missing, floor, ceiling = (_share(x, language) for x in shares)
        plain = (one.mean, one.sd, one.item_rest, loading, one.alpha_without)
        mean, sd, rest, load, without = (_number(x, language) for x in plain)
        table.add_row(
            str(number), str(one.answered), missing, mean, sd, floor, ceiling, rest, load, without
        )
    return table


def _number(value: float | None, language: Language) -> str:
    from arbetsro.language.numbers import Writer

    return "–" if value is None else Writer(language).number(value, 2)


def _share(value: float | None, language: Language) -> str:
    from arbetsro.language.numbers import Writer

    return "–" if value is None else Writer(language).share(value, 0)

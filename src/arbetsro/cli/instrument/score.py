"""``arbetsro instrument score``: scores of a file of answers."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from arbetsro.cli.instrument.options import (
    AnswersPath,
    Id,
    JsonOption,
    answers_for,
    instrument_for,
    refused,
)
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, fault_of_targets, move_into_place, print_json, tell
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.exchange.answers import Answers
    from arbetsro.instruments.scoring import Score
    from arbetsro.instruments.structure import Instrument

_LANGUAGE = from_locale()

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help=say("cli.instrument_score_out", _LANGUAGE)),
]


def score_answers(
    id_: Id,
    file: AnswersPath,
    out: Out = None,
    as_json: JsonOption = False,
    language: LanguageOption = None,
) -> None:
    """Scores each row of a file, and writes the scores or tells what they come to together."""
    from arbetsro.instruments.scoring import score

    tongue = language_for(language)
    fault = fault_of_targets([out], file, tongue) if out else None
    if fault:
        raise refused(fault)
    of = instrument_for(id_, tongue)
    answers = answers_for(file, of, tongue)
    scores = [score(of, row.answers) for row in answers.rows]
    if out:
        move_into_place({out: _csv(of, answers, scores)}, tongue)
        tell(say("cli.written", tongue, file=out))
    if as_json:
        print_json([_data(one) for one in scores])
    elif not out:
        _print(of, scores, tongue)


def _data(of: "Score") -> dict[str, Any]:
    return {
        key: {"value": _rounded(one.value), "answered": one.answered, "of": one.of}
        for key, one in of.scales.items()
    }


def _rounded(value: float | None) -> float | None:
    """A score without what is only the machine's way of writing fractions."""
    return None if value is None else round(value, 6)


def _csv(of: "Instrument", answers: "Answers", scores: "list[Score]") -> bytes:
    """What was kept of each row, and for each score its value and how many items it rests on."""
    from arbetsro.evaluation.files.cells import cell_of
    from arbetsro.evaluation.files.text import as_csv

    head = [*answers.kept]
    for one in of.scales:
        head += [one.key, f"{one.key}_answered"]
    rows = [head]
    for row, found in zip(answers.rows, scores, strict=True):
        cells = list(row.kept)
        for scale in found.scales.values():
            cells += [cell_of(_rounded(scale.value)), str(scale.answered)]
        rows.append(cells)
    return as_csv(rows)


def _print(of: "Instrument", scores: "list[Score]", language: Language) -> None:
    from rich import box
    from rich.table import Table

    columns = ("score", "scored", "not_scored", "mean", "sd", "beyond")
    table = Table(box=box.SIMPLE, pad_edge=False)
    for i, name in enumerate(columns):
        table.add_column(
            say(f"cli.instrument_column_{name}", language), justify="right" if i else "left"
        )
    for one in of.scales:
        values = [found.scales[one.key].value for found in scores]
        table.add_row(one.label.in_(language), *_figures(of, one.key, values, language))
    console().print(table)
    console().print(of.note.in_(language), style="dim")


def _figures(
    of: "Instrument", key: str, values: list[float | None], language: Language
) -> tuple[str, ...]:
    """How many have a score, their mean and spread, and how many are beyond the first limit."""
    from statistics import fmean, stdev

    from arbetsro.language.numbers import Writer

    write = Writer(language)
    given = [one for one in values if one is not None]
    limit = of.threshold_of(key)
    return (
        write.number(len(given)),
        write.number(len(values) - len(given)),
        write.number(fmean(given), 2) if given else "–",
        write.number(stdev(given), 2) if len(given) > 1 else "–",
        write.number(sum(map(limit.is_beyond, given))) if limit and given else "–",
    )

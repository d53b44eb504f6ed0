"""Tables of an evaluation: shares, means, and how people spread."""

from collections.abc import Iterable, Sequence

from arbetsro.evaluation.results import Distribution, Mean, Share
from arbetsro.evaluation.variables import variables
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.charts.vega import rights
from arbetsro.reporting.document import Align, Table
from arbetsro.reporting.evaluation.words import (
    average_between,
    count_of,
    hidden,
    name_of,
    percent_between,
    whole,
)


def table(
    caption: str,
    header: Sequence[str],
    rows: Iterable[tuple[str, ...]],
    language: Language,
    widths: tuple[int, ...] = (),
    headings: frozenset[int] = frozenset(),
) -> Table:
    """A table whose first column is text and whose others are figures.

    Args:
        caption: The message ``evaluation.caption_<caption>``.
        header: The message ``evaluation.column_<name>`` for each column; blank for none.
        rows: The cells.
        language: The language.
        widths: How wide each column is beside the others.
        headings: The rows that head those after them.
    """
    named = tuple(say(f"evaluation.column_{one}", language) if one else "" for one in header)
    told = say(f"evaluation.caption_{caption}", language)
    align: tuple[Align, ...] = ("left", *rights(len(header) - 1))
    return Table(named, tuple(rows), told, align, headings=headings, widths=widths)


def share_table(caption: str, shares: Iterable[Share], language: Language) -> Table:
    """A row for each share: for how many, the share with its interval, and how many are missing."""
    rows = (
        (
            name_of(one.key, language),
            count_of(one, language),
            percent_between(one, language),
            _missing(one.missing, language),
        )
        for one in shares
    )
    header = ("what", "count", "share", "missing")
    return table(caption, header, rows, language, (46, 18, 24, 12))


def mean_table(caption: str, means: Iterable[Mean], language: Language) -> Table:
    """A row for each mean: its interval, the spread, who answered, and how many are missing."""
    rows = (
        (
            name_of(one.key, language),
            average_between(one, language),
            "–" if one.sd is None else Writer(language).number(one.sd, 1),
            whole(one.answered, language),
            _missing(one.missing, language),
        )
        for one in means
    )
    header = ("what", "mean", "sd", "answered", "missing")
    return table(caption, header, rows, language, (36, 24, 16, 12, 12))


def distribution_table(
    caption: str, distributions: Iterable[Distribution], language: Language
) -> Table:
    """Each variable as a heading, with a row for each of its values below."""
    rows: list[tuple[str, ...]] = []
    headings = set()
    for one in distributions:
        headings.add(len(rows))
        rows.append((name_of(one.key, language), "", ""))
        rows += _parts(one, language)
    header = ("what", "people", "share")
    return table(caption, header, rows, language, (60, 20, 20), frozenset(headings))


def value_name(key: str, code: str, language: Language) -> str:
    """What people read for a value of a variable."""
    choice = variables()[key].choice(code)
    if choice is not None:
        return choice.label.in_(language)
    return say("evaluation.other_regions", language) if code == "other" else code


def _parts(one: Distribution, language: Language) -> list[tuple[str, ...]]:
    if one.answered is None:
        return [(say("evaluation.answered", language), hidden(language), "–")]
    writer = Writer(language)
    rows: list[tuple[str, ...]] = [
        (
            value_name(one.key, part.code, language),
            whole(part.count, language),
            "–" if part.share is None else writer.share(part.share, 0),
        )
        for part in one.parts
    ]
    if one.missing:
        rows.append((say("evaluation.column_missing", language), writer.number(one.missing), "–"))
    return rows


def _missing(count: int | None, language: Language) -> str:
    return "–" if count is None else Writer(language).number(count)

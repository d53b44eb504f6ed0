"""The rows of a survey as tables of cells: results, answers, and how many have answered."""

from collections.abc import Iterator

from arbetsro.language import Language, say
from arbetsro.reporting.survey.export import Export, Row, label_of_value

Cell = str | int | float | None

#: The columns of each table. The message ``survey_files.column_<name>`` tells what each holds.
_WHERE = ("unit", "unit_name", "within", "about", "group", "group_name")
RESULTS = (
    *_WHERE, "variable", "label", "kind", "n", "invited", "mean", "sd", "low", "high",
    "scale_low", "scale_high", "direction",
)  # fmt: skip
ANSWERS = (*_WHERE, "variable", "label", "value", "value_label", "count", "share")
PEOPLE = ("unit", "unit_name", "within", "about", "group_name", "n", "invited", "rate")


def results(export: Export, language: Language) -> Iterator[tuple[Cell, ...]]:
    """A row for each place, kind of people and variable; first how many have answered."""
    for row in export.rows():
        yield (
            *_where(row, language),
            *_what(row, language),
            *(row.n, row.invited, row.mean, row.sd, row.low, row.high),
            *_scale(row, language),
        )


def answers(export: Export, language: Language) -> Iterator[tuple[Cell, ...]]:
    """A row for each answer that could be given: how many gave it, and their share."""
    for row in export.rows():
        if row.variable is None or row.counts is None:
            continue
        start = (*_where(row, language), row.variable.key, row.variable.label.in_(language))
        for at, (value, count) in enumerate(zip(row.variable.values, row.counts, strict=True)):
            label = label_of_value(row.variable, at, language)
            yield (*start, value, label, count, count / row.n)


def people(export: Export, language: Language) -> Iterator[tuple[Cell, ...]]:
    """How many have answered at each place, and of how many."""
    for row in export.rows():
        if row.variable is None:
            rate = row.n / row.invited if row.invited else None
            unit, name, within, about, _, group = _where(row, language)
            yield (unit, name, within, about, group, row.n, row.invited, rate)


def _where(row: Row, language: Language) -> tuple[Cell, ...]:
    about = row.background.label.in_(language) if row.background else ""
    return (row.spot.id, row.spot.name, row.spot.within, about, row.value, row.group(language))


def _what(row: Row, language: Language) -> tuple[Cell, ...]:
    if row.variable is None:
        told = say("survey_files.have_answered", language)
        return ("", told, say("survey_files.kind_people", language))
    kind = say(f"survey_files.kind_{row.variable.kind}", language)
    return (row.variable.key, row.variable.label.in_(language), kind)


def _scale(row: Row, language: Language) -> tuple[Cell, ...]:
    if row.variable is None:
        return (None, None, "")
    one = row.variable
    return (one.lowest, one.highest, say(f"survey_files.{one.direction}", language))

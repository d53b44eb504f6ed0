"""A survey for SPSS: a row for each place and kind of people, with labels.

Each variable is several columns: ``<key>_m`` the mean, ``_n`` how many, ``_sd``, ``_lo`` and
``_hi`` the interval, and ``_c<value>`` how many gave each answer. What is hidden is empty.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from arbetsro.language import Language, say
from arbetsro.reporting.survey import codebook
from arbetsro.reporting.survey.export import Export, Row, label_of_group, label_of_value
from arbetsro.surveys.variables import Variable

#: The longest labels that SPSS keeps, and the longest line of a note, in bytes.
_VARIABLE_LABEL, _VALUE_LABEL, _NOTE = 256, 120, 80
#: A kind of people is the number of its question times this, and the answer; 0 is everybody.
GROUPS = 1000
_FIGURES = {"m": "mean", "n": "n", "sd": "sd", "lo": "low", "hi": "high"}
_MISSING = float("nan")


def as_sav(export: Export, language: Language) -> bytes:
    """The file."""
    import pandas as pd
    import pyreadstat

    labels = {"unit": say("survey_files.head_unit_name", language), **_labels(export, language)}
    rows = list(_rows(export))
    frame = pd.DataFrame({name: [row.get(name, _MISSING) for row in rows] for name in labels})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "survey.sav"
        pyreadstat.write_sav(
            frame,
            path,
            file_label=_cut(export.title, 64),
            note=[_cut(line, _NOTE) for line in _note(export, language)],
            column_labels={name: _cut(label, _VARIABLE_LABEL) for name, label in labels.items()},
            variable_value_labels=_value_labels(export, language),
            variable_measure={
                name: "nominal" if name in ("unit", "within", "group") else "scale"
                for name in labels
            },
            variable_format={name: _format(name) for name in labels},
        )
        return path.read_bytes()


def _rows(export: Export) -> Iterator[dict[str, float]]:
    """A row for each place and kind of people."""
    there_too = {one.id for one in export.spots}
    numbers = {one.key: i for i, one in enumerate(export.form.backgrounds, 1)}
    found: dict[tuple[int, float], dict[str, float]] = {}
    for row in export.rows():
        group = 0.0
        if row.background is not None and row.value is not None:
            group = float(GROUPS * numbers[row.background.key] + row.value)
        there = found.setdefault((row.spot.id, group), {"unit": float(row.spot.id), "group": group})
        if row.spot.above in there_too:
            there["within"] = float(row.spot.above)
        there |= _cells(row)
    yield from found.values()


def _cells(row: Row) -> dict[str, float]:
    if row.variable is None:
        return {"n": float(row.n), "invited": _MISSING if row.invited is None else row.invited}
    key = row.variable.key
    found = {f"{key}_{end}": getattr(row, name) for end, name in _FIGURES.items()}
    if row.counts is not None:
        found |= {
            f"{key}_c{value}": count
            for value, count in zip(row.variable.values, row.counts, strict=True)
        }
    return found


def _labels(export: Export, language: Language) -> dict[str, str]:
    """What each column but the first is called."""
    names = {"within": "within", "group": "group_name", "n": "n", "invited": "invited"}
    found = {key: say(f"survey_files.head_{one}", language) for key, one in names.items()}
    for variable in export.form.variables:
        found |= dict(_columns(variable, language))
    return found


def _columns(variable: Variable, language: Language) -> Iterator[tuple[str, str]]:
    label = variable.label.in_(language)
    for end, name in _FIGURES.items():
        told = say(f"survey_files.head_{name}", language)
        yield f"{variable.key}_{end}", f"{told}: {label}"
    for at, value in enumerate(variable.values):
        answer = f"{value} {label_of_value(variable, at, language)}".strip()
        yield f"{variable.key}_c{value}", f"{say('survey_files.head_count', language)}: {answer}"


def _value_labels(export: Export, language: Language) -> dict[str, dict[float, str]]:
    spots = {float(one.id): _cut(one.name, _VALUE_LABEL) for one in export.spots}
    groups = {0.0: say("survey_files.everybody", language)}
    for number, one in enumerate(export.form.backgrounds, 1):
        for value in one.values:
            label = f"{one.label.in_(language)} {label_of_group(one, value, language)}"
            groups[float(GROUPS * number + value)] = _cut(label, _VALUE_LABEL)
    return {"unit": spots, "within": spots, "group": groups}


def _format(name: str) -> str:
    return "F8.2" if name.endswith(("_m", "_sd", "_lo", "_hi")) else "F8.0"


def _note(export: Export, language: Language) -> Iterator[str]:
    import textwrap

    for line in codebook.about(export, language):
        yield from textwrap.wrap(line, 70)


def _cut(text: str, most: int) -> str:
    """A text of at most so many bytes, with no letter cut in two."""
    return text.encode()[:most].decode(errors="ignore")

"""The data set for SPSS: a .sav file with the labels of variables and values."""

import tempfile
from pathlib import Path
from typing import Any

from arbetsro.evaluation.dataset import DataSet, Value
from arbetsro.evaluation.files.codebook import described, values_of
from arbetsro.evaluation.variables import Variable
from arbetsro.language import Language, say

#: The longest labels that SPSS keeps, in bytes.
_VARIABLE_LABEL, _VALUE_LABEL = 256, 120
_MEASURES = {
    "key": "nominal", "code": "nominal", "choice": "nominal", "flag": "nominal",
    "month": "nominal", "whole": "scale", "decimal": "scale",
}  # fmt: skip


def as_sav(data: DataSet, language: Language) -> bytes:
    """The file. A choice is a number with a label, a flag 1 or 0; what is missing is empty."""
    import pandas as pd
    import pyreadstat

    there = described(data.columns)
    frame = pd.DataFrame({one.name: _column(data, one) for one in there})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.sav"
        pyreadstat.write_sav(
            frame,
            path,
            file_label=_cut(say("evaluation.synthetic", language), 64) if data.is_synthetic else "",
            note=_notes(data, language),
            column_labels={
                one.name: _cut(one.label.in_(language), _VARIABLE_LABEL) for one in there
            },
            variable_value_labels={
                one.name: labels for one in there if (labels := _labels(one, language))
            },
            variable_measure={one.name: _MEASURES[one.kind] for one in there},
            variable_format={one.name: _format(one) for one in there if _is_number(one)},
        )
        return path.read_bytes()


def _column(data: DataSet, variable: Variable) -> list[Any]:
    empty: float | str = float("nan") if _is_number(variable) else ""
    cells = (_cell(row.get(variable.name), variable) for row in data.rows)
    return [empty if cell is None else cell for cell in cells]


def _cell(value: Value | None, variable: Variable) -> float | str | None:
    if value is None:
        return None
    if variable.kind == "choice":
        found = variable.choice(value)
        return None if found is None else float(found.number)
    return float(value) if _is_number(variable) else str(value)


def _is_number(variable: Variable) -> bool:
    return variable.kind in {"choice", "flag", "whole", "decimal"}


def _format(variable: Variable) -> str:
    return "F8.2" if variable.kind == "decimal" else "F4.0"


def _labels(variable: Variable, language: Language) -> dict[float, str]:
    return {
        float(number): _cut(label, _VALUE_LABEL)
        for _, label, number in values_of(variable, language)
    }


def _notes(data: DataSet, language: Language) -> list[str]:
    """What the file says of itself; a line of SPSS holds eighty signs."""
    told = [say("evaluation.synthetic", language)] if data.is_synthetic else []
    told += [data.about.in_(language)] if data.about else []
    return [_cut(line, 80) for text in told for line in _lines(text)]


def _lines(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 70)


def _cut(text: str, most: int) -> str:
    """A text of at most so many bytes, with no letter cut in two."""
    return text.encode()[:most].decode(errors="ignore")

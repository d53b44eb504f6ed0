"""What is wrong with one row of the data set: each value by its variable, then values together."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from arbetsro.evaluation.variables import Variable, variables
from arbetsro.instruments.instrument import instrument
from arbetsro.language import Language, say

_MONTH = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2]|Q[1-4]))?")
#: A region or a key is short and one line; a sentence about a person does not fit.
_LONGEST_CODE = 40
_ONLY_AT_FOLLOW_UP = (
    "problem_after",
    "sick_leave_after",
    "smbm_12_sum_after",
    "helpful",
    "would_recommend",
)


@dataclass(frozen=True, slots=True)
class RowFault:
    """One thing that is wrong in one row.

    Attributes:
        code: Which fault it is; ``messages/dataset_faults.toml`` has a sentence for each.
        row: The row, counted from 1 without headings.
        variable: The name of the variable.
        value: What stands there.
        values: What else the sentence needs to know.
    """

    code: str
    row: int
    variable: str
    value: object = None
    values: Mapping[str, object] = field(default_factory=dict)

    def says(self, language: Language, *, place: str = "") -> str:
        """Place, fault and remedy in one sentence.

        Args:
            language: The language of the sentence.
            place: What to call the row, where a file counts otherwise; its number if not told.
        """
        known = {"row": self.row, "variable": self.variable, "value": self.value, **self.values}
        at = place or say("dataset_faults.row", language, row=self.row)
        fault = say(f"dataset_faults.{self.code}", language, **known)
        return say("dataset_faults.line", language, at=at, variable=self.variable, says=fault)


def faults_of(number: int, row: Mapping[str, object]) -> Iterator[RowFault]:
    """Everything that is wrong with one row, value by value and then together."""
    present = {name: value for name, value in row.items() if not is_missing(value)}
    for name in row:
        if name not in variables():
            yield RowFault("unknown_variable", number, name)
    for variable in variables().values():
        if variable.name in present:
            yield from _of_value(number, variable, present[variable.name])
        elif variable.needed:
            yield RowFault("missing", number, variable.name)
    yield from _together(number, present)


def is_missing(value: object) -> bool:
    """Whether a value says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def _of_value(number: int, variable: Variable, value: object) -> Iterator[RowFault]:
    code = _code_of(variable, value)
    if code:
        values = {
            "lowest": variable.lowest,
            "highest": variable.highest,
            "known": ", ".join(variable.codes),
        }
        yield RowFault(code, number, variable.name, value, values)


def _code_of(variable: Variable, value: object) -> str:
    """Which fault a value is for its variable; nothing where it is none."""
    if variable.kind in {"whole", "decimal"}:
        return _of_number(variable, value)
    if variable.kind == "flag":
        return "" if isinstance(value, bool) else "not_a_flag"
    if not isinstance(value, str):
        return "not_text"
    if variable.kind == "choice":
        return "" if value in variable.codes else "unknown_choice"
    if variable.kind == "month":
        return "" if _MONTH.fullmatch(value) else "not_a_month"
    return "" if len(value) <= _LONGEST_CODE and "\n" not in value else "too_long"


def _of_number(variable: Variable, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return "not_a_number"
    if variable.kind == "whole" and value != int(value):
        return "not_whole"
    low, high = variable.lowest, variable.highest
    inside = (low is None or value >= low) and (high is None or value <= high)
    return "" if inside else "out_of_range"


def _together(number: int, row: Mapping[str, object]) -> Iterator[RowFault]:
    """What each value allows but the row does not."""
    if row.get("followed_up") is not True:
        for name in _ONLY_AT_FOLLOW_UP:
            if name in row:
                yield RowFault("without_follow_up", number, name, row[name])
    elif reason := row.get("not_followed_up_because"):
        yield RowFault("reason_though_followed_up", number, "not_followed_up_because", reason)
    if row.get("followed_up") is True and row.get("visits") == 0:
        yield RowFault("without_visit", number, "followed_up", row["followed_up"])
    answered = row.get("smbm_12_answered")
    if isinstance(answered, int) and answered < _fewest_items() and "smbm_12_sum" in row:
        values = {"answered": answered, "fewest": _fewest_items()}
        yield RowFault("too_few_items", number, "smbm_12_sum", row["smbm_12_sum"], values)


@cache
def _fewest_items() -> int:
    """The fewest items that a sum of the self-rating may rest on, by the instrument's own rule."""
    known = instrument("smbm-12")
    of = len(known.items)
    return next(n for n in range(of + 1) if known.missing.is_enough(n, of))

"""A cell as a value of its variable, and a value as a cell.

What is no value of the variable stays the text that it is, so that ``dataset.check`` names it.
"""

import re
from functools import cache

from arbetsro.evaluation.dataset import Value
from arbetsro.evaluation.variables import Variable, flag_labels
from arbetsro.language import LANGUAGES

#: How other programs write that something is missing.
_MISSING = {"", "na", "n/a", ".", "nan", "null", "none"}
_TRUTHS = {"1": True, "true": True, "0": False, "false": False, "sant": True, "falskt": False}
#: A month that a spreadsheet made the first day of.
_FIRST_DAY = re.compile(r"(\d{4}-\d{2})-01(?:[ T]00:00(?::00)?)?")
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,12})?")
_SIGNS = str.maketrans(
    {
        ",": ".",
        "\N{MINUS SIGN}": "-",
        "\N{NO-BREAK SPACE}": "",
        "\N{NARROW NO-BREAK SPACE}": "",
        "\N{THIN SPACE}": "",
    }
)


def value_of(text: str, variable: Variable) -> Value | None:
    """What a cell says; nothing where it is missing, the text itself where it is no value."""
    text = text.strip(" \t\r\n\ufeff\u00a0")
    if text.casefold() in _MISSING:
        return None
    match variable.kind:
        case "flag":
            return _words_of_flags().get(_plain(text).casefold(), text)
        case "whole" | "decimal":
            return _number(text)
        case "choice":
            return _words_of(variable).get(_plain(text).casefold(), text)
        case "month":
            found = _FIRST_DAY.fullmatch(text)
            return found[1] if found else text.upper()
        case _:
            return text


def cell_of(value: Value | None, *, comma: bool = True) -> str:
    """A value as text: 1 or 0 for a flag, nothing where it is missing.

    Args:
        value: The value.
        comma: Whether decimals follow a comma.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        written = f"{value:.12f}".rstrip("0").rstrip(".")
        return written.replace(".", ",") if comma else written
    return str(value)


def _number(text: str) -> Value:
    plain = text.translate(_SIGNS).replace(" ", "")
    if not _NUMBER.fullmatch(plain):
        return text
    number = float(plain)
    return int(number) if number.is_integer() else number


def _plain(text: str) -> str:
    """A whole number without the decimals that other programs give it."""
    return re.sub(r"^(\d+)[.,]0+$", r"\1", text)


@cache
def _words_of_flags() -> dict[str, Value]:
    words: dict[str, Value] = dict(_TRUTHS)
    for value, label in flag_labels().items():
        words |= {label.in_(one).casefold(): value for one in LANGUAGES}
    return words


@cache
def _words_of(variable: Variable) -> dict[str, Value]:
    """The codes of a choice by all that may stand for them: code, number, label."""
    words: dict[str, Value] = {}
    for one in variable.choices:
        words |= {one.label.in_(language).casefold(): one.code for language in LANGUAGES}
    words |= {str(one.number): one.code for one in variable.choices}
    return words | {one.code.casefold(): one.code for one in variable.choices}

"""What people type in a field, read as a number, and what then stands in the field again."""

import re
from decimal import Decimal
from typing import Literal

from arbetsro.language.text import Language

Code = Literal[
    "not_a_number", "ambiguous", "too_large", "percent_not_expected", "currency_not_expected"
]

#: No figure of an organisation comes near this: what is larger is a slip of the hand.
LARGEST = Decimal(10**15)
#: The longest text that is looked at.
LONGEST = 60

#: The words that may stand by a number, and the power of ten that each of them gives it.
#: A share is typed in percent, whether the sign is there or not.
_WORDS: dict[str, dict[str, int]] = {
    "SEK": {"": 0, "kr": 0, "kr.": 0, "sek": 0, ":-": 0, "tkr": 3, "mkr": 6, "mnkr": 6},
    "share": {"": -2, "%": -2},
}
_ONLY_NUMBERS = {"": 0}

#: Signs that look alike. Digits of other scripts are left, and so refused: 10² is not 102.
_ALIKE = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{THIN SPACE}": " ",
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    }
)
#: What stands before the digits, the digits, and what stands after. The point of "kr.500" belongs
#: to the word, the point of ".5" to the digits.
_PARTS = re.compile(r"([^0-9]*?)((?:(?<![a-z])[.,])?[0-9](?:.*[0-9])?)([^0-9]*)")
_DIGITS = re.compile(r"[0-9]*")
_GROUPS = re.compile(r"[1-9][0-9]{0,2}([ .,'])[0-9]{3}(?:\1[0-9]{3})*")

#: The decimal mark of "1.234" and "1,234", where the mark stands alone before three digits: "" if
#: it parts thousands. Swedes paste a point in both senses, so there nobody can tell (None).
_ALONE: dict[Language, dict[str, str | None]] = {
    "sv": {".": None, ",": ","},
    "en": {".": ".", ",": ""},
    "da": {".": "", ",": ","},
}
#: Between thousands, and before decimals.
_WRITTEN: dict[Language, tuple[str, str]] = {
    "sv": ("\N{NO-BREAK SPACE}", ","),
    "en": (",", "."),
    "da": (".", ","),
}


class NotANumber(ValueError):  # noqa: N818 - it says what was typed, which is no error of ours
    """A text that is not a number of the field's unit.

    Attributes:
        code: Why; the sentence for it is the message ``numbers.<code>``.
        text: What was typed, cut to 40 characters.
    """

    def __init__(self, code: Code, text: str) -> None:
        self.code = code
        self.text = text[:40]
        super().__init__(f"{self.code}: {self.text!r}")


def read_number(text: str, language: Language, unit: str) -> float | None:
    """The number that somebody typed in a field of ``unit``, or nothing for a blank field.

    A share is typed in percent and given as a fraction. Money may say kr, kr., SEK or :-, or tkr
    and mkr or mnkr for thousands and millions.

    Raises:
        NotANumber: The text is no number, or one that may be read in two ways, is too large or
            has a percent sign or a currency where the unit has none.
    """
    typed = text.strip()
    if not typed:
        return None
    sign, digits, word = _parts(typed)
    power = _power(word, unit, typed)
    number = Decimal(f"{sign}{_plain(digits, language, typed)}e{power}")
    if number.copy_abs() > LARGEST:
        raise NotANumber("too_large", typed)
    return float(number) or 0.0  # without the minus of "-0"


def write_for_entry(value: float, language: Language, unit: str) -> str:
    """What stands in a field for a finite value, with at most ten decimals.

    Shares stand in percent, without the sign. Whatever has no more decimals than that is the same
    when it is read again.
    """
    shown = Decimal(str(value)).scaleb(2 if unit == "share" else 0)
    plain = f"{shown:,.10f}".rstrip("0").rstrip(".")
    if plain == "-0":
        return "0"
    group, mark = _WRITTEN[language]
    return plain.translate(str.maketrans(",.", group + mark))


def _parts(typed: str) -> tuple[str, str, str]:
    """The sign, the digits with what parts them, and the word before or after them."""
    short = typed if len(typed) <= LONGEST else ""
    found = _PARTS.fullmatch(short.translate(_ALIKE).lower())
    if found is None:
        raise NotANumber("not_a_number", typed)
    before, digits, after = (part.strip(" ") for part in found.groups())
    word = before.strip("+- ")
    sign = before.replace(word, "").strip(" ")
    if sign not in {"", "+", "-"} or (word and after):
        raise NotANumber("not_a_number", typed)
    return sign, digits, word or after


def _power(word: str, unit: str, typed: str) -> int:
    """The power of ten that the word by a number gives it, in a field of this unit."""
    power = _WORDS.get(unit.split("/")[0], _ONLY_NUMBERS).get(word)
    if power is not None:
        return power
    if word == "%":
        raise NotANumber("percent_not_expected", typed)
    raise NotANumber("currency_not_expected" if word in _WORDS["SEK"] else "not_a_number", typed)


def _plain(digits: str, language: Language, typed: str) -> str:
    """The digits without groups and with a decimal point."""
    mark = _decimal_mark(digits, language)
    if mark is None:
        raise NotANumber("ambiguous", typed)
    whole, _, decimals = digits.partition(mark) if mark else (digits, "", "")
    well_formed = _DIGITS.fullmatch(whole) or _GROUPS.fullmatch(whole)
    if not (well_formed and _DIGITS.fullmatch(decimals)):
        raise NotANumber("not_a_number", typed)
    return f"{re.sub('[^0-9]', '', whole) or 0}.{decimals or 0}"


def _decimal_mark(digits: str, language: Language) -> str | None:
    """The mark before the decimals, "" where there are none and None where nobody can tell."""
    last = max(".,", key=digits.rfind)
    if digits.count(last) != 1:
        return ""
    # Beside another mark, after a zero or before other than three digits it parts no thousands.
    return _ALONE[language][last] if _GROUPS.fullmatch(digits) else last

"""How cells look: colours, borders and number formats."""

from typing import TYPE_CHECKING, Any, Literal

from arbetsro.language import Language

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

Kind = Literal[
    "title", "purpose", "plain", "small", "warning", "head", "head_of_numbers", "section",
    "subsection", "code", "text", "strong_text", "note", "link", "blank", "entry", "value",
    "result", "helper", "sampled", "assumption", "missing", "sample_entry", "count",
]  # fmt: skip

DARK, PALE, _QUIET, _GREY = "#12435c", "#e4edf1", "#4b5563", "#8a949b"
_FONT = {"font_name": "Calibri", "font_size": 11, "font_color": "#1f2937", "valign": "top"}
_RIGHT: dict[str, Any] = {"align": "right", "indent": 1}
_LINED: dict[str, Any] = {"bottom": 1, "bottom_color": "#d5dde2"}
_NUMBER: dict[str, Any] = {**_RIGHT, **_LINED}
_ENTRY = {"bg_color": "#fff7d6", "border": 1, "border_color": "#c9a227", **_RIGHT}
_ASSUMED = {"bg_color": "#fbe3cf", "italic": True}
_MISSING = {"font_color": _GREY, "bg_color": "#f3f4f6"}

_KINDS: dict[Kind, dict[str, Any]] = {
    # Running text.
    "title": {"bold": True, "font_size": 16, "font_color": DARK, "valign": "vcenter"},
    "purpose": {"text_wrap": True, "font_color": _QUIET},
    "plain": {"text_wrap": True},
    "small": {"text_wrap": True, "font_size": 9, "font_color": _QUIET},
    "warning": {"text_wrap": True, "font_color": "#7c2d12", "bg_color": "#fdf0e6"},
    # Headings.
    "head": {"bold": True, "font_color": "white", "bg_color": DARK, "text_wrap": True},
    "head_of_numbers": {
        "bold": True, "font_color": "white", "bg_color": DARK, "text_wrap": True, **_RIGHT,
    },
    "section": {
        "bold": True, "font_color": DARK, "bg_color": PALE, "font_size": 12, "valign": "vcenter",
    },
    "subsection": {"bold": True, "font_color": DARK, "valign": "vcenter", **_LINED},
    # Words in a table.
    "code": {"bold": True, "font_color": DARK, "align": "left", **_LINED},
    "text": {"text_wrap": True, **_LINED},
    "strong_text": {"text_wrap": True, "bold": True, **_LINED},
    "note": {"text_wrap": True, "font_size": 9, "font_color": _QUIET, "align": "left", **_LINED},
    "count": {"font_size": 9, "font_color": _QUIET, "align": "left", "valign": "vcenter", **_LINED},
    "link": {"font_color": "#0b5cad", "underline": 1, **_LINED},
    "blank": _LINED,
    # Numbers in a table.
    "entry": {**_ENTRY, "locked": False},
    "value": _NUMBER,
    "result": {**_NUMBER, "bold": True, "bg_color": PALE},
    "sampled": _NUMBER,
    "helper": {**_NUMBER, "font_size": 9, "font_color": _GREY},
    "assumption": {**_NUMBER, **_ASSUMED},
    "missing": {**_NUMBER, **_MISSING},
    # Looks like an entry on the first tab and is none.
    "sample_entry": _ENTRY,
}  # fmt: skip


def wraps(kind: Kind) -> bool:
    """Whether text of a kind goes on to a new line where its cell is too narrow."""
    return "text_wrap" in _KINDS[kind]


def font_size(kind: Kind) -> int:
    """The size of a kind's letters, in points."""
    return int({**_FONT, **_KINDS[kind]}["font_size"])


def letters_per_figure(kind: Kind) -> float:
    """How many letters of a kind stand where a column's width has room for one figure."""
    # Widths are told in figures of 11 points; running text is narrower, and bold text wider.
    return (10 if "bold" in _KINDS[kind] else 12) / font_size(kind)


Condition = Literal["missing", "assumption", "decimals"]
#: What a condition lays over a cell's own look.
_CONDITIONS: dict[Condition, dict[str, Any]] = {
    "missing": _MISSING,
    "assumption": _ASSUMED,
    "decimals": {"num_format": "#,##0.00"},
}

_MONEY: dict[Language, str] = {
    "sv": '#,##0{}"\xa0kr"',
    "en": '"SEK\xa0"#,##0{}',
    "da": '#,##0{}"\xa0kr."',
}

#: A computed share has two decimals at most, since the product of two is small: C9 is 1.98 %, and
#: 2.0 % would not add up by hand. What somebody entered is shown as it was entered.
_SHARES: dict[Kind, str] = {"entry": "0.0##", "assumption": "0.0##", "sampled": "0.0"}
_PLAIN = {"factor": "0.0#", "ratio": "0.00", "years": "0.0"}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: "Workbook", language: Language) -> None:
        self._workbook = workbook
        self._language = language
        self._made: dict[tuple[str, str], Format] = {}
        self._conditions = {c: workbook.add_format(look) for c, look in _CONDITIONS.items()}

    def __call__(self, kind: Kind, numbers: str = "General") -> "Format":
        """The format of a kind of cell, for text or with a number format."""
        if (kind, numbers) not in self._made:
            look = {**_FONT, **_KINDS[kind], "num_format": numbers}
            self._made[kind, numbers] = self._workbook.add_format(look)
        return self._made[kind, numbers]

    def condition(self, condition: Condition) -> "Format":
        """What is laid over a cell where a condition holds."""
        return self._conditions[condition]

    def of_unit(self, kind: Kind, unit: str) -> "Format":
        """The format of a kind of cell that holds a number of a unit."""
        return self(kind, self._numbers(kind, unit))

    def _numbers(self, kind: Kind, unit: str) -> str:
        """The number format of a unit, in the notation of Excel's files."""
        quantity = unit.split("/")[0]
        if quantity == "SEK":
            return _MONEY[self._language].format(".00" if unit == "SEK/hour" else "")
        if quantity == "share":
            percent = "%" if self._language == "en" else "\\ %"
            return _SHARES.get(kind, "0.0#") + percent
        return _PLAIN.get(quantity, "#,##0")


def shows_decimals(unit: str) -> bool:
    """Whether a unit's format lacks decimals and gets them where a number is not whole."""
    return unit.split("/")[0] not in {"SEK", "share", "factor"}

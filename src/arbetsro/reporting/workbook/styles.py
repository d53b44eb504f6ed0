"""How cells look: colours, borders and number formats."""

from typing import TYPE_CHECKING, Any, Literal

from arbetsro.language import Language

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

Kind = Literal[
    "title", "purpose", "head", "head_of_numbers", "section", "subsection", "code", "text",
    "strong_text", "link", "note", "small", "entry", "no_entry", "value", "result", "assumption",
    "helper", "missing", "sample_entry", "warning",
]  # fmt: skip

DARK, PALE, LINE = "#12435c", "#e4edf1", "#d5dde2"
_ENTRY, _ENTRY_LINE, _ASSUMPTION, _GREY = "#fff7d6", "#c9a227", "#fbe3cf", "#8a949b"
_FONT = {"font_name": "Calibri", "font_size": 11, "font_color": "#1f2937", "valign": "top"}
_LINED = {"bottom": 1, "bottom_color": LINE}

_KINDS: dict[Kind, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": DARK, "valign": "vcenter"},
    "purpose": {"text_wrap": True, "font_color": "#4b5563"},
    "head": {"bold": True, "font_color": "white", "bg_color": DARK, "text_wrap": True},
    "head_of_numbers": {
        "bold": True, "font_color": "white", "bg_color": DARK, "text_wrap": True, "align": "right",
    },
    "section": {"bold": True, "font_color": DARK, "bg_color": PALE, "font_size": 12},
    "subsection": {"bold": True, "font_color": DARK, **_LINED},
    "code": {"bold": True, "font_color": DARK, **_LINED},
    "text": {"text_wrap": True, **_LINED},
    "strong_text": {"text_wrap": True, "bold": True, **_LINED},
    "link": {"text_wrap": True, "font_color": "#0b5cad", "underline": 1, **_LINED},
    "note": {"text_wrap": True, "font_size": 9, "font_color": "#4b5563", **_LINED},
    "small": {"text_wrap": True, "font_size": 9, "font_color": "#4b5563"},
    "entry": {
        "locked": False, "bg_color": _ENTRY, "border": 1, "border_color": _ENTRY_LINE,
        "align": "right",
    },
    "no_entry": _LINED,
    "value": {"align": "right", **_LINED},
    "result": {"align": "right", "bold": True, "bg_color": PALE, "top": 1, "top_color": DARK, **_LINED},
    "assumption": {"align": "right", "bg_color": _ASSUMPTION, "italic": True, **_LINED},
    "missing": {"align": "right", "font_color": _GREY, "bg_color": "#f3f4f6", **_LINED},
    "sample_entry": {
        "bg_color": _ENTRY, "border": 1, "border_color": _ENTRY_LINE, "align": "right",
    },
    "helper": {"align": "right", "font_size": 9, "font_color": _GREY, **_LINED},
    "warning": {"text_wrap": True, "font_color": "#7c2d12", "bg_color": "#fdf0e6"},
}  # fmt: skip

Condition = Literal["missing", "assumption", "decimals"]
#: What a condition lays over a cell's own look.
_CONDITIONS: dict[Condition, dict[str, Any]] = {
    "missing": {"font_color": _GREY, "bg_color": "#f3f4f6"},
    "assumption": {"bg_color": _ASSUMPTION, "italic": True},
    "decimals": {"num_format": "#,##0.00"},
}

_MONEY: dict[Language, str] = {
    "sv": '#,##0{}"\xa0kr"',
    "en": '"SEK\xa0"#,##0{}',
    "da": '#,##0{}"\xa0kr."',
}


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
        return self(kind, self.numbers(unit, as_entered=kind == "entry"))

    def numbers(self, unit: str, *, as_entered: bool = False) -> str:
        """The number format of a unit, in the notation of Excel's files."""
        quantity = unit.split("/")[0]
        if quantity == "SEK":
            return _MONEY[self._language].format(".00" if unit == "SEK/hour" else "")
        if quantity == "share":
            # A product of two shares is small: C9 is 1.98 %, and 2.0 % would not add up by hand.
            percent = "%" if self._language == "en" else "\\ %"
            return ("0.0##" if as_entered else "0.0#") + percent
        return "0.0#" if quantity == "factor" else "#,##0"


def shows_decimals(unit: str) -> bool:
    """Whether a unit's format lacks decimals and gets them where a number is not whole."""
    return unit.split("/")[0] not in {"SEK", "share", "factor"}

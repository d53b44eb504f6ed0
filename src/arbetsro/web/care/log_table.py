"""The log of the care store in words, on the screen and as an Excel file."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import BinaryIO

from arbetsro.language import Language, say
from arbetsro.language.catalogue import catalogue
from arbetsro.web.care.models import CareEvent, Clinic
from arbetsro.web.care.wording import sentence

COLUMNS = ("at", "staff", "what", "why", "number", "way")
_WIDTHS = (18, 28, 50, 30, 14, 12)


@dataclass(frozen=True, slots=True)
class Line:
    """An event in words: when, by whom, what, why, whose number, and reading or changing."""

    at: str
    staff: str
    what: str
    why: str
    number: str
    way: str


def lines(events: Iterable[CareEvent], clinic: Clinic, language: Language) -> Iterator[Line]:
    """Events in words, times by the clock on the clinic's wall."""
    for one in events:
        yield Line(
            one.at.astimezone(clinic.zone).strftime("%Y-%m-%d %H:%M"),
            say("care.the_person", language) if one.by_applicant else one.by_name,
            sentence(one.action, language),
            _purpose(one.purpose, language),
            one.applicant_number,
            say("care.way_reading" if one.is_reading else "care.way_changing", language),
        )


def write_excel(target: BinaryIO, rows: Iterable[Line], language: Language) -> int:
    """Writes events as a sheet; how many there were."""
    import xlsxwriter

    # Whatever begins as a formula is text here.
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(say("care.log", language)[:31])
        bold = book.add_format({"bold": True})
        for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, say(f"care.column_{name}", language), bold)
        count = 0
        for count, row in enumerate(rows, 1):
            for column, text in enumerate(astuple(row)):
                sheet.write_string(count, column, text)
        sheet.freeze_panes(1, 0)
    return count


def _purpose(key: str, language: Language) -> str:
    known = f"purpose_{key}" in catalogue("care")
    return say(f"care.purpose_{key}", language) if known else key

"""The tabs of sheets A and B: what the organisation has written, to be read."""

from collections.abc import Mapping
from textwrap import wrap

from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.page import TOP, Page
from arbetsro.worksheets import Sheet

_WIDTHS = (9, 40, 120)
_HEADS = ("code", "label", "text")
#: A line of a tab is at most 409 points high, and what does not fit is not seen.
_LONGEST = 2_000


def write_texts(job: Job) -> None:
    """Writes a tab for each sheet of texts on which something is written."""
    case = job.analysis.case
    for sheet in job.analysis.calculation.book.sheets:
        levels = {row.level for row in sheet.rows if row.unit == "text"}
        if levels == {"book"} and any(case.A.values()):
            _write(job, sheet, sheet.letter, case.A)
        elif levels == {"intervention"}:
            for i, one in enumerate(case.interventions, 1):
                if any(one.B.values()):
                    _write(job, sheet, f"{sheet.letter}{i}", one.B, f": {one.name}")


def _write(job: Job, sheet: Sheet, tab: str, texts: Mapping[str, str], about: str = "") -> None:
    title = f"{tab} · {sheet.title.in_(job.language)}{about}"
    page = Page(job, tab, title, sheet.purpose.in_(job.language), _WIDTHS)
    page.heads(TOP, [job.say(f"head_{head}") for head in _HEADS])
    page.keep_in_sight(TOP)
    line = TOP
    for row in sheet.rows:
        for i, part in enumerate(paragraphs_of(texts.get(row.code, ""))):
            line += 1
            page.text((line, 0), "" if i else row.code, "code")
            page.text((line, 1), "" if i else row.label.in_(job.language), "strong_text")
            page.text((line, 2), part)


def paragraphs_of(text: str) -> list[str]:
    """A text as paragraphs, none too long for a line of a tab."""
    return [part for paragraph in text.splitlines() for part in wrap(paragraph, _LONGEST)]

"""The list of risks as an Excel file: what stands in the list, with how each party has rated."""

import io
from collections.abc import Iterable, Iterator

from django.utils import timezone

from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, say
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.exchange.form import guarded
from arbetsro.web.risks.level import as_level, standing
from arbetsro.web.risks.models import Rating, Risk
from arbetsro.workenv.rating import levels

_TEXTS = ("exposed", "for_staff", "for_work", "for_economy", "in_place", "instructions")
_HEADINGS = (
    "risk", "label_unit", "label_factor", "label_level", "party_employer", "party_employees",
    "label_state", "label_added", *(f"label_{name}" for name in _TEXTS),
)  # fmt: skip
_WIDTHS = (50, 24, 24, 12, 14, 14, 20, 12, *(40 for _ in _TEXTS))


def as_excel(risks: Iterable[Risk], language: Language) -> bytes:
    """A file with a row for each risk; every cell is text, and none is a formula."""
    import xlsxwriter

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        page = book.add_worksheet(say("risks.title", language))
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        page.freeze_panes(1, 1)
        for column, (name, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
            page.set_column(column, column, width, text)
            page.write_string(0, column, say(f"risks.{name}", language), heading)
        for number, risk in enumerate(risks, 1):
            for column, cell in enumerate(_row(risk, language)):
                page.write_string(number, column, guarded(cell), text)
    return target.getvalue()


def file_name(slug: str) -> str:
    """What the file is called."""
    return f"{slug}-risks-{today()}.xlsx"


def _row(risk: Risk, language: Language) -> Iterator[str]:
    counting = standing(risk.ratings.all()).counting
    yield risk.title
    yield risk.unit.name
    yield terms("factor")[risk.factor].label.in_(language) if risk.factor else ""
    yield _word(risk.level, language)
    for party in Rating.Party.values:
        yield _word(counting[party].level, language) if party in counting else ""
    yield say(f"risks.state_{risk.state}", language)
    yield timezone.localdate(risk.added_at).isoformat()
    yield from (getattr(risk, name) for name in _TEXTS)


def _word(level: str, language: Language) -> str:
    return levels()[as_level(level)].label.in_(language) if level else ""

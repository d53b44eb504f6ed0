"""A person's whole record as a document that they can read."""

from collections.abc import Iterator

from django.utils import timezone

from arbetsro.language import Language, say
from arbetsro.reporting.document import Block, Document, Heading, PageBreak, Paragraph, Table
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.record.answers import told
from arbetsro.web.applications.record.care import cared
from arbetsro.web.care.models import Applicant
from arbetsro.web.frame.clock import today


def record_document(applicant: Applicant, language: Language) -> Document:
    """Everything that stands in a record: also what only staff see on screen.

    Notes of a visit come when they have been signed; that there are others is said.
    """
    return Document(
        title=say("service.paper_title", language),
        subtitle=f"{applicant.clinic.name} · {applicant.number}",
        language=language,
        made=today(),
        footer="arbetsro",
        blocks=tuple(_blocks(applicant, language)),
    )


def _blocks(applicant: Applicant, language: Language) -> Iterator[Block]:
    yield Paragraph(say("service.paper_lead", language), "lead")
    yield from _person(applicant, language)
    sent = applicant.applications.exclude(state=Application.State.DRAFT).order_by("begun_at")
    for number, one in enumerate(sent):
        if number:
            yield PageBreak()
        at = timezone.localtime(one.sent_at or one.begun_at, applicant.clinic.zone)
        yield Heading(say("service.paper_application", language, day=at.date().isoformat()))
        yield from told(one, language)
        yield from cared(one, language)
    yield Paragraph(say("service.paper_end", language), "note")


def _person(applicant: Applicant, language: Language) -> Iterator[Block]:
    known = {
        "name": applicant.name,
        "telephone": applicant.telephone,
        "email": applicant.email,
        "address": applicant.address,
    }
    rows = [(say(f"service.label_{key}", language), text) for key, text in known.items() if text]
    yield facts(say("service.paper_person", language), rows)
    if applicant.is_protected:
        yield Paragraph(say("service.paper_protected", language), "note")


def facts(caption: str, rows: list[tuple[str, str]]) -> Table:
    """Names beside values."""
    return Table(("", ""), tuple(rows), caption, ("left", "left"), widths=(2, 3))

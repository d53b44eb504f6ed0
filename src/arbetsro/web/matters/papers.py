"""Matters and tasks on paper: the receipt of a request, a matter's whole way, a distribution."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone

from arbetsro import __version__
from arbetsro.language import Language, Writer, known, say
from arbetsro.reporting.document import Block, Document, Heading, Paragraph, Table
from arbetsro.web.frame.clock import today
from arbetsro.web.matters.clocks import rule_of
from arbetsro.web.matters.distribution import Line
from arbetsro.web.matters.models import Leg, Matter, Receipt
from arbetsro.web.organisations.models import Unit
from arbetsro.workenv.upward import answers, reasons


def keep_receipt(leg: Leg) -> Receipt:
    """Makes the written confirmation of a request, in the language of the one who made it.

    Args:
        leg: Where it was confirmed just now, with its matter.
    """
    from arbetsro.reporting.pdf import as_pdf

    matter = leg.matter
    language = known(matter.raised_by.language) or "sv"
    content = as_pdf(receipt_document(leg, language))
    return Receipt.objects.create(matter=matter, language=language, content=content)


def receipt_document(leg: Leg, language: Language) -> Document:
    """That a request has arrived: which, when, and who confirms it."""
    matter = leg.matter
    assert leg.confirmed_at is not None  # noqa: S101 - it is made when it is confirmed
    told = say(
        "matters.paper_receipt_lead", language, name=str(leg.confirmed_by),
        unit=str(leg.to or matter.unit), confirmed=_moment(leg.confirmed_at),
        sent=_moment(matter.raised_at), sender=str(matter.raised_by),
    )  # fmt: skip
    blocks = [
        Paragraph(told, "lead"),
        *_said(matter, language),
        Paragraph(say("matters.paper_receipt_next", language, day=matter.latest_on.isoformat())),
        Paragraph(rule_of(matter).about.in_(language), "note"),
    ]
    return _document("matters.paper_receipt", matter, language, blocks)


def matter_document(matter: Matter, legs: Sequence[Leg], language: Language) -> Document:
    """A matter in writing, with every level that it has been to.

    Args:
        matter: With its unit and sender.
        legs: All of them in order, with units and people.
        language: That of the reader.
    """
    blocks = [
        Paragraph(
            say(
                "matters.paper_from", language, name=str(matter.raised_by),
                unit=matter.unit.name, at=_moment(matter.raised_at),
            ),
            "lead",
        ),
        *_said(matter, language),
        Heading(say("matters.way", language)),
        *(block for leg in legs for block in _leg(leg, language)),
        Paragraph(rule_of(matter).about.in_(language), "note"),
    ]  # fmt: skip
    return _document(f"matters.kind_{matter.kind}", matter, language, blocks)


def distribution_document(unit: Unit, lines: Sequence[Line], language: Language) -> Document:
    """Who has which work environment task in a unit, and which nobody has."""
    given = [line for line in lines if line.task is not None]
    missing = tuple((line.label, line.about) for line in lines if line.task is None)
    blocks: list[Block] = [Paragraph(say("matters.paper_tasks_lead", language))]
    if given:
        blocks.append(Heading(say("matters.given_heading", language)))
    for line in given:
        blocks += _given(line, language)
    if missing:
        header = ("matters.paper_task", "matters.paper_about")
        blocks += [
            Heading(say("matters.not_distributed", language)),
            Table(
                tuple(say(key, language) for key in header), missing,
                say("matters.not_distributed", language), ("left", "left"),
            ),
        ]  # fmt: skip
    title = say("matters.paper_tasks", language, unit=unit.name)
    return Document(title, unit.organisation.name, language, today(), _footer(language), blocks)


def _document(key: str, matter: Matter, language: Language, blocks: Sequence[Block]) -> Document:
    subtitle = f"{matter.organisation.name}, {matter.unit.name}"
    title = say(key, language)
    return Document(title, subtitle, language, today(), _footer(language), blocks)


def _said(matter: Matter, language: Language) -> Iterator[Block]:
    yield Heading(matter.subject)
    if matter.reason:
        yield Paragraph(reasons()[matter.reason].label.in_(language))
    if matter.asks_for:
        yield Paragraph(say(f"matters.asks_for_{matter.asks_for}", language))
    yield Paragraph(matter.says)
    wanted = "matters.wanted_request" if matter.asks_for else "matters.wanted"
    yield Heading(say(wanted, language), 2)
    yield Paragraph(matter.wanted)
    yield Paragraph(say("matters.latest_on", language, day=matter.latest_on.isoformat()))


def _leg(leg: Leg, language: Language) -> Iterator[Block]:
    to = leg.to.name if leg.to else say("matters.nobody_above_yet", language)
    yield Heading(f"{leg.number}. {to}", 2)
    key = "matters.leg_climbed" if leg.climbed else "matters.leg_sent"
    yield Paragraph(say(key, language, at=_moment(leg.sent_at), day=leg.answer_on.isoformat()))
    if leg.confirmed_at:
        yield Paragraph(
            say(
                "matters.leg_confirmed", language,
                name=str(leg.confirmed_by), at=_moment(leg.confirmed_at),
            )
        )  # fmt: skip
    yield from _answer(leg, language)


def _answer(leg: Leg, language: Language) -> Iterator[Block]:
    if leg.answered_at is None:
        yield Paragraph(say("matters.leg_unanswered", language))
        return
    label = answers()[leg.answer].label.in_(language)
    told = say(
        "matters.leg_answered", language, answer=label,
        name=str(leg.answered_by), at=_moment(leg.answered_at),
    )  # fmt: skip
    yield Paragraph(told)
    if leg.amount is not None:
        written = Writer(language).value(float(leg.amount), "SEK")
        yield Paragraph(say("matters.leg_amount", language, amount=written))
    if leg.answer_says:
        yield Paragraph(leg.answer_says)


def _given(line: Line, language: Language) -> Iterator[Block]:
    task = line.task
    assert task is not None  # noqa: S101 - the caller has chosen so
    yield Heading(line.label, 2)
    told = [say("matters.paper_has", language, name=str(task.given_to), day=_day(task.given_at))]
    if task.deputy:
        told.append(say("matters.paper_deputy", language, name=str(task.deputy)))
    told.append(line.state_in(language))
    yield Paragraph(" ".join(told))
    rows = tuple(
        (say(f"matters.label_{name}", language), getattr(task, name) or "–")
        for name in ("authority", "resources", "knowledge")
    )
    header = (say("matters.paper_takes", language), say("matters.paper_given", language))
    yield Table(header, rows, line.label, ("left", "left"))


def _footer(language: Language) -> str:
    return say("matters.paper_footer", language, version=__version__)


def _moment(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def _day(at: datetime) -> str:
    return timezone.localdate(at).isoformat()

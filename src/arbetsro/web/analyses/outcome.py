"""How a proposal was decided, as a chapter of the decision document."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from arbetsro.language import Language, say
from arbetsro.reporting.document import Block, Heading, Paragraph, Table
from arbetsro.web.analyses.models import Proposal, Signature


def outcome(proposal: Proposal, language: Language) -> tuple[Block, ...]:
    """Who decided, who signed, what they thought otherwise, and who sent it, as it is on record."""
    return tuple(_blocks(proposal, language))


def _blocks(proposal: Proposal, language: Language) -> Iterator[Block]:
    signatures = list(proposal.signatures.select_related("by"))
    yield Heading(say("report.outcome", language))
    if proposal.closed_by is not None and proposal.closed_at is not None:
        at = _moment(proposal.closed_at)
        yield Paragraph(
            say("report.outcome_decided", language, name=proposal.closed_by, at=at), "lead"
        )
    yield from _written(say("report.outcome_reason", language), proposal.reason)
    yield Paragraph(
        say(
            "report.outcome_sent",
            language,
            name=proposal.sent_by,
            number=proposal.version,
            at=_moment(proposal.sent_at),
        )
    )
    yield _table(signatures, language)
    for one in signatures:
        yield from _written(say("report.outcome_dissent", language, name=one.by), one.dissent)


def _written(heading: str, text: str) -> Iterator[Block]:
    """What somebody wrote, under its heading; nothing where they wrote nothing."""
    if text:
        yield Heading(heading, 2)
        yield Paragraph(text)


def _table(signatures: list[Signature], language: Language) -> Table:
    keys = ("capacity", "name", "signed")
    return Table(
        tuple(say(f"report.outcome_{key}", language) for key in keys),
        tuple(
            (say(f"analyses.capacity_{one.capacity}", language), str(one.by), _moment(one.at))
            for one in signatures
        ),
        say("report.outcome_signatures", language),
        ("left", "left", "left"),
    )


def _moment(at: datetime) -> str:
    """A moment in the time zone of the installation."""
    return timezone.localtime(at, timezone.get_default_timezone()).strftime("%Y-%m-%d %H:%M")

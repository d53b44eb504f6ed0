"""Sending a report: what is kept of it, and what is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import at, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.reports.codes import hash_of, new_code
from arbetsro.web.reports.letters import letter_to
from arbetsro.web.reports.models import Channel, ProtectedCase, Report
from arbetsro.web.reports.protecting import content_of, empty
from arbetsro.web.reports.receivers import in_place, receivers

#: A longer text is no report; a whole page of paper is about 3 000 signs.
LONGEST_TEXT = 10_000


@action("report.sent")
def send_report(  # noqa: PLR0913 - what a report tells, each by its name
    *,
    by: Person | None = None,
    channel: Channel,
    kind: str,
    text: str,
    place: str = "",
    happened_on: date | None = None,
    name: str = "",
    contact: str = "",
    photo: bytes | None = None,
    receiver: Person | None = None,
    names_somebody: bool = False,
    code: str = "",
) -> Report:
    """Takes a report through the door of a unit.

    Without a name and a contact it is anonymous: then the log does not say who or at what time.
    One about victimisation, or that names somebody, is a protected case from the beginning.

    Args:
        by: Who reports, where that is to be in the log; the form never tells it.
        channel: The door.
        kind: A ``Report.Kind``.
        text: What it says.
        place: Where.
        happened_on: When.
        name: Of the sender, if wanted.
        contact: How to reach the sender, if wanted.
        photo: A JPEG without what the camera wrote into it.
        receiver: One of those who may be chosen; otherwise it goes to the receiver of the door.
        names_somebody: Whether it names or accuses somebody.
        code: What the sender follows it with, made by ``new_code``.

    Raises:
        Refusal: The door is closed, the text is missing or too long, the day has not come yet, or
            the one who was chosen receives no more.
    """
    _check(channel, text, happened_on)
    report = Report(
        unit=channel.unit, kind=Report.Kind(kind), text=text.strip(), place=place,
        happened_on=happened_on, came_on=today(), name=name.strip(), contact=contact.strip(),
        is_anonymous=not (name.strip() or contact.strip()), photo=photo,
        code_hash=hash_of(code or new_code()), receiver=_receiver(channel, receiver),
    )  # fmt: skip
    is_anonymous = report.is_anonymous
    if names_somebody or kind == Report.Kind.VICTIMISATION:
        readers = _protect(report, channel)
    else:
        readers = [report.receiver]
        report.told_on = None if is_anonymous else today()
        report.save(force_insert=True)
    _record(by, report, is_anonymous)
    # The hour of a letter would tell the hour of an anonymous report: it goes out the day after.
    for one in [] if is_anonymous else readers:
        transaction.on_commit(letter_to(one, report.organisation).send, robust=True)
    return report


def _check(channel: Channel, text: str, happened_on: date | None) -> None:
    if channel.closed_at or not channel.unit.is_valid(today()):
        raise Refusal("reports.door_is_closed", unit=channel.unit.name)
    if not text.strip():
        raise Refusal("reports.text_missing", field="text")
    if len(text) > LONGEST_TEXT:
        raise Refusal("reports.text_too_long", field="text", signs=len(text), most=LONGEST_TEXT)
    if happened_on and happened_on > today():
        raise Refusal("reports.has_not_happened", field="happened_on")


def _receiver(channel: Channel, chosen: Person | None) -> Person:
    """Who gets it: the one who was chosen, else the receiver, else who has come in their place.

    Nobody comes in the place of one who was chosen: it could be the very one who was not wanted.
    """
    if chosen is not None and channel.others.filter(pk=chosen.pk).exists():
        if not receivers(channel.unit).filter(pk=chosen.pk).exists():
            raise Refusal("reports.chosen_has_left", field="to")
        return chosen
    return in_place(channel.receiver, channel.unit) or channel.receiver


def _protect(report: Report, channel: Channel) -> list[Person]:
    """Keeps the report as a protected case; gives its readers."""
    case = ProtectedCase(unit=report.unit, content=content_of(report), moved_on=today())
    case.photo = report.photo
    readers = readers_from_the_beginning(channel, report.receiver)
    empty(report)
    report.told_on = None if not (case.content["name"] or case.content["contact"]) else today()
    report.save(force_insert=True)
    case.report = report
    case.save(force_insert=True)
    case.readers.set(readers)
    return readers


def readers_from_the_beginning(channel: Channel, receiver: Person) -> list[Person]:
    """Who reads a report of victimisation: its receiver, and those whom the routine names.

    Whoever chooses another receiver than the usual one may have a reason: then the usual one does
    not read it even where the routine names them.
    """
    may = receivers(channel.unit).exclude(pk=receiver.pk)
    named = may.filter(pk__in=channel.readers.values("pk"))
    if receiver.pk != channel.receiver_id:
        named = named.exclude(pk=channel.receiver_id)
    return [receiver, *named]


def _record(by: Person | None, report: Report, is_anonymous: bool) -> None:
    if not is_anonymous:
        record("report.sent", by=by, target=report)
        return
    with _at_midnight():
        record("report.sent", by=None, target=report)


@contextmanager
def _at_midnight() -> Iterator[None]:
    """The log tells the day of an anonymous report, and not the hour."""
    with at(timezone.make_aware(datetime.combine(today(), time.min))):
        yield

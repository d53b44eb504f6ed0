"""Protected cases: moving a report there, and what its few readers do with it."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.choosing import members
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.reports.letters import letter_to
from arbetsro.web.reports.models import Channel, ProtectedCase, ProtectedNote, Report
from arbetsro.web.reports.protecting import content_of, empty
from arbetsro.web.reports.receivers import nearest

#: More readers than this are not few.
MOST_READERS = 5


@action("report.protected")
def protect_report(*, by: Person, report: Report, readers: Collection[Person]) -> ProtectedCase:
    """Moves a report to a protected case: nothing of what it says stays where it was.

    Whoever moves it is never its only reader: nobody can bury a report about themselves.

    Raises:
        Refusal: It has been moved already, or nobody, too many or only ``by`` are to read it.
    """
    rows = Report.every.select_for_update(of=("self",)).select_related("unit__organisation")
    found = rows.get(pk=report.pk)
    if found.state == Report.State.PROTECTED:
        raise Refusal("reports.is_protected")
    _check(found.organisation, readers)
    if set(readers) == {by}:
        raise Refusal("reports.somebody_else_too", field="readers")
    case = ProtectedCase.objects.create(
        unit=found.unit, report=found, content=content_of(found), photo=found.photo, moved_by=by,
        moved_on=today(), received_at=found.received_at, answer=found.answer,
        answered_at=found.answered_at,
    )  # fmt: skip
    case.readers.set(readers)
    empty(found)
    found.told_on = today()
    found.save()
    record("report.protected", by=by, target=case, readers=_names(readers))
    for one in readers:
        if one != by:
            transaction.on_commit(letter_to(one, case.organisation).send, robust=True)
    return case


@action("case.received")
def receive_case(*, by: Person, case: ProtectedCase) -> ProtectedCase:
    """Tells the sender that the report has been read.

    Raises:
        Refusal: The person is no reader, or the case is closed.
    """
    found = _open_to(by, case)
    found.received_at = found.received_at or now()
    found.save(update_fields=["received_at"])
    record("case.received", by=by, target=found)
    return found


@action("case.answered")
def answer_case(*, by: Person, case: ProtectedCase, answer: str) -> ProtectedCase:
    """Writes what the sender reads with the code.

    Raises:
        Refusal: It says nothing, the person is no reader, or the case is closed.
    """
    found = _open_to(by, case)
    if not answer.strip():
        raise Refusal("reports.answer_missing", field="answer")
    found.received_at = found.received_at or now()
    found.answer, found.answered_at = answer.strip(), now()
    found.save(update_fields=["received_at", "answer", "answered_at"])
    record("case.answered", by=by, target=found)
    return found


@action("case.noted")
def add_note(*, by: Person, case: ProtectedCase, text: str) -> ProtectedNote:
    """Writes a note in a protected case, for its readers alone.

    Raises:
        Refusal: It says nothing, the person is no reader, or the case is closed.
    """
    found = _open_to(by, case)
    if not text.strip():
        raise Refusal("reports.note_missing", field="text")
    note = ProtectedNote.objects.create(case=found, by=by, text=text.strip())
    record("case.noted", by=by, target=found)
    return note


@action("case.readers_changed")
def change_readers(
    *, by: Person, case: ProtectedCase, readers: Collection[Person]
) -> ProtectedCase:
    """Says anew who may read a protected case. One may leave it oneself.

    Raises:
        Refusal: The person is no reader, or nobody or too many are to read it.
    """
    found = _read_by(by, case)
    _check(found.organisation, readers)
    before = set(found.readers.all())
    found.readers.set(readers)
    record("case.readers_changed", by=by, target=found, readers=_names(readers))
    for one in set(readers) - before:
        transaction.on_commit(letter_to(one, found.organisation).send, robust=True)
    return found


@action("case.reader_found")
def find_reader(*, by: None = None, case: ProtectedCase) -> Person | None:
    """Gives a case whose readers have all left to the nearest manager above, so that it has one.

    Never to the usual receiver whom the sender passed by: it may be about them. Gives nothing where
    there is nobody else in the organisation who may receive reports, or a reader has been found.
    """
    found = _locked(case)
    reader = None if _is_read(found) else next_reader(found)
    if reader:
        found.readers.add(reader)
        transaction.on_commit(letter_to(reader, found.organisation).send, robust=True)
    record("case.reader_found", by=by, target=found, readers=_names([reader] if reader else []))
    return reader


def next_reader(case: ProtectedCase) -> Person | None:
    """Who is to read a case whose readers have all left."""
    return nearest(case.unit, [*case.readers.all(), *_passed_by(case)])


def _passed_by(case: ProtectedCase) -> QuerySet[Person]:
    """Those who receive at the door where the sender of a case chose somebody else."""
    report = case.report
    if report is None or case.moved_by_id:
        return Person.objects.none()
    usual = Channel.objects.filter(unit=report.unit_id).values("receiver")
    return Person.objects.filter(pk__in=usual).exclude(pk=report.receiver_id)


def _is_read(case: ProtectedCase) -> bool:
    """Whether one of the readers is there still: of two workers one is later."""
    return members(case.organisation).filter(pk__in=case.readers.values("pk")).exists()


@action("case.closed")
def close_case(*, by: Person, case: ProtectedCase) -> ProtectedCase:
    """Closes a protected case. Its readers can still read it.

    Raises:
        Refusal: The person is no reader, or the case is closed already.
    """
    found = _open_to(by, case)
    found.closed_at = now()
    found.save(update_fields=["closed_at"])
    record("case.closed", by=by, target=found)
    return found


@action("case.reopened")
def reopen_case(*, by: Person, case: ProtectedCase) -> ProtectedCase:
    """Opens a closed case again.

    Raises:
        Refusal: The person is no reader, or the case is open.
    """
    found = _read_by(by, case)
    if found.closed_at is None:
        raise Refusal("reports.case_is_open")
    found.closed_at = None
    found.save(update_fields=["closed_at"])
    record("case.reopened", by=by, target=found)
    return found


def _check(organisation: Organisation, readers: Collection[Person]) -> None:
    if not readers:
        raise Refusal("reports.reader_missing", field="readers")
    if len(readers) > MOST_READERS:
        raise Refusal("reports.too_many_readers", field="readers", most=MOST_READERS)
    inside = set(members(organisation).filter(pk__in=[one.pk for one in readers]))
    for one in readers:
        if one not in inside:
            raise Refusal("reports.no_member", field="readers", name=str(one))


def _open_to(by: Person, case: ProtectedCase) -> ProtectedCase:
    found = _read_by(by, case)
    if found.closed_at:
        raise Refusal("reports.case_is_closed")
    return found


def _read_by(by: Person, case: ProtectedCase) -> ProtectedCase:
    """The case as it is now, if the person is one of its readers."""
    found = _locked(case)
    if not found.readers.filter(pk=by.pk).exists():
        raise Refusal("reports.no_reader")
    return found


def _locked(case: ProtectedCase) -> ProtectedCase:
    found = ProtectedCase.objects.select_for_update(of=("self",))
    return found.select_related("unit__organisation").get(pk=case.pk)


def _names(people: Collection[Person]) -> list[str]:
    return sorted(str(one) for one in people)

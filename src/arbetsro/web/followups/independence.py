"""The proof that whoever does a follow-up has had no contact with the person before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Message
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.models import Applicant, CareEvent, TakesPart
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.staff import staff
from arbetsro.web.followups.models import FollowUp

_KIND = "followup"


@dataclass(frozen=True, slots=True, order=True)
class Contact:
    """Something that a staff member has had to do with a person.

    Attributes:
        day: When.
        code: What: the code of an event of the log, or ``booking``, ``message`` or ``part``.
    """

    day: date
    code: str

    @property
    def key(self) -> str:
        """The message that says what it was."""
        return f"care_log.{self.code}" if "." in self.code else f"followups.contact_{self.code}"


def contacts(applicant: Applicant, of_itself: FollowUp | None = None) -> dict[int, list[Contact]]:
    """What every staff member has had to do with a person, by their keys, the first first.

    It is read from the log of the care store, where nothing is changed or deleted while the person
    has a record, and besides from bookings, messages and who has taken part.

    Args:
        applicant: The person.
        of_itself: A follow-up; what belongs to it is left out. An earlier follow-up is a contact.
    """
    found: dict[int, set[Contact]] = {}
    for key, contact in _all(applicant, of_itself):
        found.setdefault(key, set()).add(contact)
    return {key: sorted(each) for key, each in found.items()}


def _all(applicant: Applicant, of_itself: FollowUp | None) -> Iterator[tuple[int, Contact]]:
    yield from _events(applicant, of_itself)
    yield from _bookings(applicant, of_itself)
    yield from _messages(applicant)
    yield from _parts(applicant)


def _events(applicant: Applicant, of_itself: FollowUp | None) -> Iterator[tuple[int, Contact]]:
    events = CareEvent.objects.filter(applicant=applicant.pk, by_key__isnull=False)
    for event in events.order_by("at"):
        if event.by_key and not (of_itself and _belongs_to(event, of_itself)):
            yield event.by_key, Contact(timezone.localdate(event.at), event.action)


def _belongs_to(event: CareEvent, follow_up: FollowUp) -> bool:
    """Whether an event is a part of the follow-up itself: what its interviewer does as such."""
    pk = str(follow_up.pk)
    if event.detail.get("follow_up") == pk or (event.target_kind, event.target_id) == (_KIND, pk):
        return True
    is_theirs = event.by_key == follow_up.interviewer and event.purpose == Purpose.FOLLOW_UP
    return is_theirs and follow_up.assigned_at is not None and event.at >= follow_up.assigned_at


def _bookings(applicant: Applicant, of_itself: FollowUp | None) -> Iterator[tuple[int, Contact]]:
    bookings = Booking.objects.filter(application__applicant=applicant)
    for one in bookings.order_by("made_at"):
        is_itself = of_itself and one.application_id == of_itself.application_id
        if not (is_itself and one.kind == Booking.Kind.FOLLOW_UP):
            yield one.staff, Contact(timezone.localdate(one.made_at), "booking")


def _messages(applicant: Applicant) -> Iterator[tuple[int, Contact]]:
    messages = Message.objects.filter(application__applicant=applicant, staff__isnull=False)
    for one in messages.only("staff", "at"):
        if one.staff:
            yield one.staff, Contact(timezone.localdate(one.at), "message")


def _parts(applicant: Applicant) -> Iterator[tuple[int, Contact]]:
    """Who has taken part in the care. An interviewer does not; what they did is in the log."""
    parts = TakesPart.objects.filter(applicant=applicant).exclude(role="interviewer")
    for one in parts.order_by("since"):
        yield one.staff, Contact(timezone.localdate(one.since), "part")


def shut_out(applicant: Applicant) -> set[int]:
    """The keys of those whom the person has shut out of the record."""
    found = applicant.blocks.filter(lifted_at=None, staff__isnull=False)
    return {one.staff for one in found if one.staff}


def who_may(follow_up: FollowUp) -> list[Person]:
    """Those of the staff who may do a follow-up: they do follow-ups, and nothing speaks against."""
    applicant = follow_up.application.applicant
    against = contacts(applicant, follow_up).keys() | shut_out(applicant)
    return [one for one in interviewers(applicant) if one.pk not in against]


def interviewers(applicant: Applicant) -> Iterable[Person]:
    """Those of the clinic's staff who do follow-ups."""
    return staff(applicant.clinic, Permission.FOLLOW_UP)

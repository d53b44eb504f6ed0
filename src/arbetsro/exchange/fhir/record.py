"""What of one person's record is handed over: what is asked for here, and nothing else.

There are no notes, no name of the problem, and no names of staff. Ids are the clinic's own and mean
nothing elsewhere; they are kept from one time to the next, so that a receiver knows what it has.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

_ID = re.compile(r"[A-Za-z0-9.-]{1,40}")

BookingStatus = Literal["offered", "booked", "held", "cancelled", "no_show"]
Way = Literal["video", "telephone"]
Occasion = Literal["first_visit", "second_visit", "follow_up"]
StepStatus = Literal["not_started", "in_progress", "done", "dropped"]


@dataclass(frozen=True, slots=True)
class Applicant:
    """The person, by an id of the clinic's; the name only where it is to go along."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SelfRating:
    """An answered questionnaire.

    Attributes:
        id: Its id.
        authored: When it was last answered, with a time zone.
        status: How far it has come; one in progress gives no score.
        answers: By number of the item; nothing where it was left out.
    """

    id: str
    authored: datetime
    answers: Mapping[int, int | None]
    status: Literal["in-progress", "completed", "amended"] = "completed"


@dataclass(frozen=True, slots=True)
class Booking:
    """A visit or a follow-up in the calendar, with times that have a time zone."""

    id: str
    start: datetime
    end: datetime
    status: BookingStatus
    way: Way = "video"


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step of the plan.

    Attributes:
        kind: A key of ``counselling.plan_kinds``.
        text: What is to be done.
        by: When it is to be done.
        with_whom: With whom, in words.
        likelihood: How likely the person holds it to be, 1 to 10.
        status: How far it has come.
    """

    kind: str
    text: str
    by: date | None = None
    with_whom: str = ""
    likelihood: int | None = None
    status: StepStatus = "not_started"


@dataclass(frozen=True, slots=True)
class Plan:
    """The action plan as it stands."""

    id: str
    created: datetime
    steps: tuple[PlanStep, ...]
    status: Literal["draft", "active", "completed", "revoked"] = "active"


@dataclass(frozen=True, slots=True)
class SizeRating:
    """The size of the problem in focus, 1 to 10, on one occasion."""

    id: str
    when: datetime
    size: int
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class Record:
    """One person's record.

    Raises:
        ValueError: An id that FHIR cannot hold, or one that is used twice for the same thing.
    """

    applicant: Applicant
    self_ratings: tuple[SelfRating, ...] = ()
    bookings: tuple[Booking, ...] = ()
    plan: Plan | None = None
    sizes: tuple[SizeRating, ...] = ()

    def __post_init__(self) -> None:
        plan = [self.plan.id] if self.plan else []
        for ids in (
            [one.id for one in self.self_ratings],
            [one.id for one in self.bookings],
            [one.id for one in self.sizes],
            [self.applicant.id],
            plan,
        ):
            _check_ids(ids)


def _check_ids(ids: list[str]) -> None:
    for given in ids:
        if not _ID.fullmatch(given):
            raise ValueError(f"{given!r} is no id: give 1 to 40 letters, digits, - and .")
        if ids.count(given) > 1:
            raise ValueError(f"the id {given!r} is used twice: give each thing its own")

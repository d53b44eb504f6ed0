"""What stands beside the picture at a visit: the guide with the notes, and the application."""

from dataclasses import dataclass
from typing import Any

from arbetsro.counselling.guide import Field, Part
from arbetsro.counselling.guide import guide as whole_guide
from arbetsro.counselling.themes import Theme, themes
from arbetsro.instruments.instrument import instrument
from arbetsro.instruments.scoring import Scale, score
from arbetsro.language import Text
from arbetsro.web.access.standing import Standing
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import purpose_of
from arbetsro.web.visits.guiding import Lacking, guide_for, lacking, number_of
from arbetsro.web.visits.models import Visit, VisitRecord
from arbetsro.web.visits.reaching import record_of


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of the guide with what stands there.

    Attributes:
        field: The field.
        value: What stands there; None for nothing.
        theirs: What another window has written there meanwhile, where it has.
        is_disputed: Whether another window has written there.
    """

    field: Field
    value: Any
    theirs: Any = None
    is_disputed: bool = False

    @property
    def lines(self) -> str:
        """A list of steps as the lines of a text."""
        return "\n".join(self.value or ())


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of the guide with its fields, and whether it has been ticked."""

    part: Part
    fields: tuple[ShownField, ...]
    is_done: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """All that the counsellor has at hand.

    Attributes:
        visit: The visit.
        number: 1 for the first, 2 for the second.
        record: Its notes; not saved where there are none yet.
        seen: The version that the page has.
        parts: The guide with what stands in it.
        themes: Every theme, with whether the visit is tagged with it.
        lacking: The obligatory parts that are not through.
        obligatory: How many parts are obligatory.
        through: How many of them are through.
        application: What the person wrote.
        scores: The self-rating: the total, then each subscale with its name.
        first: The notes of the first visit, at the second.
    """

    visit: Visit
    number: int
    record: VisitRecord
    seen: int
    parts: tuple[ShownPart, ...]
    themes: tuple[tuple[Theme, bool], ...]
    lacking: list[Lacking]
    obligatory: int
    application: Application
    scores: tuple[tuple[Text, Scale], ...]
    first: VisitRecord | None

    @property
    def through(self) -> int:
        """How many obligatory parts are through."""
        return self.obligatory - len(self.lacking)

    @property
    def first_notes(self) -> tuple[tuple[Field, Any], ...]:
        """What stands in the notes of the first visit, in the order of the guide."""
        places = self.first.content.get("places", {}) if self.first else {}
        fields = whole_guide().for_visit(1).fields
        return tuple((one, places[one.place]) for one in fields if one.place in places)

    @property
    def is_signed(self) -> bool:
        """Whether nothing can be changed any more."""
        return self.record.signed_at is not None


def beside_for(standing: Standing, visit: Visit) -> Beside | None:
    """What a staff member has beside the picture; nothing for whoever does the follow-up."""
    purpose = purpose_of(standing, visit.booking.application.applicant)
    is_follow_up = visit.booking.kind == Booking.Kind.FOLLOW_UP
    return None if is_follow_up or purpose in {None, Purpose.FOLLOW_UP} else beside(visit)


def beside(
    visit: Visit, typed: dict[str, Any] | None = None, disputed: dict[str, Any] | None = None
) -> Beside:
    """All that stands beside the picture.

    Args:
        visit: The visit.
        typed: What somebody has typed that could not be saved, by address.
        disputed: What another window has written there meanwhile, by address.
    """
    record = record_of(visit)
    guide = guide_for(visit)
    places = {**record.content.get("places", {}), **(typed or {})}
    done, tagged = record.content.get("done", []), record.content.get("themes", [])
    theirs = disputed or {}
    return Beside(
        visit=visit,
        number=number_of(visit),
        record=record,
        seen=record.version,
        parts=tuple(
            ShownPart(part, _fields(part, places, theirs), part.key in done) for part in guide.parts
        ),
        themes=tuple((one, one.key in tagged) for one in themes().values()),
        lacking=lacking(record),
        obligatory=sum(part.is_obligatory for part in guide.parts),
        application=visit.booking.application,
        scores=scores(visit.booking.application),
        first=_first(visit),
    )


def _fields(part: Part, places: dict[str, Any], theirs: dict[str, Any]) -> tuple[ShownField, ...]:
    return tuple(
        ShownField(one, places.get(one.place), theirs.get(one.place), one.place in theirs)
        for one in part.fields
    )


def _first(visit: Visit) -> VisitRecord | None:
    """The notes of the visit before, where this is the second."""
    if number_of(visit) == 1:
        return None
    records = VisitRecord.objects.filter(
        visit__booking__application=visit.booking.application_id, visit__booking__kind="first"
    )
    return records.order_by("-visit__booking__starts_at").first()


def scores(application: Application) -> tuple[tuple[Text, Scale], ...]:
    """The self-rating of an application: the total, then each subscale."""
    form = instrument("smbm-12")
    answers = {int(key): value for key, value in application.content.get("items", {}).items()}
    found = score(form, answers)
    subscales = ((one.label, found.scales[one.key]) for one in form.subscales)
    return ((form.total.label, found.total), *subscales)

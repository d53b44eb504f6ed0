"""Lists of matters: to me, from my units, in my area."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from arbetsro.language import Language, say
from arbetsro.web.access.roles import Permission, Role, roles_that_allow
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.matters.clocks import Clock, clock_of
from arbetsro.web.matters.levels import Levels, level_now
from arbetsro.web.matters.lying import is_confirmed, open_legs
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.matters.told import Told, told_of
from arbetsro.web.organisations.models import Membership, Unit, valid_on

#: More matters without a receiver than this are not looked through for one person.
_MOST_VACANT = 2000


class MatterFilter(WordedForm):
    """Which matters somebody wants to see. What is left empty does not narrow the list."""

    area = "matters"

    state = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False)
    q = forms.CharField(required=False, max_length=120)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, auto_id="filter-%s", **kwargs)
        states = [("", say("matters.state_open", language))]
        states += [(one, say(f"matters.state_{one}", language)) for one in _CLOSED]
        self.fields["state"].choices = states  # type: ignore[attr-defined]
        self.choices("kind", Matter.Kind.values, blank=True)

    @property
    def wanted(self) -> dict[str, Any]:
        """What is asked for; nothing while something is wrong in the form."""
        return self.cleaned_data if self.is_valid() else {}

    def narrow(self, matters: QuerySet[Matter]) -> QuerySet[Matter]:
        """The matters that are asked for; the open ones if nothing is said."""
        state = self.wanted.get("state") or Matter.State.OPEN
        if state != "all":
            matters = matters.filter(state=state)
        if kind := self.wanted.get("kind"):
            matters = matters.filter(kind=kind)
        if text := self.wanted.get("q"):
            matters = matters.filter(subject__icontains=text)
        return matters


_CLOSED = (Matter.State.ANSWERED.value, Matter.State.WITHDRAWN.value, "all")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list.

    Attributes:
        matter: What it is.
        leg: Where it lies, or lay last.
        lies_in: The unit whose managers are to answer it today; nothing where nobody is.
        clock: What its clock says; nothing once it is closed.
        told: The clock in words.
    """

    matter: Matter
    leg: Leg
    lies_in: Unit | None
    clock: Clock | None
    told: tuple[Told, ...]


def rows_of(matters: Iterable[Matter], language: Language) -> list[Row]:
    """Lines for some matters of ``with_legs``, in three queries."""
    found = list(matters)
    lasts = [_last(matter) for matter in found]
    levels = Levels.on_the_way(matter.unit.path for matter in found)
    lying = {leg.matter_id: _lies_in(leg, levels) for leg in lasts}
    units = Unit.objects.in_bulk({pk for pk in lying.values() if pk})
    return [_row(leg, units.get(lying[leg.matter_id] or 0), language) for leg in lasts]


def with_legs(matters: QuerySet[Matter]) -> QuerySet[Matter]:
    """Matters with all that a line of a list needs."""
    legs = Leg.objects.select_related("to", "confirmed_by", "answered_by").order_by("number")
    return matters.select_related("unit__organisation", "raised_by").prefetch_related(
        Prefetch("legs", legs)
    )


def legs_to(standing: Standing) -> QuerySet[Leg]:
    """Where the matters lie that a person is to confirm or answer.

    They lie at a level of the person's own, or below it where nobody is; a request stays with
    whoever received it first, also when it has climbed.
    """
    own = _own_units(standing)
    if not own:
        return Leg.objects.none()
    here = Q(to__in=own, matter__unit__path__startswith=F("to__path"))
    kept = Q(matter__kind=Matter.Kind.REQUEST, matter__legs__to__in=own, matter__legs__answer="")
    found = Q(pk__in=_vacant(standing, own)) | here | kept
    others = open_legs().exclude(matter__raised_by=standing.person)
    return others.filter(found, matter__unit__organisation=standing.organisation).distinct()


def lying_with_nobody(standing: Standing, permission: Permission) -> list[Leg]:
    """Where open matters lie that nobody is there to answer, among those a person may know of."""
    legs = _without_receiver().filter(
        standing.where(permission, "matter__unit__"),
        matter__unit__organisation=standing.organisation,
    )[:_MOST_VACANT]
    levels = Levels.on_the_way(leg.matter.unit.path for leg in legs)
    return [leg for leg in legs if level_now(leg, levels) is None]


def _own_units(standing: Standing) -> set[int]:
    """The units at whose level the person answers: their own, and the root for all who may."""
    allowed = roles_that_allow(Permission.ANSWER_MATTERS)
    numbers = [
        [int(one) for one in path.split("/") if one]
        for role, path in standing.given
        if role == Role.MANAGER or (role in allowed and path.count("/") == 2)
    ]
    return {one[-1] for one in numbers}


def _vacant(standing: Standing, own: set[int]) -> list[int]:
    """Keys of legs that nobody has where they lie, and that fall to one of some units."""
    legs = list(
        _without_receiver().filter(
            standing.where(Permission.ANSWER_MATTERS, "matter__unit__"),
            matter__unit__organisation=standing.organisation,
        )[:_MOST_VACANT]
    )
    levels = Levels.on_the_way(leg.matter.unit.path for leg in legs)
    return [leg.pk for leg in legs if level_now(leg, levels) in own]


def _without_receiver() -> QuerySet[Leg]:
    """Where open matters lie at a level that nobody has, or out of the line of their unit."""
    there = Membership.objects.filter(
        valid_on(today()), valid_on(today(), "unit__"),
        unit=OuterRef("to"), person__is_active=True,
        role__in=roles_that_allow(Permission.ANSWER_MATTERS),
    ).exclude(person=OuterRef("matter__raised_by"))  # fmt: skip
    in_line = Q(matter__unit__path__startswith=F("to__path"))
    return open_legs().filter(Q(to=None) | ~Exists(there) | ~in_line)


def _last(matter: Matter) -> Leg:
    last = list(matter.legs.all())[-1]
    last.matter = matter
    return last


def _lies_in(leg: Leg, levels: Levels) -> int | None:
    return level_now(leg, levels) if leg.matter.state == Matter.State.OPEN else leg.to_id


def _row(leg: Leg, lies_in: Unit | None, language: Language) -> Row:
    matter = leg.matter
    if matter.state != Matter.State.OPEN:
        return Row(matter, leg, lies_in, None, ())
    clock = clock_of(leg, is_confirmed=is_confirmed(list(matter.legs.all()), matter.kind))
    return Row(matter, leg, lies_in, clock, told_of(clock, matter, language, lies_in))

"""Whom a wave asks: the staff by letter, and others by codes on paper."""

from collections.abc import Mapping
from uuid import uuid4

from django.db import transaction

from arbetsro.web.accounts.models import Person
from arbetsro.web.answers.rooms import make_rooms
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.codes import code_of, hash_of_code
from arbetsro.web.surveys.models import Invitation, Place, Wave
from arbetsro.web.surveys.staff import staff_by_person

#: The most codes on paper that are made for a unit at once.
MOST_CODES = 2000


@action("survey.staff_invited")
def invite_staff(*, by: Person, wave: Wave) -> int:
    """Invites everybody who works in the unit and below it today; how many are new.

    Those who have left since the last time are taken away, and those who have moved are moved.

    Raises:
        Refusal: It is no draft any more, or nobody with an e-mail address works there.
    """
    found = _draft(wave)
    staff = staff_by_person(found.unit)
    if not staff:
        raise Refusal("surveys.no_staff", unit=found.unit.name)
    kept = dict(found.invitations.exclude(person=None).values_list("person", "unit"))
    gone = [one for one, unit in kept.items() if staff.get(one) != unit]
    found.invitations.filter(person__in=gone).delete()
    new = {one: unit for one, unit in staff.items() if kept.get(one) != unit}
    _make(found, new)
    record("survey.staff_invited", by=by, target=found, invited=len(staff))
    return len(set(new) - set(kept))


@action("survey.codes_added")
def add_codes(*, by: Person, wave: Wave, unit: Unit, count: int) -> int:
    """Makes codes on paper for those in a unit who have no e-mail address; how many.

    While the wave is open more can be made, for units that are in it.

    Raises:
        Refusal: It has been closed, the unit is not one of those asked, or there are too many.
    """
    found = locked(wave)
    if found.state not in (Wave.State.DRAFT, Wave.State.OPEN):
        raise Refusal("surveys.not_open")
    if not unit.path.startswith(found.unit.path):
        raise Refusal("surveys.unit_outside", field="unit", unit=unit.name)
    if not 1 <= count <= MOST_CODES:
        raise Refusal("surveys.too_many_codes", field="count", most=MOST_CODES)
    place = _place_of(found, unit) if found.state == Wave.State.OPEN else None
    new = (Invitation(id=uuid4(), wave=found, unit=unit, place=place) for _ in range(count))
    made = [_coded(one) for one in new]
    Invitation.objects.bulk_create(made, batch_size=500)
    _count(place, count)
    if place is not None:
        # Rooms that were made once the others are full would tell which answers came last.
        invited = found.invitations.count()
        transaction.on_commit(lambda: make_rooms(found.answers_key, invited))
    record("survey.codes_added", by=by, target=found, unit=unit.pk, count=count)
    return count


@action("survey.codes_removed")
def remove_codes(*, by: Person, wave: Wave, unit: Unit) -> int:
    """Throws away the codes on paper of a unit in a draft; how many.

    Raises:
        Refusal: It is no draft any more.
    """
    found = _draft(wave)
    count, _ = found.invitations.filter(unit=unit, person=None).delete()
    record("survey.codes_removed", by=by, target=found, unit=unit.pk, count=count)
    return count


def _draft(wave: Wave) -> Wave:
    found = locked(wave)
    if found.state != Wave.State.DRAFT:
        raise Refusal("surveys.not_a_draft")
    return found


def _make(wave: Wave, units: Mapping[int, int]) -> None:
    made = [
        _coded(Invitation(id=uuid4(), wave=wave, unit_id=unit, person_id=person))
        for person, unit in units.items()
    ]
    Invitation.objects.bulk_create(made, batch_size=500)


def _coded(invitation: Invitation) -> Invitation:
    invitation.code_hash = hash_of_code(code_of(invitation.pk))
    return invitation


def _place_of(wave: Wave, unit: Unit) -> Place:
    """Where answers from a unit belong in a wave that has been opened."""
    places = {one.unit_id: one for one in wave.places.all()}
    above = [int(one) for one in unit.path.strip("/").split("/")]
    return next(places[one] for one in reversed(above) if one in places)


def _count(place: Place | None, more: int) -> None:
    """Counts codes that were added after the opening, in the place and all above it."""
    while place is not None:
        place.invited += more
        place.save(update_fields=["invited"])
        place = place.parent

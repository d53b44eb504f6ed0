"""The door of a unit: opening it, saying who receives, giving it a new link, closing it."""

import secrets
from collections.abc import Iterable

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.reports.models import Channel
from arbetsro.web.reports.receivers import receivers


@action("channel.opened")
def open_channel(
    *,
    by: Person,
    unit: Unit,
    receiver: Person,
    others: Iterable[Person] = (),
    readers: Iterable[Person] = (),
) -> Channel:
    """Opens the door of a unit.

    Args:
        by: Who opens it.
        unit: Whose staff report here.
        receiver: Who gets the reports unless another is chosen.
        others: Who may be chosen instead.
        readers: Who reads reports of victimisation besides whoever receives them.

    Raises:
        Refusal: It is open already, the unit is closed, or somebody may not receive reports there.
    """
    locked = Unit.objects.select_for_update().get(pk=unit.pk)
    if not locked.is_valid(today()):
        raise Refusal("reports.unit_closed", unit=locked.name)
    if locked.channels.filter(closed_at=None).exists():
        raise Refusal("reports.door_is_open", unit=locked.name)
    made = _open(by, locked)
    _give(made, receiver, others, readers)
    record("channel.opened", by=by, target=made)
    return made


@action("channel.changed")
def change_channel(
    *,
    by: Person,
    channel: Channel,
    receiver: Person,
    others: Iterable[Person] = (),
    readers: Iterable[Person] = (),
) -> Channel:
    """Says anew who receives; the link stays as it is.

    Raises:
        Refusal: The door is closed, or somebody may not receive reports there.
    """
    found = _locked(channel)
    _give(found, receiver, others, readers)
    record("channel.changed", by=by, target=found)
    return found


@action("channel.renewed")
def renew_channel(*, by: Person, channel: Channel) -> Channel:
    """Gives the unit a new link with the same receivers; the old one leads nowhere from now on.

    Raises:
        Refusal: The door is closed.
    """
    old = _locked(channel)
    others, readers = list(old.others.all()), list(old.readers.all())
    old.closed_at = now()
    old.save(update_fields=["closed_at"])
    made = _open(by, old.unit, old.receiver)
    made.others.set(others)
    made.readers.set(readers)
    record("channel.renewed", by=by, target=made)
    return made


@action("channel.closed")
def close_channel(*, by: Person, channel: Channel) -> Channel:
    """Closes the door of a unit. What has come through it stays, and can still be followed.

    Raises:
        Refusal: It is closed already.
    """
    found = _locked(channel)
    found.closed_at = now()
    found.save(update_fields=["closed_at"])
    record("channel.closed", by=by, target=found)
    return found


def _open(by: Person, unit: Unit, receiver: Person | None = None) -> Channel:
    return Channel.objects.create(
        unit=unit, token=secrets.token_hex(8), receiver=receiver or by, opened_by=by
    )


def _locked(channel: Channel) -> Channel:
    found = Channel.objects.select_for_update(of=("self",)).select_related("unit__organisation")
    locked = found.get(pk=channel.pk)
    if locked.closed_at:
        raise Refusal("reports.door_is_closed", unit=locked.unit.name)
    return locked


def _give(
    channel: Channel, receiver: Person, others: Iterable[Person], readers: Iterable[Person]
) -> None:
    """Sets who receives, once it is sure that each of them may."""
    may = set(receivers(channel.unit))
    chosen = {"receiver": [receiver], "others": list(others), "readers": list(readers)}
    for field, people in chosen.items():
        for one in people:
            if one not in may:
                raise Refusal("reports.may_not_receive", field=field, name=str(one))
    channel.receiver = receiver
    channel.save(update_fields=["receiver"])
    channel.others.set([one for one in chosen["others"] if one != receiver])
    channel.readers.set(chosen["readers"])

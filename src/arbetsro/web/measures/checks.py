"""What must hold of a measure, whoever writes it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.knowledge.entries import entry_at, keep
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Membership, Organisation, Unit, valid_on

_WORDS: tuple[Kind, ...] = ("level", "stage", "factor")
#: What is larger is a slip of the hand.
_LARGEST = {"cost_once": Decimal(10**11), "cost_yearly": Decimal(10**11), "hours": Decimal(10**7)}
_LONGEST_SERIES = 120
LONGEST_TITLE = 300


def check_fields(fields: Mapping[str, Any]) -> None:
    """Whether what is to be written can be written; only what is given is looked at.

    Raises:
        Refusal: Something is missing or impossible; it names the field.
    """
    if not fields.get("title", "-").strip():
        raise Refusal("measures.title_needed", field="title")
    if len(fields.get("title", "")) > LONGEST_TITLE:
        raise Refusal("measures.title_too_long", field="title", most=LONGEST_TITLE)
    for kind in _WORDS:
        if (word := fields.get(kind)) and word not in terms(kind):
            raise Refusal("measures.no_such_word", field=kind, word=word)
    for name in _LARGEST:
        amount = fields.get(name)
        if amount is not None and not 0 <= Decimal(amount) < _LARGEST[name]:
            raise Refusal("measures.amount_out_of_range", field=name)
    months = fields.get("repeats_months")
    if months is not None and not 1 <= months <= _LONGEST_SERIES:
        raise Refusal("measures.months_out_of_range", field="repeats_months", most=_LONGEST_SERIES)


def check_days(due_on: date, follow_up_on: date) -> None:
    """Whether one follows up no earlier than it is due.

    Raises:
        Refusal: One would.
    """
    if follow_up_on < due_on:
        raise Refusal("measures.follow_up_before_due", field="follow_up_on", day=due_on.isoformat())


def check_unit(unit: Unit) -> None:
    """Whether a unit is there to do anything.

    Raises:
        Refusal: It has been closed.
    """
    if unit.valid_to is not None and unit.valid_to < today():
        raise Refusal("measures.unit_closed", unit=unit.name, day=unit.valid_to.isoformat())


def check_owner(owner: Person, organisation: Organisation) -> None:
    """Whether a person can answer for a measure: has an account and a role here today.

    Raises:
        Refusal: They have not.
    """
    held = Membership.objects.filter(
        valid_on(today()), valid_on(today(), "unit__"), person=owner, organisation=organisation
    )
    if not owner.is_active or not held.exists():
        raise Refusal("measures.owner_without_role", field="owner", name=str(owner))


def check_seen(measure: Measure, seen: int, by: str) -> None:
    """Whether nobody has changed a measure since somebody began to write.

    Raises:
        Refusal: Somebody has; ``by`` names them.
    """
    if measure.version != seen:
        raise Refusal("measures.changed_since", name=by)


def kept_entry(reference: str, organisation: Organisation) -> str:
    """An entry of the knowledge base as ``id@digest``, stored as it is now.

    Raises:
        Refusal: There is no such entry.
    """
    if not reference:
        return ""
    found = entry_at(organisation, reference)
    if found is None:
        raise Refusal("measures.no_such_entry", field="entry", entry=reference)
    keep(found, organisation=organisation)
    return found.reference

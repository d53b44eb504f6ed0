"""Confirming, answering and withdrawing a matter."""

from decimal import Decimal

from django.db import transaction

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters.clocks import next_day
from arbetsro.web.matters.letters import tell_receivers, tell_sender
from arbetsro.web.matters.levels import Levels, is_top, level_above, level_now
from arbetsro.web.matters.lying import is_confirmed, locked
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.matters.papers import keep_receipt
from arbetsro.workenv.upward import answers


@action("matter.confirmed")
def confirm(*, by: Person, matter: Matter, seen: int | None = None) -> Leg:
    """Confirms that a matter has arrived; a request gets its written confirmation at the same time.

    Args:
        by: Who confirms it.
        matter: What is confirmed.
        seen: The number of the level that the person saw it at, so that nobody confirms for another
            level what has gone on meanwhile.

    Raises:
        Refusal: It is closed, has gone on, is confirmed already, or is one's own.
    """
    leg = _for_receiver(matter, by, seen)
    if leg.confirmed_at:
        raise Refusal("matters.confirmed_already", name=str(leg.confirmed_by))
    leg.confirmed_at, leg.confirmed_by = now(), by
    leg.save(update_fields=["confirmed_at", "confirmed_by"])
    if matter.kind == Matter.Kind.REQUEST:
        keep_receipt(leg)
    record("matter.confirmed", by=by, target=leg.matter, level=leg.number)
    transaction.on_commit(lambda: tell_sender(leg.matter, "matters.letter_confirmed"))
    return leg


@action("matter.answered")
def answer(
    *,
    by: Person,
    matter: Matter,
    answer: str,
    says: str = "",
    amount: Decimal | None = None,
    seen: int | None = None,
) -> Matter:
    """Answers a matter: takes it over, gives what is needed, declines, or passes it on upwards.

    Args:
        by: Who answers.
        matter: What is answered.
        answer: ``accept``, ``fund``, ``decline`` or ``pass_on``.
        says: Why, or what follows; needed for a no and for passing on.
        amount: What is granted, in kronor; nothing where it is not money.
        seen: The number of the level that the person saw it at.

    Raises:
        Refusal: It is closed, answered by somebody else or gone on meanwhile, not confirmed, one's
            own, lacks a reason, or is passed on from the top.
    """
    leg = _for_receiver(matter, by, seen)
    matter = leg.matter
    if not is_confirmed(list(matter.legs.all()), matter.kind):
        raise Refusal("matters.confirm_first")
    _check(answer, says, amount)
    leg.answer, leg.answer_says, leg.answered_at, leg.answered_by = answer, says, now(), by
    leg.amount = amount if answer == "fund" else None
    _leave(leg)
    if answers()[answer].ends:
        _close(matter, Matter.State.ANSWERED)
        transaction.on_commit(lambda: tell_sender(matter, "matters.letter_answered"))
    else:
        _pass_on(leg, by)
    record("matter.answered", by=by, target=matter, level=leg.number, answer=answer)
    return matter


@action("matter.withdrawn")
def withdraw(*, by: Person, matter: Matter) -> Matter:
    """Takes back a matter that one has raised. It can still be read.

    Raises:
        Refusal: It is closed, or somebody else's.
    """
    leg = locked(matter)
    matter = leg.matter
    if matter.raised_by_id != by.pk:
        raise Refusal("matters.only_sender_withdraws")
    _leave(leg)
    _close(matter, Matter.State.WITHDRAWN)
    record("matter.withdrawn", by=by, target=matter)
    return matter


def _for_receiver(matter: Matter, by: Person, seen: int | None) -> Leg:
    """Where a matter lies, kept for the one who is about to confirm or answer it."""
    leg = locked(matter)
    if leg.matter.raised_by_id == by.pk:
        raise Refusal("matters.not_ones_own")
    if seen is not None and leg.number != seen:
        raise Refusal("matters.moved_already")
    return leg


def _check(answer: str, says: str, amount: Decimal | None) -> None:
    if answers()[answer].needs_reason and not says.strip():
        raise Refusal(f"matters.reason_for_{answer}", field="says")
    if answer == "fund" and amount is None and not says.strip():
        raise Refusal("matters.fund_what", field="amount")
    if amount is not None and amount < 0:
        raise Refusal("matters.amount_below_zero", field="amount")


def _leave(leg: Leg) -> None:
    leg.left_at = now()
    leg.save()


def _close(matter: Matter, state: Matter.State) -> None:
    matter.state, matter.closed_at = state, now()
    matter.save(update_fields=["state", "closed_at"])


def _pass_on(leg: Leg, by: Person) -> None:
    """Sends a matter to the next level; to nobody where those above have no manager yet."""
    levels = Levels.on_the_way([leg.matter.unit.path])
    here = level_now(leg, levels)
    if is_top(here, leg.matter):
        raise Refusal("matters.nobody_above_the_top", field="answer")
    onward = Leg.objects.create(
        matter=leg.matter,
        number=leg.number + 1,
        came_from_id=here or leg.to_id,
        to_id=level_above(leg, levels, {by.pk}),
        answer_on=next_day(leg.matter),
    )
    transaction.on_commit(lambda: tell_receivers(onward, "matters.letter_arrived"))

"""What the clock of a matter says, and what its answer says, in words."""

from dataclasses import dataclass

from django.utils import timezone

from arbetsro.language import Language, Writer, say
from arbetsro.web.matters.clocks import Clock
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.organisations.models import Unit
from arbetsro.workenv.upward import answers


@dataclass(frozen=True, slots=True)
class Told:
    """Something that the clock says.

    Attributes:
        state: ``late``, ``soon``, ``waits`` or ``done``; a sign goes with each.
        text: The words.
    """

    state: str
    text: str


def told_of(
    clock: Clock, matter: Matter, language: Language, lies_in: Unit | None
) -> tuple[Told, ...]:
    """The clock in words: whether it is confirmed, and how many days there are left to answer."""
    if lies_in is None:
        return (Told("late", say("matters.nobody_above_yet", language)), _answer(clock, language))
    return (_confirmation(clock, matter, language), _answer(clock, language))


def _confirmation(clock: Clock, matter: Matter, language: Language) -> Told:
    if clock.is_confirmed:
        return Told("done", say("matters.clock_confirmed", language))
    if matter.kind == Matter.Kind.REQUEST:
        return Told("late", say("matters.clock_request_unconfirmed", language))
    if clock.is_unconfirmed and clock.confirm_days < 0:
        day = clock.confirm_by.isoformat()
        return Told("late", say("matters.clock_confirm_late", language, day=day))
    day = clock.confirm_by.isoformat()
    return Told("waits", say("matters.clock_confirm_by", language, day=day))


def _answer(clock: Clock, language: Language) -> Told:
    days, day = clock.answer_days, clock.answer_by.isoformat()
    if days < 0:
        key = "matters.clock_one_over" if days == -1 else "matters.clock_over"
        return Told("late", say(key, language, days=-days, day=day))
    if days <= 1:
        key = "matters.clock_today" if days == 0 else "matters.clock_tomorrow"
        return Told("soon", say(key, language, day=day))
    return Told("waits", say("matters.clock_left", language, days=days, day=day))


def answer_for_staff(matter: Matter, language: Language) -> str:
    """What the staff may be told of a matter, as a text to begin with. It names no person.

    Args:
        matter: What was sent upward.
        language: That of the text.
    """
    raised = timezone.localdate(matter.raised_at).isoformat()
    told = say("matters.staff_raised", language, subject=matter.subject, day=raised)
    last = matter.legs.last()
    if matter.state != Matter.State.ANSWERED or last is None or last.answered_at is None:
        return f"{told} {say('matters.staff_unanswered', language, day=matter.latest_on)}"
    return f"{told} {_answered(last, language)}"


def _answered(leg: Leg, language: Language) -> str:
    assert leg.answered_at is not None  # noqa: S101 - the caller has looked
    day = timezone.localdate(leg.answered_at).isoformat()
    parts = [say(f"matters.staff_{leg.answer}", language, day=day)]
    if leg.amount is not None:
        amount = Writer(language).value(float(leg.amount), "SEK")
        parts.append(say("matters.leg_amount", language, amount=amount))
    return " ".join([*parts, leg.answer_says]).strip()


def label_of_answer(leg: Leg, language: Language) -> str:
    """What was answered, as the receiver chose it."""
    return answers()[leg.answer].label.in_(language) if leg.answer else ""

"""What may be seen of questions by e-mail, by the one who sent them."""

from dataclasses import dataclass

from arbetsro.statistics.disclosure import is_shown, shown
from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.investigations.models import Asking, Letter, Question
from arbetsro.web.organisations.models import Membership, Unit, valid_on

#: Whose roles make them part of a unit's staff.
_STAFF = (Role.EMPLOYEE, Role.MANAGER, Role.SAFETY_REPRESENTATIVE)


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions that have been sent.

    Attributes:
        asking: When, and whether they are closed.
        asked: How many were asked.
        answered: How many replied; nothing while that is not told.
        is_told: Whether the replies may be read.
        questions: What was asked, with its replies where they may be read.
    """

    asking: Asking
    asked: int
    answered: int | None
    is_told: bool
    questions: tuple[tuple[Question, tuple[str, ...]], ...]


def asked_of(asking: Asking) -> Asked:
    """How many answered: from five on, or once closed. The replies: once closed, and from five on.

    Hidden looks as if nobody had replied.
    """
    count = asking.answered
    if count is None:
        letters = Letter.objects.filter(investigation=asking.pk, is_answered=True)
        count = letters.count()
    is_told = not asking.is_open and is_shown(count)
    found = Question.objects.filter(investigation=asking.pk)
    questions = found.prefetch_related("replies") if is_told else found
    return Asked(
        asking=asking,
        asked=asking.asked,
        answered=shown(count, count) if asking.is_open else count,
        is_told=is_told,
        questions=tuple(
            (one, tuple(reply.text for reply in one.replies.all()) if is_told else ())
            for one in questions
        ),
    )


def staff_of(unit: Unit, without: Person) -> list[str]:
    """The addresses of those who have a role in the unit or below it today, but one.

    Args:
        unit: Whose staff it is.
        without: Who asks, and so does not answer.
    """
    held = Membership.objects.filter(valid_on(today()), role__in=_STAFF)
    there = held.filter(unit__path__startswith=unit.path, organisation=unit.organisation_id)
    people = Person.objects.filter(pk__in=there.values("person"), is_active=True)
    return list(people.exclude(pk=without.pk).order_by("email").values_list("email", flat=True))

"""What becomes of a matter that nobody answers."""

from django.db import transaction

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters.clocks import climbs_before, next_day
from arbetsro.web.matters.letters import tell_receivers
from arbetsro.web.matters.levels import Levels, level_above
from arbetsro.web.matters.lying import locked
from arbetsro.web.matters.models import Leg, Matter


@action("matter.climbed")
def climb(*, by: Person | None = None, matter: Matter) -> Leg:
    """Moves a matter that has not been answered in time to the next level.

    Raises:
        Refusal: It is closed, not late enough, or at the top already.
    """
    below = locked(matter)
    if below.answer_on >= climbs_before(below.matter.kind):
        raise Refusal("matters.not_late_enough")
    to = level_above(below, Levels.on_the_way([below.matter.unit.path]))
    if to is None:
        raise Refusal("matters.nobody_above_the_top")
    below.left_at = now()
    below.save(update_fields=["left_at"])
    leg = Leg.objects.create(
        matter=below.matter, number=below.number + 1, to_id=to, climbed=True,
        came_from_id=below.to_id or below.came_from_id, answer_on=next_day(below.matter),
    )  # fmt: skip
    record("matter.climbed", by=by, target=below.matter, level=leg.number, to=to)
    transaction.on_commit(lambda: tell_receivers(leg, "matters.letter_climbed"))
    if below.to_id:
        transaction.on_commit(lambda: tell_receivers(below, "matters.letter_left"))
    return leg

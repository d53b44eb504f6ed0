"""Noting that a workplace has talked about its result."""

from datetime import date

from django.utils import timezone

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.models import Talk, Wave


@action("survey.talked_through")
def talk_held(*, by: Person, wave: Wave, unit: Unit, held_on: date) -> Talk:
    """Notes that a unit has talked about its result, once.

    Args:
        by: Who notes it.
        wave: The published wave.
        unit: The unit that has talked.
        held_on: The day of the talk.

    Raises:
        Refusal: The wave has not been published, the unit has talked already, or the day is yet to
            come or was before the wave closed.
    """
    found = locked(wave)  # of two who press at once the second finds what the first has noted
    if found.state != Wave.State.PUBLISHED or found.closed_at is None:
        raise Refusal("surveys.not_published")
    if earlier := found.talks.filter(unit=unit).first():
        raise Refusal("survey_results.talked_already", day=earlier.held_on)
    if held_on > today():
        raise Refusal("survey_results.talk_to_come", field="held_on")
    closed_on = timezone.localdate(found.closed_at)
    if held_on < closed_on:
        raise Refusal("survey_results.talk_too_early", field="held_on", day=closed_on)
    made = Talk.objects.create(wave=found, unit=unit, held_on=held_on, by=by)
    record("survey.talked_through", by=by, target=made, wave=str(found.pk))
    return made

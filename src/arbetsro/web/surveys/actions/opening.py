"""Opening a wave: from then on its staff can answer, and what protects them is fixed."""

from datetime import date

from django.db import transaction

from arbetsro.surveys.form import FormError
from arbetsro.web.accounts.models import Person
from arbetsro.web.answers.rooms import make_rooms
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.dividing import division_of
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.placing import place_all
from arbetsro.web.surveys.ready import readiness_of


@action("survey.opened")
def open_wave(*, by: Person, wave: Wave, closes_on: date) -> Wave:
    """Opens a wave for answers. Whom it asks, what, and the threshold stay as they are from now.

    Raises:
        Refusal: It is not a draft, it asks nothing, too few are invited for anything to be told of
            them, its questions about background single people out, or those who ask are not ready
            to act on the answers.
    """
    found = locked(wave)
    if found.state != Wave.State.DRAFT:
        raise Refusal("surveys.not_a_draft")
    try:
        form = form_of(found)
    except FormError as error:
        raise Refusal("surveys.form_has_faults", count=len(error.faults)) from error
    if not readiness_of(found, form).may_start:
        raise Refusal("surveys.not_ready")
    if not readiness_of(found, form, closes_on).may_start:
        talk = found.readiness.get("talk_on", "")
        raise Refusal("surveys.talk_before_closing", field="closes_on", day=talk)
    if found.invitations.count() < found.threshold:
        raise Refusal("surveys.too_few_invited", least=found.threshold)
    if outside := _outside(found):
        raise Refusal("surveys.invited_elsewhere", units=", ".join(outside))
    if (division := division_of(found)).is_too_fine:
        raise Refusal(
            "surveys.too_fine", most=division.most_combinations, given=division.combinations
        )
    if closes_on < today():
        raise Refusal("surveys.closes_in_the_past", field="closes_on")
    place_all(found)
    found.state, found.opened_at, found.closes_on = Wave.State.OPEN, now(), closes_on
    found.opens_on = today()
    found.save(update_fields=["state", "opened_at", "closes_on", "opens_on"])
    invited = found.invitations.count()
    record("survey.opened", by=by, target=found, invited=invited)
    transaction.on_commit(lambda: make_rooms(found.answers_key, invited))
    return found


def _outside(wave: Wave) -> list[str]:
    """The units with people invited that have been moved away since they were."""
    away = Unit.objects.exclude(path__startswith=wave.unit.path)
    return sorted(
        away.filter(pk__in=wave.invitations.values("unit")).values_list("name", flat=True)
    )


def locked(wave: Wave) -> Wave:
    """The wave as it is now, which nobody else changes until this is over."""
    found = Wave.objects.select_for_update(of=("self",))
    return found.select_related("unit__organisation").get(pk=wave.pk)

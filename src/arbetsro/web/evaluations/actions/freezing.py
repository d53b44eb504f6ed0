"""Freezing a data set."""

from collections.abc import Iterable
from typing import Any

from arbetsro.evaluation.deidentify import deidentify
from arbetsro.statistics.disclosure import SMALLEST_GROUP, is_shown
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import CareEvent, Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, event_of, log
from arbetsro.web.evaluations.freezing import Trace, coarse_as_data, differing, trace_of
from arbetsro.web.evaluations.gathering import Gathered, gathered
from arbetsro.web.evaluations.models import FrozenSet
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal


@care_action("data_set.frozen")
def freeze_set(*, by: Person, clinic: Clinic) -> FrozenSet:
    """Makes a de-identified data set of all who agree to it today, and keeps it as it is.

    Each of them can read in their log that what is known of them was taken into a data set.

    Raises:
        Refusal: There are too few people, nothing has changed since the last set, or so few people
            have changed that they could be made out by comparing the two.
    """
    # Two who press at once must not make two sets that differ by a few.
    locked = Clinic.objects.select_for_update().get(pk=clinic.pk)
    found = gathered(locked)
    if not is_shown(len(found)):
        raise Refusal("evaluations.too_few", least=SMALLEST_GROUP)
    trace = trace_of(found)
    for earlier in FrozenSet.objects.filter(clinic=locked).order_by("-made_at"):
        _check(trace, earlier)
    safe = deidentify(one.row for one in found)
    sealed: dict[str, Any] = {"rows": [dict(row) for row in safe.data.rows], "trace": trace}
    made = FrozenSet.objects.create(
        clinic=locked,
        made_at=now(),
        by=by.pk,
        people=len(safe.data.rows),
        coarsened=coarse_as_data(safe.coarse),
        **sealed,
    )
    _tell_each(found)
    log(
        "data_set.frozen", by=by, purpose=Purpose.EVALUATION, clinic=locked, target=made,
        people=made.people,
    )  # fmt: skip
    return made


def _check(trace: Trace, earlier: FrozenSet) -> None:
    few = differing(trace, earlier.trace)
    day = f"{earlier.made_at.astimezone(earlier.clinic.zone):%Y-%m-%d}"
    if few == 0:
        raise Refusal("evaluations.nothing_new", day=day)
    if not is_shown(few):
        raise Refusal("evaluations.too_few_changed", day=day, least=SMALLEST_GROUP)


def _tell_each(found: Iterable[Gathered]) -> None:
    """Enters in each person's log that the program read it; no staff member has seen anything."""
    CareEvent.objects.bulk_create(
        (
            event_of(
                "data_set.included", by=None, purpose=Purpose.EVALUATION, applicant=one.applicant,
                reading=True,
            )
            for one in found
        ),
        batch_size=500,
    )  # fmt: skip

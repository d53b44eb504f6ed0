"""Sharing out applications: the danger flag, who takes whom, and telling staff who is forgotten."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, QuerySet

from arbetsro.counselling.sharing import least_loaded
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.letters import tell_staff
from arbetsro.web.applications.locking import locked
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.partners import partners
from arbetsro.web.applications.working_time import working_time
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import end_part, take_part
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.care.staff import staff
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.stores import CARE


@care_action("application.flag_seen")
def see_flag(*, by: Person, application: Application) -> Application:
    """Notes that somebody has looked at what may point to danger, and takes charge of it."""
    found = locked(application)
    if found.is_flagged and found.flag_seen_at is None:
        found.flag_seen_at, found.flag_seen_by = now(), by.pk
        found.save(update_fields=["flag_seen_at", "flag_seen_by"])
    log(
        "application.flag_seen", by=by, purpose=Purpose.TRIAGE, applicant=found.applicant,
        target=found,
    )  # fmt: skip
    return found


@care_action("application.assigned")
def assign(*, by: Person, application: Application, counsellor: Person) -> Application:
    """Gives an application to a counsellor, who is told by letter; whoever had it is let go.

    Raises:
        Refusal: It has not been accepted, or the other is no counsellor or has been shut out.
    """
    found = locked(application)
    if found.state != Application.State.ACCEPTED:
        raise Refusal("applications.not_accepted", field="counsellor")
    if not free_counsellors(found).filter(pk=counsellor.pk).exists():
        raise Refusal("applications.cannot_take", field="counsellor", name=str(counsellor))
    _hand_over(found, counsellor)
    log(
        "application.assigned", by=by, purpose=Purpose.TRIAGE, applicant=found.applicant,
        target=found, to=counsellor.pk,
    )  # fmt: skip
    return found


def share_evenly(*, by: Person, application: Application) -> Application:
    """Gives an application to the counsellor who has the least to do for their working time.

    Raises:
        Refusal: Nobody can take it.
    """
    with transaction.atomic(using=CARE):
        found = locked(application)
        # Two who press at once would both see the same counsellor as free: one after the other.
        Clinic.objects.select_for_update().get(pk=found.applicant.clinic_id)
        able = {one.pk: one for one in free_counsellors(found)}
        time = working_time(found.applicant.clinic, able)
        key = least_loaded(open_by_counsellor(able), time)
        if key is None:
            raise Refusal("applications.nobody_free", field="counsellor")
        return assign(by=by, application=found, counsellor=able[key])


@care_action("application.employer_set")
def set_employer(*, by: Person, application: Application, employer: int | None) -> Application:
    """Notes which partner the person works for, for counts of themes; none takes it away.

    Raises:
        Refusal: The person has not agreed to it, or the employer is no partner of the clinic.
    """
    found = locked(application)
    if employer is not None and not found.for_themes:
        raise Refusal("applications.no_consent_to_themes", field="employer")
    if employer is not None and employer not in partners(found.applicant.clinic):
        raise Refusal("applications.no_partner", field="employer")
    found.employer = employer
    found.save(update_fields=["employer"])
    log(
        "application.employer_set", by=by, purpose=Purpose.TRIAGE, applicant=found.applicant,
        target=found,
    )  # fmt: skip
    return found


@care_action("queue.reminded")
def remind_coordinators(*, by: None = None, clinic: Clinic, count: int) -> None:
    """Tells those who run the queue by letter that somebody has waited beyond the goal."""
    log("queue.reminded", by=by, purpose=Purpose.REGULAR, clinic=clinic, count=count)
    for person in staff(clinic, Permission.RUN_QUEUE):
        letter = tell_staff(person, clinic, "queue")
        transaction.on_commit(letter.send, using=CARE, robust=True)


@care_action("part.ended")
def end_coordinators(*, by: None = None, application: Application) -> None:
    """Ends that those who run the queue take part, once nothing is open."""
    end_part(application.applicant, "coordinator")
    log("part.ended", by=by, purpose=Purpose.REGULAR, applicant=application.applicant)


def free_counsellors(application: Application) -> QuerySet[Person]:
    """The counsellors whom the person has not shut out, by name."""
    shut_out = application.applicant.blocks.filter(lifted_at=None).exclude(staff=None)
    keys = [key for key in shut_out.values_list("staff", flat=True) if key is not None]
    return staff(application.applicant.clinic, Permission.COUNSEL).exclude(pk__in=keys)


def open_by_counsellor(keys: Iterable[int]) -> dict[int, int]:
    """How many open applications each of some counsellors has."""
    found = Application.objects.filter(state=Application.State.ACCEPTED, counsellor__in=list(keys))
    counts = found.order_by().values("counsellor").annotate(count=Count("pk"))
    return {one["counsellor"]: one["count"] for one in counts if one["counsellor"] is not None}


def _hand_over(application: Application, counsellor: Person) -> None:
    end_part(application.applicant, "counsellor")
    take_part(application.applicant, counsellor.pk, "counsellor")
    application.counsellor, application.assigned_at = counsellor.pk, now()
    application.save(update_fields=["counsellor", "assigned_at"])
    letter = tell_staff(counsellor, application.applicant.clinic, "mine")
    transaction.on_commit(letter.send, using=CARE, robust=True)

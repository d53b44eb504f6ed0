"""Who does a follow-up: somebody whom the program proves to have had no contact before."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress

from arbetsro.counselling.sharing import least_loaded
from arbetsro.language import Language, say
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import end_part, take_part
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.care.staff import is_staff
from arbetsro.web.followups.independence import contacts, shut_out, who_may
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal

WITH_PERSON = "application__applicant__clinic"


class HasHadContact(Refusal):
    """Somebody has had contact with the person before.

    Attributes:
        what: The key of the message that says what their first contact was.
    """

    def __init__(self, interviewer: Person, what: str, day: str) -> None:
        super().__init__(
            "followups.has_had_contact", field="interviewer", name=interviewer, day=day
        )
        self.what = what

    def told(self, language: Language) -> str:
        """The sentence for the person, with what the contact was."""
        return say(self.code, language, **self.values, what=say(self.what, language))


@care_action("follow_up.assigned")
def assign_follow_up(*, by: Person, follow_up: FollowUp, interviewer: Person) -> FollowUp:
    """Lets somebody do a follow-up, in the place of whoever was to do it.

    Raises:
        Refusal: They have had contact with the person, the person has shut them out, they do no
            follow-ups, or this one is over.
    """
    found = FollowUp.objects.select_for_update(of=("self",)).select_related(WITH_PERSON)
    locked = found.get(pk=follow_up.pk)
    check_waiting(locked)
    _check(locked, interviewer)
    applicant = locked.application.applicant
    if locked.interviewer:
        end_part(applicant, "interviewer", locked.interviewer)
    locked.interviewer, locked.assigned_at = interviewer.pk, now()
    locked.save(update_fields=["interviewer", "assigned_at"])
    take_part(applicant, interviewer.pk, "interviewer")
    log(
        "follow_up.assigned", by=by, purpose=Purpose.FOLLOW_UP, applicant=applicant,
        target=locked, interviewer=interviewer.pk,
    )  # fmt: skip
    return locked


def check_waiting(follow_up: FollowUp) -> None:
    """Refuses where a follow-up is over."""
    if follow_up.state != FollowUp.State.WAITING:
        raise Refusal("followups.is_over")


def _check(follow_up: FollowUp, interviewer: Person) -> None:
    applicant = follow_up.application.applicant
    if not is_staff(applicant.clinic, Permission.FOLLOW_UP, interviewer.pk):
        raise Refusal("followups.no_interviewer", field="interviewer", name=interviewer)
    check_no_contact(follow_up, interviewer)
    if interviewer.pk in shut_out(applicant):
        raise Refusal("followups.shut_out", field="interviewer", name=interviewer)


def check_no_contact(follow_up: FollowUp, interviewer: Person) -> None:
    """Refuses where an interviewer has had to do with the person apart from this follow-up."""
    before = contacts(follow_up.application.applicant, follow_up).get(interviewer.pk)
    if before:
        raise HasHadContact(interviewer, before[0].key, before[0].day.isoformat())


def assign_evenly(*, by: Person, clinic: Clinic, follow_ups: Iterable[FollowUp]) -> int:
    """Gives each follow-up that nobody has to whoever has fewest of those who may do it.

    Returns:
        How many were given to somebody; the others have nobody who may.
    """
    waiting = FollowUp.objects.filter(
        application__applicant__clinic=clinic, state=FollowUp.State.WAITING
    )
    load = Counter(one for one in waiting.values_list("interviewer", flat=True) if one)
    given = 0
    for one in follow_ups:
        able = {person.pk: person for person in who_may(one)}
        chosen = least_loaded(load, dict.fromkeys(able, 1.0))
        if chosen is None:
            continue
        with suppress(Refusal):  # meanwhile it has been answered, or they have met
            assign_follow_up(by=by, follow_up=one, interviewer=able[chosen])
            load[chosen] += 1
            given += 1
    return given

"""A letter that the person may choose to send on. The program sends it to nobody."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.models import Letter

LONGEST = 20_000


@care_action("letter.written")
def write_letter(*, by: Person, application: Application, text: str) -> Letter:
    """Writes a letter, or writes on the one that the person has not been given yet.

    Raises:
        Refusal: It is empty, or the application is no longer open.
    """
    if not text.strip():
        raise Refusal("visits.letter_empty", field="letter")
    locked = _open(application)
    found = locked.letters.select_for_update().filter(given_at=None).first()
    found = found or Letter(application=locked)
    found.text, found.by, found.at = text.strip()[:LONGEST], by.pk, now()
    found.save()
    locked.applicant.entered_on(today())
    log("letter.written", by=by, purpose=Purpose.CARE, applicant=locked.applicant, target=found)
    return found


@care_action("letter.given")
def give_letter(*, by: Person, letter: Letter) -> Letter:
    """Gives the person a letter. It does not change after that.

    Raises:
        Refusal: They have it already, or the application is no longer open.
    """
    found = Letter.objects.select_for_update().get(pk=letter.pk)
    locked = _open(found.application)
    if found.given_at:
        raise Refusal("visits.letter_given_already")
    found.given_at = now()
    found.save(update_fields=["given_at"])
    locked.applicant.entered_on(today())
    log("letter.given", by=by, purpose=Purpose.CARE, applicant=locked.applicant, target=found)
    return found


def _open(application: Application) -> Application:
    found = Application.objects.select_for_update(of=("self",))
    locked = found.select_related("applicant__clinic").get(pk=application.pk)
    if locked.state != Application.State.ACCEPTED:
        raise Refusal("plan.application_closed")
    return locked

"""What a person has agreed to, and taking it back."""

from django.core.exceptions import ObjectDoesNotExist

from arbetsro.web.applications.models import Application
from arbetsro.web.applications.places import CONSENTS
from arbetsro.web.care.models import Applicant, Receipt
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now

#: By consent, what no longer is when it is taken back, and what stays all the same.
_DELETED = {
    "for_follow_up": ["follow_up_coming"],
    "for_evaluation": ["evaluation_coming"],
    "for_themes": ["themes_coming"],
}
_KEPT = {
    "for_follow_up": ["record"],
    "for_evaluation": ["evaluation_made"],
    "for_themes": ["themes_made"],
}


@care_action("consents.changed")
def change_consents(
    *,
    by: Applicant,
    application: Application,
    for_follow_up: bool,
    for_evaluation: bool,
    for_themes: bool,
) -> Receipt | None:
    """Changes what a person agrees to.

    Returns:
        The receipt for what was taken back; nothing where nothing was.
    """
    rows = Application.objects.select_for_update(of=("self",)).select_related("applicant__clinic")
    found = rows.get(pk=application.pk, applicant=by)
    wanted = {
        "for_follow_up": for_follow_up, "for_evaluation": for_evaluation, "for_themes": for_themes,
    }  # fmt: skip
    back = [one for one in CONSENTS if getattr(found, one) and not wanted[one]]
    for name, value in wanted.items():
        setattr(found, name, value)
    found.version += 1
    found.save(update_fields=[*CONSENTS, "version"])
    if "for_follow_up" in back:
        _let_follow_up_be(found)
    log(
        "consents.changed", by=by, purpose=Purpose.OWN, applicant=by, target=found,
        given=[one for one in CONSENTS if wanted[one]], taken_back=back,
    )  # fmt: skip
    return _receipt(by, back) if back else None


def _let_follow_up_be(application: Application) -> None:
    """A follow-up that waits is counted as one that the person did not want."""
    try:
        waiting = application.follow_up
    except ObjectDoesNotExist:
        return
    if waiting.state == "waiting":
        waiting.state, waiting.because, waiting.done_at = "lost", "withdrew", now()
        waiting.save(update_fields=["state", "because", "done_at"])
        application.applicant.taking_part.filter(role="interviewer", until=None).update(until=now())


def _receipt(applicant: Applicant, back: list[str]) -> Receipt:
    deleted = [key for one in back for key in _DELETED[one]]
    kept = list(dict.fromkeys(key for one in back for key in _KEPT[one]))
    what = back[0].removeprefix("for_") if len(back) == 1 else "consents"
    return Receipt.objects.create(
        clinic=applicant.clinic, applicant=applicant.id, what=what, deleted=deleted, kept=kept
    )

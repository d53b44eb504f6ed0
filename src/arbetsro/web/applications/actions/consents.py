"""What a person has agreed to, and taking it back."""

from collections.abc import Iterable, Sequence

from arbetsro.web.applications.models import Application
from arbetsro.web.applications.places import CONSENTS
from arbetsro.web.care.models import Applicant, Receipt
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.followups.actions import lose_follow_up
from arbetsro.web.followups.falling_due import falls_due
from arbetsro.web.followups.models import FollowUp

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

    What is taken back is taken back of everything that the person has told the clinic, also in
    earlier applications; what is given now is given for this one.

    Returns:
        The receipt for what was taken back; nothing where nothing was.
    """
    rows = Application.objects.select_for_update(of=("self",)).select_related("applicant__clinic")
    every = list(rows.filter(applicant=by).order_by("pk"))
    found = next(one for one in every if one.pk == application.pk)
    wanted = {
        "for_follow_up": for_follow_up, "for_evaluation": for_evaluation, "for_themes": for_themes,
    }  # fmt: skip
    held = given_by(every)
    back = [one for one in CONSENTS if held[one] and not wanted[one]]
    for one in every:
        _take_back(one, by, back)
    _give(found, [one for one in CONSENTS if wanted[one] and not held[one]])
    log(
        "consents.changed", by=by, purpose=Purpose.OWN, applicant=by, target=found,
        given=[one for one in CONSENTS if wanted[one]], taken_back=back,
    )  # fmt: skip
    return _receipt(by, back) if back else None


def given_by(applications: Iterable[Application]) -> dict[str, bool]:
    """What a person agrees to, in any of some applications."""
    every = list(applications)
    return {name: any(getattr(one, name) for one in every) for name in CONSENTS}


def _give(application: Application, names: Sequence[str]) -> None:
    for name in names:
        setattr(application, name, True)
    application.version += 1
    application.save(update_fields=[*CONSENTS, "version"])
    if "for_follow_up" in names and application.state == Application.State.CLOSED:
        falls_due(application)


def _take_back(application: Application, by: Applicant, names: Sequence[str]) -> None:
    for name in names:
        setattr(application, name, False)
    if "for_themes" in names:
        application.employer = None
    application.save(update_fields=[*CONSENTS, "employer"])
    if "for_follow_up" in names:
        _let_follow_up_be(application, by)


def _let_follow_up_be(application: Application, by: Applicant) -> None:
    """A follow-up that waits is counted as one that the person did not want."""
    waiting = FollowUp.objects.filter(application=application, state=FollowUp.State.WAITING)
    for one in waiting:
        lose_follow_up(by=by, follow_up=one, because=FollowUp.Reason.WITHDREW)


def _receipt(applicant: Applicant, back: list[str]) -> Receipt:
    deleted = [key for one in back for key in _DELETED[one]]
    kept = list(dict.fromkeys(key for one in back for key in _KEPT[one]))
    what = back[0].removeprefix("for_") if len(back) == 1 else "consents"
    return Receipt.objects.create(
        clinic=applicant.clinic, applicant=applicant.id, what=what, deleted=deleted, kept=kept
    )

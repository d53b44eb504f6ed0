"""How a clinic works and what it says about itself. Nothing here is about a person."""

from collections.abc import Mapping
from typing import Any

from arbetsro.instruments.wording import Wording
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.refusal import Refusal

#: What ``change_clinic`` may change.
SETTINGS = (
    "is_open", "time_zone", "telephone", "answer_days", "visit_days", "follow_up_weeks",
    "visit_minutes", "buffer_minutes", "uses_demo_wording",
)  # fmt: skip
TEXTS = ("information", "advice", "crisis")


@care_action("clinic.changed")
def change_clinic(*, by: Person, clinic: Clinic, **settings: Any) -> Clinic:  # noqa: ANN401 - of several kinds
    """Changes how a clinic works: some of ``SETTINGS``.

    Raises:
        Refusal: It would be open without words for its self-rating.
    """
    found = _locked(clinic)
    changed = [name for name in SETTINGS if name in settings and _differs(found, settings, name)]
    for name in changed:
        setattr(found, name, settings[name])
    if found.is_open and not (found.wording or found.uses_demo_wording):
        raise Refusal("care.open_without_wording", field="is_open")
    found.save(update_fields=changed)
    log("clinic.changed", by=by, purpose=Purpose.CHECK, clinic=found, fields=changed)
    return found


@care_action("clinic.texts_changed")
def change_texts(*, by: Person, clinic: Clinic, kind: str, texts: Mapping[str, Any]) -> Clinic:
    """Changes what a clinic says: ``information``, ``advice`` or ``crisis``; see ``care.texts``.

    Raises:
        ValueError: There is no such kind.
    """
    if kind not in TEXTS:
        raise ValueError(kind)
    found = _locked(clinic)
    setattr(found, kind, dict(texts))
    found.save(update_fields=[kind])
    log("clinic.texts_changed", by=by, purpose=Purpose.CHECK, clinic=found, kind=kind)
    return found


@care_action("clinic.wording_loaded")
def load_wording(*, by: Person, clinic: Clinic, wording: Wording, has_right: bool) -> Clinic:
    """Takes the words of the self-rating that the clinic has the right to use.

    From then on the made-up words of the demonstration are not shown.

    Raises:
        Refusal: Nobody has said that the clinic has the right to them.
    """
    if not has_right:
        raise Refusal("care.right_missing", field="has_right")
    found = _locked(clinic)
    found.wording = {str(number): dict(texts) for number, texts in wording.items.items()}
    found.uses_demo_wording = False
    found.save(update_fields=["wording", "uses_demo_wording"])
    log(
        "clinic.wording_loaded", by=by, purpose=Purpose.CHECK, clinic=found,
        languages=list(wording.languages), states_right=True,
    )  # fmt: skip
    return found


@care_action("clinic.wording_dropped")
def drop_wording(*, by: Person, clinic: Clinic) -> Clinic:
    """Takes away the words of the self-rating.

    Raises:
        Refusal: The clinic is open and would have none.
    """
    found = _locked(clinic)
    if found.is_open and not found.uses_demo_wording:
        raise Refusal("care.close_first")
    found.wording = {}
    found.save(update_fields=["wording"])
    log("clinic.wording_dropped", by=by, purpose=Purpose.CHECK, clinic=found)
    return found


def _locked(clinic: Clinic) -> Clinic:
    return Clinic.objects.select_for_update().get(pk=clinic.pk)


def _differs(clinic: Clinic, settings: Mapping[str, object], name: str) -> bool:
    return bool(getattr(clinic, name) != settings[name])

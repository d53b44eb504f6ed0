"""Registering somebody who rings: the record, the application, and sending it, all or nothing."""

from collections.abc import Mapping

from arbetsro.language import Language
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.actions.applying import (
    begin_application,
    save_application,
    send_application,
)
from arbetsro.web.applications.models import Application
from arbetsro.web.care.actions import register_applicant
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log


@care_action("application.by_telephone")
def register_by_telephone(
    *,
    by: Person,
    clinic: Clinic,
    name: str,
    contact: Mapping[str, str],
    language: Language = "sv",
    is_protected: bool = False,
    changes: Mapping[str, object],
) -> Application:
    """Registers somebody who is on the telephone and sends the application for them.

    Args:
        by: The staff member who writes down what the person says.
        clinic: Where.
        name: What the person is called.
        contact: ``email``, ``telephone`` and ``address``; what is not known is left out.
        language: What the person is written to in.
        is_protected: Whether the person's details are protected.
        changes: What the application holds, by place; see ``applications.places``.

    Raises:
        Refusal: The clinic is closed, or the application lacks what it must have.
    """
    applicant = register_applicant(
        by=by, clinic=clinic, name=name, contact=contact, language=language,
        is_protected=is_protected,
    )  # fmt: skip
    begun = begin_application(by=by, applicant=applicant)
    save_application(by=by, application=begun, changes=changes, seen=begun.version)
    sent = send_application(by=by, application=begun)
    log("application.by_telephone", by=by, purpose=Purpose.TRIAGE, applicant=applicant, target=sent)
    return sent

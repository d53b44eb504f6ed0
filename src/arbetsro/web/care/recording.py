"""Actions of the care store and its log: nothing is written or read that leaves no event."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Applicant, CareEvent, Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.stores import CARE

P = ParamSpec("P")
R = TypeVar("R")

#: Who acts: a staff member, the person, or the program itself.
Actor = Person | Applicant | None

#: Every action of the care store by the code of its event. Tests walk it.
CARE_ACTIONS: dict[str, Callable[..., Any]] = {}

_logged: ContextVar[set[str] | None] = ContextVar("logged", default=None)


class UnloggedActionError(RuntimeError):
    """An action that has left no event in the log of the care store. It has been undone."""


def care_action(code: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Makes a function that changes the care store an action, as ``audit.recording.action`` does.

    The function takes keywords only, ``by`` (who acts) among them, and calls ``log`` with the code.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            token = _logged.set(set())
            try:
                with transaction.atomic(using=CARE):
                    result = function(*args, **kwargs)
                    if code not in (_logged.get() or ()):
                        raise UnloggedActionError(code)
                    return result
            finally:
                _logged.reset(token)

        if code in CARE_ACTIONS:
            raise ValueError(f"two actions of the care store are called {code}")
        CARE_ACTIONS[code] = act
        return act

    return decorate


def log(
    code: str,
    *,
    by: Actor,
    purpose: Purpose,
    applicant: Applicant | None = None,
    clinic: Clinic | None = None,
    target: models.Model | None = None,
    reading: bool = False,
    **detail: object,
) -> CareEvent:
    """Writes an event of the care store.

    Args:
        code: What was done, as in ``application.decided``; its sentence is ``care_log.<code>``.
        by: Who did it.
        purpose: Why.
        applicant: Whose record it concerns.
        clinic: The clinic, where no applicant is named.
        target: What it was done to.
        reading: Whether something was only read.
        detail: Plain data that tells the rest: keys and counts, never anything clinical.
    """
    logged = _logged.get()
    if logged is not None:
        logged.add(code)
    event = event_of(
        code, by=by, purpose=purpose, applicant=applicant, clinic=clinic, target=target,
        reading=reading, **detail,
    )  # fmt: skip
    event.save(force_insert=True)
    return event


def event_of(
    code: str,
    *,
    by: Actor,
    purpose: Purpose,
    applicant: Applicant | None = None,
    clinic: Clinic | None = None,
    target: models.Model | None = None,
    reading: bool = False,
    **detail: object,
) -> CareEvent:
    """An event that is not written yet, as for the many of a list; see ``log``."""
    return CareEvent(
        at=now(),
        clinic=applicant.clinic if applicant else clinic,
        applicant=applicant.pk if applicant else None,
        applicant_number=applicant.number if applicant else "",
        by_key=by.pk if isinstance(by, Person) else None,
        by_name=_name(by),
        by_applicant=isinstance(by, Applicant),
        action=code,
        purpose=purpose,
        is_reading=reading,
        target_kind=target._meta.model_name or "" if target else "",
        target_id=str(target.pk) if target else "",
        detail=detail,
    )


def _name(by: Actor) -> str:
    if isinstance(by, Person):
        return str(by)
    return "" if isinstance(by, Applicant) else "arbetsro"

"""Actions and their events: no change without its event, and no event without its change."""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.clock import now

P = ParamSpec("P")
R = TypeVar("R")

#: Every action by the code of its event. Tests walk it.
ACTIONS: dict[str, Callable[..., Any]] = {}

_recorded: ContextVar[set[str] | None] = ContextVar("recorded", default=None)


class UnrecordedActionError(RuntimeError):
    """An action that has left no event. Its change has been undone."""


def action(code: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Makes a function that changes state an action: atomic, and undone if it leaves no event.

    The function takes keywords only, ``by`` (the acting person) among them, and calls ``record``
    with the same code.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            token = _recorded.set(set())
            try:
                with transaction.atomic():
                    result = function(*args, **kwargs)
                    if code not in (_recorded.get() or ()):
                        raise UnrecordedActionError(code)
                    return result
            finally:
                _recorded.reset(token)

        if code in ACTIONS:
            raise ValueError(f"two actions are called {code}")
        ACTIONS[code] = act
        return act

    return decorate


def record(
    code: str,
    *,
    by: Person | None,
    target: models.Model | None = None,
    organisation: models.Model | None = None,
    reading: bool = False,
    **detail: object,
) -> Event:
    """Writes an event.

    Args:
        code: What was done, as in ``analysis.created``.
        by: Who did it; nobody for what the installation does by itself or from the command line.
        target: What it was done to.
        organisation: On whose behalf; the target's own where it has one.
        reading: Whether something was only read.
        detail: Plain data that tells the rest. Never a password, a key or free text of a case.
    """
    event = _event(code, by, target, organisation, detail)
    event.is_reading = reading
    event.save(force_insert=True)
    return event


def record_each(
    code: str,
    *,
    by: Person | None,
    organisation: models.Model,
    targets: Iterable[tuple[models.Model, dict[str, object]]],
) -> None:
    """Writes an event of the same kind for each of many targets with its detail, in few queries."""
    events = [_event(code, by, target, organisation, detail) for target, detail in targets]
    Event.objects.bulk_create(events, batch_size=1000)


def _event(
    code: str,
    by: Person | None,
    target: models.Model | None,
    organisation: models.Model | None,
    detail: dict[str, object],
) -> Event:
    if organisation is None:
        organisation = getattr(target, "organisation", None)
    recorded = _recorded.get()
    if recorded is not None:
        recorded.add(code)
    return Event(
        at=now(),
        by=by,
        by_name=str(by) if by else "arbetsro",
        organisation=organisation,  # type: ignore[misc]
        action=code,
        target_kind=target._meta.model_name or "" if target else "",
        target_id=str(target.pk) if target else "",
        target_name=str(target)[:200] if target else "",
        detail=detail,
    )

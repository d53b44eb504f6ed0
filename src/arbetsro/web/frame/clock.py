"""What time it is, as every app of the work environment asks it.

A made-up history is written by setting the clock back; nothing else does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("set_to", default=None)


def now() -> datetime:
    """This moment, with its time zone."""
    return _set_to.get() or timezone.now()


def today() -> date:
    """This day, in the time zone of the installation."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """What is done inside is done at another moment: for the demonstration and for tests."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)

"""A pulse beside long work, which shows that its worker lives."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, InterfaceError, connections

#: Seconds between two beats.
BEAT_EVERY = 10.0

log = logging.getLogger("arbetsro.jobs")


@contextmanager
def beating(beat: Callable[[], object], every: float = BEAT_EVERY) -> Iterator[None]:
    """Calls ``beat`` at intervals for as long as the block runs, in a thread of its own."""
    over = Event()
    heart = Thread(target=_beat_until, args=(over, beat, every), name="heart", daemon=True)
    heart.start()
    try:
        yield
    finally:
        over.set()
        heart.join()


def _beat_until(over: Event, beat: Callable[[], object], every: float) -> None:
    try:
        while not over.wait(every):
            try:
                beat()
            except (DatabaseError, InterfaceError):
                log.warning("a beat was missed: the database did not answer")
    finally:
        connections.close_all()

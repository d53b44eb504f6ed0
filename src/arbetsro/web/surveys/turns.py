"""One at a time with the same code, also in different processes, and without holding up others."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

_CAN_LOCK = find_spec("fcntl") is not None  # on Windows threads alone take turns

#: Codes share so many turns, so that nobody can tell from a lock which code it was.
_TURNS = 64
_threads = [threading.Lock() for _ in range(_TURNS)]


@contextmanager
def alone_with(mark: str) -> Iterator[None]:
    """Lets nobody else in with the same mark until the block is over, or the process has died.

    PostgreSQL locks the row that is read for a change. SQLite can only lock everything, and whoever
    answers waits for the disk: there it is a file that is locked instead.

    Args:
        mark: A hash in hexadecimal digits.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic():
            yield
        return
    turn = int(mark[:8], 16) % _TURNS
    with _threads[turn], _file(turn):
        yield


@contextmanager
def _file(turn: int) -> Iterator[None]:
    if not _CAN_LOCK:
        yield
        return
    from fcntl import LOCK_EX, flock

    handle = os.open(_files()[turn], os.O_RDWR)
    try:
        flock(handle, LOCK_EX)
        yield
    finally:
        os.close(handle)


def _files() -> list[Path]:
    """The files, which are made all at once: when one was made says nothing."""
    files = [settings.DATA / "turns" / str(n) for n in range(_TURNS)]
    if not files[-1].exists():
        files[0].parent.mkdir(parents=True, exist_ok=True)
        for file in files:
            file.touch(mode=0o600)
    return files

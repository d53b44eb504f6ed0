"""Writes what several requests have waiting in one transaction: each would wait for the disk."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from uuid import UUID


class NotKeptError(Exception):
    """The program was stopped before the sheet was on the disk."""


@dataclass
class Waiting:
    """A sealed sheet that is to be kept.

    Attributes:
        is_done: Whether it has been tried.
        error: Why it was not kept.
    """

    wave: UUID
    key: UUID
    sealed: bytes
    is_done: bool = False
    error: Exception | None = None


class Batches:
    """Sheets from all threads of a process: who comes first writes for all who wait.

    Args:
        write: Keeps some sheets in one transaction, and tells each that cannot be kept why.
    """

    def __init__(self, write: Callable[[list[Waiting]], None]) -> None:
        self._write = write
        self._waiting: list[Waiting] = []
        self._guard, self._turn = Lock(), Lock()

    def add(self, one: Waiting) -> None:
        """Returns when the sheet is on the disk.

        Raises:
            Exception: Why it is not.
        """
        with self._guard:
            self._waiting.append(one)
        with self._turn:
            if not one.is_done:  # whoever had the turn before may have written it too
                self._write_all()
        if one.error is not None:
            raise one.error

    def _write_all(self) -> None:
        with self._guard:
            batch, self._waiting = self._waiting, []
        try:
            self._write(batch)
        except BaseException as error:
            # Each of those who wait is told, also where the program is being stopped.
            why = error if isinstance(error, Exception) else NotKeptError()
            for each in batch:
                each.error = each.error or why
            if why is not error:
                raise
        finally:
            for each in batch:
                each.is_done = True

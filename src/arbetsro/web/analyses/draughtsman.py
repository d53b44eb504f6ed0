"""A process that draws chapters, so that those who type do not wait for somebody's charts.

The chart library holds the interpreter for as long as it draws; in a process of its own it holds
up nobody but those who look at charts. The process ends with the one that started it, since its
input does.
"""

import atexit
import contextlib
import pickle
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import IO

from arbetsro.web.analyses.chapters import Order, draw
from arbetsro.web.analyses.shown import Shown


class DrawingError(RuntimeError):
    """The process could not draw; its own words are in the log."""


class Draughtsman:
    """Starts the process when it is first needed, and again when it is gone.

    ``process`` is the one at work.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self.process: subprocess.Popen[bytes] | None = None

    def draw(self, order: Order) -> tuple[Shown, ...]:
        """A chapter, drawn.

        Raises:
            DrawingError: It could not be, twice in a row.
        """
        with self._lock:
            for _ in range(2):
                with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
                    return self._ask(order)
                self.close()
        raise DrawingError

    def _ask(self, order: Order) -> tuple[Shown, ...]:
        if self.process is None or self.process.poll() is not None:
            self.close()
            self.process = subprocess.Popen(  # noqa: S603 - this program itself
                [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        assert self.process.stdin is not None  # noqa: S101 - both are pipes
        assert self.process.stdout is not None  # noqa: S101
        pickle.dump(order, self.process.stdin)
        self.process.stdin.flush()
        # Written by the process that was started here, by nobody else.
        drawn: tuple[Shown, ...] = pickle.load(self.process.stdout)  # noqa: S301
        return drawn

    def close(self) -> None:
        """Ends the process, if there is one."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            # What it had not read yet goes nowhere.
            with contextlib.suppress(OSError), process:
                pass


_draughtsman = Draughtsman()
atexit.register(_draughtsman.close)


@lru_cache(maxsize=128)
def drawn(order: Order) -> tuple[Shown, ...]:
    """A chapter, drawn once by each web process for all who look at the same case."""
    return _draughtsman.draw(order)


def _orders(source: IO[bytes]) -> Iterator[Order]:
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            yield pickle.load(source)  # noqa: S301 - from the process that started this one


def main() -> None:
    """Draws what it is asked for until its input ends."""
    for order in _orders(sys.stdin.buffer):
        pickle.dump(draw(order), sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

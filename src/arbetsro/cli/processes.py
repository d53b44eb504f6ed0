"""Processes that live and die together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

#: Seconds that a process has to end after each request: work at hand is finished, then given back.
PATIENCE = (10.0, 5.0)
_LOOK_EVERY = 0.1
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Together:
    """Processes that are started together, and stopped when one of them ends or a signal comes."""

    def __init__(
        self, commands: Mapping[str, Sequence[str]], environment: Mapping[str, str]
    ) -> None:
        self._commands = commands
        self._environment = environment
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._signals = 0

    def run(self, once_up: Callable[[], bool]) -> tuple[str, int] | None:
        """Runs until a signal comes; the one that ended by itself, with its status, if any.

        Args:
            once_up: Called again and again until it says that all is up, and not after that.
        """
        before = {number: signal.signal(number, self._note) for number in _SIGNALS}
        try:
            for name, command in self._commands.items():
                self._running[name] = self._start(command)
            return self._watch(once_up)
        finally:
            self._stop()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._signals += 1

    def _start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        # In a session of its own: a Ctrl-C comes to us, and we tell the others in good order.
        return subprocess.Popen(  # noqa: S603 - our own programs
            command,
            env=dict(self._environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    def _watch(self, once_up: Callable[[], bool]) -> tuple[str, int] | None:
        up = False
        while not self._signals:
            for name, process in self._running.items():
                if (status := process.poll()) is not None:
                    return name, status
            up = up or once_up()
            time.sleep(_LOOK_EVERY)
        return None

    def _stop(self) -> None:
        for patience in PATIENCE:
            for process in self._left():
                _ask_to_end(process)
            self._wait(patience)
        for process in self._running.values():
            _signal_group(process, signal.SIGKILL)
            process.wait()

    def _left(self) -> list[subprocess.Popen[bytes]]:
        processes = self._running.values()
        return [one for one in processes if one.poll() is None or _signal_group(one, 0)]

    def _wait(self, patience: float) -> None:
        """Waits until all have ended, for so long; a second signal ends the patience."""
        signals, until = self._signals, time.monotonic() + patience
        while self._left() and time.monotonic() < until and self._signals == signals:
            time.sleep(_LOOK_EVERY)


def _ask_to_end(process: subprocess.Popen[bytes]) -> None:
    """Asks a process, which sees to its own; where it was killed, asks those it has left behind."""
    if process.poll() is None:
        process.terminate()
    else:
        _signal_group(process, signal.SIGTERM)


def _signal_group(process: subprocess.Popen[bytes], number: int) -> bool:
    """Sends a signal to a process and all below it; whether there was anybody."""
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return False
    return True


def _die_with_parent() -> None:
    """Asks Linux to end this process if its parent is killed and cannot do it."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG

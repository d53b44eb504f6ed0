"""How often one may try something. Nothing of it is written down: it lives in the process alone.

An address is kept only as a keyed hash, under a key that is made when the process starts and dies
with it, so that nobody can tell afterwards from where something came.
"""

import secrets
import time
from collections import deque
from hashlib import blake2b
from threading import Lock

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

#: Within how many seconds what follows is counted.
_WINDOW = 900
#: More keys than this are not kept; the oldest are forgotten.
_MOST_KEYS = 50_000
_KEY = secrets.token_bytes(32)


class Tries:
    """Counts of something, by what tries it."""

    def __init__(self) -> None:
        self._seen: dict[bytes, deque[float]] = {}
        self._lock = Lock()

    def count(self, what: str, most: int) -> bool:
        """Whether one more is allowed now, and counts it if so."""
        with self._lock:
            times = self._now(what)
            allowed = len(times) < most
            if allowed:
                times.append(time.monotonic())
        return allowed

    def are_over(self, what: str, most: int) -> bool:
        """Whether no more is allowed now; counts nothing."""
        with self._lock:
            return len(self._now(what)) >= most

    def forget(self) -> None:
        """Begins to count anew."""
        with self._lock:
            self._seen.clear()

    def _now(self, what: str) -> deque[float]:
        key = blake2b(what.encode(), key=_KEY, digest_size=16).digest()
        times = self._seen.pop(key, None) or deque()
        while times and time.monotonic() - times[0] > _WINDOW:
            times.popleft()
        self._seen[key] = times
        if len(self._seen) > _MOST_KEYS:
            self._seen.pop(next(iter(self._seen)))
        return times


def address_of(request: HttpRequest) -> str:
    """Where a request comes from."""
    return str(get_adapter(request).get_client_ip(request))

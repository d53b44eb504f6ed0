"""How often one may send or ask. Nothing of it is written down: it lives in the process alone.

An address is kept only as a keyed hash, under a key that is made when the process starts and dies
with it, so that nobody can tell afterwards from where a report came.
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
#: Many people may report from behind the same address after something has happened.
FROM_AN_ADDRESS = 20
THROUGH_A_DOOR = 100
CODES_FROM_AN_ADDRESS = 30
#: More keys than this are not kept; the oldest are forgotten.
_MOST_KEYS = 50_000

_KEY = secrets.token_bytes(32)
_seen: dict[bytes, deque[float]] = {}
_lock = Lock()


def may_send(request: HttpRequest, token: str) -> bool:
    """Whether one more report is taken now, and counts it if so."""
    return _count("door", token, THROUGH_A_DOOR) and _count(
        "send", _address(request), FROM_AN_ADDRESS
    )


def may_ask(request: HttpRequest) -> bool:
    """Whether one more code is looked up now, and counts it if so."""
    return _count("code", _address(request), CODES_FROM_AN_ADDRESS)


def forget() -> None:
    """Begins to count anew."""
    with _lock:
        _seen.clear()


def _address(request: HttpRequest) -> str:
    return str(get_adapter(request).get_client_ip(request))


def _count(kind: str, what: str, most: int) -> bool:
    key = blake2b(f"{kind}:{what}".encode(), key=_KEY, digest_size=16).digest()
    now = time.monotonic()
    with _lock:
        times = _seen.pop(key, None) or deque()
        while times and now - times[0] > _WINDOW:
            times.popleft()
        allowed = len(times) < most
        if allowed:
            times.append(now)
        _seen[key] = times
        if len(_seen) > _MOST_KEYS:
            _seen.pop(next(iter(_seen)))
    return allowed

"""Sealing of answers: whoever has a copy of the database, or a backup, can read none of them."""

import json
from collections.abc import Mapping
from typing import Any

from arbetsro.web.frame.key_ring import KeyRing

RING = KeyRing("ANSWERS_KEYS")
#: Contents are filled up to a multiple of so many signs: how much somebody wrote does not show.
_EVEN = 1024


def seal_sheet(content: Mapping[str, object]) -> bytes:
    """What a sheet holds, sealed."""
    plain = json.dumps(content, ensure_ascii=False).encode()
    return RING.seal_without_time(plain.ljust(-(-len(plain) // _EVEN) * _EVEN))


def unseal_sheet(sealed: bytes) -> dict[str, Any]:
    """What a sheet holds.

    Raises:
        NoKeyError: None of the keys opens it.
    """
    found: dict[str, Any] = json.loads(RING.open(bytes(sealed)))
    return found

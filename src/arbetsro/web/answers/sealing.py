"""Sealing of answers: whoever has a copy of the database, or a backup, can read none of them."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from arbetsro.web.frame.key_ring import KeyRing

RING = KeyRing("ANSWERS_KEYS")
#: Every sheet is filled up to so many bytes: how much somebody wrote does not show, and one takes
#: the place of another. Fifty answers take some 400 of them, and a page of text some 1 000.
ROOM = 3072


class TooLongError(ValueError):
    """More was written than there is room for; nothing was kept."""


def seal_sheet(content: Mapping[str, object]) -> bytes:
    """What a sheet holds, sealed; always as long.

    Raises:
        TooLongError: It does not fit.
    """
    packed = zlib.compress(json.dumps(content, ensure_ascii=False).encode(), 9)
    if len(packed) > ROOM:
        raise TooLongError
    return urlsafe_b64decode(RING.seal_without_time(packed.ljust(ROOM, b"\0")))


def seal_anew(sealed: bytes) -> bytes:
    """The same sheet, sealed once more: nobody sees that it is the same.

    Raises:
        NoKeyError: None of the keys opens it.
    """
    return urlsafe_b64decode(RING.seal_anew(urlsafe_b64encode(bytes(sealed))))


def unseal_sheet(sealed: bytes) -> dict[str, Any]:
    """What a sheet holds.

    Raises:
        NoKeyError: None of the keys opens it.
    """
    packed = RING.open(urlsafe_b64encode(bytes(sealed)))
    found: dict[str, Any] = json.loads(zlib.decompressobj().decompress(packed))
    return found

"""Sealing: what the care store keeps is encrypted with the newest key and read with any of them."""

import hashlib
import hmac
import json
import secrets
from contextlib import suppress

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from arbetsro.web.frame.key_ring import KeyRing, NoKeyError, kept_text, key_lines, new_key

__all__ = [
    "NoKeyError",
    "Sealed",
    "forget_keys",
    "index_of",
    "is_sealed",
    "key_lines",
    "key_that_opens",
    "new_key",
    "seal",
    "seal_anew",
    "unseal",
]

_MARK = "sealed:"
_RING = KeyRing("CARE_KEYS")


class Sealed(str):
    """Something sealed that is kept as it is, as when a backup is restored without its keys."""

    __slots__ = ()


def seal(value: object) -> str:
    """A value that JSON can hold, sealed."""
    plain = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).encode()
    return _MARK + _RING.seal(plain).decode()


def unseal(token: str) -> object:
    """What was sealed.

    Raises:
        NoKeyError: None of the keys opens it.
    """
    return json.loads(_RING.open(_bare(token)))


def seal_anew(token: str) -> str:
    """The same, sealed with the newest key.

    Raises:
        NoKeyError: None of the keys opens it.
    """
    return _MARK + _RING.seal_anew(_bare(token)).decode()


def is_sealed(value: object) -> bool:
    """Whether a text is something sealed."""
    return isinstance(value, str) and value.startswith(_MARK)


def key_that_opens(token: str) -> int | None:
    """Which key of the ring opens something sealed: 0 for the newest, none where none does."""
    for place, key in enumerate(_RING.keys):
        with suppress(InvalidToken):
            key.decrypt(_bare(token))
            return place
    return None


def index_of(*parts: object) -> str:
    """A mark by which something is found again that is kept nowhere: 64 signs."""
    key = kept_text(settings.CARE_INDEX_KEY, lambda: secrets.token_urlsafe(64))
    text = "\x1f".join(map(str, parts)).encode()
    return hmac.new(key.encode(), text, hashlib.sha256).hexdigest()


def forget_keys() -> None:
    """Lets the keys be read anew the next time one is needed."""
    _RING.forget()


def _bare(token: str) -> bytes:
    return token.removeprefix(_MARK).encode()

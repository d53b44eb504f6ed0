"""Sealing: what the care store keeps is encrypted with the newest key and read with any of them.

Fernet (AES-128-CBC with HMAC-SHA256) from the ``cryptography`` library. The keys are never in the
database, so whoever has a copy of it, or a backup, can read nothing.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

_MARK = "sealed:"


class NoKeyError(Exception):
    """The keys at hand cannot open what was sealed, or there are none. Nothing has been lost."""


class Sealed(str):
    """Something sealed that is kept as it is, as when a backup is restored without its keys."""

    __slots__ = ()


def seal(value: object) -> str:
    """A value that JSON can hold, sealed."""
    plain = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).encode()
    return _MARK + _ring().encrypt(plain).decode()


def unseal(token: str) -> object:
    """What was sealed.

    Raises:
        NoKeyError: None of the keys opens it.
    """
    return json.loads(_opened(token.removeprefix(_MARK).encode()))


def seal_anew(token: str) -> str:
    """The same, sealed with the newest key.

    Raises:
        NoKeyError: None of the keys opens it.
    """
    try:
        return _MARK + _ring().rotate(token.removeprefix(_MARK).encode()).decode()
    except InvalidToken as error:
        raise NoKeyError from error


def is_sealed(value: object) -> bool:
    """Whether a text is something sealed."""
    return isinstance(value, str) and value.startswith(_MARK)


def key_that_opens(token: str) -> int | None:
    """Which key of the ring opens something sealed: 0 for the newest, none where none does."""
    sealed = token.removeprefix(_MARK).encode()
    for place, key in enumerate(_keys()):
        with suppress(InvalidToken):
            key.decrypt(sealed)
            return place
    return None


def index_of(*parts: object) -> str:
    """A mark by which something is found again that is kept nowhere: 64 signs."""
    key = _from(settings.CARE_INDEX_KEY, lambda: secrets.token_urlsafe(64))
    text = "\x1f".join(map(str, parts)).encode()
    return hmac.new(key.encode(), text, hashlib.sha256).hexdigest()


def new_key() -> str:
    """A key for the ring."""
    return Fernet.generate_key().decode()


def forget_keys() -> None:
    """Lets the keys be read anew the next time one is needed."""
    _keys.cache_clear()
    _ring.cache_clear()


def _opened(token: bytes) -> bytes:
    try:
        return _ring().decrypt(token)
    except InvalidToken:
        # Another process may have sealed it with a key that is newer than what was read here.
        forget_keys()
    try:
        return _ring().decrypt(token)
    except InvalidToken as error:
        raise NoKeyError from error


@cache
def _ring() -> MultiFernet:
    return MultiFernet(_keys())


@cache
def _keys() -> tuple[Fernet, ...]:
    """The keys, newest first."""
    text = _from(settings.CARE_KEYS, new_key)
    try:
        found = tuple(Fernet(line) for line in key_lines(text))
    except ValueError as error:  # one that is no key
        raise NoKeyError from error
    if not found:
        raise NoKeyError
    return found


def key_lines(text: str) -> list[str]:
    """The keys in a text, newest first, with commas or line breaks between."""
    return [line.strip() for line in text.replace(",", "\n").splitlines() if line.strip()]


def _from(place: Path | str, make: Callable[[], str]) -> str:
    """The text of a key; on this machine one is made where there is none yet."""
    if isinstance(place, str):
        return place
    try:
        return place.read_text("utf-8").strip()
    except FileNotFoundError as error:
        if settings.PRODUCTION:
            raise NoKeyError from error
    place.parent.mkdir(parents=True, exist_ok=True)
    made = make()
    try:
        with place.open("x", encoding="utf-8") as file:
            place.chmod(0o600)
            file.write(made)
    except FileExistsError:
        return place.read_text("utf-8").strip()  # another process was faster
    return made

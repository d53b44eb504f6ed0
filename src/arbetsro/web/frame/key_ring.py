"""Keys of an installation: sealing with the newest, opening with any of them.

Fernet (AES-128-CBC with HMAC-SHA256) from the ``cryptography`` library. The keys are never in a
database, so whoever has a copy of it, or a backup, can read nothing of what was sealed.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class NoKeyError(Exception):
    """The keys at hand cannot open what was sealed, or there are none. Nothing has been lost."""


class KeyRing:
    """The keys of a setting, newest first; they are read when one is first needed.

    Args:
        setting: The name of the setting: a file, or the keys themselves.
    """

    def __init__(self, setting: str) -> None:
        self._setting = setting

    def seal(self, plain: bytes) -> bytes:
        """Something sealed with the newest key; when can be read on its outside."""
        return self._ring.encrypt(plain)

    def seal_without_time(self, plain: bytes) -> bytes:
        """The same, where nobody may know when it was sealed."""
        return self._ring.encrypt_at_time(plain, 0)

    def open(self, token: bytes) -> bytes:
        """What was sealed.

        Raises:
            NoKeyError: None of the keys opens it.
        """
        try:
            return self._ring.decrypt(token)
        except InvalidToken:
            # Another process may have sealed it with a key that is newer than what was read here.
            self.forget()
        try:
            return self._ring.decrypt(token)
        except InvalidToken as error:
            raise NoKeyError from error

    def seal_anew(self, token: bytes) -> bytes:
        """The same, sealed with the newest key.

        Raises:
            NoKeyError: None of the keys opens it.
        """
        try:
            return self._ring.rotate(token)
        except InvalidToken as error:
            raise NoKeyError from error

    def forget(self) -> None:
        """Lets the keys be read anew the next time one is needed."""
        for name in ("keys", "_ring"):
            self.__dict__.pop(name, None)

    @cached_property
    def keys(self) -> tuple[Fernet, ...]:
        """The keys, newest first."""
        text = kept_text(getattr(settings, self._setting), new_key)
        try:
            found = tuple(Fernet(line) for line in key_lines(text))
        except ValueError as error:  # one that is no key
            raise NoKeyError from error
        if not found:
            raise NoKeyError
        return found

    @cached_property
    def _ring(self) -> MultiFernet:
        return MultiFernet(self.keys)


def new_key() -> str:
    """A key for a ring."""
    return Fernet.generate_key().decode()


def key_lines(text: str) -> list[str]:
    """The keys in a text, newest first, with commas or line breaks between."""
    return [line.strip() for line in text.replace(",", "\n").splitlines() if line.strip()]


def kept_text(place: Path | str, make: Callable[[], str]) -> str:
    """The text of a key; on this machine one is made where there is none yet.

    Raises:
        NoKeyError: There is none, and this is a server that others reach.
    """
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

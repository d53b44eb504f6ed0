"""Our words for what allauth shows, in the language of the one who reads."""

from typing import get_args

from django.utils import translation
from django.utils.functional import lazystr

from arbetsro.language import Language, say
from arbetsro.language.catalogue import catalogue


def reader_language() -> Language:
    """The language of the page or letter that is being written."""
    active = translation.get_language() or ""
    return next((one for one in get_args(Language) if one == active), "sv")


class _Said:
    """A message that is put into words when somebody reads it."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __str__(self) -> str:
        return say(self._key, reader_language())


def said(key: str) -> str:
    """The message ``key``, put into words when it is read."""
    return lazystr(_Said(key))  # type: ignore[return-value]


def said_errors(kind: str) -> dict[str, str]:
    """The error messages of a kind, by the codes that allauth knows them by."""
    start = f"error_{kind}_"
    return {
        name.removeprefix(start): said(f"accounts.{name}")
        for name in catalogue("accounts")
        if name.startswith(start)
    }

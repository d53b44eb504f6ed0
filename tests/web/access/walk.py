"""A walk over every page, as everybody who may open it, in search of what must not be there."""

from collections.abc import Collection

from arbetsro.web.accounts.models import Person
from web.access.outcomes import EVERYBODY
from web.access.pages import addresses_that_are_read, ways_in
from web.access.undoing import undone
from web.access.visitors import Visitors
from web.conftest import AsPerson, Cast

#: Pages about the reader's own log-in, which show nothing of an organisation.
_LOGGING_IN = ("account", "mfa", "openid", "social")


def shown_to_others(cast: Cast, secret: str, may_see: Collection[str], only: str = "") -> list[str]:
    """The pages that show a word to somebody, as ``path as email``.

    Args:
        cast: The people and units.
        secret: The word.
        may_see: The e-mail addresses of those who may see it.
        only: What the names of the pages begin with; every page for nothing.
    """
    as_ = Visitors()
    for who in EVERYBODY:
        as_(getattr(cast, who) if who else None)  # before anything is undone
    names = (one for one in addresses_that_are_read() if one.startswith(only))
    return [
        f"{path} as {email}"
        for name in names
        if not name.startswith(_LOGGING_IN)
        for email, path in _showing(cast, as_, name, secret)
        if email not in may_see
    ]


def _showing(cast: Cast, as_: AsPerson, name: str, secret: str) -> list[tuple[str | None, str]]:
    """To whom a page shows the word. What its samples have made is undone afterwards."""
    with undone():
        return [
            (email, path)
            for email, path in ways_in(cast, name)
            if secret.encode() in _content(as_, email, path)
        ]


def _content(as_: AsPerson, email: str | None, path: str) -> bytes:
    response = as_(Person.objects.filter(email=email).first()).get(path)
    return b"".join(response.streaming_content) if response.streaming else response.content

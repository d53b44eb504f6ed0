"""A walk over every page, as everybody who may open it, in search of what must not be there."""

from collections.abc import Collection, Mapping

from arbetsro.web.accounts.models import Person
from web.access.outcomes import EVERYBODY
from web.access.pages import addresses_that_are_read, ways_in
from web.access.undoing import undone
from web.access.visitors import Visitors
from web.conftest import AsPerson, Cast

Secrets = Mapping[str, Collection[str]]

#: Pages about the reader's own log-in, which show nothing of an organisation.
_LOGGING_IN = ("account", "mfa", "openid", "social")


def shown_to_others(cast: Cast, secrets: Secrets, only: str = "") -> list[str]:
    """The pages that show a word to somebody who may not see it, as ``word: path as email``.

    Args:
        cast: The people and units.
        secrets: The words, and for each the e-mail addresses of those who may see it.
        only: What the names of the pages begin with; every page for nothing.
    """
    as_ = Visitors()
    for who in EVERYBODY:
        as_(getattr(cast, who) if who else None)  # before anything is undone
    names = (one for one in addresses_that_are_read() if one.startswith(only))
    return [
        f"{secret}: {path} as {email}"
        for name in names
        if not name.startswith(_LOGGING_IN)
        for email, path, page in _pages(cast, as_, name)
        for secret, may_see in secrets.items()
        if secret.encode() in page and email not in may_see
    ]


def _pages(cast: Cast, as_: AsPerson, name: str) -> list[tuple[str | None, str, bytes]]:
    """What everybody gets who may open an address; what its samples have made is undone."""
    with undone():
        return [(email, path, _content(as_, email, path)) for email, path in ways_in(cast, name)]


def _content(as_: AsPerson, email: str | None, path: str) -> bytes:
    response = as_(Person.objects.filter(email=email).first()).get(path)
    return b"".join(response.streaming_content) if response.streaming else response.content

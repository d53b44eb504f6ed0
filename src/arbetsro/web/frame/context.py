"""What every page may show."""

from django.http import HttpRequest

from arbetsro.language import LANGUAGES
from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.errors import language_of


def frame(request: HttpRequest) -> dict[str, object]:
    """The language, the organisation of the address, and what the person may do there."""
    standing = getattr(request, "standing", None)
    return {
        "language": language_of(request),
        "languages": LANGUAGES,
        "standing": standing,
        "organisation": standing.organisation if standing else None,
        "scheme": getattr(request.user, "scheme", "") if hasattr(request, "user") else "",
        "may": {p.value for p in _permissions(standing)} if standing else set(),
    }


def _permissions(standing: Standing) -> list[Permission]:
    return [one for one in Permission if standing.may(one)]

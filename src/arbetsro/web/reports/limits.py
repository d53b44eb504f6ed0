"""How often one may send or ask; nothing of it is written down."""

from django.http import HttpRequest

from arbetsro.web.frame.tries import Tries, address_of

#: Many people may report from behind the same address after something has happened.
FROM_AN_ADDRESS = 20
THROUGH_A_DOOR = 100
CODES_FROM_AN_ADDRESS = 30
_tries = Tries()


def may_send(request: HttpRequest, token: str) -> bool:
    """Whether one more report is taken now, and counts it if so."""
    return _tries.count(f"door:{token}", THROUGH_A_DOOR) and _tries.count(
        f"send:{address_of(request)}", FROM_AN_ADDRESS
    )


def may_ask(request: HttpRequest) -> bool:
    """Whether one more code is looked up now, and counts it if so."""
    return _tries.count(f"code:{address_of(request)}", CODES_FROM_AN_ADDRESS)


def forget() -> None:
    """Begins to count anew."""
    _tries.forget()

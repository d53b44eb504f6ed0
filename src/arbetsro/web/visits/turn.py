"""Which way the media of a visit may take: directly, or through the clinic's own relay."""

import base64
import hashlib
import hmac
from typing import TypedDict

from django.conf import settings

from arbetsro.web.frame.clock import now

#: How long the name and the password for the relay hold: for a whole visit and more.
LIFE = 4 * 3600


class IceServer(TypedDict, total=False):
    """A relay as a browser wants to be told of it."""

    urls: list[str]
    username: str
    credential: str


class Ways(TypedDict):
    """The settings of a connection between two browsers (``RTCConfiguration``)."""

    iceServers: list[IceServer]
    iceTransportPolicy: str


def ways(pseudonym: str, life: int = LIFE) -> Ways:
    """The ways that media may take, with a name and a password for the relay that soon expire.

    They are what coturn expects with ``use-auth-secret``: the name is the second at which it
    expires and a pseudonym, the password its HMAC-SHA1 with the shared secret (the TURN REST API
    that coturn's documentation describes).

    Args:
        pseudonym: Stands in the log of the relay; it must tell nothing of who or what it is.
        life: For how many seconds they hold.
    """
    policy = "relay" if settings.TURN_ONLY else "all"
    if not settings.TURN_SERVERS:
        return {"iceServers": [], "iceTransportPolicy": policy}
    name = f"{int(now().timestamp()) + life}:{pseudonym}"
    relay: IceServer = {
        "urls": list(settings.TURN_SERVERS),
        "username": name,
        "credential": password(name, settings.TURN_SECRET),
    }
    return {"iceServers": [relay], "iceTransportPolicy": policy}


def password(name: str, secret: str) -> str:
    """The password that belongs to a name: HMAC-SHA1 of it, in base 64."""
    return base64.b64encode(
        hmac.new(secret.encode(), name.encode(), hashlib.sha1).digest()
    ).decode()

"""What several tests of accounts do in a browser without a screen."""

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any
from unittest.mock import patch

from django.test import Client

from arbetsro.web.audit.models import Event

PASSWORD = "en riktigt lång fras"


def log_in(
    email: str, password: str = PASSWORD, client: Client | None = None, **more: Any
) -> Client:
    """A browser in which somebody has tried to log in."""
    client = client or Client()
    client.post("/accounts/login/", {"login": email, "password": password}, **more)
    return client


def is_logged_in(client: Client) -> bool:
    """Whether the browser's own page opens."""
    return client.get("/me/").status_code == 200


def codes() -> Sequence[str]:
    """The codes of all events, the oldest first."""
    return list(Event.objects.order_by("id").values_list("action", flat=True))


def link_in(body: object) -> str:
    """The path of the only link in a letter that leads to a page of ours with a key."""
    found = re.search(r"https?://[^/\s]+(/(?:invitation|accounts)/\S+)", str(body))
    assert found, body
    return found.group(1)


def confirm_oneself(client: Client) -> Client:
    """Shows once more who one is, as what protects the account asks for."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def kept() -> AbstractContextManager[Any]:
    """Does what waits until a change is kept, which within a test is never."""
    return patch("django.db.transaction.on_commit", lambda act, **_: act())

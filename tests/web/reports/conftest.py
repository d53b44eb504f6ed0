"""What the tests of reports share."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from arbetsro.web.frame.clock import at
from arbetsro.web.reports import limits
from arbetsro.web.reports.models import Channel
from web.reports import making

BASE = "/o/demo/reports/"
FOLLOW = "/report/follow/"


@pytest.fixture(autouse=True)
def _nothing_counted():
    """No test is held back by what others have sent."""
    limits.forget()


@pytest.fixture
def door(cast) -> Channel:
    """The door of home care: Mats receives, Siv may be chosen, Anna is named by the routine."""
    return making.door(cast, others=[cast.siv], readers=[cast.anna])


@pytest.fixture
def send(door) -> Callable[..., object]:
    """Sends the form as somebody without an account; gives the answer."""

    def sent(client: Client | None = None, **said: object) -> object:
        given = {"kind": "risk", "text": making.SAID, **said}
        return (client or Client()).post(f"/report/{door.token}/", given)

    return sent


def day(text: str):
    """What is done inside is done on that day, at noon."""
    return at(timezone.make_aware(datetime.fromisoformat(f"{text}T12:00")))

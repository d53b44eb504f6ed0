"""What the tests of the pages of risks share."""

import pytest
from django.http import HttpResponse
from django.test import Client

BASE = "/o/demo/risks/"


@pytest.fixture
def mats(cast, as_) -> Client:
    """The browser of the manager of North."""
    return as_(cast.mats)


def text(response: HttpResponse) -> str:
    """What a page says, with its words apart by one space."""
    return " ".join(response.content.decode().split())

"""Entries of the organisations' own, and the addresses of the pages."""

import html
import re

import pytest
from django.http import HttpResponse

from arbetsro.web.knowledge.actions import add_entry
from arbetsro.web.knowledge.models import OwnEntry
from web.conftest import Cast
from web.knowledge.content import own_content

BASE = "/o/demo/knowledge/"


@pytest.fixture
def own(cast: Cast) -> OwnEntry:
    """An entry of Demo Alltjänst AB's own."""
    return add_entry(by=cast.anna, organisation=cast.organisation, content=own_content())


@pytest.fixture
def foreign(cast: Cast) -> OwnEntry:
    """An entry of the other organisation's own."""
    return add_entry(by=cast.karin, organisation=cast.other, content=own_content("Odling"))


def text_of(response: HttpResponse) -> str:
    """The words of a page, without its markup."""
    plain = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(html.unescape(plain).split())

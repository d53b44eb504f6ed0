"""What every page has in common, whichever app it belongs to."""

import re
from copy import deepcopy

import pytest
from django.http import HttpResponse

from arbetsro.web.accounts.models import Person
from web.access.pages import addresses_that_are_read, ways_in
from web.access.visitors import Visitors
from web.conftest import AsPerson, Cast, has_just_proved_who_it_is
from web.frame.markup import Faults


@pytest.fixture
def cast(company: tuple[Cast, Visitors], db: None) -> Cast:
    """The cast of the whole file, as it was before any test."""
    return deepcopy(company[0])


@pytest.fixture
def as_(company: tuple[Cast, Visitors], db: None) -> AsPerson:
    """A browser of one of those who have logged in for the whole file."""
    return company[1]


def page_of(name: str, cast: Cast, as_: AsPerson) -> HttpResponse | None:
    """The page at an address, as the first who gets one sees it; none where there is no page."""
    for email, path in ways_in(cast, name):
        client = as_(Person.objects.get(email=email) if email else None)
        if email:
            has_just_proved_who_it_is(client)
        answer = client.get(path)
        if answer.streaming:
            b"".join(answer.streaming_content)
            continue
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            return answer
    return None


@pytest.mark.parametrize("name", addresses_that_are_read())
def test_a_page_stands_in_the_frame_and_holds_nothing_inline(name, cast, as_):
    answer = page_of(name, cast, as_)
    if answer is None:
        return  # a file, an answer for machines, or an address that only leads on
    page = answer.content.decode()
    assert Faults(page, words=False).found == []
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 's")
    assert "no-store" in answer.headers["Cache-Control"]
    if "<html" not in page:
        return  # a part of a page, that htmx fetches
    assert f'<html lang="{answer.headers["Content-Language"]}"' in page
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert re.search(r"<title>\s*[^\s–<].* – arbetsro</title>", page, re.DOTALL)
    assert page.count("<main") == 1
    assert 'href="#main"' in page

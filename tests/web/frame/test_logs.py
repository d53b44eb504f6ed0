"""What the log says of a request, for people and for machines, and what it keeps to itself."""

import json
import logging
import sys

import pytest
from django.test import Client

from arbetsro.web.frame.logs import JsonLines


@pytest.fixture
def requests_logged(caplog):
    caplog.set_level(logging.INFO, logger="arbetsro.requests")
    return lambda: [one for one in caplog.records if one.name == "arbetsro.requests"]


def line(record: logging.LogRecord) -> dict[str, object]:
    """A record as the log has it; one line of JSON."""
    written = JsonLines().format(record)
    assert "\n" not in written
    return json.loads(written)


def test_a_request_is_logged_with_who_asked_and_how_long_it_took(cast, as_, requests_logged):
    as_(cast.anna).get("/accessibility/")
    [logged] = [line(one) for one in requests_logged()]
    assert logged["message"] == "GET frame:accessibility 200"
    assert logged["level"] == "INFO"
    assert logged["person"] == cast.anna.pk
    assert logged["milliseconds"] > 0
    assert len(logged["trace"]) == 12
    assert logged["at"].endswith("+00:00")


def test_nobody_is_logged_as_nobody(db, requests_logged):
    Client().get("/accessibility/")
    assert line(requests_logged()[0])["person"] is None


def test_every_request_has_a_code_of_its_own(db, requests_logged):
    Client().get("/accessibility/")
    Client().get("/accessibility/")
    first, second = requests_logged()
    assert first.trace != second.trace


def test_keys_in_addresses_are_not_logged(db, requests_logged):
    Client().get("/accounts/confirm-email/hemlig-nyckel/?ocksa=hemlig")
    Client().get("/no/such/hemlig/")
    written = [JsonLines().format(one) for one in requests_logged()]
    assert len(written) == 2
    assert "hemlig" not in "".join(written)


def test_files_of_pages_are_not_logged(db, requests_logged):
    assert b"".join(Client().get("/static/frame/page.js").streaming_content)
    assert requests_logged() == []


def test_an_error_is_one_line_with_its_trace():
    try:
        int("åäö")
    except ValueError:
        record = logging.LogRecord("a", logging.ERROR, "", 1, "fel: %s", ("ä",), sys.exc_info())
    written = JsonLines().format(record)
    assert "åäö" in written
    found = json.loads(written)
    assert found["message"] == "fel: ä"
    assert found["error"].endswith("ValueError: invalid literal for int() with base 10: 'åäö'")
    assert "\n" not in written

"""What goes wrong is told on a page of the reader's language, and nothing of the inside shows."""

import sqlite3

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404
from django.test import Client

from arbetsro.language import LANGUAGES, say

OPEN_PAGE = "/accessibility/"


@pytest.fixture
def stumbling(db, monkeypatch):
    """The answer of a page whose view raises an error."""

    def ask(error: Exception, language: str = "sv"):
        def stumble(*args, **kwargs):
            raise error

        monkeypatch.setattr("arbetsro.web.frame.views.render", stumble)
        client = Client(raise_request_exception=False)
        return client.get(OPEN_PAGE, headers={"Accept-Language": language})

    return ask


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (SuspiciousOperation("inside"), 400, "bad_request"),
        (PermissionDenied("inside"), 403, "forbidden"),
        (Http404("inside"), 404, "not_found"),
        (ValueError("inside"), 500, "server_error"),
        (OperationalError("inside"), 503, "unavailable"),
        (InterfaceError("inside"), 503, "unavailable"),
    ],
)
def test_an_error_is_a_page_in_the_language_of_the_reader(error, status, kind, language, stumbling):
    answer = stumbling(error, language)
    page = answer.content.decode()
    assert answer.status_code == status
    assert f'<html lang="{language}"' in page
    assert f"<h1>{say(f'frame.{kind}_title', language)}</h1>" in page
    assert say(f"frame.{kind}_text", language).split(".")[0] in page
    assert "inside" not in page
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_page_of_an_error_gives_the_code_that_the_log_has(stumbling, caplog):
    page = stumbling(ValueError("inside")).content.decode()
    logged = [record.trace for record in caplog.records if record.name == "arbetsro.requests"]
    assert len(logged) == 1
    assert logged[0] in page


def test_an_outage_asks_to_come_again(stumbling):
    assert stumbling(OperationalError()).headers["Retry-After"] == "10"


def test_an_address_that_leads_nowhere_says_so(db):
    answer = Client().get("/no/such/page/")
    assert answer.status_code == 404
    assert "Sidan finns inte" in answer.content.decode()


def test_a_name_that_is_not_this_server_is_refused(db):
    answer = Client(raise_request_exception=False).get("/", headers={"host": "annan.se"})
    assert answer.status_code == 400
    assert "annan.se" not in answer.content.decode()


def test_a_form_that_has_grown_old_says_what_to_do(cast):
    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "en"})
    assert answer.status_code == 403
    assert "Sidan har blivit för gammal" in answer.content.decode()


def refuse(execute, sql, params, many, context):
    raise OperationalError("the server is away")


@pytest.mark.parametrize(
    "place", ["/", OPEN_PAGE, "/accounts/login/", "/o/demo/", "/health/ready/"]
)
def test_a_database_that_is_away_is_told_on_every_page(place, cast, as_):
    client = as_(cast.anna)
    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        answer = client.get(place)
    assert answer.status_code == 503
    assert "Databasen svarar inte" in answer.content.decode()
    assert answer.headers["Retry-After"] == "10"
    assert client.get(OPEN_PAGE).status_code == 200


def test_a_log_in_while_the_database_is_away_is_told_too(cast):
    client = Client(raise_request_exception=False)
    sent = {"login": cast.anna.email, "password": "en riktigt lång fras"}
    with connection.execute_wrapper(refuse):
        assert client.post("/accounts/login/", sent).status_code == 503
    assert client.post("/accounts/login/", sent).status_code == 302


# Only a database in a file can be locked as a whole.
if connection.vendor == "sqlite":

    @pytest.mark.django_db(transaction=True)
    def test_a_database_that_another_program_has_locked_is_told(settings):
        connection.ensure_connection()
        connection.cursor().execute("PRAGMA busy_timeout = 50")
        other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            client = Client(raise_request_exception=False)
            answer = client.post("/language/", {"language": "en"})
        finally:
            other.execute("ROLLBACK")
            other.close()
            connection.close()
        assert answer.status_code == 503
        assert client.post("/language/", {"language": "en"}).status_code == 302

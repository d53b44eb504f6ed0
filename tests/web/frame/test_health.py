"""Whether the process lives, and whether it can serve people."""

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client

from arbetsro.web.frame import views


def test_a_process_that_answers_is_alive_without_a_database():
    def refuse(*args):
        raise OperationalError

    with connection.execute_wrapper(refuse):
        answer = Client().get("/health/alive/")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


def test_a_process_whose_database_has_all_its_tables_is_ready(db):
    answer = Client().get("/health/ready/")
    assert (answer.status_code, answer.json()) == (
        200,
        {"ready": True, "migrations_to_run": 0, "away": []},
    )


def test_a_process_is_ready_while_the_store_of_counselling_is_away(db):
    def refuse(*args):
        raise OperationalError

    with connections["care"].execute_wrapper(refuse):
        answer = Client().get("/health/ready/")
    assert (answer.status_code, answer.json()["away"]) == (200, ["care"])


def test_a_process_whose_database_lacks_tables_is_not_ready(db, monkeypatch):
    monkeypatch.setattr(views, "_unapplied", lambda executor: [("0002", False), ("0003", False)])
    answer = Client().get("/health/ready/")
    assert answer.status_code == 503
    two_of_each_store = 2 * len(connections.all())
    assert answer.json() == {"ready": False, "migrations_to_run": two_of_each_store, "away": []}


@pytest.mark.parametrize("place", ["alive", "ready"])
def test_health_is_asked_for_over_plain_http_behind_a_proxy(place, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get(f"/health/{place}/").status_code == 200
    assert Client().get("/accessibility/").status_code == 301


@pytest.mark.parametrize("place", ["alive", "ready"])
def test_health_is_not_logged(place, db, caplog):
    Client().get(f"/health/{place}/")
    assert "arbetsro.requests" not in {record.name for record in caplog.records}

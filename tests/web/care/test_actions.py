"""Every action of the care store leaves its event, and changes nothing where it cannot."""

import hashlib
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core import mail
from django.db import DatabaseError, connections, transaction

from arbetsro.language.catalogue import catalogue
from arbetsro.web.care.models import CareEvent
from arbetsro.web.care.recording import CARE_ACTIONS
from arbetsro.web.care.sealing import is_sealed
from arbetsro.web.frame.stores import APPS, CARE

for _app in apps.get_app_configs():
    if _app.label in APPS[CARE] | {"themes"} and importlib.util.find_spec(f"{_app.name}.actions"):
        importlib.import_module(f"{_app.name}.actions")

SCENARIOS: dict[str, Callable] = {}
for _file in sorted(Path(__file__).parents[1].glob("*/care_scenarios.py")):
    _module = importlib.import_module(f"web.{_file.parent.name}.care_scenarios")
    SCENARIOS |= _module.SCENARIOS


def test_every_action_has_a_scenario_and_a_sentence():
    assert len(CARE_ACTIONS) > 2
    assert sorted(set(CARE_ACTIONS) - set(SCENARIOS)) == []
    assert sorted(set(SCENARIOS) - set(CARE_ACTIONS)) == []
    assert sorted(set(CARE_ACTIONS) - set(catalogue("care_log"))) == []


@pytest.mark.parametrize("code", sorted(SCENARIOS))
def test_an_action_leaves_its_event(cast, code):
    call = SCENARIOS[code](cast)
    before = set(CareEvent.objects.values_list("pk", flat=True))
    call()
    new = CareEvent.objects.exclude(pk__in=before)
    event = new.filter(action=code).first()
    assert event is not None, [one.action for one in new]
    assert not event.is_reading
    assert event.purpose
    assert event.by_applicant or event.by_name  # somebody, or the program


@pytest.mark.parametrize("code", sorted(SCENARIOS))
def test_an_action_changes_nothing_where_its_event_cannot_be_written(
    cast, code, django_capture_on_commit_callbacks
):
    call = SCENARIOS[code](cast)
    before, letters = content(), len(mail.outbox)
    with (
        django_capture_on_commit_callbacks(using=CARE, execute=True),
        pytest.raises(DatabaseError, match="no room"),
        transaction.atomic(using=CARE),
        connections[CARE].execute_wrapper(without_events),
    ):
        call()
    assert content() == before
    assert len(mail.outbox) == letters


def without_events(execute: Callable, sql: str, params, many, context):
    """Lets through every statement but one that writes an event."""
    if sql.startswith('INSERT INTO "care_careevent"'):
        raise DatabaseError("no room for the event")
    return execute(sql, params, many, context)


def content() -> dict[str, str]:
    """What the tables of the care store hold, as the database has it."""
    return {table: summed(table) for table in tables()}


def tables() -> Iterator[str]:
    for model in apps.get_models():
        if model._meta.app_label in APPS[CARE]:
            yield model._meta.db_table


def summed(table: str) -> str:
    rows = sorted(map(repr, rows_of(table)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def rows_of(table: str) -> list[tuple]:
    with connections[CARE].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return cursor.fetchall()


@pytest.mark.parametrize("code", sorted(SCENARIOS))
def test_an_action_puts_nothing_clinical_in_the_log(cast, code):
    """What stands in the log is keys and counts; a text of the cast's would be found here."""
    SCENARIOS[code](cast)()
    told = repr(list(CareEvent.objects.values_list("detail", "target_id", "applicant_number")))
    for word in ("Alva", "Tempot", "För mycket att göra", "070-123", "Storgatan", "bemanningen"):
        assert word not in told
    assert not is_sealed(told)

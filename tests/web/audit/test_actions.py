"""Every action leaves its event, and changes nothing where the event cannot be written."""

import hashlib
import importlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.core import mail
from django.db import DatabaseError, connection, transaction

from arbetsro.web.audit.models import Event
from arbetsro.web.audit.recording import ACTIONS
from arbetsro.web.jobs import tasks
from web.audit.scenarios import SCENARIOS

for _app in apps.get_app_configs():
    for _module in ("actions", "deciding", "urls"):
        if _app.name.startswith("arbetsro.") and importlib.util.find_spec(f"{_app.name}.{_module}"):
            importlib.import_module(f"{_app.name}.{_module}")

# Each app keeps the scenarios of its actions beside its tests.
for _file in sorted(Path(__file__).parents[1].glob("*/scenarios.py")):
    importlib.import_module(f"web.{_file.parent.name}.scenarios")

CODES = sorted(ACTIONS)


def test_every_action_has_a_scenario():
    assert tasks is not None  # imported for what it registers
    assert [code for code in CODES if code not in SCENARIOS] == []


def test_every_scenario_is_of_an_action():
    assert [code for code in SCENARIOS if code not in ACTIONS] == []


@pytest.mark.parametrize("code", sorted(SCENARIOS))
def test_an_action_leaves_its_event(cast, code):
    one = SCENARIOS[code]
    call = one.prepare(cast)
    before = set(Event.objects.values_list("pk", flat=True))
    call()
    event = Event.objects.exclude(pk__in=before).get(action=code)
    assert (event.by.email if event.by else None) == email(cast, one.by)
    assert event.by_name == (str(event.by) if event.by else "arbetsro")
    assert event.target_kind == one.target
    assert not one.organisation or event.organisation == cast.organisation
    assert not event.is_reading


def email(cast, by: str | None) -> str | None:
    return by if by is None or "@" in by else getattr(cast, by).email


@pytest.mark.parametrize("code", sorted(SCENARIOS))
def test_an_action_changes_nothing_where_its_event_cannot_be_written(
    cast, code, django_capture_on_commit_callbacks
):
    call = SCENARIOS[code].prepare(cast)
    before, letters = content(), len(mail.outbox)
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(DatabaseError, match="no room"),
        transaction.atomic(),
        connection.execute_wrapper(without_events),
    ):
        call()
    assert content() == before
    assert len(mail.outbox) == letters


def without_events(execute: Callable, sql: str, params, many, context):
    """Lets through every statement but one that writes an event."""
    if sql.startswith('INSERT INTO "audit_event"'):
        raise DatabaseError("no room for the event")
    return execute(sql, params, many, context)


def content() -> dict[str, tuple[int, str]]:
    """How many rows each table has, and what they add up to."""
    return {model._meta.label: summed(model) for model in apps.get_models()}


def summed(model) -> tuple[int, str]:
    rows = [repr(row) for row in model._base_manager.order_by("pk").values_list()]
    return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()

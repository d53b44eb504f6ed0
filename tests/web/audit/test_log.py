"""The log itself: nobody changes it, not even past the program."""

import pytest
from django.db import DatabaseError, connection, transaction

from arbetsro.web.audit.models import Event
from arbetsro.web.audit.recording import UnrecordedActionError, action, record
from arbetsro.web.organisations.models import Organisation


@pytest.fixture
def event(cast) -> Event:
    return record("audit.read", by=cast.olle, organisation=cast.organisation, reading=True)


def changed_by_the_program(event: Event) -> None:
    event.action = "unit.created"
    event.save()


ATTEMPTS = {
    "save": changed_by_the_program,
    "update": lambda event: Event.objects.update(by_name="Nobody"),
    "delete": lambda event: event.delete(),
    "delete all": lambda event: Event.objects.all().delete(),
    "raw delete": lambda event: Event.objects.all()._raw_delete("default"),
    "UPDATE": lambda event: run("UPDATE audit_event SET by_name = 'Nobody'"),
    "DELETE": lambda event: run("DELETE FROM audit_event"),
}


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_event_is_neither_changed_nor_deleted(event, attempt):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ATTEMPTS[attempt](event)
    assert [(one.action, one.by_name) for one in Event.objects.all()] == [("audit.read", "Olle")]


def test_an_event_can_be_read_after_its_object_is_gone(cast):
    gone = Organisation.objects.create(name="Gone AB", slug="gone")
    record("organisation.closed", by=cast.stina, target=gone, organisation=cast.organisation)
    gone.delete()
    event = Event.objects.get()
    assert (event.target_kind, event.target_name, event.by_name) == (
        "organisation", "Gone AB", "Stina",
    )  # fmt: skip


@pytest.fixture
def silent(monkeypatch):
    """An action that forgets its event."""
    monkeypatch.setattr("arbetsro.web.audit.recording.ACTIONS", {})

    @action("organisation.founded")
    def found(*, by):
        Organisation.objects.create(name="Silent AB", slug="silent")

    return found


def test_an_action_that_leaves_no_event_is_undone(cast, silent):
    with pytest.raises(UnrecordedActionError):
        silent(by=cast.stina)
    assert not Organisation.objects.filter(slug="silent").exists()


def test_two_actions_cannot_share_a_code(silent):
    with pytest.raises(ValueError, match=r"organisation\.founded"):
        action("organisation.founded")(lambda *, by: None)

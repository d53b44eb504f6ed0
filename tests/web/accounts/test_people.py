import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError

from arbetsro.web.accounts.actions import create_person, deactivate_person, reactivate_person
from arbetsro.web.audit.models import Event
from web.accounts.helpers import codes, is_logged_in, log_in
from web.conftest import Cast


def test_an_administrator_made_from_the_command_line_can_log_in(db: None) -> None:
    person = create_person(
        by=None,
        email="Admin@Exempel.se",
        name="Admin",
        is_system_administrator=True,
        password="en riktigt lång fras",
    )
    assert person.is_system_administrator
    assert EmailAddress.objects.get(user=person).verified
    assert is_logged_in(log_in("admin@exempel.se"))
    event = Event.objects.get(action="person.created")
    assert (event.by, event.by_name) == (None, "arbetsro")


def test_without_a_password_one_is_chosen_by_letter(db: None) -> None:
    person = create_person(by=None, email="ny@exempel.se", name="Ny")
    assert not person.has_usable_password()
    assert not person.is_system_administrator


def test_an_address_belongs_to_one_person(cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        create_person(by=None, email="ANNA@exempel.se", name="En till")


def test_shutting_out_and_letting_in_again_is_recorded(cast: Cast) -> None:
    deactivate_person(by=cast.stina, person=cast.anna)
    assert not is_logged_in(log_in(cast.anna.email))
    reactivate_person(by=cast.stina, person=cast.anna)
    assert is_logged_in(log_in(cast.anna.email))
    assert {"person.deactivated", "person.reactivated"} <= set(codes())

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.actions import InvitationError, accept_invitation, invite, join
from arbetsro.web.accounts.models import Invitation, Person
from arbetsro.web.audit.models import Event
from arbetsro.web.organisations.models import Membership
from web.accounts.helpers import codes, is_logged_in, kept, link_in, log_in
from web.accounts.test_second_factor import with_codes
from web.conftest import AsPerson, Cast, give

NEW_PASSWORD = "fyra ord på rad"


@pytest.fixture
def invited(cast: Cast) -> Callable[[str], tuple[Invitation, str]]:
    """Invites an address as manager of North, and gives the invitation and the letter's path."""

    def make(email: str = "disa@exempel.se") -> tuple[Invitation, str]:
        with kept():
            made = invite(
                by=cast.olle, unit=cast.north, role=Role.MANAGER, email=email, name="Disa"
            )
        return made, link_in(mail.outbox[-1].body)

    return make


Invited = Callable[..., tuple[Invitation, str]]


# Inviting --------------------------------------------------------------------------------------


def test_an_administrator_invites_by_letter(cast: Cast, as_: AsPerson) -> None:
    data = {"name": "Disa", "email": "Disa@Exempel.se", "role": "manager", "unit": cast.north.pk}
    with kept():
        page = as_(cast.olle).post("/o/demo/invite/", data, follow=True)
    assert "Inbjudan är skickad." in page.content.decode()
    (letter,) = mail.outbox
    assert letter.to == ["disa@exempel.se"]
    assert letter.subject == "Inbjudan till Demo Alltjänst AB i arbetsro"
    assert "Roll: Chef\nEnhet: Norr" in letter.body
    assert letter.body.count("/invitation/") == 1
    assert "person.invited" in codes()


def test_only_the_mark_of_the_key_is_kept(invited: Invited) -> None:
    _, path = invited()
    token = path.split("/")[2]
    assert len(token) >= 40
    assert token not in str(Invitation.objects.values().get())
    assert not Event.objects.filter(detail__icontains=token).exists()


def test_the_letter_speaks_the_language_of_who_gets_it_or_of_the_organisation(
    cast: Cast, invited: Invited
) -> None:
    cast.nils.language = "da"
    cast.nils.save()
    invited(cast.nils.email)
    assert "Åbn linket for at takke ja" in mail.outbox[-1].body
    cast.organisation.language = "en"
    cast.organisation.save()
    cast.north.refresh_from_db()
    invited("stranger@example.com")
    assert "Open the link to accept" in mail.outbox[-1].body


def test_a_unit_of_another_organisation_cannot_be_chosen(cast: Cast, as_: AsPerson) -> None:
    data = {"name": "D", "email": "d@exempel.se", "role": "manager", "unit": cast.other_root.pk}
    page = as_(cast.olle).post("/o/demo/invite/", data)
    assert page.status_code == 200
    assert not Invitation.objects.exists()


def test_only_units_whose_people_one_looks_after_can_be_chosen(cast: Cast, as_: AsPerson) -> None:
    give(cast.nils, Role.ORGANISATION_ADMINISTRATOR, cast.north)
    client = as_(cast.nils)
    assert "Söder" not in client.get("/o/demo/invite/").content.decode()
    data = {"name": "D", "email": "d@exempel.se", "role": "manager", "unit": cast.south.pk}
    client.post("/o/demo/invite/", data)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("mats", 403), ("vera", 403), ("ulla", 404)])
def test_others_cannot_invite(cast: Cast, as_: AsPerson, who: str, status: int) -> None:
    client = as_(getattr(cast, who))
    assert client.get("/o/demo/invite/").status_code == status
    assert client.get("/o/demo/invitations/").status_code == status


def test_a_role_is_offered_once_at_a_time(cast: Cast, as_: AsPerson, invited: Invited) -> None:
    invited()
    data = {"name": "Disa", "email": "disa@exempel.se", "role": "manager", "unit": cast.north.pk}
    page = as_(cast.olle).post("/o/demo/invite/", data).content.decode()
    assert "redan erbjuden adressen" in page


def test_a_role_that_is_held_is_not_offered(cast: Cast, as_: AsPerson) -> None:
    data = {"name": "Mats", "email": cast.mats.email, "role": "manager", "unit": cast.north.pk}
    page = as_(cast.olle).post("/o/demo/invite/", data).content.decode()
    assert "har redan den rollen" in page


def test_a_letter_that_does_not_go_out_is_told_and_the_invitation_kept(
    cast: Cast, as_: AsPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep_and_fail(**values: Any) -> None:
        invite(**values)
        raise ConnectionRefusedError

    monkeypatch.setattr("arbetsro.web.accounts.actions.invite", keep_and_fail)
    data = {"name": "Disa", "email": "disa@exempel.se", "role": "manager", "unit": cast.north.pk}
    page = as_(cast.olle).post("/o/demo/invite/", data, follow=True).content.decode()
    assert "brevet kunde inte skickas" in page
    assert Invitation.objects.count() == 1


# The list --------------------------------------------------------------------------------------


def test_sending_again_makes_a_new_key_and_voids_the_old(
    cast: Cast, as_: AsPerson, invited: Invited
) -> None:
    invitation, old = invited()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    with kept():
        as_(cast.olle).post(f"/o/demo/invitations/{invitation.pk}/again/")
    new = link_in(mail.outbox[-1].body)
    assert new != old
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    assert "invitation.sent_again" in codes()


def test_an_invitation_can_be_taken_back(cast: Cast, as_: AsPerson, invited: Invited) -> None:
    invitation, path = invited()
    client = as_(cast.olle)
    client.post(f"/o/demo/invitations/{invitation.pk}/revoke/")
    assert "Den har tagits tillbaka" in Client().get(path).content.decode()
    page = client.post(f"/o/demo/invitations/{invitation.pk}/again/", follow=True)
    assert "redan antagen eller återtagen" in page.content.decode()
    assert "Återtagen" in client.get("/o/demo/invitations/?state=all").content.decode()


def test_invitations_of_another_organisation_are_not_found(
    cast: Cast, as_: AsPerson, invited: Invited
) -> None:
    invitation, _ = invited()
    client = as_(cast.ulla)
    assert "Disa" not in client.get("/o/annan/invitations/").content.decode()
    for act in ("again", "revoke"):
        assert client.post(f"/o/annan/invitations/{invitation.pk}/{act}/").status_code == 404


def test_reading_the_list_is_recorded(cast: Cast, as_: AsPerson) -> None:
    as_(cast.olle).get("/o/demo/invitations/")
    event = Event.objects.get()
    assert (event.action, event.is_reading, event.by) == ("invitations.read", True, cast.olle)


# Accepting -------------------------------------------------------------------------------------


def test_a_newcomer_chooses_a_password_and_is_in(cast: Cast, invited: Invited) -> None:
    _, path = invited()
    client = Client(headers={"accept-language": "da"})
    page = client.get(path).content.decode()
    assert "Opret konto, og log ind" in page
    assert 'value="Disa"' in page
    answer = client.post(path, {"name": "Disa Berg", "password": NEW_PASSWORD})
    assert answer.status_code == 302
    assert is_logged_in(client)
    person = Person.objects.get(email="disa@exempel.se")
    assert (person.name, person.language) == ("Disa Berg", "da")
    assert EmailAddress.objects.get(user=person).verified
    given = Membership.objects.get(person=person)
    assert (given.unit, given.organisation, given.role) == (
        cast.north,
        cast.organisation,
        Role.MANAGER,
    )
    assert {"person.joined", "invitation.accepted", "role.given", "person.logged_in"} <= set(
        codes()
    )
    assert is_logged_in(log_in("disa@exempel.se", NEW_PASSWORD))


def test_a_weak_password_is_refused_and_nothing_is_used_up(invited: Invited) -> None:
    invitation, path = invited()
    page = Client().post(path, {"name": "Disa", "password": "disa@exempel.se"}).content.decode()
    assert "alltför likt" in page
    invitation.refresh_from_db()
    assert invitation.state == "open"
    assert not Person.objects.filter(email="disa@exempel.se").exists()


def test_somebody_logged_in_with_the_address_accepts_with_one_click(
    cast: Cast, as_: AsPerson, invited: Invited
) -> None:
    _, path = invited(cast.nils.email)
    client = as_(cast.nils)
    assert "Tacka ja" in client.get(path).content.decode()
    assert client.post(path)["Location"] == "/o/demo/"
    assert Membership.objects.filter(person=cast.nils, unit=cast.north).exists()


def test_somebody_with_an_account_logs_in_first_also_in_two_steps(
    cast: Cast, invited: Invited
) -> None:
    with_codes(cast.nils.email)
    _, path = invited(cast.nils.email)
    client = Client()
    page = client.get(path).content.decode()
    assert f"/accounts/login/?next={path}" in page
    assert "password" not in page
    # The key alone gives neither the role nor a new password.
    client.post(path, {"name": "X", "password": NEW_PASSWORD})
    assert not Membership.objects.filter(person=cast.nils).exists()
    assert not is_logged_in(client)


def test_somebody_else_cannot_accept(cast: Cast, as_: AsPerson, invited: Invited) -> None:
    _, path = invited()
    client = as_(cast.erik)
    assert "Logga ut först" in client.get(path).content.decode()
    client.post(path, {"name": "Erik", "password": NEW_PASSWORD})
    assert not Membership.objects.filter(person=cast.erik, role=Role.MANAGER).exists()


def test_an_address_that_is_not_confirmed_is_nobodys(
    cast: Cast, as_: AsPerson, invited: Invited
) -> None:
    _, path = invited(cast.nils.email)
    EmailAddress.objects.filter(user=cast.nils).update(verified=False)
    as_(cast.nils).post(path)
    assert not Membership.objects.filter(person=cast.nils).exists()


def test_a_key_works_once(invited: Invited) -> None:
    _, path = invited()
    Client().post(path, {"name": "Disa", "password": NEW_PASSWORD})
    answer = Client().get(path)
    assert answer.status_code == 410
    assert "Den är redan antagen" in answer.content.decode()
    Client().post(path, {"name": "Disa", "password": "en annan lång fras"})
    assert Person.objects.filter(email="disa@exempel.se").count() == 1


def test_a_key_is_good_for_fourteen_days(invited: Invited) -> None:
    invitation, path = invited()
    days = (invitation.expires_at - invitation.created_at).total_seconds() / 86400
    assert days == pytest.approx(14, abs=0.01)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = Client().post(path, {"name": "Disa", "password": NEW_PASSWORD})
    assert answer.status_code == 410
    assert "för gammal" in answer.content.decode()
    assert not Person.objects.filter(email="disa@exempel.se").exists()


def test_an_unknown_key_leads_to_a_clear_page(db: None) -> None:
    answer = Client().get("/invitation/finns-inte/")
    assert answer.status_code == 404
    assert "Länken leder inte till någon inbjudan" in answer.content.decode()


def test_a_unit_closed_meanwhile_gives_no_role(cast: Cast, invited: Invited) -> None:
    invitation, path = invited()
    cast.north.valid_to = timezone.localdate() - timedelta(days=1)
    cast.north.save()
    answer = Client().post(path, {"name": "Disa", "password": NEW_PASSWORD})
    assert "avslutad" in answer.content.decode()
    assert not Person.objects.filter(email="disa@exempel.se").exists()
    invitation.refresh_from_db()
    assert invitation.state == "open"


def test_of_two_who_accept_at_once_one_gets_in(cast: Cast, invited: Invited) -> None:
    invitation, _ = invited()
    twin = Invitation.objects.get(pk=invitation.pk)
    join(by=None, invitation=invitation, name="Disa", password=NEW_PASSWORD, language="sv")
    with pytest.raises(InvitationError) as raised:
        accept_invitation(by=cast.erik, invitation=twin)
    assert raised.value.code == "not_open"


def test_nobody_offers_themselves_a_role_that_reads_records(cast):
    def offered(by):
        return Invitation.objects.create(
            organisation=cast.clinic, unit=cast.clinic_root, role="counsellor",
            email=cast.kim.email, name="Kim", invited_by=by, token_hash=by.name,
            expires_at=timezone.now() + timedelta(days=1),
        )  # fmt: skip

    with pytest.raises(InvitationError) as error:
        accept_invitation(by=cast.kim, invitation=offered(cast.kim))
    assert error.value.code == "not_to_oneself"
    Invitation.objects.all().delete()
    accept_invitation(by=cast.kim, invitation=offered(cast.olle))
    assert cast.kim.memberships.filter(role="counsellor").exists()

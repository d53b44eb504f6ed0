"""The door of a clinic: a code by mail, for those who have nothing else, and nobody else."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from arbetsro.web.accounts.actions.people import add_person
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.door import mark_of
from arbetsro.web.applications.models import Application
from arbetsro.web.care.mine import record_of
from arbetsro.web.care.models import Applicant
from web import clinic as made
from web.conftest import Cast

pytestmark = pytest.mark.django_db

BEGIN = "/clinic/kliniken/begin/"
WHO = "/clinic/kliniken/begin/who/"
CODE = "/clinic/kliniken/begin/code/"


@pytest.fixture(autouse=True)
def _no_earlier_knocks() -> None:
    cache.clear()


def knock(client: Client, email: str) -> str:
    """Asks for a code; gives the one in the letter, or nothing where the letter has none."""
    answer = client.post(BEGIN, {"email": email})
    assert (answer.status_code, answer["Location"]) == (302, CODE)
    found = re.search(r"\b(\d{4}) (\d{4})\b", str(mail.outbox[-1].body))
    return "".join(found.groups()) if found else ""


def wrong(code: str) -> str:
    """Another code."""
    return f"{(int(code) + 1) % 10**8:08}"


def test_whoever_reads_the_mail_of_a_new_address_gets_in_and_begins_an_application(
    cast: Cast,
) -> None:
    at = made.clinic(cast)
    client = Client()
    code = knock(client, "Ny.Person@exempel.se")
    answer = client.post(CODE, {"code": f"{code[:4]} {code[4:]}"})
    assert answer["Location"] == BEGIN
    assert client.get(BEGIN)["Location"] == "/clinic/kliniken/begin/who/"
    person = Person.objects.get(email="ny.person@exempel.se")
    assert not person.has_usable_password()
    answer = client.post("/clinic/kliniken/begin/who/", {"name": "Nora Ny", "is_protected": "on"})
    assert answer["Location"] == "/clinic/kliniken/application/"
    record = record_of(person, at)
    assert record is not None
    assert (record.name, record.is_protected) == ("Nora Ny", True)
    assert record.applications.get().state == "draft"
    assert person.name == ""  # the store of the employers does not learn the name
    assert client.get(BEGIN)["Location"] == "/clinic/kliniken/application/"


def test_the_letter_says_nothing_of_what_the_code_is_for(cast: Cast) -> None:
    made.clinic(cast)
    knock(Client(), "ny@exempel.se")
    said = f"{mail.outbox[0].subject} {mail.outbox[0].body}".lower()
    assert not [word for word in ("klinik", "hälsa", "vård", "ansök", "råd") if word in said]


def test_a_code_is_good_for_five_tries_in_one_browser_and_is_used_once(cast: Cast) -> None:
    made.clinic(cast)
    client, other = Client(), Client()
    code = knock(client, "ny@exempel.se")
    assert other.post(CODE, {"code": code}).status_code == 302  # back to the door
    assert "_auth_user_id" not in other.session
    for _ in range(5):
        assert client.post(CODE, {"code": wrong(code)}).status_code == 422
    assert client.post(CODE, {"code": code}).status_code == 422
    again = knock(client, "ny@exempel.se")
    assert client.post(CODE, {"code": again}).status_code == 302
    assert "_auth_user_id" in client.session
    assert not Person.objects.filter(email__startswith="ny").exclude(email="ny@exempel.se")


def test_the_sixth_code_for_an_address_in_a_quarter_of_an_hour_is_not_sent(cast: Cast) -> None:
    made.clinic(cast)
    for _ in range(5):
        knock(Client(), "ny@exempel.se")
    assert Client().post(BEGIN, {"email": "ny@exempel.se"}).status_code == 422
    assert len(mail.outbox) == 5


def test_the_page_is_the_same_whether_an_address_is_known_or_not(cast: Cast) -> None:
    made.clinic(cast)
    pages = []
    for email in ("okand@exempel.se", cast.alva.email, cast.rut.email):
        client = Client()
        knock(client, email)
        page = client.get(CODE).content.decode()
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))
    assert pages[0] == pages[1] == pages[2]


def test_whoever_has_a_role_or_a_second_factor_is_led_to_the_ordinary_log_in(cast: Cast) -> None:
    at = made.clinic(cast)
    TOTP.activate(cast.nils, "JBSWY3DPEHPK3PXP")
    for who in (cast.rut, cast.anna, cast.stina, cast.nils):
        client = Client()
        assert knock(client, who.email) == ""
        to = reverse("time:door", args=[mark_of(at)])
        assert f"{reverse('account_login')}?next={to}" in str(mail.outbox[-1].body)
        assert "clinic" not in str(mail.outbox[-1].body)  # it may go to where the employer reads
        assert client.get(to)["Location"] == BEGIN
        assert client.post(CODE, {"code": "00000000"}).status_code == 422
        assert "_auth_user_id" not in client.session


def test_an_account_that_somebody_else_made_beforehand_is_taken_from_them(cast: Cast) -> None:
    made.clinic(cast)
    theirs = add_person("ny@exempel.se", "", "only the maker knows", "sv")
    EmailAddress.objects.update(verified=False)  # made by open registration
    client = Client()
    assert client.post(CODE, {"code": knock(client, "ny@exempel.se")}).status_code == 302
    theirs.refresh_from_db()
    assert not theirs.has_usable_password()
    assert EmailAddress.objects.get(user=theirs).verified


def test_the_code_is_kept_nowhere_in_the_clear(cast: Cast) -> None:
    made.clinic(cast)
    client = Client()
    code = knock(client, "ny@exempel.se")
    kept = str(cache.get(f"service:door:{client.session['door']}"))
    assert kept.startswith("sealed:")
    assert code not in kept
    assert "ny@exempel.se" not in kept + str(dict(client.session))


def test_a_closed_clinic_says_so_and_takes_nobody_new(cast: Cast, as_) -> None:  # type: ignore[no-untyped-def]
    made.clinic(cast, is_open=False)
    assert "tar inte emot nya ansökningar" in Client().get("/clinic/kliniken/").content.decode()
    client = as_(cast.nils)
    assert client.get("/clinic/kliniken/begin/who/")["Location"] == "/clinic/kliniken/"
    client.post("/clinic/kliniken/begin/who/", {"name": "Nils"})
    assert not Applicant.objects.exists()
    assert not Application.objects.exists()


def test_the_door_stands_where_others_log_in_and_leads_on_to_the_page_that_was_asked_for(
    cast: Cast,
) -> None:
    of = made.accepted(cast)
    client, messages = Client(), "/clinic/kliniken/mine/messages/"
    assert client.get(messages)["Location"] == f"{BEGIN}?next={messages}"
    client.get(f"{BEGIN}?next={messages}")
    client.force_login(cast.alva)
    assert of.applicant.name == "Alva Alm"
    assert client.get(BEGIN)["Location"] == messages
    assert client.get(BEGIN)["Location"] == "/clinic/kliniken/mine/"  # once
    for elsewhere in ("https://example.com/", "/o/demo/", "/clinic/kliniken/../../o/demo/"):
        client.get(BEGIN, {"next": elsewhere})
        assert client.get(BEGIN)["Location"] == "/clinic/kliniken/mine/"


def test_the_link_in_a_letter_leads_whoever_has_no_password_to_a_door_that_names_no_clinic(
    cast: Cast,
) -> None:
    made.clinic(cast)
    client = Client()
    assert client.get("/time/")["Location"] == "/time/log-in/?next=/time/"
    page = client.get("/time/log-in/?next=/time/").content.decode()
    assert "liniken" not in page
    client.post("/time/log-in/", {"email": "ny@exempel.se"})
    code = "".join(re.search(r"\b(\d{4}) (\d{4})\b", str(mail.outbox[-1].body)).groups())  # type: ignore[union-attr]
    assert "liniken" not in client.get("/time/log-in/code/").content.decode()
    assert client.post("/time/log-in/code/", {"code": code})["Location"] == "/time/"
    assert "_auth_user_id" in client.session


def test_a_record_made_by_telephone_is_opened_with_its_number_and_the_same_address(
    cast: Cast,
) -> None:
    at = made.clinic(cast)
    made.application(cast)
    Applicant.objects.update(account=None)
    number = Applicant.objects.get().number
    client, other = Client(), Client()
    client.force_login(cast.alva)
    other.force_login(cast.nils)
    assert other.post(WHO, {"number": number}).status_code == 422  # the number is not enough
    assert client.post(WHO, {"number": "2026-99999"}).status_code == 422
    assert client.post(WHO, {"number": number})["Location"] == "/clinic/kliniken/mine/"
    found = record_of(cast.alva, at)
    assert found is not None
    assert found.number == number
    assert record_of(cast.nils, at) is None

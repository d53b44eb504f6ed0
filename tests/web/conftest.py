"""The cast of the workbench: two organisations and a person for each role."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Membership, Organisation, Unit
from web.access.undoing import undone
from web.access.visitors import Visitors
from web.browser import (
    ARGUMENTS,
    Watch,
    Workbench,
    become,
    find_chromium,
    new_context,
    running_workbench,
)

AsPerson = Callable[[Person | None], Client]
PageFor = Callable[..., Page]

LONG_AGO = date(2020, 1, 1)
PASSWORD = "en riktigt lång fras"


def person(name: str, **fields: object) -> Person:
    """A person who can log in with the password ``en riktigt lång fras``."""
    made = Person(email=_address(name), name=name, language="sv", **fields)
    made.set_password(PASSWORD)
    made.save()
    made.emailaddress_set.create(email=made.email, verified=True, primary=True)
    return made


def _address(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@exempel.se"


def unit(
    organisation: Organisation, name: str, parent: Unit | None = None, **fields: object
) -> Unit:
    """A unit below another, or the root."""
    made = Unit.objects.create(
        organisation=organisation, name=name, parent=parent, valid_from=LONG_AGO, **fields
    )
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save()
    return made


def give(who: Person, role: Role, where: Unit) -> Membership:
    """Gives a role in a unit and below it."""
    return Membership.objects.create(
        person=who, organisation=where.organisation, unit=where, role=role, valid_from=LONG_AGO
    )


def _people(names: Iterable[str]) -> dict[str, Person]:
    """People as ``person`` makes them, all at once, as nearly every test of a page needs them."""
    password = make_password(PASSWORD)
    made = Person.objects.bulk_create(
        Person(email=_address(name), name=name, language="sv", password=password) for name in names
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in made
    )
    return {one.name.lower(): one for one in made}


def _give_at_once(*roles: tuple[Person, Role, Unit]) -> None:
    """Gives roles as ``give`` does, all at once."""
    Membership.objects.bulk_create(
        Membership(
            person=who, organisation=where.organisation, unit=where, role=role, valid_from=LONG_AGO
        )
        for who, role, where in roles
    )


@dataclass(frozen=True)
class Cast:
    """Demo Alltjänst AB with its units and people, and another organisation beside it.

    ``anna`` is HR analyst for all; ``mats`` manages North; ``siv`` is safety representative for
    all; ``erik`` works in North; ``vera`` is the executive; ``karin`` advises both organisations;
    ``tyra`` reviews what staff have written in surveys;
    ``olle`` administers this organisation and ``ulla`` the other; ``stina`` the installation;
    ``nils`` has no role anywhere.

    At the clinic ``rut`` is a counsellor, ``ivar`` follows up, ``klara`` runs the queue, ``eva``
    evaluates and ``kim`` administers. ``alva`` has applied there and has no role anywhere. What
    stands in the care store is made by ``clinic.py``.
    """

    organisation: Organisation
    root: Unit
    north: Unit
    home_care: Unit
    south: Unit
    other: Organisation
    other_root: Unit
    anna: Person
    mats: Person
    siv: Person
    erik: Person
    vera: Person
    karin: Person
    tyra: Person
    olle: Person
    ulla: Person
    stina: Person
    nils: Person
    clinic: Organisation
    clinic_root: Unit
    rut: Person
    ivar: Person
    klara: Person
    eva: Person
    kim: Person
    alva: Person


def everybody() -> Cast:
    """The cast, made in whatever database is in use."""
    organisation = Organisation.objects.create(name="Demo Alltjänst AB", slug="demo")
    root = unit(organisation, "Demo Alltjänst AB")
    north = unit(organisation, "Norr", root, code="N")
    home_care = unit(organisation, "Hemtjänsten", north, code="N1")
    south = unit(organisation, "Söder", root, code="S")
    other = Organisation.objects.create(name="Annan kommun", slug="annan")
    other_root = unit(other, "Annan kommun")
    clinic = Organisation.objects.create(name="Kliniken", slug="kliniken", kind="clinic")
    clinic_root = unit(clinic, "Kliniken")
    names = (
        "Anna", "Mats", "Siv", "Erik", "Vera", "Karin", "Tyra", "Olle", "Ulla", "Nils",
        "Rut", "Ivar", "Klara", "Eva", "Kim", "Alva",
    )  # fmt: skip
    people = _people(names)
    people["stina"] = person("Stina", is_system_administrator=True)
    _give_at_once(
        (people["anna"], Role.HR_ANALYST, root),
        (people["mats"], Role.MANAGER, north),
        (people["siv"], Role.SAFETY_REPRESENTATIVE, root),
        (people["erik"], Role.EMPLOYEE, north),
        (people["vera"], Role.EXECUTIVE, root),
        (people["karin"], Role.CONSULTANT, root),
        (people["karin"], Role.CONSULTANT, other_root),
        (people["tyra"], Role.FREE_TEXT_REVIEWER, root),
        (people["olle"], Role.ORGANISATION_ADMINISTRATOR, root),
        (people["ulla"], Role.ORGANISATION_ADMINISTRATOR, other_root),
        (people["rut"], Role.COUNSELLOR, clinic_root),
        (people["ivar"], Role.FOLLOW_UP_INTERVIEWER, clinic_root),
        (people["klara"], Role.CLINIC_COORDINATOR, clinic_root),
        (people["eva"], Role.EVALUATOR, clinic_root),
        (people["kim"], Role.CLINIC_ADMINISTRATOR, clinic_root),
    )
    return Cast(
        organisation, root, north, home_care, south, other, other_root,
        clinic=clinic, clinic_root=clinic_root, **people,
    )  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Gives every test that uses the database all stores; a page may ask any of them."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        uses = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
        if mark is None and not uses:
            continue
        wanted = {**(mark.kwargs if mark else {}), "databases": "__all__"}
        item.add_marker(pytest.mark.django_db(**wanted), append=False)


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    return everybody()


@pytest.fixture
def as_(cast: Cast) -> AsPerson:
    """A browser of somebody who is logged in, or of nobody."""

    def browse(who: Person | None) -> Client:
        client = Client()
        if who is not None:
            client.force_login(who)
        return client

    return browse


@pytest.fixture(scope="module")
def company(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Cast, Visitors]]:
    """Everybody, logged in: made once for a file whose tests each ask a great many times."""
    with django_db_blocker.unblock(), undone():
        cast, visitors = everybody(), Visitors()
        for person in Person.objects.all():
            visitors(person)
        yield cast, visitors


def has_just_proved_who_it_is(client: Client) -> None:
    """Opens the pages about log-in itself, which ask for the password once more."""
    session = client.session
    proof = {"method": "password", "at": time.time() + 3600, "reauthenticated": True}
    session["account_authentication_methods"] = [proof]
    session.save()


# A real workbench and a real browser -----------------------------------------------------------


@pytest.fixture(scope="session")
def workbench() -> Iterator[Workbench]:
    """A workbench in processes of its own, with an empty database that all its tests share."""
    with running_workbench() as started:
        yield started


@pytest.fixture(scope="session")
def chromium() -> Iterator[Callable[[list[str]], Browser]]:
    """Starts Chromium with some arguments. A process can drive browsers only from one place."""
    found = find_chromium()
    if found is None and os.environ.get("CI"):
        pytest.fail("Chromium is not installed, and CI is to look at every page.")
    if found is None:
        pytest.skip("Chromium is not installed, so no page is looked at in a browser.")
    # Playwright keeps an event loop in this thread; Django would refuse the tests that come after.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield lambda given: playwright.chromium.launch(executable_path=found, args=given)
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser(chromium: Callable[[list[str]], Browser]) -> Iterator[Browser]:
    """Chromium, which reaches nothing but this machine's number."""
    started = chromium(ARGUMENTS)
    yield started
    started.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test if anything goes wrong in its pages; ``watch.expect`` names what is meant."""
    watching = Watch()
    yield watching
    assert watching.faults() == []


@pytest.fixture
def page_for(browser: Browser, workbench: Workbench, watch: Watch) -> Iterator[PageFor]:
    """Opens a page of a browser in which somebody is logged in, or nobody."""
    contexts = []

    def open_page(person_email: str | None = None, **preferences: object) -> Page:
        context = new_context(browser, workbench, **preferences)
        contexts.append(context)
        watch.over(context)
        become(context, workbench, person_email)
        return context.new_page()

    yield open_page
    for context in contexts:
        for page in context.pages:
            page.wait_for_timeout(0)  # what the browser has told and nobody has read yet
        context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> object:
    """Adds the log of the workbench to the report of a test that failed on it."""
    report = yield
    running = getattr(item, "funcargs", {}).get("workbench")
    if report.failed and running is not None:
        report.sections.append(("the workbench's log (its end)", running.log[-6000:]))
    return report

"""The cast of the workbench: two organisations and a person for each role."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Membership, Organisation, Unit

AsPerson = Callable[[Person | None], Client]

LONG_AGO = date(2020, 1, 1)


def person(name: str, **fields: object) -> Person:
    """A person who can log in with the password ``en riktigt lång fras``."""
    email = f"{name.lower().replace(' ', '.')}@exempel.se"
    made = Person(email=email, name=name, language="sv", **fields)
    made.set_password("en riktigt lång fras")
    made.save()
    made.emailaddress_set.create(email=email, verified=True, primary=True)
    return made


def unit(organisation: Organisation, name: str, parent: Unit | None = None, **fields: object) -> Unit:
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


@dataclass(frozen=True)
class Cast:
    """Demo Alltjänst AB with its units and people, and another organisation beside it.

    ``anna`` is HR analyst for all; ``mats`` manages North; ``siv`` is safety representative for
    all; ``erik`` works in North; ``vera`` is the executive; ``karin`` advises both organisations;
    ``olle`` administers this organisation and ``ulla`` the other; ``stina`` the installation;
    ``nils`` has no role anywhere.
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
    olle: Person
    ulla: Person
    stina: Person
    nils: Person


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    organisation = Organisation.objects.create(name="Demo Alltjänst AB", slug="demo")
    root = unit(organisation, "Demo Alltjänst AB")
    north = unit(organisation, "Norr", root, code="N")
    home_care = unit(organisation, "Hemtjänsten", north, code="N1")
    south = unit(organisation, "Söder", root, code="S")
    other = Organisation.objects.create(name="Annan kommun", slug="annan")
    other_root = unit(other, "Annan kommun")
    names = ("Anna", "Mats", "Siv", "Erik", "Vera", "Karin", "Olle", "Ulla", "Nils")
    people = {name.lower(): person(name) for name in names}
    people["stina"] = person("Stina", is_system_administrator=True)
    for name, role, where in (
        ("anna", Role.HR_ANALYST, root),
        ("mats", Role.MANAGER, north),
        ("siv", Role.SAFETY_REPRESENTATIVE, root),
        ("erik", Role.EMPLOYEE, north),
        ("vera", Role.EXECUTIVE, root),
        ("karin", Role.CONSULTANT, root),
        ("karin", Role.CONSULTANT, other_root),
        ("olle", Role.ORGANISATION_ADMINISTRATOR, root),
        ("ulla", Role.ORGANISATION_ADMINISTRATOR, other_root),
    ):
        give(people[name], role, where)
    return Cast(organisation, root, north, home_care, south, other, other_root, **people)


@pytest.fixture
def as_(cast: Cast) -> AsPerson:
    """A browser of somebody who is logged in, or of nobody."""

    def browse(who: Person | None) -> Client:
        client = Client()
        if who is not None:
            client.force_login(who)
        return client

    return browse

"""Makes the records that the load is played on; run in the settings of the workbench.

An organisation with many units, and people who are HR analysts of all of it. Each of them has an
analysis of the worked example, which is called as they are.
"""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from arbetsro.web.accounts.models import Person
    from arbetsro.web.organisations.models import Organisation, Unit

EXAMPLE = Path(__file__).parents[2] / "examples" / "demo-alltjanst.toml"
#: How many units stand below each; 5 000 then lie in five levels, the root among them.
BREADTH = 12
FIRST_DAY = date(2024, 1, 1)


def main() -> None:
    """Makes all of it, in one transaction."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("people", "units"):
        parser.add_argument(name, type=int)
    parser.add_argument("password")
    wanted = parser.parse_args()
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        organisation = found(wanted.password)
        units = grow(organisation, wanted.units)
        people = employ(organisation, wanted.people)
        begin(people, units)


def found(password: str) -> "Organisation":
    """The organisation, with an administrator whose password everybody gets."""
    from arbetsro.web.accounts.actions import create_person
    from arbetsro.web.organisations.actions import create_organisation

    administrator = create_person(
        by=None, email="admin@load.example", name="Olle Olsson", password=password, language="sv"
    )
    return create_organisation(
        by=None, name="Storstaden", slug="load", administrator=administrator, valid_from=FIRST_DAY
    )


def grow(organisation: "Organisation", count: int) -> list["Unit"]:
    """Units below the root, level by level, until there are so many in all."""
    units = level = list(organisation.units.all())
    while len(units) < count:
        level = _below(level, count - len(units))
        units = units + level
    return units


def _below(level: list["Unit"], most: int) -> list["Unit"]:
    from arbetsro.web.organisations.models import Unit

    parents = [parent for parent in level for _ in range(BREADTH)][:most]
    made = Unit.objects.bulk_create(
        Unit(
            organisation=parent.organisation,
            parent=parent,
            name=f"Enhet {parent.pk}-{place}",
            valid_from=FIRST_DAY,
        )
        for place, parent in enumerate(parents)
    )
    for unit, parent in zip(made, parents, strict=True):
        unit.path = f"{parent.path}{unit.pk}/"
    Unit.objects.bulk_update(made, ["path"], batch_size=300)
    return made


def employ(organisation: "Organisation", count: int) -> list["Person"]:
    """People who can log in, and are HR analysts of the whole organisation."""
    from allauth.account.models import EmailAddress

    from arbetsro.web.access.roles import Role
    from arbetsro.web.accounts.models import Person
    from arbetsro.web.organisations.models import Membership

    # A hash costs time and memory by design; one serves all.
    password = Person.objects.get().password
    people = Person.objects.bulk_create(
        Person(
            email=f"person{number:03}@load.example",
            name=f"Person {number:03}",
            password=password,
            language="sv",
        )
        for number in range(count)
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in people
    )
    root = organisation.units.get(parent=None)
    Membership.objects.bulk_create(
        Membership(
            person=one,
            organisation=organisation,
            unit=root,
            role=Role.HR_ANALYST,
            valid_from=FIRST_DAY,
        )
        for one in people
    )
    return people


def begin(people: list["Person"], units: list["Unit"]) -> None:
    """An analysis for each person, in units all over the tree."""
    from arbetsro.economics.case_file import read_case
    from arbetsro.web.analyses.actions import start
    from arbetsro.web.analyses.as_case import from_case

    content = from_case(read_case(EXAMPLE))
    apart = max(1, len(units) // len(people))
    for one, unit in zip(people, units[::apart], strict=False):
        start(by=one, unit=unit, title=f"Analys av {one.name}", language="sv", content=content)


if __name__ == "__main__":
    main()

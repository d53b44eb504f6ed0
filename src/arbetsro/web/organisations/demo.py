"""Demo Alltjänst AB: a made-up organisation to look around in."""

from datetime import date

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.actions import create_person
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.actions import create_organisation, create_unit, give_role
from arbetsro.web.organisations.models import Organisation, Unit

SLUG = "demo"
_FIRST_DAY = date(2024, 1, 1)

#: The places and what each of them runs; the figures of its 1 500 employees are in its analysis.
_UNITS = {
    "Norrby": ("Hemtjänst Norrby", "Särskilt boende Tallgården", "LSS Norrby"),
    "Söderby": ("Hemtjänst Söderby", "Särskilt boende Linden"),
    "Västerby": ("Hemtjänst Västerby", "LSS Västerby", "Kök och lokalvård Västerby"),
    "Österby": ("Särskilt boende Björken", "LSS Österby"),
    "Centrum": ("Hemtjänst Centrum", "Särskilt boende Eken", "Ekonomi och HR"),
}
#: E-mail, name, role, and the place where it is given; none for the whole organisation.
_PEOPLE = (
    ("anna", "Anna Andersson", Role.HR_ANALYST, ""),
    ("mats", "Mats Mattsson", Role.MANAGER, ""),
    ("nina", "Nina Nilsson", Role.MANAGER, "Norrby"),
    ("hanna", "Hanna Holm", Role.MANAGER, "Hemtjänst Norrby"),
    ("tomas", "Tomas Törn", Role.MANAGER, "Särskilt boende Tallgården"),
    ("siv", "Siv Svensson", Role.SAFETY_REPRESENTATIVE, ""),
    ("vera", "Vera Viklund", Role.EXECUTIVE, ""),
    ("karin", "Karin Karlsson", Role.CONSULTANT, ""),
    ("tyra", "Tyra Thulin", Role.FREE_TEXT_REVIEWER, ""),
    ("erik", "Erik Eriksson", Role.EMPLOYEE, "Norrby"),
    ("elin", "Elin Ek", Role.EMPLOYEE, "Hemtjänst Norrby"),
    ("yusuf", "Yusuf Ymer", Role.EMPLOYEE, "Särskilt boende Tallgården"),
)
_ADMINISTRATOR = ("olle", "Olle Olsson")


def demo_organisation(*, password: str, by: Person | None = None) -> Organisation:
    """The organisation with its units and people, made unless its address is there already.

    Everybody logs in as ``<first name>@demo.example`` with the password.
    """
    if found := Organisation.objects.filter(slug=SLUG).first():
        return found
    organisation = create_organisation(
        by=by,
        name="Demo Alltjänst AB",
        slug=SLUG,
        administrator=_person(by, *_ADMINISTRATOR, password),
        valid_from=_FIRST_DAY,
    )
    places = _units(by, organisation)
    for first_name, name, role, place in _PEOPLE:
        give_role(
            by=by,
            person=_person(by, first_name, name, password),
            unit=places[place],
            role=role,
            valid_from=_FIRST_DAY,
        )
    return organisation


def _person(by: Person | None, first_name: str, name: str, password: str) -> Person:
    email = f"{first_name}@{SLUG}.example"
    found = Person.objects.filter(email=email).first()
    return found or create_person(by=by, email=email, name=name, password=password, language="sv")


def _units(by: Person | None, organisation: Organisation) -> dict[str, Unit]:
    """The places by name, and the root under no name."""
    root = organisation.units.get(parent=None)
    places = {"": root}
    for number, (place, parts) in enumerate(_UNITS.items(), 1):
        places[place] = create_unit(
            by=by, parent=root, name=place, code=f"{number}0", valid_from=_FIRST_DAY
        )
        for place_in, part in enumerate(parts, 1):
            places[part] = create_unit(
                by=by,
                parent=places[place],
                name=part,
                code=f"{number}{place_in}",
                valid_from=_FIRST_DAY,
            )
    return places

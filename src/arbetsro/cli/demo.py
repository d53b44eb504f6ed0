"""The demonstration: made-up records to look around in, loaded once."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from arbetsro.cli.migrate import run_migrations
from arbetsro.cli.output import progress
from arbetsro.cli.workbench import refused
from arbetsro.language import Language, say

if TYPE_CHECKING:
    from arbetsro.web.accounts.models import Person

_SYSTEM_ADMINISTRATOR = ("stina@demo.example", "Stina Ström")
_CONSONANTS, _VOWELS = "bdfgjklmnprstv", "aeiou"


def prepare_demo(language: Language) -> list[str]:
    """Loads the demonstration where it is not there yet; lines that tell who can log in, and how.

    It is only for an installation on this machine that has no records of its own.
    """
    from django.conf import settings

    from arbetsro.web.organisations.models import Organisation

    if settings.PRODUCTION:
        raise refused(say("cli.demo_in_production", language))
    with progress(say("cli.migrating", language)):
        run_migrations()
    file: Path = settings.DATA / "demo-password"
    if not Organisation.objects.exists():
        with progress(say("cli.demo_loading", language)):
            _load(_password(file))
    elif not file.exists():
        raise refused(say("cli.demo_not_empty", language, folder=settings.DATA))
    return _who_can_log_in(file.read_text("utf-8"), language)


def _load(password: str) -> None:
    from django.db import transaction

    from arbetsro.web.accounts.actions import create_person
    from arbetsro.web.analyses.demo import demo_analyses
    from arbetsro.web.cycle.demo import demo_year
    from arbetsro.web.evaluations.demo import demo_clinic
    from arbetsro.web.organisations.demo import demo_organisation
    from arbetsro.web.surveys.demo import demo_surveys

    with transaction.atomic(), transaction.atomic(using="care"):
        organisation = demo_organisation(by=None, password=password)
        demo_analyses(organisation)
        demo_year(organisation)
        demo_clinic(password=password, employer=organisation)
        email, name = _SYSTEM_ADMINISTRATOR
        create_person(
            by=None, email=email, name=name, is_system_administrator=True, password=password
        )
    # Sheets stand in a store of their own, where room is made for them once a survey is open.
    demo_surveys(organisation)


def _password(file: Path) -> str:
    """A password of this installation's own, which can be read aloud: four words of its making."""
    if not file.exists():
        words = ["".join(map(secrets.choice, (_CONSONANTS, _VOWELS) * 3)) for _ in range(4)]
        file.touch(mode=0o600)
        file.write_text("-".join(words), "utf-8")
    return file.read_text("utf-8")


def _who_can_log_in(password: str, language: Language) -> list[str]:
    from arbetsro.web.accounts.models import Person

    people = Person.objects.filter(is_active=True).prefetch_related("memberships").order_by("pk")
    lines = [
        f"  {one.email:<36} {_roles(one, language)}" for one in people if one.has_usable_password()
    ]
    return [say("cli.demo_people", language, password=password), *lines]


def _roles(person: "Person", language: Language) -> str:
    from arbetsro.web.access.roles import Role, roles

    labels = [
        roles()[Role(role)].label.in_(language)
        for role in dict.fromkeys(one.role for one in person.memberships.all())
    ]
    if person.is_system_administrator:
        labels.append(say("cli.system_administrator", language))
    return ", ".join([str(person), *labels])

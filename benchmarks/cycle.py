"""How long the pages of the work environment take with 5 000 units and 50 000 measures."""

import os
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

UNITS, RISKS, MEASURES, OWNERS = 5_000, 10_000, 50_000, 500
_TIMES = 7


def measure() -> None:
    """Fills a database of its own and prints, for each page, its time and its queries."""
    with tempfile.TemporaryDirectory(prefix="arbetsro-benchmark-") as folder:
        start(Path(folder))
        from django.db import connections

        owner, manager = fill()
        print(f"{UNITS} units, {RISKS} risks, {MEASURES} measures, {OWNERS} owners (SQLite)")
        print(f"{'page':<34}{'median ms':>10}{'queries':>9}")
        for name, who, path in _pages(owner, manager):
            milliseconds, queries = _time(who, path)
            print(f"{name:<34}{milliseconds:>10.0f}{queries:>9}")
        connections.close_all()


def start(folder: Path) -> None:
    """Makes an empty database in a folder."""
    os.environ["ARBETSRO_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "arbetsro.web.settings"
    os.environ["ARBETSRO_LOG_LEVEL"] = "ERROR"
    import django

    django.setup()
    from arbetsro.cli.migrate import run_migrations

    run_migrations()


def fill() -> tuple[object, object]:
    """A tree of three levels with risks and measures; one owner, and the manager of the whole."""
    from arbetsro.web.access.roles import Role
    from arbetsro.web.accounts.models import Person
    from arbetsro.web.frame.clock import today
    from arbetsro.web.jobs.rounds import tidy
    from arbetsro.web.measures.models import Measure
    from arbetsro.web.organisations.models import Membership, Organisation, Unit
    from arbetsro.web.risks.models import Risk

    organisation = Organisation.objects.create(name="Stor kommun", slug="stor")
    long_ago = today() - timedelta(days=900)
    root = Unit.objects.create(organisation=organisation, name="Stor kommun", valid_from=long_ago)
    Unit.objects.filter(pk=root.pk).update(path=f"/{root.pk}/")
    root.refresh_from_db()
    units = _units(organisation, root, long_ago)
    people = Person.objects.bulk_create(
        Person(email=f"p{number}@exempel.se", name=f"Person {number}")
        for number in range(OWNERS + 1)
    )
    Membership.objects.bulk_create(
        Membership(
            person=one, organisation=organisation, valid_from=long_ago,
            unit=units[number % len(units)] if number else root,
            role=Role.EMPLOYEE if number else Role.MANAGER,
        )
        for number, one in enumerate(people)
    )  # fmt: skip
    levels = ("high", "medium", "low", "")
    risks = Risk.objects.bulk_create(
        Risk(
            unit=units[number % len(units)], title=f"Risk {number}", added_by=people[0],
            level=levels[number % 4], factor="demands",
        )
        for number in range(RISKS)
    )  # fmt: skip
    states = ("planned", "started", "done", "done")
    Measure.objects.bulk_create(
        (
            Measure(
                unit=risks[number % RISKS].unit, risk=risks[number % RISKS],
                title=f"Åtgärd {number}", owner=people[1 + number % OWNERS], added_by=people[0],
                due_on=today() + timedelta(days=number % 400 - 200), state=states[number % 4],
                follow_up_on=today() + timedelta(days=number % 400 - 100),
                factor="demands", level="organisation", stage="primary",
            )
            for number in range(MEASURES)
        ),
        batch_size=500,
    )  # fmt: skip
    tidy()
    return people[1], people[0]


def _units(organisation: object, root: object, long_ago: object) -> list:
    from arbetsro.web.organisations.models import Unit

    def below(parents: list, count: int) -> list:
        made = Unit.objects.bulk_create(
            (
                Unit(
                    organisation=organisation, parent=parents[number % len(parents)],
                    name=f"Enhet {parents[0].depth + 1}-{number}", valid_from=long_ago,
                )
                for number in range(count)
            ),
            batch_size=500,
        )  # fmt: skip
        for one in made:
            one.path = f"{one.parent.path}{one.pk}/"
        Unit.objects.bulk_update(made, ["path"], batch_size=500)
        return made

    departments = below([root], 50)
    return below(departments, UNITS - 51)


def _pages(owner: object, manager: object) -> list[tuple[str, object, str]]:
    from django.urls import reverse

    from arbetsro.web.organisations.models import Unit

    root = Unit.objects.get(parent=None).pk
    lists = ("investigations:list", "investigations:findings", "risks:list", "measures:list",
             "measures:board", "matters:list", "telling:examples", "policies:list")  # fmt: skip
    found = [(name, manager, reverse(name, args=["stor"])) for name in lists]
    for name in (
        "cycle:unit",
        "oversight:show",
        "oversight:figures",
        "oversight:trend",
        "oversight:together",
        "oversight:years",
        "telling:unit",
        "matters:tasks",
    ):
        found.append((name, manager, reverse(name, args=["stor", root])))
    found.append(("organisations:start", manager, reverse("organisations:start", args=["stor"])))
    found.append(("measures:mine (an owner)", owner, reverse("measures:mine", args=["stor"])))
    return found


def _time(who: object, path: str) -> tuple[float, int]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    client.force_login(who)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    queries = len(captured)  # those that follow are not kept
    times = []
    for _ in range(_TIMES):
        started = time.perf_counter()
        client.get(path)
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times), queries

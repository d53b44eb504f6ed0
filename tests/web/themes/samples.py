"""What stands in the addresses of themes, for the walks over all addresses."""

from collections.abc import Callable
from datetime import date

from arbetsro.web.organisations.models import Organisation
from arbetsro.web.themes.models import Partner, ThemeReport
from web.access.sample import Make, Sample, word
from web.conftest import Cast

Where = Callable[[Cast], Organisation | None]


def _another(cast: Cast) -> Organisation:
    made, _ = Organisation.objects.get_or_create(
        slug="andra-kliniken", defaults={"name": "Andra kliniken", "kind": "clinic"}
    )
    return made


def report(cast: Cast, clinic: Organisation, employer: Organisation | None) -> ThemeReport:
    """A report on the spring of 2026; made once for each."""
    found = ThemeReport.objects.filter(clinic=clinic, employer=employer).first()
    return found or ThemeReport.objects.create(
        clinic=clinic, employer=employer, first_day=date(2026, 1, 1), last_day=date(2026, 6, 30),
        of=30, counts={"workload": 12, "role": 8}, by=cast.eva,
    )  # fmt: skip


def _report(clinic: Where, employer: Where) -> Make:
    return lambda cast, who: report(cast, clinic(cast), employer(cast)).pk


def _partner(clinic: Where) -> Make:
    return lambda cast, who: (
        Partner.objects.get_or_create(clinic=clinic(cast), employer=cast.organisation)[0].pk
    )


SAMPLES = {
    "themes:report": Sample(
        _report(lambda cast: cast.clinic, lambda cast: cast.organisation),
        _report(lambda cast: cast.clinic, lambda cast: cast.other),
    ),
    "themes:regional_file:report": Sample(
        _report(lambda cast: cast.clinic, lambda cast: None), _report(_another, lambda cast: None)
    ),
    "themes:partner": Sample(_partner(lambda cast: cast.clinic), _partner(_another)),
    "themes:theme": word("workload"),
    "themes:kind": word("csv"),
}

"""The scenarios of what the clinic does with applications."""

from collections.abc import Callable

from arbetsro.web.applications import actions
from arbetsro.web.themes.models import Partner
from web import clinic
from web.conftest import Cast

Call = Callable[[], object]


def flag_seen(cast: Cast) -> Call:
    found = clinic.application(cast, is_flagged=True)
    return lambda: actions.see_flag(by=cast.klara, application=found)


def decided(cast: Cast) -> Call:
    found = clinic.application(cast)
    return lambda: actions.decide(
        by=cast.klara, application=found, outcome="outside", message="Ring facket.",
        advice=["union"],
    )  # fmt: skip


def assigned(cast: Cast) -> Call:
    found = clinic.application(cast, state="accepted")
    return lambda: actions.share_evenly(by=cast.klara, application=found)


def employer_set(cast: Cast) -> Call:
    found = clinic.application(cast)
    Partner.objects.create(clinic=cast.clinic, employer=cast.organisation)
    return lambda: actions.set_employer(
        by=cast.klara, application=found, employer=cast.organisation.pk
    )


def by_telephone(cast: Cast) -> Call:
    at = clinic.clinic(cast)
    items = {f"items.{number}": 4 for number in range(1, 13)}
    return lambda: actions.register_by_telephone(
        by=cast.klara, clinic=at, name="Alva Alm", contact={"telephone": "070-123 45 67"},
        changes={"text": "För mycket att göra.", **items},
    )  # fmt: skip


def reminded(cast: Cast) -> Call:
    at = clinic.clinic(cast)
    return lambda: actions.remind_coordinators(clinic=at, count=1)


def part_ended(cast: Cast) -> Call:
    found = clinic.application(cast, state="closed")
    return lambda: actions.end_coordinators(application=found)


SCENARIOS = {
    "application.flag_seen": flag_seen,
    "application.decided": decided,
    "application.assigned": assigned,
    "application.employer_set": employer_set,
    "application.by_telephone": by_telephone,
    "queue.reminded": reminded,
    "part.ended": part_ended,
}

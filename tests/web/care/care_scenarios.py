"""The scenarios of what is done with people's records as a whole."""

from collections.abc import Callable

from arbetsro.web.care import actions
from web import clinic
from web.care import clinic_scenarios
from web.conftest import Cast

Call = Callable[[], object]


def registered(cast: Cast) -> Call:
    at = clinic.clinic(cast)
    return lambda: actions.register_applicant(
        by=cast.alva, clinic=at, name="Alva Alm", contact={"telephone": "070-123 45 67"},
        is_self=True,
    )  # fmt: skip


def changed(cast: Cast) -> Call:
    found = clinic.record(cast)
    return lambda: actions.change_applicant(
        by=found, applicant=found, name="Alva Ek", contact={}, language="sv", is_protected=True
    )


def linked(cast: Cast) -> Call:
    found = clinic.record(cast, account=None)
    return lambda: actions.link_account(by=cast.klara, applicant=found, person=cast.alva)


SCENARIOS = {
    "applicant.registered": registered,
    "applicant.changed": changed,
    "applicant.linked": linked,
    **clinic_scenarios.SCENARIOS,
}

"""The scenarios of what is done with themes, for the tests of every action."""

from datetime import UTC, datetime

from arbetsro.web.frame.clock import at
from arbetsro.web.themes import actions
from arbetsro.web.themes.halves import Half
from arbetsro.web.themes.models import Partner
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.evaluations.people import several
from web.themes.samples import report

AFTER = datetime(2027, 2, 1, 9, tzinfo=UTC)


@scenario("theme_partner.added", by="kim", target="partner", organisation=False)
def _(cast: Cast) -> Call:
    return lambda: actions.add_partner(by=cast.kim, clinic=cast.clinic, employer=cast.organisation)


@scenario("theme_partner.removed", by="kim", target="partner", organisation=False)
def _(cast: Cast) -> Call:
    partner = Partner.objects.create(clinic=cast.clinic, employer=cast.organisation)
    return lambda: actions.remove_partner(by=cast.kim, partner=partner)


@scenario("themes.published", by="eva", target="themereport", organisation=False)
def _(cast: Cast) -> Call:
    several(cast, 5)
    several(cast, 5, themes=("role",))

    def publish() -> object:
        with at(AFTER):
            return actions.publish_themes(by=cast.eva, clinic=cast.clinic, half=Half(2026, 2))

    return publish


@scenario("theme.taken", by="anna", target="finding")
def _(cast: Cast) -> Call:
    given = report(cast, cast.clinic, cast.organisation)
    return lambda: actions.take_as_finding(
        by=cast.anna, report=given, theme="workload", unit=cast.root
    )

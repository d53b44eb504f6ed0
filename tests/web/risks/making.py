"""Risks, findings and measures for tests, made by the actions or straight in the database."""

from datetime import date, timedelta

from arbetsro.web.frame.clock import today
from arbetsro.web.investigations.models import Finding
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks import actions
from arbetsro.web.risks.models import Risk
from arbetsro.workenv.rating import Method, own
from web.conftest import Cast, Person

TITLE = "Pauserna faller bort när någon är sjuk"


def finding(where: Unit, text: str = "Ingen hinner äta lunch", **fields: object) -> Finding:
    """Something that was found, still open."""
    given = {"source": "round", "found_on": date(2026, 3, 2), **fields}
    return Finding.objects.create(unit=where, text=text, **given)


def risk(cast: Cast, where: Unit | None = None, **fields: object) -> Risk:
    """A risk in the home care that Mats has added; nobody has rated it."""
    return actions.add_risk(
        by=cast.mats, unit=where or cast.home_care, **{"title": TITLE, **fields}
    )


def rated(
    cast: Cast, employer: str = "", employees: str = "", phase: str = "before", **fields: object
) -> Risk:
    """A risk that Mats and Siv have rated by colours, or one of them."""
    made = risk(cast, **fields)
    rate(cast, made, employer, employees, phase)
    return made


def rate(
    cast: Cast, made: Risk, employer: str = "", employees: str = "", phase: str = "before"
) -> Risk:
    """Rates a risk by colours, by Mats, Siv or both, and gives it as it is then."""
    given = (("employer", cast.mats, employer), ("employees", cast.siv, employees))
    for party, by, level in given:
        if level:
            actions.rate_risk(by=by, risk=made, party=party, phase=phase, level=level)
    made.refresh_from_db()
    return made


def accepted(cast: Cast, level: str = "medium", days: int = 30) -> Risk:
    """A risk that both have rated and Vera has accepted."""
    made = rated(cast, level, level)
    actions.accept_risk(
        by=cast.vera, risk=made, reason="Ombyggnaden blir klar i maj.",
        expires_on=today() + timedelta(days=days),
    )  # fmt: skip
    made.refresh_from_db()
    return made


def measure(cast: Cast, made: Risk, state: str = "planned", owner: Person | None = None) -> Measure:
    """A measure of a risk, straight in the database."""
    return Measure.objects.create(
        unit=made.unit, risk=made, title="Vikarie från dag ett", owner=owner or cast.mats,
        due_on=today() + timedelta(days=30), follow_up_on=today() + timedelta(days=90),
        state=state, added_by=cast.mats,
    )  # fmt: skip


def own_scale() -> Method:
    """A scale of two steps of probability and three of consequence."""
    cells = [["low", "low", "medium"], ["low", "medium", "high"]]
    return own(["Sällan", "Ofta"], ["Lindrigt", "Kännbart", "Svårt"], cells, title="Vår skala")

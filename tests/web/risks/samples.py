"""What stands in the addresses of risks, for the walks over all addresses."""

from collections.abc import Callable

from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks import actions
from arbetsro.web.risks.models import Risk
from web.access.sample import Sample
from web.conftest import Cast
from web.risks import making


def _risk(where: Callable[[Cast], Unit], *, closed: bool = False) -> Callable[..., object]:
    """A risk in a unit with all that a page can show; made once."""

    def make(cast: Cast, who: Person) -> object:
        unit = where(cast)
        found = Risk.objects.filter(unit=unit, state="closed" if closed else "open").first()
        return (found or _made(cast, unit, closed=closed)).pk

    return make


def _made(cast: Cast, unit: Unit, *, closed: bool) -> Risk:
    risk = making.risk(
        cast, unit, factor="demands", exposed="Nattpersonalen", for_staff="Trötthet",
        findings=[making.finding(unit)], causes=[["Ingen vikarie", "Ingen budget"]],
    )  # fmt: skip
    level = "low" if closed else "medium"
    making.rate(cast, risk, level, level if closed else "high")
    making.measure(cast, risk)
    if closed:
        actions.close_risk(by=cast.mats, risk=risk, reason="Vikarier finns nu.")
    return risk


OWN = Sample(
    _risk(lambda cast: cast.home_care),
    _risk(lambda cast: cast.other_root),
    _risk(lambda cast: cast.south),
)
CLOSED = Sample(
    _risk(lambda cast: cast.home_care, closed=True),
    _risk(lambda cast: cast.other_root, closed=True),
    _risk(lambda cast: cast.south, closed=True),
)

SAMPLES = {"risks:pk": OWN, "risks:reopen:pk": CLOSED}
BODIES = {
    "risks:rate": {"phase": "before", "level": "low"},
    "risks:choose_method": {"method": "matrix"},
    "risks:close": {"reason": "Vikarier finns nu."},
    "risks:reopen": {"reason": "Vikarierna är borta."},
}

"""Publishing the themes of a half-year."""

from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.themes.disclosing import Told
from arbetsro.web.themes.halves import Half
from arbetsro.web.themes.models import Partner, ThemeReport
from arbetsro.web.themes.publishing import counted


@action("themes.published")
def publish_themes(*, by: Person, clinic: Organisation, half: Half) -> ThemeReport:
    """Publishes the themes of a half-year: for the region, and for each partner that has enough.

    All is published at once and never again, so that no two reports on the same time can be held
    against each other.

    Returns:
        The report for the region.

    Raises:
        Refusal: The half-year goes on, has been published, or too few people came.
    """
    # Two who press at once: the second finds what the first has published.
    locked = Organisation.objects.select_for_update().get(pk=clinic.pk)
    if half.last_day >= today():
        raise Refusal("themes.goes_on", field="half")
    if ThemeReport.objects.filter(clinic=locked, first_day=half.first_day).exists():
        raise Refusal("themes.published_already", field="half")
    partners = {one.employer_id: one.employer for one in _partners(locked)}
    with counted(by, locked, half, partners) as found:
        if found.whole is None:
            raise Refusal("themes.too_few", field="half", least=SMALLEST_GROUP)
        whole = _report(by, locked, half, None, found.whole)
        for key, told in found.parts.items():
            _report(by, locked, half, partners[key], told)
    return whole


def _partners(clinic: Organisation) -> list[Partner]:
    return list(Partner.objects.filter(clinic=clinic).select_related("employer").order_by("pk"))


def _report(
    by: Person, clinic: Organisation, half: Half, employer: Organisation | None, told: Told
) -> ThemeReport:
    made = ThemeReport.objects.create(
        clinic=clinic,
        employer=employer,
        first_day=half.first_day,
        last_day=half.last_day,
        of=told.of,
        counts=dict(told.counts),
        published_at=now(),
        by=by,
    )
    record("themes.published", by=by, target=made, employer=employer.name if employer else "")
    return made

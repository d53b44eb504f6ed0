"""The employers that a clinic may give themes to, which stand in the other store."""

from arbetsro.web.care.models import Clinic
from arbetsro.web.themes.models import Partner


def partners(clinic: Clinic) -> dict[int, str]:
    """What the partners of a clinic are called, by key, in order of name."""
    found = Partner.objects.filter(clinic=clinic.organisation).order_by("employer__name")
    return dict(found.values_list("employer", "employer__name"))

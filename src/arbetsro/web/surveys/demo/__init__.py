"""Made-up surveys of Demo Alltjänst AB: one a year ago, one now, and one that is open."""

from arbetsro.web.organisations.models import Organisation
from arbetsro.web.surveys.demo.waves import Asking
from arbetsro.web.surveys.models import Wave

__all__ = ["demo_surveys"]


def demo_surveys(organisation: Organisation) -> None:
    """Asks the staff of the demo organisation, once; the days count back from today."""
    if Wave.objects.filter(unit__organisation=organisation).exists():
        return
    asking = Asking(organisation)
    before = asking.yearly(0, ago=400, previous=None)
    asking.yearly(1, ago=35, previous=before)
    asking.pulse()

"""A year in the life of Demo Alltjänst AB, made up, and made by the actions of the workbench."""

from arbetsro.web.cycle.demo.care_home import care_home
from arbetsro.web.cycle.demo.home_care import home_care
from arbetsro.web.cycle.demo.whole import after_the_year, before_the_year
from arbetsro.web.cycle.demo.year import Year
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.organisations.models import Organisation

__all__ = ["demo_year"]


def demo_year(organisation: Organisation) -> None:
    """Writes the year into the demo organisation, once; its days count back from today."""
    if Investigation.objects.filter(unit__organisation=organisation).exists():
        return
    year = Year(organisation)
    before_the_year(year)
    home_care(year)
    care_home(year)
    after_the_year(year)

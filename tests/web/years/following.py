"""Yearly follow-ups to test with, made by the actions."""

from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.actions import close_year, save_year, start_year
from arbetsro.web.oversight.models import YearlyFollowUp
from web.conftest import Cast

BASE = "/o/demo/oversight/years/"


def begun(cast: Cast, unit: Unit, year: int | None = None) -> YearlyFollowUp:
    """A follow-up that has been begun."""
    return start_year(by=cast.karin, unit=unit, year=year or today().year)


def answered(cast: Cast, unit: Unit, **answers: str) -> YearlyFollowUp:
    """One in which something has been answered."""
    texts = answers or {"investigated": "Vi gick två ronder."}
    one = begun(cast, unit)
    return save_year(by=cast.karin, follow_up=one, seen=one.version, answers=texts)


def closed(cast: Cast, unit: Unit, **answers: str) -> YearlyFollowUp:
    """One that has been closed and waits for signatures."""
    one = answered(cast, unit, **answers)
    return close_year(by=cast.karin, follow_up=one, seen=one.version)


def fresh(one: YearlyFollowUp) -> YearlyFollowUp:
    """The follow-up as it is in the database."""
    return YearlyFollowUp.objects.select_related("unit__organisation").get(pk=one.pk)

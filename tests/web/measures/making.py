"""Measures for the tests, made by the actions."""

from datetime import date

from arbetsro.web.accounts.models import Person
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.measures.actions import add_measure
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.actions import add_risk
from arbetsro.web.risks.models import Risk
from web.conftest import Cast

BASE = "/o/demo/measures/"
#: A Monday long after the cast got their roles; tests that need a clock set it to this day.
DAY = date(2026, 3, 2)


def risk_in(cast: Cast, unit: Unit, title: str = "Ensamt på natten") -> Risk:
    """A risk about high demands."""
    return add_risk(by=cast.anna, unit=unit, title=title, factor="demands")


def measure_in(cast: Cast, unit: Unit, owner: Person | None = None, **fields: object) -> Measure:
    """A measure that Mats answers for, unless somebody else is named."""
    told = {
        "title": "Två på natten",
        "owner": owner or cast.mats,
        "due_on": date(2026, 4, 30),
        "follow_up_on": date(2026, 7, 30),
        **fields,
    }
    return add_measure(by=cast.anna, unit=unit, **told)


def decided_analysis(cast: Cast, unit: Unit, **content: object) -> Analysis:
    """An analysis that has been decided on, with an intervention and a step of its plan."""
    return Analysis.objects.create(
        unit=unit,
        title="Färre ensamma pass",
        state=Analysis.State.DECIDED,
        started_by=cast.anna,
        version=1,
        content={
            "title": "Färre ensamma pass",
            "interventions": ["aaaaaa"],
            "interventions.aaaaaa.name": "Nytt schema",
            "interventions.aaaaaa.B5": "Ingen ska vara ensam på natten.",
            "interventions.aaaaaa.B8": "Antalet ensamma pass.",
            "interventions.aaaaaa.level": "organisation",
            "interventions.aaaaaa.activities": ["bbbbbb"],
            "activities.bbbbbb.name": "Schemaläggare",
            "activities.bbbbbb.H4": 40_000,
            "activities.bbbbbb.H7": 2_000,
            "interventions.aaaaaa.plan": ["cccccc"],
            "plan.cccccc.what": "Upphandla",
            "plan.cccccc.end": "2030-05-31",
            "plan.cccccc.who": "Mats",
            "follow_up": "2030-11-30",
            **content,
        },
    )

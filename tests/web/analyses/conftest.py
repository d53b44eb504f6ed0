"""Analyses of the cast: the worked example for the whole organisation, and an empty one."""

import pytest
from django.urls import reverse

from arbetsro.economics.case import Case
from arbetsro.web.analyses import deciding
from arbetsro.web.analyses.actions import start
from arbetsro.web.analyses.as_case import from_case
from arbetsro.web.analyses.models import Analysis, Proposal
from arbetsro.web.audit.models import Event
from web.conftest import Cast


@pytest.fixture
def analysis(cast: Cast, demo: Case) -> Analysis:
    """The worked example as an analysis of North, which lacks nothing."""
    return start(
        by=cast.anna, unit=cast.north, title="Ohälsan i Norr", language="sv",
        content=from_case(demo),
    )  # fmt: skip


@pytest.fixture
def empty(cast: Cast) -> Analysis:
    """An analysis in which nothing has been filled in."""
    return start(by=cast.anna, unit=cast.root, title="Tom analys", language="sv")


@pytest.fixture
def proposal(cast: Cast, analysis: Analysis) -> Proposal:
    """The worked example, sent to decision by Anna."""
    return deciding.send(by=cast.anna, analysis=analysis)


@pytest.fixture
def signed(cast: Cast, proposal: Proposal) -> Proposal:
    """The proposal with both signatures."""
    deciding.sign(by=cast.mats, proposal=proposal, capacity="manager")
    deciding.sign(by=cast.siv, proposal=proposal, capacity="safety_representative")
    return proposal


@pytest.fixture
def decided(cast: Cast, signed: Proposal) -> Proposal:
    """The proposal, decided by Vera."""
    return deciding.decide(by=cast.vera, proposal=signed, reason="Betalar sig")


def again(analysis: Analysis) -> Analysis:
    """The analysis as it is in the database."""
    return Analysis.objects.get(pk=analysis.pk)


def events(code: str) -> list[Event]:
    """The events of a kind, latest first."""
    return list(Event.objects.filter(action=code).order_by("-pk"))


def url(name: str, analysis: Analysis, *more: object) -> str:
    """The address of a page of an analysis, in its organisation."""
    return reverse(f"analyses:{name}", args=[analysis.organisation.slug, analysis.pk, *more])

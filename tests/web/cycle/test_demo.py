"""The year of the demo organisation: believable, in order, and made once."""

import pytest

from arbetsro.web.audit.models import Event
from arbetsro.web.cycle.demo import demo_year
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models import Finding, Investigation
from arbetsro.web.matters.models import Matter
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.organisations.demo import demo_organisation
from arbetsro.web.reports.models import ProtectedCase, Report
from arbetsro.web.risks.models import Risk
from arbetsro.web.telling.models import Example, Message


@pytest.fixture
def demo(db):
    organisation = demo_organisation(password="en riktigt lång fras")
    demo_year(organisation)
    return organisation


def test_it_goes_through_the_whole_cycle(demo):
    for model in (Investigation, Finding, Risk, Measure, FollowUp, Message, Example, Matter):
        assert model.objects.exists(), model.__name__
    followed = Measure.objects.exclude(followed_up_at=None).exclude(messages=None)
    assert followed.filter(risk__findings__messages__isnull=False).exists()


def test_it_spans_a_year_and_ends_before_today(demo):
    moments = Event.objects.filter(organisation=demo).exclude(action="unit.created")
    first = moments.order_by("at").first().at
    assert 350 <= (now() - first).days <= 800
    assert not moments.filter(at__gt=now()).exists()


def test_a_return_climbed_two_levels_and_was_answered(demo):
    (climbed,) = Matter.objects.filter(legs__climbed=True).distinct()
    assert [leg.to.name for leg in climbed.legs.all()] == ["Norrby", "Demo Alltjänst AB"]
    assert climbed.state == Matter.State.ANSWERED


def test_something_is_open_for_everybody_to_try(demo):
    assert Matter.objects.filter(state=Matter.State.OPEN).exists()
    assert Report.objects.filter(state=Report.State.NEW).exists()
    assert Measure.objects.filter(state=Measure.State.PLANNED).exists()
    assert ProtectedCase.objects.get().readers.exists()


def test_it_is_made_once(demo):
    counts = (Event.objects.count(), Measure.objects.count())
    demo_year(demo)
    assert (Event.objects.count(), Measure.objects.count()) == counts

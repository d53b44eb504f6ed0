"""The demonstration is made once, by the same actions as everything else."""

import pytest

from arbetsro.web.access.standing import standing_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.models import Event
from arbetsro.web.organisations.demo import demo_organisation
from arbetsro.web.organisations.models import Membership, Organisation, Unit


@pytest.fixture
def demo(db):
    return demo_organisation(password="en riktigt lång fras")


def test_the_demonstration_has_five_places_with_units_below_them(demo):
    root = Unit.objects.get(organisation=demo, parent=None)
    places = Unit.objects.filter(parent=root)
    assert len(places) == 5
    assert all(place.children.exists() for place in places)


def test_everybody_can_log_in_with_the_password_and_has_a_role(demo):
    people = Person.objects.filter(email__endswith="@demo.example")
    names = {"anna", "mats", "siv", "vera", "karin", "olle", "erik"}
    assert {one.email.split("@")[0] for one in people} >= names
    for one in people:
        assert one.check_password("en riktigt lång fras")
        assert standing_of(one, "demo").roles


def test_the_demonstration_is_made_once(demo):
    counts = (Unit.objects.count(), Membership.objects.count(), Event.objects.count())
    assert demo_organisation(password="en annan lång fras") == demo
    assert Organisation.objects.count() == 1
    assert (Unit.objects.count(), Membership.objects.count(), Event.objects.count()) == counts

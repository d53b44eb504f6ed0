"""What nobody answers in time climbs by itself, level by level, until somebody does."""

from datetime import date, timedelta

import pytest
from django.core import mail

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import standing_of
from arbetsro.web.audit.models import Event
from arbetsro.web.frame import clock
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.regular import REGULAR
from arbetsro.web.matters import actions
from arbetsro.web.matters.listing import legs_to
from arbetsro.web.matters.lying import for_the_board
from arbetsro.web.matters.models import Matter
from arbetsro.web.matters.regular_work import climb_what_is_late
from arbetsro.web.organisations.models import Unit
from web.conftest import unit
from web.matters.making import manager, noon, requested, returned, told

#: upward.toml: a return is to be answered within 14 days and has 7 days of grace, so that what is
#: sent on the 2nd of March is due on the 16th and stands at the next level on the 24th.
SENT, DUE, CLIMBS = date(2026, 3, 2), date(2026, 3, 16), date(2026, 3, 24)
#: The next level then has 14 days and 7 of its own: the 7th and the 15th of April.
CLIMBS_AGAIN = date(2026, 4, 15)


def at(day):
    return clock.at(noon(day))


@pytest.fixture
def team(cast):
    """A team below the home care with a manager of its own, as the home care has."""
    below = unit(cast.organisation, "Natten", cast.home_care)
    return below, manager("Tove", below), manager("Nina", cast.home_care)


def levels(matter):
    return [leg.to.name for leg in matter.legs.all()]


def test_it_is_one_of_the_regular_works():
    assert climb_what_is_late in REGULAR.values()


def test_an_unanswered_return_climbs_over_two_levels_and_is_answered_at_the_top(cast, team):
    natten, tove, _ = team
    with at(SENT):
        matter = returned(cast, by=tove, where=natten)
    assert levels(matter) == ["Hemtjänsten"]
    with at(CLIMBS - timedelta(days=1)):
        assert climb_what_is_late() == 0
    with at(CLIMBS):
        assert climb_what_is_late() == 1
    with at(CLIMBS_AGAIN - timedelta(days=1)):
        assert climb_what_is_late() == 0
    with at(CLIMBS_AGAIN):
        assert climb_what_is_late() == 1
    assert levels(matter) == ["Hemtjänsten", "Norr", "Demo Alltjänst AB"]
    assert [leg.climbed for leg in matter.legs.all()] == [False, True, True]
    with at(CLIMBS_AGAIN + timedelta(days=2)):
        actions.confirm(by=cast.vera, matter=matter)
        actions.answer(by=cast.vera, matter=matter, answer="fund", says="Två tjänster")
        assert climb_what_is_late() == 0
    assert Matter.objects.get().state == Matter.State.ANSWERED


def test_at_the_top_it_stays_and_stands_on_the_boards_page(cast):
    with at(SENT):
        matter = returned(cast)
    everywhere = Unit.objects.filter(organisation=cast.organisation)
    with at(CLIMBS - timedelta(days=1)):
        assert for_the_board(everywhere) == []
    with at(CLIMBS):
        assert climb_what_is_late() == 0
        assert [leg.matter for leg in for_the_board(everywhere)] == [matter]
    assert levels(matter) == ["Demo Alltjänst AB"]


def test_climbing_twice_on_the_same_day_moves_it_once(cast, team):
    natten, tove, _ = team
    with at(SENT):
        matter = returned(cast, by=tove, where=natten)
    with at(CLIMBS):
        assert (climb_what_is_late(), climb_what_is_late()) == (1, 0)
        with pytest.raises(Refusal):
            actions.climb(matter=matter)
    assert levels(matter) == ["Hemtjänsten", "Norr"]
    assert Event.objects.filter(action="matter.climbed").count() == 1


def test_what_has_lain_for_long_climbs_one_level_at_a_time(cast, team):
    natten, tove, _ = team
    with at(SENT):
        matter = returned(cast, by=tove, where=natten)
    with at(date(2026, 9, 1)):
        climb_what_is_late()
        climb_what_is_late()
    assert levels(matter) == ["Hemtjänsten", "Norr"]


def test_a_confirmation_does_not_stop_the_clock(cast, team):
    natten, tove, nina = team
    with at(SENT):
        matter = returned(cast, by=tove, where=natten)
        actions.confirm(by=nina, matter=matter)
    with at(CLIMBS):
        assert climb_what_is_late() == 1
    assert matter.legs.last().confirmed_at is None


def test_climbing_passes_over_a_level_of_the_same_person(cast, team):
    natten, tove, nina = team
    with at(SENT):
        matter = returned(cast, by=tove, where=natten)
    cast.mats.memberships.update(person=nina)
    with at(CLIMBS):
        climb_what_is_late()
    assert levels(matter) == ["Hemtjänsten", "Demo Alltjänst AB"]


def test_both_receivers_are_told_and_the_letters_name_nothing(
    cast, team, django_capture_on_commit_callbacks
):
    natten, tove, _ = team
    with at(SENT):
        returned(cast, by=tove, where=natten)
    with at(CLIMBS), django_capture_on_commit_callbacks(execute=True):
        climb_what_is_late()
    assert told(mail.outbox) == [
        "mats: Något har gått vidare till dig i arbetsro",
        "nina: Något har gått vidare från dig i arbetsro",
    ]
    assert not any("natten" in one.body or "Natten" in one.body for one in mail.outbox)


def test_what_lies_with_nobody_goes_to_whoever_is_appointed(cast, team):
    natten, tove, nina = team
    for person in (nina, cast.mats, cast.vera):
        person.memberships.all().delete()
    with at(SENT):
        matter = returned(cast, by=tove, where=natten)
    with at(CLIMBS):
        assert climb_what_is_late() == 0
        assert len(for_the_board(Unit.objects.all())) == 1
    rut = manager("Ruth", cast.root)
    assert [leg.matter for leg in legs_to(standing_of(rut, "demo"))] == [matter]
    assert for_the_board(Unit.objects.filter(pk=cast.south.pk)) == []


def test_a_request_climbs_the_day_after_its_own_and_stays_with_the_first_receiver_too(cast):
    with at(SENT):
        matter = requested(cast, latest_on=date(2026, 3, 9))
    with at(date(2026, 3, 9)):
        assert climb_what_is_late() == 0
    with at(date(2026, 3, 10)):
        assert climb_what_is_late() == 1
        assert levels(matter) == ["Norr", "Demo Alltjänst AB"]
        for who in (cast.mats, cast.vera):
            assert [leg.matter for leg in legs_to(standing_of(who, "demo"))] == [matter]
        actions.confirm(by=cast.mats, matter=matter)
        actions.answer(by=cast.mats, matter=matter, answer="accept")
    assert Matter.objects.get().state == Matter.State.ANSWERED


def test_a_late_request_stands_on_the_boards_page_wherever_it_lies(cast):
    with at(SENT):
        matter = requested(cast, latest_on=date(2026, 3, 9))
    with at(date(2026, 3, 10)):
        assert [leg.matter for leg in for_the_board(Unit.objects.all())] == [matter]


def test_what_is_withdrawn_does_not_climb(cast, team):
    natten, tove, _ = team
    with at(SENT):
        matter = returned(cast, by=tove, where=natten)
    with at(DUE):
        actions.withdraw(by=tove, matter=matter)
    with at(CLIMBS):
        assert climb_what_is_late() == 0


def test_an_executive_at_the_top_is_not_asked_for_what_lies_below(cast, team):
    natten, tove, _ = team
    returned(cast, by=tove, where=natten)
    standing = standing_of(cast.vera, "demo")
    assert standing.may(Permission.ANSWER_MATTERS, natten)
    assert list(legs_to(standing)) == []

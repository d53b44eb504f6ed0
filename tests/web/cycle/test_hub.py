"""The page of a unit: how its cycle stands, and what is next."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from arbetsro.web.cycle.standing_now import standing_of
from arbetsro.web.frame.clock import at, now
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.risks.actions import rate_risk
from web.conftest import AsPerson
from web.cycle.work import thread_in


def hub(as_: AsPerson, who, unit) -> str:
    answer = as_(who).get(reverse("cycle:unit", args=["demo", unit.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_manager_of_one_unit_comes_straight_to_it(as_, cast):
    answer = as_(cast.mats).get(reverse("cycle:start", args=["demo"]))
    assert answer.headers["Location"] == reverse("cycle:unit", args=["demo", cast.north.pk])


def test_a_unit_where_nothing_has_been_done_says_how_to_begin(as_, cast):
    text = hub(as_, cast.mats, cast.north)
    assert "Börja med en första undersökning" in text
    assert "Berätta för personalen" in text


def test_what_is_open_below_a_unit_is_counted_in_it(cast):
    thread_in(cast, cast.home_care)
    thread_in(cast, cast.south)
    for unit, count in ((cast.root, 2), (cast.north, 1), (cast.home_care, 1), (cast.south, 1)):
        now_there = standing_of(unit)
        assert (now_there.assessed.open, now_there.acted.open, now_there.acted.matters) == (
            count, count, count,
        )  # fmt: skip


def test_a_serious_risk_comes_before_what_is_overdue(as_, cast):
    work = thread_in(cast, cast.home_care)
    rate_risk(by=cast.mats, risk=work.risk, party="employer", phase="before", level="high")
    with at(now() + timedelta(days=31)):
        text = hub(as_, cast.mats, cast.north)
    assert text.index("Allvarliga risker som är öppna: 1") < text.index("skulle ha varit klara: 1")


def test_a_measure_whose_owner_has_left_is_told(as_, cast):
    thread_in(cast, cast.home_care)
    cast.mats.memberships.update(valid_to=now().date() - timedelta(days=1))
    assert "Åtgärder utan ansvarig: 1" in hub(as_, cast.siv, cast.north)


def test_one_who_only_reads_is_given_nothing_to_do(as_, cast):
    thread_in(cast, cast.home_care)
    assert "Här läser du hur det står till" in hub(as_, cast.vera, cast.root)


def test_a_closed_unit_says_what_is_left_and_where_it_can_go(as_, cast):
    thread_in(cast, cast.home_care)
    cast.home_care.valid_to = now().date() - timedelta(days=1)
    cast.home_care.save()
    text = hub(as_, cast.mats, cast.home_care)
    assert "Kvar att ta hand om: 4." in text
    assert reverse("cycle:move", args=["demo", cast.home_care.pk]) in text


@pytest.mark.parametrize("view", ["unit", "move"])
def test_another_organisations_unit_is_not_found(as_, cast, view):
    address = reverse(f"cycle:{view}", args=["demo", cast.other_root.pk])
    assert as_(cast.mats).get(address).status_code == 404


def test_the_day_of_the_last_investigation_is_the_day_here(cast):
    late = datetime(2026, 3, 3, 0, 30, tzinfo=ZoneInfo("Europe/Stockholm"))  # the day before, UTC
    Investigation.objects.create(
        unit=cast.home_care, way="round", title="Rond", planned_on=late.date(),
        started_by=cast.mats, state="closed", closed_at=late,
    )  # fmt: skip
    assert standing_of(cast.home_care).investigated.latest == date(2026, 3, 3)

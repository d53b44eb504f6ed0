"""A unit that is merged or closed in the middle of a cycle: nothing is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from arbetsro.web.access.standing import standing_of
from arbetsro.web.cycle.actions import move_open_work
from arbetsro.web.cycle.open_work import open_work
from arbetsro.web.cycle.waiting import waiting_for
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.reports.models import Report
from arbetsro.web.risks.actions import close_risk
from web.cycle.work import thread_in
from web.reports.making import case


def test_what_is_open_moves_together(cast):
    work = thread_in(cast, cast.home_care)
    moved = move_open_work(by=cast.mats, unit=cast.home_care, to=cast.north)
    assert moved == {"findings": 1, "risks": 1, "measures": 1, "matters": 1}
    for thing in (work.finding, work.risk, work.measure, work.matter):
        thing.refresh_from_db()
        assert thing.unit == cast.north


def test_what_is_closed_stays_as_history(cast):
    work = thread_in(cast, cast.home_care)
    close_risk(by=cast.mats, risk=work.risk, reason="Ombyggt")
    move_open_work(by=cast.mats, unit=cast.home_care, to=cast.north)
    work.risk.refresh_from_db()
    assert work.risk.unit == cast.home_care


def test_a_form_that_was_open_while_it_moved_is_told(cast):
    work = thread_in(cast, cast.home_care)
    before = work.measure.version
    move_open_work(by=cast.mats, unit=cast.home_care, to=cast.north)
    work.measure.refresh_from_db()
    assert work.measure.version == before + 1


@pytest.mark.parametrize(("to", "code"), [("home_care", "same_unit"), ("south", "nothing_to_move")])
def test_a_move_that_makes_no_sense_is_refused(cast, to, code):
    with pytest.raises(Refusal) as refused:
        move_open_work(by=cast.siv, unit=cast.home_care, to=getattr(cast, to))
    assert refused.value.code == f"cycle.{code}"


def test_the_manager_above_is_told_of_a_closed_unit_with_open_work(as_, cast):
    thread_in(cast, cast.home_care)
    assert list(waiting_for(standing_of(cast.mats, "demo"))) == []
    cast.home_care.valid_to = today() - timedelta(days=1)
    cast.home_care.save()
    (waiting,) = waiting_for(standing_of(cast.mats, "demo"))
    assert waiting.values == {"unit": "Hemtjänsten"}
    assert "Åtgärder: 1" in as_(cast.mats).get(waiting.url).content.decode()


def test_the_page_moves_it_and_goes_on_in_the_unit_that_takes_over(as_, cast):
    thread_in(cast, cast.home_care)
    address = reverse("cycle:move", args=["demo", cast.home_care.pk])
    answer = as_(cast.mats).post(address, {"to": cast.north.pk})
    assert answer.headers["Location"] == reverse("cycle:unit", args=["demo", cast.north.pk])
    assert open_work(cast.home_care).count == 0


def test_a_unit_that_one_does_not_answer_for_cannot_take_over(as_, cast):
    thread_in(cast, cast.home_care)
    address = reverse("cycle:move", args=["demo", cast.home_care.pk])
    assert as_(cast.mats).post(address, {"to": cast.south.pk}).status_code == 422
    assert open_work(cast.home_care).count == 4


def test_where_only_a_protected_case_is_open_nothing_tells_of_it(cast):
    found = case(cast)
    Report.objects.all().delete()
    with pytest.raises(Refusal, match="nothing_to_move"):
        move_open_work(by=cast.mats, unit=cast.home_care, to=cast.north)
    found.refresh_from_db()
    assert found.unit == cast.home_care


def test_a_protected_case_moves_with_the_rest_and_is_not_told(cast):
    thread_in(cast, cast.home_care)
    found = case(cast)
    assert "protected" not in move_open_work(by=cast.mats, unit=cast.home_care, to=cast.north)
    found.refresh_from_db()
    assert found.unit == cast.north

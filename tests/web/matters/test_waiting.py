"""What of matters and tasks waits for somebody, as the start page tells it."""

from datetime import timedelta

from arbetsro.web.access.standing import standing_of
from arbetsro.web.frame import clock
from arbetsro.web.frame.clock import today
from arbetsro.web.matters import actions
from arbetsro.web.matters.waiting import waiting_for
from web.matters.conftest import BASE
from web.matters.making import days_on, given_task, manager, requested, returned


def waits(who):
    return [one.text_key.removeprefix("matters.") for one in waiting_for(standing_of(who, "demo"))]


def test_nothing_waits_to_begin_with(cast):
    for who in (cast.mats, cast.vera, cast.siv, cast.erik, cast.olle, cast.anna, cast.karin):
        assert waits(who) == []


def test_first_to_confirm_then_to_answer(cast):
    matter = returned(cast)
    assert waits(cast.vera) == ["waiting_confirm"]
    actions.confirm(by=cast.vera, matter=matter)
    assert waits(cast.vera) == ["waiting_answer"]
    with clock.at(days_on(14)):
        assert waits(cast.vera) == ["waiting_answer_today"]
    with clock.at(days_on(16)):
        assert waits(cast.vera) == ["waiting_answer_over"]
    actions.answer(by=cast.vera, matter=matter, answer="accept")
    assert waits(cast.vera) == []


def test_an_answer_waits_for_the_sender_until_it_is_read(cast, as_):
    with clock.at(days_on(-2)):
        matter = returned(cast)
        as_(cast.mats).get(f"{BASE}{matter.pk}/")
        actions.confirm(by=cast.vera, matter=matter)
        actions.answer(by=cast.vera, matter=matter, answer="accept")
    assert waits(cast.mats) == ["waiting_came"]
    as_(cast.mats).get(f"{BASE}{matter.pk}/")
    assert waits(cast.mats) == []


def test_a_request_waits_for_both_until_it_is_confirmed(cast):
    matter = requested(cast)
    assert waits(cast.mats) == ["waiting_confirm_request"]
    assert waits(cast.siv) == ["waiting_unconfirmed"]
    actions.confirm(by=cast.mats, matter=matter)
    assert waits(cast.mats) == ["waiting_answer"]
    assert waits(cast.siv) == []


def test_tasks_wait_to_be_acknowledged(cast):
    task = given_task(cast)
    assert waits(cast.erik) == ["waiting_tasks"]
    actions.acknowledge_task(by=cast.erik, task=task)
    assert waits(cast.erik) == []


def test_the_administrator_and_the_representative_hear_of_what_has_nobody_to_go_to(cast):
    cast.vera.memberships.all().delete()
    returned(cast)
    assert waits(cast.olle) == ["waiting_appoint"]
    assert waits(cast.siv) == ["waiting_nobody"]
    rut = manager("Ruth", cast.root)
    assert waits(cast.olle) == []
    assert waits(cast.siv) == []
    assert waits(rut) == ["waiting_confirm"]


def test_at_most_ten_are_told(cast):
    for number in range(13):
        returned(cast, subject=f"Nummer {number}", latest_on=today() + timedelta(days=number))
    assert len(waits(cast.vera)) == 10

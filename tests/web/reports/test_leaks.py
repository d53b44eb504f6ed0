"""What could give a sender away, or give a report to the one it is about."""

import logging

import pytest
from django.test import Client

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.reports.actions import find_reader
from arbetsro.web.reports.models import Report
from arbetsro.web.reports.regular_work import find_new_receivers
from web.reports import making


def test_one_who_was_chosen_and_has_left_is_not_offered(cast, door):
    cast.siv.memberships.all().delete()
    assert "Siv" not in Client().get(f"/report/{door.token}/").content.decode()


def test_what_is_meant_for_one_who_has_left_never_goes_to_the_one_it_may_be_about(cast, door, send):
    cast.siv.memberships.all().delete()
    answer = send(kind="victimisation", to=cast.siv.pk)
    assert answer.status_code == 422
    assert "Den du valde tar inte längre emot" in answer.content.decode()
    with pytest.raises(Refusal, match="chosen_has_left"):
        making.report(cast, receiver=cast.siv)
    assert not Report.every.exists()


def test_the_way_to_the_form_is_not_in_the_log_of_requests_either(cast, door, as_, caplog):
    caplog.set_level(logging.INFO)
    answer = as_(cast.erik).get(f"/o/demo/reports/from/{door.unit_id}/")
    assert answer.headers["Location"] == f"/report/{door.token}/"
    as_(cast.erik).get("/o/demo/policies/help/")
    assert [one for one in caplog.records if one.name == "arbetsro.requests"] == []


def test_a_case_never_falls_to_the_one_whom_its_sender_passed_by(cast, door):
    case = making.report(cast, making.NAMED, kind="victimisation", receiver=cast.siv).case
    case.readers.set([cast.siv])  # without those whom the routine names
    cast.siv.memberships.all().delete()
    find_new_receivers()
    assert door.receiver == cast.mats
    assert cast.mats not in case.readers.all()
    assert set(case.readers.all()) == {cast.siv, cast.anna}


def test_of_two_workers_that_look_for_a_reader_one_finds_one(cast, door):
    case = making.case(cast, cast.siv)
    cast.siv.memberships.all().delete()
    assert find_reader(case=case) == cast.mats
    assert find_reader(case=case) is None
    assert set(case.readers.all()) == {cast.siv, cast.mats}

"""Protected cases: whoever is no reader sees nothing of them anywhere."""

import re

import pytest
from django.apps import apps
from django.test import Client

from arbetsro.web.access.standing import standing_of
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.reports import actions
from arbetsro.web.reports.codes import new_code
from arbetsro.web.reports.models import ProtectedCase, ProtectedNote, Report
from arbetsro.web.reports.regular_work import find_new_receivers
from arbetsro.web.reports.waiting import waiting_for
from web.access.outcomes import EVERYBODY
from web.reports import making
from web.reports.conftest import BASE, FOLLOW

#: Words that stand nowhere else.
SECRET = "Zebrafink"
SAID = f"{SECRET} i förrådet hånar oss."


@pytest.fixture
def case(cast) -> ProtectedCase:
    """A case that Siv alone reads, with a note and an answer."""
    return making.case_with(cast, SECRET, SAID)


def test_nothing_that_was_said_stays_in_the_report(cast):
    report = making.report(
        cast, SAID, kind="incident", place=SECRET, name=SECRET, contact=SECRET, photo=b"bild"
    )
    actions.answer_report(by=cast.mats, report=report, answer=SECRET)
    finding = actions.make_finding(by=cast.mats, report=report, text="Samarbetet.", cause="Oklart.")
    case = actions.protect_report(by=cast.mats, report=report, readers=[cast.siv])
    emptied = Report.every.filter(pk=report.pk)
    kept = {key: value for key, value in emptied.values().get().items() if value}
    assert set(kept) == {
        "id", "unit_id", "came_on", "is_anonymous", "code_hash", "receiver_id", "state",
        "told_on",
    }  # fmt: skip
    assert case.content == {
        "kind": "incident", "text": SAID, "place": SECRET, "happened_on": "", "name": SECRET,
        "contact": SECRET,
    }  # fmt: skip
    assert (bytes(case.photo), case.answer) == (b"bild", SECRET)
    assert not finding.reports.exists()


def test_no_table_but_those_of_the_case_holds_what_it_says(case):
    hold = [
        model._meta.label
        for model in apps.get_models()
        if SECRET in str(list(model._base_manager.values()))
    ]
    assert sorted(hold) == ["reports.ProtectedCase", "reports.ProtectedNote"]


def test_the_list_of_reports_and_every_count_of_them_leaves_it_out(case, cast):
    making.report(cast)
    assert Report.objects.count() == 1
    assert cast.home_care.reports.count() == 1
    assert Report.every.count() == 2


def test_nobody_else_can_open_or_change_the_case_by_its_address(case, cast, as_):
    page = f"{BASE}cases/{case.pk}/"
    for who in EVERYBODY:
        if who in {"siv", None}:
            continue
        client = as_(getattr(cast, who))
        for end in ("", "photo/", "answer/", "readers/"):
            assert client.get(f"{page}{end}").status_code == 404, (who, end)
        for end in ("receive/", "note/", "close/", "reopen/", "answer/", "readers/"):
            assert client.post(f"{page}{end}", {"note": "x"}).status_code == 404, (who, end)
    assert as_(cast.mats).get(f"{BASE}{case.report_id}/").status_code == 404
    assert as_(None).get(page).status_code == 302


def test_the_actions_themselves_refuse_whoever_is_no_reader(case, cast):
    for act, said in (
        (actions.receive_case, {}),
        (actions.answer_case, {"answer": "x"}),
        (actions.add_note, {"text": "x"}),
        (actions.change_readers, {"readers": [cast.anna]}),
        (actions.close_case, {}),
        (actions.reopen_case, {}),
    ):
        for who in (cast.mats, cast.anna, cast.olle, cast.vera):
            with pytest.raises(Refusal, match="no_reader"):
                act(by=who, case=case, **said)
    assert ProtectedNote.objects.count() == 1


def test_a_report_that_has_been_moved_can_no_longer_be_dealt_with_as_a_report(case, cast):
    report = Report.every.get(pk=case.report_id)
    for act, said in (
        (actions.receive_report, {}),
        (actions.answer_report, {"answer": "x"}),
        (actions.make_finding, {"text": "x"}),
        (actions.hand_over, {"receiver": cast.anna}),
        (actions.protect_report, {"readers": [cast.mats]}),
    ):
        with pytest.raises(Refusal, match="is_protected"):
            act(by=cast.mats, report=report, **said)


def test_every_opening_is_in_the_log_and_the_log_tells_nothing_of_it(case, cast, as_):
    siv = as_(cast.siv)
    for end in ("", "photo/"):
        siv.get(f"{BASE}cases/{case.pk}/{end}")
    read = Event.objects.filter(action="case.read", is_reading=True)
    assert [one.by for one in read] == [cast.siv, cast.siv]
    log = as_(cast.olle).get("/o/demo/audit/").content.decode()
    assert "Läste ett skyddat ärende" in log
    assert SECRET not in log


def test_its_reader_reads_notes_answers_and_closes_it(cast, as_):
    case = making.case(cast, cast.siv)
    siv, page = as_(cast.siv), f"{BASE}cases/{case.pk}/"
    assert str(case.pk) in siv.get(f"{BASE}cases/").content.decode()
    assert making.NAMED in siv.get(page).content.decode()
    assert siv.post(f"{page}receive/").status_code == 302
    assert siv.post(f"{page}note/", {"note": "  "}).status_code == 422
    assert siv.post(f"{page}note/", {"note": "Samtal på tisdag."}).status_code == 302
    assert siv.post(f"{page}answer/", {"answer": "Vi hör av oss."}).status_code == 302
    assert siv.post(f"{page}close/").status_code == 302
    shown = siv.get(page).content.decode()
    assert "Samtal på tisdag." in shown
    assert "Avslutat" in shown
    with pytest.raises(Refusal, match="case_is_closed"):
        actions.add_note(by=cast.siv, case=case, text="Sent.")
    assert siv.post(f"{page}reopen/").status_code == 302
    assert actions.add_note(by=cast.siv, case=case, text="Igen.").text == "Igen."


def test_a_reader_says_who_may_read_and_may_leave_it(case, cast, as_):
    page = f"{BASE}cases/{case.pk}/readers/"
    siv = as_(cast.siv)
    assert siv.post(page, {"another": ""}).status_code == 422
    assert siv.post(page, {"readers": [cast.anna.pk], "another": cast.erik.pk}).status_code == 302
    assert set(case.readers.all()) == {cast.anna, cast.erik}
    assert siv.get(f"{BASE}cases/{case.pk}/").status_code == 404
    assert SAID in as_(cast.erik).get(f"{BASE}cases/{case.pk}/").content.decode()


@pytest.mark.parametrize(("who", "code"), [("nils", "no_member"), (None, "reader_missing")])
def test_only_members_read_and_somebody_always_does(cast, who, code):
    report = making.report(cast)
    with pytest.raises(Refusal, match=code):
        actions.protect_report(
            by=cast.mats, report=report, readers=[getattr(cast, who)] if who else []
        )
    assert Report.objects.filter(pk=report.pk).exists()


def test_more_than_five_are_not_few(cast):
    many = [cast.anna, cast.mats, cast.siv, cast.erik, cast.vera, cast.karin]
    with pytest.raises(Refusal, match="too_many_readers"):
        actions.protect_report(by=cast.mats, report=making.report(cast), readers=many)


def test_whoever_moves_it_need_not_read_it(cast, as_):
    report = making.report(cast, making.NAMED)
    mats = as_(cast.mats)
    response = mats.post(f"{BASE}{report.pk}/protect/", {"readers": [cast.siv.pk]}, follow=True)
    page = response.content.decode()
    assert "som du inte själv läser" in page
    assert "Bertil" not in page


def test_its_sender_still_follows_it_with_the_code(cast):
    code = new_code()
    report = making.report(cast, SAID, code=code)
    case = actions.protect_report(by=cast.mats, report=report, readers=[cast.siv])
    shown = Client().post(FOLLOW, {"code": code}).content.decode()
    assert "skyddat ärende" in shown
    assert SECRET not in shown
    actions.answer_case(by=cast.siv, case=case, answer="Vi hör av oss.")
    actions.close_case(by=cast.siv, case=case)
    shown = Client().post(FOLLOW, {"code": code}).content.decode()
    assert "Vi hör av oss." in shown
    assert "Ärendet är avslutat" in shown
    assert re.search(r"Mottagaren läste den \d{4}", shown)


def test_a_case_whose_readers_have_all_left_gets_the_manager_as_reader(cast):
    case = making.case(cast, cast.siv)
    find_new_receivers()
    assert list(case.readers.all()) == [cast.siv]
    cast.siv.memberships.all().delete()
    find_new_receivers()
    find_new_receivers()
    assert set(case.readers.all()) == {cast.siv, cast.mats}
    assert Event.objects.filter(action="case.reader_found").count() == 1


def test_a_case_waits_for_its_readers_alone(cast):
    making.case(cast, cast.siv)

    def waits(who) -> list[str]:
        return [one.text_key for one in waiting_for(standing_of(who, "demo"))]

    assert waits(cast.siv) == ["reports.waiting_case"]
    assert waits(cast.mats) == waits(cast.anna) == waits(cast.olle) == []


def test_nobody_moves_a_report_to_a_case_that_only_they_can_read(cast):
    report = making.report(cast)
    with pytest.raises(Refusal) as refused:
        actions.protect_report(by=cast.mats, report=report, readers=[cast.mats])
    assert refused.value.code == "reports.somebody_else_too"
    both = [cast.mats, cast.siv]
    assert actions.protect_report(by=cast.mats, report=report, readers=both).readers.count() == 2

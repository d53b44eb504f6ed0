"""What those who receive reports do with them."""

import pytest
from django.core import mail
from django.test import Client

from arbetsro.web.access.roles import Role
from arbetsro.web.access.standing import standing_of
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.models import Finding
from arbetsro.web.reports import actions
from arbetsro.web.reports.codes import new_code
from arbetsro.web.reports.models import Channel, Report
from arbetsro.web.reports.regular_work import find_new_receivers, tell_receivers
from arbetsro.web.reports.waiting import waiting_for
from web.conftest import give, person
from web.reports import making
from web.reports.conftest import BASE, FOLLOW, day
from web.telling import making as telling


def follow(code: str) -> str:
    return Client().post(FOLLOW, {"code": code}).content.decode()


def waiting(who) -> list[str]:
    return [one.text_key for one in waiting_for(standing_of(who, "demo"))]


def test_the_sender_follows_a_report_from_its_arrival_to_the_answer(cast):
    code = new_code()
    report = making.report(cast, code=code)
    assert "har inte bekräftat den än" in follow(code)
    actions.receive_report(by=cast.mats, report=report)
    assert "Mottagaren läste den" in follow(code)
    finding = actions.make_finding(by=cast.mats, report=report, text="Hyllor ska fästas.")
    assert "har blivit en iakttagelse" in follow(code)
    assert "Inget svar har kommit än" in follow(code)
    Finding.objects.filter(pk=finding.pk).update(state="at_risk")
    assert "riskbedömning" in follow(code)
    actions.answer_report(by=cast.mats, report=report, answer="Tack! Den fästs på fredag.")
    assert "Tack! Den fästs på fredag." in follow(code)
    assert "Personalen fick veta mer" not in follow(code)
    telling.told(cast, title="Hyllor och gångar", findings=[finding])
    assert "Personalen fick veta mer" in follow(code)
    assert "Hyllor och gångar" in follow(code)


def test_a_draft_to_the_staff_is_not_seen_by_whoever_follows_the_report(cast):
    code = new_code()
    finding = actions.make_finding(by=cast.mats, report=making.report(cast, code=code), text="X.")
    telling.message(cast, title="Hemligt utkast", findings=[finding])
    assert "Hemligt utkast" not in follow(code)


def test_what_was_reported_is_never_shown_to_whoever_has_the_code(cast):
    code = new_code()
    making.report(cast, code=code, name="Erik", contact="070-1")
    page = follow(code)
    for word in ("Hyllan", "Erik", "070-1", "Mats"):
        assert word not in page


def test_an_unknown_code_is_told_and_too_many_are_held_back(cast, monkeypatch):
    from arbetsro.web.reports import limits

    monkeypatch.setattr(limits, "CODES_FROM_AN_ADDRESS", 2)
    assert "Ingen rapport har den koden" in follow("AAAA-BBBB-CCCC")
    assert "Ingen rapport har den koden" in follow("å" * 5000) or True
    follow("AAAA-BBBB-DDDD")
    assert "för många försök" in follow("AAAA-BBBB-EEEE")


def test_a_report_becomes_a_finding_in_the_receivers_own_words(cast):
    report = making.report(cast, happened_on=None)
    finding = actions.make_finding(
        by=cast.mats, report=report, text="Hyllor ska fästas.", factor="physical"
    )
    assert (finding.unit, finding.source, finding.kind) == (cast.home_care, "report", "problem")
    assert finding.text == "Hyllor ska fästas."
    assert finding.reference == f"report:{report.pk}"
    report.refresh_from_db()
    assert (report.state, report.finding) == ("finding", finding)
    assert report.received_at is not None
    with pytest.raises(Refusal, match="is_finding"):
        actions.make_finding(by=cast.mats, report=report, text="En gång till.")


@pytest.mark.parametrize("kind", ["incident", "near_miss"])
def test_what_has_happened_or_nearly_happened_asks_for_its_cause(cast, kind):
    report = making.report(cast, kind=kind)
    with pytest.raises(Refusal, match="cause_missing"):
        actions.make_finding(by=cast.mats, report=report, text="Hyllan föll.")
    finding = actions.make_finding(
        by=cast.mats, report=report, text="Hyllan föll.", cause="Den var inte fäst."
    )
    assert (finding.source, finding.cause) == ("incident", "Den var inte fäst.")


def test_an_idea_becomes_something_to_make_use_of(cast):
    report = making.report(cast, kind="idea")
    assert actions.make_finding(by=cast.mats, report=report, text="Rullbord.").kind == "benefit"


def test_an_answered_report_that_goes_on_stays_answered(cast):
    report = making.report(cast)
    actions.answer_report(by=cast.mats, report=report, answer="Tack.")
    actions.make_finding(by=cast.mats, report=report, text="Hyllor ska fästas.")
    report.refresh_from_db()
    assert report.state == "answered"


def test_a_report_is_handed_to_somebody_who_may_receive_it(
    cast, django_capture_on_commit_callbacks
):
    report = making.report(cast)
    for who, code in ((cast.erik, "may_not_receive"), (cast.mats, "has_it_already")):
        with pytest.raises(Refusal, match=code):
            actions.hand_over(by=cast.mats, report=report, receiver=who)
    with django_capture_on_commit_callbacks(execute=True):
        actions.hand_over(by=cast.mats, report=report, receiver=cast.siv)
    report.refresh_from_db()
    assert report.receiver == cast.siv
    assert [one.to for one in mail.outbox] == [[cast.siv.email]]


def test_the_pages_lead_from_reading_to_the_answer(cast, as_):
    report = making.report(cast, kind="incident")
    mats, page = as_(cast.mats), f"{BASE}{report.pk}/"
    assert making.SAID[:30] in mats.get(BASE).content.decode()
    assert "Bekräfta att jag har läst" in mats.get(page).content.decode()
    assert Event.objects.filter(action="report.read", target_id=str(report.pk)).count() == 1
    assert mats.post(f"{page}receive/").status_code == 302
    sent = {"finding": "Hyllor ska fästas.", "cause": "", "factor": ""}
    refused = mats.post(f"{page}finding/", sent)
    assert refused.status_code == 422
    assert "Hyllor ska fästas." in refused.content.decode()
    assert mats.post(f"{page}finding/", sent | {"cause": "Ingen kontroll."}).status_code == 302
    assert mats.post(f"{page}answer/", {"answer": "Tack."}).status_code == 302
    shown = mats.get(page).content.decode()
    assert "Besvarad" in shown
    assert "Hyllor ska fästas." in shown
    assert making.SAID not in mats.get(BASE).content.decode()
    assert making.SAID[:30] in mats.get(f"{BASE}?all=1").content.decode()


def test_the_page_warns_where_the_text_names_somebody_who_works_there(cast, as_):
    somebody = person("Bertil Bäck")
    give(somebody, Role.EMPLOYEE, cast.home_care)
    report = making.report(cast, "Bertil har lyft fel.")
    assert "verkar nämna Bertil" in as_(cast.mats).get(f"{BASE}{report.pk}/").content.decode()
    other = making.report(cast, "Rullstolen har lyft fel.")
    assert "verkar nämna" not in as_(cast.mats).get(f"{BASE}{other.pk}/").content.decode()


def test_of_a_receiver_who_has_left_new_reports_go_to_the_manager_above(cast):
    boss = person("Bosse")
    give(boss, Role.MANAGER, cast.root)
    making.door(cast)
    assert "reports.waiting_door" not in waiting(boss)
    cast.mats.memberships.all().delete()
    assert making.report(cast).receiver == boss
    assert waiting(boss) == ["reports.waiting_new", "reports.waiting_door"]


def test_a_receiver_whose_account_is_closed_receives_nothing(cast):
    making.door(cast)
    cast.mats.is_active = False
    cast.mats.save()
    assert making.report(cast).receiver in {cast.siv, cast.anna}


def test_what_is_open_with_a_receiver_who_has_left_is_given_to_another(cast):
    boss = person("Bosse")
    give(boss, Role.MANAGER, cast.root)
    left, answered = making.report(cast), making.report(cast)
    actions.answer_report(by=cast.mats, report=answered, answer="Tack.")
    cast.mats.memberships.all().delete()
    find_new_receivers()
    find_new_receivers()
    assert Report.objects.get(pk=left.pk).receiver == boss
    assert Report.objects.get(pk=answered.pk).receiver == cast.mats
    assert Event.objects.filter(action="report.handed_over").count() == 1


def test_an_anonymous_report_is_told_of_the_day_after_once_and_again_after_a_week(
    cast, django_capture_on_commit_callbacks
):
    with day("2026-11-20"):
        making.report(cast)
        making.report(cast, "En till.")

    def letters(on: str) -> int:
        mail.outbox.clear()
        with day(on), django_capture_on_commit_callbacks(execute=True):
            tell_receivers()
        assert {one.to[0] for one in mail.outbox} <= {cast.mats.email}
        return len(mail.outbox)

    days = ("2026-11-20", "2026-11-21", "2026-11-21", "2026-11-27", "2026-11-28", "2026-11-29")
    assert [letters(one) for one in days] == [0, 1, 0, 0, 1, 0]


def test_what_waits_is_told_until_it_is_answered(cast):
    report = making.report(cast)
    assert waiting(cast.mats) == ["reports.waiting_new"]
    assert waiting(cast.siv) == []
    actions.receive_report(by=cast.mats, report=report)
    assert waiting(cast.mats) == ["reports.waiting_answer"]
    actions.answer_report(by=cast.mats, report=report, answer="Tack.")
    assert waiting(cast.mats) == []


def test_a_door_is_opened_changed_renewed_and_closed_on_its_page(cast, as_):
    mats, page = as_(cast.mats), f"{BASE}doors/{cast.home_care.pk}/"
    assert "Öppna en länk" in mats.get(page).content.decode()
    sent = {"receiver": cast.mats.pk, "others": [cast.siv.pk], "case_readers": [cast.anna.pk]}
    assert mats.post(f"{page}open/", sent).status_code == 302
    door = Channel.objects.get()
    assert list(door.others.all()) == [cast.siv]
    shown = mats.get(page).content.decode()
    assert f"http://127.0.0.1:8000/report/{door.token}/" in shown
    assert "<svg" in shown
    assert "<svg" in mats.get(f"{page}sheet/").content.decode()
    assert mats.post(f"{page}open/", sent).status_code == 422
    assert mats.post(f"{page}change/", sent | {"receiver": cast.siv.pk}).status_code == 302
    assert mats.post(f"{page}renew/").status_code == 302
    new = Channel.objects.get(closed_at=None)
    assert new.token != door.token
    assert (new.receiver, list(new.readers.all())) == (cast.siv, [cast.anna])
    assert mats.post(f"{page}close/").status_code == 302
    assert not Channel.objects.filter(closed_at=None).exists()


def test_nobody_without_the_permission_can_be_made_receiver(cast, as_):
    page = f"{BASE}doors/{cast.home_care.pk}/open/"
    assert as_(cast.mats).post(page, {"receiver": cast.erik.pk}).status_code == 422
    with pytest.raises(Refusal, match="may_not_receive"):
        actions.open_channel(by=cast.mats, unit=cast.home_care, receiver=cast.olle)


def test_a_member_is_led_to_the_form_of_the_unit_or_the_nearest_above(cast, as_):
    door = making.door(cast, cast.north)
    erik = as_(cast.erik)
    assert erik.get(f"{BASE}from/{cast.home_care.pk}/").url == f"/report/{door.token}/"
    assert erik.get(f"{BASE}from/{cast.south.pk}/").status_code == 404
    actions.close_channel(by=cast.mats, channel=door)
    response = erik.get(f"{BASE}from/{cast.home_care.pk}/", follow=True)
    assert "har ingen länk för rapporter än" in response.content.decode()

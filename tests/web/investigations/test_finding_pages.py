"""The pages of findings: the list, one of them, and what becomes of it."""

import pytest

from arbetsro.web.audit.models import Event
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.models import Finding
from web.investigations.making import TIME, answer, finding_of, round_of

BASE = "/o/demo/investigations/findings/"


@pytest.fixture
def mats(cast, as_):
    return as_(cast.mats)


def text(reply) -> str:
    return reply.content.decode()


def test_what_waits_for_a_decision_stands_first(cast, mats):
    settled = finding_of(cast.mats, cast.north, "Den lösta, som är nyare.")
    actions.settle_finding(by=cast.mats, finding=settled, state="solved", reason="Lagat.")
    Finding.objects.filter(pk=settled.pk).update(found_on="2026-11-22")
    waits = finding_of(cast.mats, cast.north, "Den som väntar, som är äldre.")
    Finding.objects.filter(pk=waits.pk).update(found_on="2026-01-01")
    page = text(mats.get(BASE))
    assert page.index("Den som väntar") < page.index("Den lösta")


def test_the_list_narrows_by_source_factor_state_and_unit(cast, mats):
    for where, source, factor, words in (
        (cast.north, "survey", "demands", "Kraven är höga"),
        (cast.home_care, "incident", "", "Någon halkade"),
    ):
        actions.add_finding(by=None, unit=where, source=source, factor=factor, text=words)
    finding_of(cast.anna, cast.south, "I Söder")
    assert "I Söder" not in text(mats.get(BASE))
    for query, shown, hidden in (
        ("source=survey", "Kraven är höga", "Någon halkade"),
        ("factor=demands", "Kraven är höga", "Någon halkade"),
        (f"unit={cast.home_care.pk}", "Någon halkade", "Kraven är höga"),
    ):
        page = text(mats.get(f"{BASE}?{query}"))
        assert shown in page
        assert hidden not in page
    assert "Ingen iakttagelse passar in" in text(mats.get(f"{BASE}?state=solved"))
    assert mats.get(f"{BASE}?state=rubbish&source=rubbish").status_code == 200


def test_the_page_tells_where_it_comes_from_and_leads_on(cast, mats):
    found = round_of(cast.mats, cast.north)
    answer(cast.siv, found, TIME, "not")
    one = actions.ToFind("Tiden räcker inte.", "problem", "För få", TIME, "demands")
    actions.close_investigation(by=cast.mats, investigation=found, findings=[one])
    finding = Finding.objects.get()
    page = text(mats.get(f"{BASE}{finding.pk}/"))
    for told in ("Tiden räcker inte.", "För få", "Rond i Norr", "Hinner vi med det vi har lovat"):
        assert told in page
    assert f"/o/demo/risks/new/?finding={finding.pk}" in page
    assert f"/o/demo/work-environment/thread/finding/{finding.pk}/" in page
    assert Event.objects.filter(action="finding.read", target_id=str(finding.pk)).count() == 1


def test_a_finding_is_settled_and_taken_up_again(cast, mats):
    found = finding_of(cast.mats, cast.north)
    mats.post(f"{BASE}{found.pk}/settle/", {"becomes": "no_action", "reason": "Flyttar i mars."})
    page = text(mats.get(f"{BASE}{found.pk}/"))
    assert "Därför görs inget" in page
    assert "Flyttar i mars." in page
    mats.post(f"{BASE}{found.pk}/reopen/")
    page = text(mats.get(f"{BASE}{found.pk}/"))
    assert "Vad händer nu?" in page
    assert "Flyttar i mars." in page


def test_a_decision_without_a_reason_stays_with_a_sentence(cast, mats):
    found = finding_of(cast.mats, cast.north)
    reply = mats.post(f"{BASE}{found.pk}/settle/", {"becomes": "solved", "reason": ""})
    assert reply.status_code == 422
    found.refresh_from_db()
    assert found.state == "open"


def test_two_who_decide_at_once_are_told(cast, mats):
    found = finding_of(cast.mats, cast.north)
    actions.settle_finding(by=cast.siv, finding=found, state="solved", reason="Sivs skäl.")
    reply = mats.post(
        f"{BASE}{found.pk}/settle/", {"becomes": "no_action", "reason": "Mats skäl."}, follow=True
    )
    assert "Någon annan har redan bestämt" in text(reply)
    assert "Sivs skäl." in text(reply)


def test_a_finding_is_added_by_hand(cast, mats):
    sent = {
        "unit": cast.north.pk, "source": "incident", "kind": "problem", "factor": "demands",
        "text": "Någon halkade på golvet.", "cause": "Läckan", "found_on": "2026-11-20",
    }  # fmt: skip
    reply = mats.post(f"{BASE}new/", sent)
    made = Finding.objects.get()
    assert reply["Location"] == f"{BASE}{made.pk}/"
    assert (made.source, made.text, made.added_by) == (
        "incident", "Någon halkade på golvet.", cast.mats,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": ""}, "Vad ni såg"),
        ({"found_on": "2099-01-01"}, "Dagen har inte varit än"),
        ({"source": "counselling"}, "Kommer från"),
    ],
)
def test_a_finding_by_hand_that_is_wrong_stays_with_a_sentence(cast, mats, wrong, said):
    sent = {
        "unit": cast.north.pk, "source": "other", "kind": "problem", "text": "Golvet.",
        "found_on": "2026-11-20",
    }  # fmt: skip
    reply = mats.post(f"{BASE}new/", {**sent, **wrong})
    assert reply.status_code == 422
    assert said in text(reply)
    assert not Finding.objects.exists()


def test_what_people_typed_is_not_markup(cast, mats):
    found = finding_of(cast.mats, cast.north, "<script>alert(1)</script>")
    page = text(mats.get(f"{BASE}{found.pk}/"))
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page

"""The plan: written together, shared, changed, ticked, on paper and in the calendar."""

import pytest
from django.urls import reverse
from icalendar import Calendar

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.actions import give_letter, share_plan, tick_step, write_letter, write_plan
from arbetsro.web.visits.drafting import draft
from arbetsro.web.visits.plans import given_with_changes, not_given_yet
from web import clinic
from web.visits import making

pytestmark = pytest.mark.django_db
STEP = {"kind": "manager", "what": "Be om ett möte", "when": "på måndag", "day": "2026-12-07",
        "whom": "Mats", "likelihood": 8}  # fmt: skip


@pytest.fixture
def given(cast):
    """A plan of two steps that Alva has been given."""
    steps = [STEP, {**STEP, "kind": "private_life", "what": "Gå ut", "day": ""}]
    of = clinic.accepted(cast)
    return share_plan(
        by=cast.rut, plan=write_plan(by=cast.rut, application=of, steps=steps, seen=0)
    )


def test_a_plan_is_written_shared_and_ticked_in_the_browser(cast, as_):
    of, rut = clinic.accepted(cast), as_(cast.rut)
    page = reverse("visits:plan", args=["kliniken", of.pk])
    for seen, what in enumerate(("Be om ett möte", "Ring facket")):
        sent = {**STEP, "what": what, "seen": seen}
        assert rut.post(page, sent).status_code == 302
    ring = of.plan.steps[1]["key"]
    move = reverse("visits:step_move", args=["kliniken", of.pk, ring])
    rut.post(move, {"seen": 2, "to": "up"})
    of.plan.refresh_from_db()
    assert [one["what"] for one in of.plan.steps] == ["Ring facket", "Be om ett möte"]
    mine = reverse("plan:show", args=["kliniken"])
    assert "Ring facket" not in as_(cast.alva).get(mine).content.decode()
    rut.post(reverse("visits:plan_share", args=["kliniken", of.pk]))
    assert "Ring facket" in as_(cast.alva).get(mine).content.decode()
    tick = reverse("plan:tick", args=["kliniken", ring])
    as_(cast.alva).post(tick, {"is_done": "on"})
    of.plan.refresh_from_db()
    assert [one["is_done"] for one in of.plan.steps] == [True, False]


def test_a_change_waits_until_it_is_shared_and_then_says_what_changed(cast, given):
    first, second = given.steps
    changed = [{**first, "likelihood": 5}, {**STEP, "what": "Ring facket"}]
    plan = write_plan(by=cast.rut, application=given.application, steps=changed, seen=1)
    assert not_given_yet(plan)
    assert [one.step["what"] for one in given_with_changes(plan)] == ["Be om ett möte", "Gå ut"]
    share_plan(by=cast.rut, plan=plan)
    shown = [(one.step["what"], one.change) for one in given_with_changes(plan)]
    assert shown == [("Be om ett möte", "changed"), ("Ring facket", "new"), ("Gå ut", "removed")]
    assert [version.number for version in plan.versions.all()] == [1, 2]
    assert plan.versions.first().steps[0]["likelihood"] == 8
    with pytest.raises(Refusal, match="shared_already"):
        share_plan(by=cast.rut, plan=plan)
    with pytest.raises(Refusal, match="no_such_step"):
        tick_step(by=plan.application.applicant, plan=plan, key=second["key"], is_done=True)


def test_two_windows_do_not_write_over_each_other_and_a_tick_stands(cast, given):
    key = given.steps[0]["key"]
    tick_step(by=given.application.applicant, plan=given, key=key, is_done=True)
    plan = write_plan(by=cast.rut, application=given.application, steps=given.steps, seen=1)
    assert plan.steps[0]["is_done"]
    with pytest.raises(Refusal, match="changed_since"):
        write_plan(by=cast.rut, application=given.application, steps=[], seen=1)


def test_the_calendar_says_nothing_of_what_it_is_about(cast, as_, given):
    content = as_(cast.alva).get(reverse("plan:calendar", args=["kliniken"])).content
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["summary"] == "Påminnelse"
    assert event.decoded("dtstart").isoformat() == "2026-12-07"
    text = content.decode()
    assert not [word for word in ("Be om", "Mats", "Klinik", "klinik", "Alva") if word in text]


def test_the_plan_and_the_letter_are_pdf(cast, as_, given):
    alva = as_(cast.alva)
    letter = making.letter(cast, given.application)
    page = reverse("plan:letter", args=["kliniken", letter.pk])
    assert alva.get(page).status_code == 404  # not given yet
    give_letter(by=cast.rut, letter=letter)
    for address in (page, reverse("plan:paper", args=["kliniken"])):
        answer = alva.get(address)
        assert answer.content.startswith(b"%PDF")
        assert "alva" not in answer["Content-Disposition"].lower()


def test_the_draft_of_a_letter_holds_nothing_that_only_the_counsellor_sees(cast, given):
    visit = making.held(cast, given.application)
    clinic.written(cast, visit, **{"work.situation": "Hemligt", "private.danger": "Oro"})
    text = draft(given.application, "Rut")
    assert "Tempot" in text
    assert "Be om ett möte, på måndag, med Mats" in text
    assert "Hemligt" not in text
    assert "Oro" not in text
    assert "60" not in text  # nor the score


def test_a_given_letter_is_not_written_over(cast):
    letter = give_letter(by=cast.rut, letter=making.letter(cast))
    made = write_letter(by=cast.rut, application=letter.application, text="Ett nytt.")
    assert made.pk != letter.pk
    with pytest.raises(Refusal, match="letter_given_already"):
        give_letter(by=cast.rut, letter=letter)

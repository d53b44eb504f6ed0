"""The pages around an investigation: planning, who takes part, closing, and reading it."""

import pytest

from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import TakesPart
from arbetsro.web.investigations.models import Finding, Investigation
from arbetsro.workenv.checklists import checklists
from web.investigations.making import PRIORITY, SHORT, TIME, answer, photo_of, round_of

BASE = "/o/demo/investigations/"


@pytest.fixture
def mats(cast, as_):
    return as_(cast.mats)


def text(reply) -> str:
    return reply.content.decode()


# Starting --------------------------------------------------------------------------------------


def choice(cast, **more: object) -> str:
    given = {"unit": cast.north.pk, "way": "round", "checklist": SHORT, **more}
    return f"{BASE}new/?" + "&".join(f"{key}={value}" for key, value in given.items())


def test_a_round_is_started_in_two_steps(cast, mats):
    first = text(mats.get(f"{BASE}new/?unit={cast.north.pk}"))
    assert "Kort start för små arbetsplatser" in first
    assert f'value="{cast.north.pk}" selected' in first
    second = text(mats.get(choice(cast)))
    assert "Arbetar någon ensam" in second
    reply = mats.post(
        choice(cast),
        {
            "title": "Höstens rond", "planned_on": "2026-11-30", "profile_alone": "on",
            "own_questions": "Är golvet helt?\n\nSyns skyltarna?",
        },
    )  # fmt: skip
    made = Investigation.objects.get()
    assert reply["Location"] == f"{BASE}{made.pk}/"
    assert made.profile == {"alone": True, "people": False}
    assert [one["text"] for one in made.own_questions] == ["Är golvet helt?", "Syns skyltarna?"]
    assert (made.unit, made.way, made.checklist.key) == (cast.north, "round", SHORT)
    page = text(mats.get(f"{BASE}{made.pk}/"))
    assert "Inget skyddsombud är med" in page
    assert "Öppna ronden" in page


def test_an_investigation_may_have_no_checklist(cast, mats):
    mats.post(choice(cast, checklist="none"), {"title": "Samtal", "planned_on": "2026-11-30"})
    assert Investigation.objects.get().checklist is None


def test_what_lacks_a_name_or_a_day_stays_with_a_sentence(cast, mats):
    reply = mats.post(choice(cast), {"title": "", "planned_on": "", "about": "Nytt schema"})
    assert reply.status_code == 422
    assert "Nytt schema" in text(reply)
    assert not Investigation.objects.exists()


@pytest.mark.parametrize(
    "more", [{"way": "magic"}, {"checklist": "own-nothing"}, {"unit": "99999"}, {"unit": ""}]
)
def test_a_choice_that_is_none_is_asked_again(cast, mats, more):
    assert mats.get(choice(cast, **more)).status_code == 422


def test_where_there_are_many_units_one_is_named_by_its_code(cast, mats, monkeypatch):
    monkeypatch.setattr("arbetsro.web.organisations.forms._MOST_CHOICES", 0)
    assert "Arbetar någon ensam" in text(mats.get(choice(cast, unit="N")))


def test_a_unit_of_others_cannot_be_chosen(cast, mats):
    assert mats.get(choice(cast, unit=cast.south.pk)).status_code == 422
    assert mats.get(f"{BASE}new/?unit={cast.south.pk}").status_code == 404


def test_a_new_one_can_begin_from_last_time(cast, mats):
    last = round_of(cast.mats, cast.north, "Förra ronden", profile={"people": True})
    actions.close_investigation(by=cast.mats, investigation=last)
    assert f"based_on={last.pk}" in text(mats.get(f"{BASE}{last.pk}/"))
    first = text(mats.get(f"{BASE}new/?based_on={last.pk}"))
    assert f'name="based_on" value="{last.pk}"' in first
    second = text(mats.get(choice(cast, based_on=last.pk)))
    assert "Förra ronden" in second
    mats.post(choice(cast, based_on=last.pk), {"title": "Nya ronden", "planned_on": "2026-11-30"})
    assert Investigation.objects.get(title="Nya ronden").based_on == last


@pytest.mark.parametrize("wrong", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_last_time_that_is_none_is_not_found(cast, mats, wrong):
    assert mats.get(f"{BASE}new/?based_on={wrong}").status_code == 404


def test_a_plan_that_somebody_else_has_changed_keeps_what_was_typed(cast, mats):
    found = round_of(cast.mats, cast.north)
    fields = {"investigation": found, "seen": 1, "title": "Sivs namn", "planned_on": "2026-11-23"}
    actions.change_investigation(by=cast.siv, **fields)
    reply = mats.post(
        f"{BASE}{found.pk}/change/",
        {"title": "Mats namn", "planned_on": "2026-11-30", "seen": "1"},
    )
    assert reply.status_code == 422
    assert "Mats namn" in text(reply)
    assert "Någon annan ändrade planen" in text(reply)


# Who takes part --------------------------------------------------------------------------------


def test_people_are_added_and_taken_away(cast, mats):
    found = round_of(cast.mats, cast.north)
    path = f"{BASE}{found.pk}/participants/"
    mats.post(path, {"person": cast.siv.pk, "capacity": "safety_representative"})
    mats.post(path, {"name": "Kim Ek", "capacity": "employee"})
    assert [str(one) for one in found.participants.all()] == ["Mats", "Siv", "Kim Ek"]
    assert "Inget skyddsombud" not in text(mats.get(path))
    siv = found.participants.get(person=cast.siv)
    mats.post(path, {"remove": siv.pk})
    assert "Inget skyddsombud" in text(mats.get(path))
    assert mats.post(path, {"remove": siv.pk}).status_code == 404


def test_nobody_is_not_a_participant(cast, mats):
    found = round_of(cast.mats, cast.north)
    reply = mats.post(f"{BASE}{found.pk}/participants/", {"capacity": "employee"})
    assert reply.status_code == 422
    assert "Välj en person eller skriv ett namn" in text(reply)


def test_the_rules_behind_it_are_cited_and_marked_where_nobody_has_checked(cast, mats):
    found = round_of(cast.mats, cast.north)
    page = text(mats.get(f"{BASE}{found.pk}/"))
    assert "Arbetsmiljölagen 6:2" in page
    assert "Inte kontrollerat mot författningstexten" in page


# Reading and closing ---------------------------------------------------------------------------


def test_the_page_shows_both_views_causes_and_photos(cast, mats):
    found = round_of(cast.mats, cast.north)
    answer(cast.mats, found, TIME, "works")
    answer(cast.siv, found, TIME, "not", "Inte på fredagar", cause="För få på passet")
    photo = photo_of(cast.siv, found)
    page = text(mats.get(f"{BASE}{found.pk}/"))
    for told in ("Ni ser olika", "Inte på fredagar", "För få på passet", f"photos/{photo.pk}/"):
        assert told in page
    asked = [one for area in checklists()[SHORT].asked({}) for one in area.questions]
    assert f"1 av {len(asked)} frågor är besvarade" in page


def prepared(cast):
    found = round_of(cast.mats, cast.north)
    answer(cast.siv, found, TIME, "not", "Inte på fredagar", cause="För få på passet")
    answer(cast.mats, found, PRIORITY, "works", "Tavlan hjälper")
    problem, strength = f"{TIME}.problem", f"{PRIORITY}.strength"
    sent = {
        f"keep.{problem}": "on", f"text.{problem}": "Tiden räcker inte på fredagar.",
        f"cause.{problem}": "För få på passet", f"text.{strength}": "Tavlan hjälper.",
    }  # fmt: skip
    return found, sent


def test_closing_keeps_what_is_ticked_as_it_was_changed(cast, mats):
    found, sent = prepared(cast)
    page = text(mats.get(f"{BASE}{found.pk}/close/"))
    assert "Inte på fredagar" in page
    assert "Tavlan hjälper" in page
    mats.post(f"{BASE}{found.pk}/close/", sent)
    made = Finding.objects.get()
    assert (made.text, made.cause) == ("Tiden räcker inte på fredagar.", "För få på passet")
    assert made.question == TIME
    found.refresh_from_db()
    assert found.state == "closed"
    assert "Tiden räcker inte på fredagar." in text(mats.get(f"{BASE}{found.pk}/"))


def test_answers_that_come_while_one_reads_are_not_passed_over(cast, mats):
    found, sent = prepared(cast)
    answer(cast.siv, found, "rest", "not", "Ingen rast i går")
    reply = mats.post(f"{BASE}{found.pk}/close/", sent)
    assert reply.status_code == 422
    assert "Nya svar har kommit" in text(reply)
    assert "Ingen rast i går" in text(reply)
    assert "Tiden räcker inte på fredagar." in text(reply)
    found.refresh_from_db()
    assert found.is_open


def test_a_finding_without_words_is_not_kept_silently(cast, mats):
    found, sent = prepared(cast)
    reply = mats.post(f"{BASE}{found.pk}/close/", {**sent, f"text.{TIME}.problem": " "})
    assert reply.status_code == 422
    assert "Skriv vad ni såg" in text(reply)


def test_two_who_close_at_once_are_told(cast, mats):
    found, sent = prepared(cast)
    actions.close_investigation(by=cast.siv, investigation=found)
    reply = mats.post(f"{BASE}{found.pk}/close/", sent)
    assert reply.status_code == 422
    assert "redan avslutad" in text(reply)
    assert not Finding.objects.exists()


def test_what_came_late_is_told_of_and_can_become_a_finding(cast, mats):
    found = round_of(cast.mats, cast.north)
    actions.close_investigation(by=cast.mats, investigation=found)
    answer(cast.siv, found, TIME, "not", "Kom för sent")
    page = text(mats.get(f"{BASE}{found.pk}/"))
    assert "Svar har kommit efter avslutet" in page
    path = f"{BASE}findings/new/?investigation={found.pk}&question={TIME}"
    sent = {"text": "Tiden räcker inte.", "kind": "problem", "found_on": "2026-11-20"}
    mats.post(path, sent)
    made = Finding.objects.get()
    assert (made.investigation, made.question, made.source) == (found, TIME, "round")


def test_an_investigation_is_abandoned_after_a_question(cast, mats):
    found = round_of(cast.mats, cast.north)
    assert "Avbryta" in text(mats.get(f"{BASE}{found.pk}/abandon/"))
    mats.post(f"{BASE}{found.pk}/abandon/")
    found.refresh_from_db()
    assert found.state == "abandoned"
    page = mats.post(f"{BASE}{found.pk}/abandon/", follow=True)
    assert "är avbruten" in text(page)


def test_those_who_only_read_get_no_buttons(cast, as_):
    found = round_of(cast.mats, cast.north)
    page = text(as_(cast.vera).get(f"{BASE}{found.pk}/"))
    for closed in ("close/", "participants/", "round/", "change/"):
        assert f"{found.pk}/{closed}" not in page


# The list --------------------------------------------------------------------------------------


def test_the_list_shows_ones_own_units_and_narrows(cast, mats):
    north = round_of(cast.mats, cast.north, "Ronden i Norr")
    round_of(cast.anna, cast.south, "Ronden i Söder")
    actions.abandon_investigation(
        by=cast.mats, investigation=round_of(cast.mats, cast.home_care, "Den avbrutna")
    )
    page = text(mats.get(BASE))
    assert "Ronden i Norr" in page
    assert "Den avbrutna" in page
    assert "Söder" not in page
    assert "Den avbrutna" not in text(mats.get(f"{BASE}?state=open"))
    assert "Ronden i Norr" not in text(mats.get(f"{BASE}?unit={cast.home_care.pk}"))
    assert "Ingen undersökning passar in" in text(mats.get(f"{BASE}?way=meeting"))
    assert mats.get(f"{BASE}?unit={cast.south.pk}").status_code == 404
    assert north.pk


def test_an_empty_list_says_what_to_do_first(cast, mats):
    assert "Börja med en rond" in text(mats.get(BASE))


def test_somebody_noted_as_a_participant_may_be_another_organisations_nobody(cast, mats):
    found = round_of(cast.mats, cast.north)
    reply = mats.post(
        f"{BASE}{found.pk}/participants/", {"person": cast.ulla.pk, "capacity": "manager"}
    )
    assert reply.status_code == 422
    assert TakesPart("manager", cast.ulla) not in found.participants.all()

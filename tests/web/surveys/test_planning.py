"""What may be planned, and what stands in the way of an opening."""

from datetime import timedelta

import pytest

from arbetsro.web.access.roles import Role
from arbetsro.web.answers.models import Sheet
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.actions import change_unit
from arbetsro.web.surveys import actions
from arbetsro.web.surveys.dividing import division_of
from arbetsro.web.surveys.plans import choose_instrument, drop_question, put_question
from web import surveys_rows as rows
from web.conftest import give, person
from web.surveys.scenarios import ready_answers

LATER = timedelta(days=14)


def refused(call, *args, **kwargs) -> str:
    """The code of a refusal."""
    with pytest.raises(Refusal) as caught:
        call(*args, **kwargs)
    return caught.value.code


def opening(cast, wave, after=LATER):
    return actions.open_wave(by=cast.anna, wave=wave, closes_on=today() + after)


def change(cast, wave, edit):
    return actions.change_questions(by=cast.anna, wave=wave, edit=edit)


def test_a_following_wave_asks_the_same(cast):
    before = rows.opened(cast, threshold=8, text_threshold=16)
    wave = actions.start_wave(by=cast.anna, unit=cast.root, title="Nästa", previous=before)
    assert (wave.plan, wave.threshold, wave.text_threshold) == (before.plan, 8, 16)


def test_a_question_in_other_words_is_another_question(cast):
    wave = rows.draft(cast)
    same = {**rows.PLAN["own"][0], "text": {"sv": "Påstående 1", "da": "Et udsagn"}}
    same.pop("key")
    kept = change(cast, wave, put_question("own", same, "own1"))
    assert [one["key"] for one in kept.plan["own"]] == ["own1", "own2"]
    other = {**same, "text": {"sv": "Något annat"}}
    kept = change(cast, wave, put_question("own", other, "own1"))
    first, second = (one["key"] for one in kept.plan["own"])
    assert first not in {"own1", "own2"}
    assert second == "own2"


def test_there_is_room_for_three_questions_about_background_and_two_texts(cast):
    wave = rows.draft(cast)
    question = {"text": {"sv": "Var?"}, "choices": [{"sv": "Här"}, {"sv": "Där"}]}
    for _ in range(2):
        change(cast, wave, put_question("background", question))
    fourth = put_question("background", question)
    assert refused(change, cast, wave, fourth) == "surveys.too_many_background"
    change(cast, wave, put_question("texts", {"text": {"sv": "Vad mer?"}}))
    third = put_question("texts", {"text": {"sv": "Och?"}})
    assert refused(change, cast, wave, third) == "surveys.too_many_texts"


def test_what_protects_those_who_answer_is_fixed_once_it_is_open(cast):
    wave = rows.opened(cast)
    same = {"title": "Ny", "languages": ["sv"], "threshold": 5, "text_threshold": 10}
    assert refused(actions.change_wave, by=cast.anna, wave=wave, **same) == "surveys.not_a_draft"
    assert refused(change, cast, wave, drop_question("own", "own1")) == "surveys.not_a_draft"
    assert refused(actions.invite_staff, by=cast.anna, wave=wave) == "surveys.not_a_draft"
    gone = {"by": cast.anna, "wave": wave, "unit": cast.south}
    assert refused(actions.remove_codes, **gone) == "surveys.not_a_draft"


@pytest.mark.parametrize(("threshold", "texts"), [(4, 10), (21, 30), (8, 7)])
def test_a_threshold_has_its_bounds(cast, threshold, texts):
    wave = rows.draft(cast)
    sent = {"title": "A", "languages": ["sv"], "threshold": threshold, "text_threshold": texts}
    assert "bounds" in refused(actions.change_wave, by=cast.anna, wave=wave, **sent)


def test_an_organisation_of_four_is_told_to_talk_instead(cast):
    wave = rows.draft(cast, readiness=ready_answers(), plan=rows.SHORT)
    rows.invite(wave, cast.root, 4)
    assert refused(opening, cast, wave) == "surveys.too_few_invited"


def test_nobody_is_asked_before_somebody_will_act(cast):
    wave = rows.invited(cast)
    assert refused(opening, cast, wave) == "surveys.not_ready"


def test_nobody_is_screened_without_follow_up(cast):
    words = "number;sv\n" + "".join(f"{n};Påstående {n}\n" for n in range(1, 6))
    words += "".join(f"={n};Svar {n}\n" for n in range(6))
    actions.load_wording(
        by=cast.anna, organisation=cast.organisation, instrument="who-5", text=words, right="Licens"
    )
    answers = {key: one for key, one in ready_answers().items() if key != "follow_up"}
    wave = rows.invited(cast, readiness=answers)
    change(cast, wave, choose_instrument("who-5"))
    assert refused(opening, cast, wave) == "surveys.not_ready"
    actions.answer_readiness(
        by=cast.anna, wave=wave, answers={**answers, "follow_up": "Företagshälsovården"}
    )
    assert opening(cast, wave).state == "open"


def test_the_talk_comes_after_the_closing(cast):
    wave = rows.invited(cast, readiness=ready_answers())
    assert refused(opening, cast, wave, timedelta(days=60)) == "surveys.talk_before_closing"


def test_background_that_would_single_people_out_stops_the_opening(cast):
    # 22 invited and a threshold of 5 suffice for 4 combinations; 2 x 3 are asked for.
    wave = rows.invited(cast, readiness=ready_answers())
    question = {"text": {"sv": "Var?"}, "choices": [{"sv": "A"}, {"sv": "B"}, {"sv": "C"}]}
    change(cast, wave, put_question("background", question))
    wave.refresh_from_db()
    found = division_of(wave)
    assert (found.combinations, found.most_combinations) == (6, 4)
    # 22 x (5/6)^21 = 0.48 of whom nobody else answers alike.
    assert found.alone == 0
    assert refused(opening, cast, wave) == "surveys.too_fine"


def test_units_too_small_to_be_divided_or_told_for_are_named(cast):
    wave = rows.draft(cast)
    for unit, count in ((cast.north, 8), (cast.home_care, 4), (cast.south, 9)):
        rows.invite(wave, unit, count)
    found = division_of(wave)
    # Norr holds 12 with those below it, which is enough for two groups of five; Söder's 9 are not.
    assert found.too_small == ("Söder",)
    assert found.merged == ("Hemtjänsten",)


def test_everybody_is_invited_once_where_they_work(cast):
    give(cast.erik, Role.SAFETY_REPRESENTATIVE, cast.root)
    give(cast.mats, Role.EMPLOYEE, cast.home_care)
    wave = rows.draft(cast)
    actions.invite_staff(by=cast.anna, wave=wave)
    found = dict(wave.invitations.values_list("person__name", "unit__name"))
    # Not Vera (politician), Karin (consultant), Olle (administrator) or Tyra (reviewer).
    assert found == {
        "Anna": "Demo Alltjänst AB", "Siv": "Demo Alltjänst AB",
        "Erik": "Norr", "Mats": "Hemtjänsten",
    }  # fmt: skip


def test_inviting_anew_follows_those_who_came_and_left(cast):
    wave = rows.draft(cast)
    actions.invite_staff(by=cast.anna, wave=wave)
    cast.erik.memberships.update(valid_to=today() - timedelta(days=1))
    give(person("Nora"), Role.EMPLOYEE, cast.south)
    assert actions.invite_staff(by=cast.anna, wave=wave) == 1
    names = set(wave.invitations.values_list("person__name", flat=True))
    assert names == {"Anna", "Siv", "Mats", "Nora"}


def test_codes_made_while_it_is_open_count_in_every_place_above(cast):
    wave = rows.opened(cast)
    actions.add_codes(by=cast.anna, wave=wave, unit=cast.home_care, count=3)
    counts = dict(wave.places.values_list("name", "invited"))
    assert counts == {"Demo Alltjänst AB": 25, "Norr": 17, "Hemtjänsten": 11, "Söder": 8}
    assert not wave.invitations.filter(place=None).exists()


def test_codes_made_while_it_is_open_have_rooms_before_the_others_are_full(
    cast, django_capture_on_commit_callbacks
):
    # Else the answers in the later rooms would be known to have come last.
    wave = rows.opened(cast)
    with django_capture_on_commit_callbacks(execute=True):
        actions.add_codes(by=cast.anna, wave=wave, unit=cast.home_care, count=78)
    assert Sheet.objects.filter(wave=wave.answers_key).count() == 150  # of 22 + 78


def test_codes_are_only_for_units_that_are_asked(cast):
    wave = rows.draft(cast, unit=cast.north)
    codes = {"by": cast.anna, "wave": wave, "count": 3}
    assert refused(actions.add_codes, unit=cast.south, **codes) == "surveys.unit_outside"


def test_a_unit_that_was_moved_away_before_the_opening_is_told_of(cast):
    wave = rows.draft(cast, unit=cast.north, readiness=ready_answers())
    rows.invite(wave, cast.north, 12)
    rows.invite(wave, cast.home_care, 6)
    change_unit(
        by=cast.olle, unit=cast.home_care, name="Hemtjänsten", code="N1", parent=cast.south,
        valid_from=cast.home_care.valid_from, valid_to=None,
    )  # fmt: skip
    assert refused(opening, cast, wave) == "surveys.invited_elsewhere"
    actions.remove_codes(by=cast.anna, wave=wave, unit=cast.home_care)
    assert opening(cast, wave).state == "open"

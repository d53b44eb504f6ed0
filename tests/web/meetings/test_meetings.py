"""A conversation at the workplace meeting: cards, dots that nobody can trace, causes, the map."""

import json
import re
from datetime import date

import pytest

from arbetsro.web.audit.models import Event
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions import close_investigation
from arbetsro.web.investigations.actions.meetings import (
    MOST_CARDS,
    close_dots,
    give_dots,
    note_card,
    open_dots,
    prepare_meeting,
)
from arbetsro.web.investigations.meetings_shown import as_items, table_of
from arbetsro.web.investigations.models import BalanceMap, Ballot, Finding, Meeting, MeetingCard
from web.meetings.gatherings import BASE, CARDS, card, investigation, meeting, voted


def refused(call) -> str:
    with pytest.raises(Refusal) as refusal:
        call()
    return refusal.value.code


def dots_of(of: Meeting) -> dict[str, int]:
    return {one.card or one.text: one.dots for one in of.cards.all()}


# Laying cards -----------------------------------------------------------------------------------


def test_the_cards_on_the_table_are_those_chosen_and_ones_own(cast):
    of = meeting(cast)
    assert set(dots_of(of)) == {*CARDS, "Journalsystemet hänger sig"}
    assert len(of.token) == 10
    assert not set(of.token) & set("0o1li")


def test_cards_can_be_laid_again_until_dots_are_given(cast):
    of = meeting(cast)
    few = CARDS[:2] + CARDS[3:5]
    again = prepare_meeting(by=cast.mats, investigation=of.investigation, cards=few)
    assert (again.token, again.cards.count()) == (of.token, 4)
    open_dots(by=cast.anna, meeting=again)
    lay = lambda: prepare_meeting(by=cast.mats, investigation=of.investigation, cards=CARDS)  # noqa: E731
    assert refused(lay) == "meetings.begun_already"


def test_a_side_with_too_few_or_too_many_cards_is_refused(cast):
    of = investigation(cast, "meeting")
    few = lambda: prepare_meeting(by=cast.anna, investigation=of, cards=CARDS[:4])  # noqa: E731
    assert refused(few) == "meetings.too_few_cards"
    own = [("demand", f"Krav {number}") for number in range(MOST_CARDS)]
    many = lambda: prepare_meeting(by=cast.anna, investigation=of, cards=CARDS, own=own)  # noqa: E731
    assert refused(many) == "meetings.too_many_cards"
    assert not Meeting.objects.exists()


# Giving dots ------------------------------------------------------------------------------------


@pytest.fixture
def giving(cast) -> Meeting:
    return open_dots(by=cast.anna, meeting=meeting(cast))


def test_each_dot_is_counted_on_its_card(giving):
    give_dots(meeting=giving, telephone="a", cards=[card(giving, "pace"), card(giving, "staffing")])
    give_dots(meeting=giving, telephone="b", cards=[card(giving, "pace")])
    found = dots_of(giving)
    assert (found["pace"], found["staffing"], found["too-much"]) == (2, 1, 0)


def test_a_telephone_gives_its_dots_once_however_often_it_sends_them(giving):
    chosen = [card(giving, "pace")]
    assert give_dots(meeting=giving, telephone="a", cards=chosen) is True
    assert give_dots(meeting=giving, telephone="a", cards=chosen) is False
    assert give_dots(meeting=giving, telephone="a", cards=[card(giving, "too-much")]) is False
    assert dots_of(giving)["pace"] == 1
    assert giving.ballots.count() == 1


def test_a_telephone_that_repeats_itself_after_the_closing_is_told_that_it_counted(cast, giving):
    chosen = [card(giving, "pace")]
    give_dots(meeting=giving, telephone="a", cards=chosen)
    close_dots(by=cast.anna, meeting=giving)
    assert give_dots(meeting=giving, telephone="a", cards=chosen) is False
    late = lambda: give_dots(meeting=giving, telephone="b", cards=chosen)  # noqa: E731
    assert refused(late) == "meetings.not_giving"


def test_too_many_dots_or_none_are_refused(cast, giving):
    own = giving.cards.get(card="").pk
    four = [card(giving, key) for key in CARDS[:3]] + [own]
    many = lambda: give_dots(meeting=giving, telephone="a", cards=four)  # noqa: E731
    none = lambda: give_dots(meeting=giving, telephone="a", cards=[])  # noqa: E731
    assert refused(many) == "meetings.too_many_dots_demand"
    assert refused(none) == "meetings.no_dots"
    assert not Ballot.objects.exists()


def test_dots_for_a_card_of_another_meeting_count_for_nothing(cast, giving):
    other = open_dots(by=cast.anna, meeting=meeting(cast, "south"))
    foreign = lambda: give_dots(meeting=giving, telephone="a", cards=[card(other, "pace")])  # noqa: E731
    assert refused(foreign) == "meetings.no_dots"
    assert dots_of(other)["pace"] == 0


def test_what_is_kept_of_a_telephone_tells_neither_when_nor_what(giving):
    events = Event.objects.count()
    give_dots(meeting=giving, telephone="hemligt", cards=[card(giving, "pace")])
    assert Event.objects.count() == events  # an event would tell when
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "meeting", "token_hash"}
    assert "hemligt" not in Ballot.objects.get().token_hash
    assert {
        field.name for field in MeetingCard._meta.get_fields() if "ballot" in field.name
    } == set()


def test_the_same_telephone_is_another_at_another_meeting(cast, giving):
    other = open_dots(by=cast.anna, meeting=meeting(cast, "south"))
    give_dots(meeting=giving, telephone="a", cards=[card(giving, "pace")])
    assert give_dots(meeting=other, telephone="a", cards=[card(other, "pace")]) is True
    first, second = Ballot.objects.all()
    assert first.token_hash != second.token_hash


# What may be seen -------------------------------------------------------------------------------


def told(of: Meeting) -> list[int | None]:
    table = table_of(of, "sv")
    return [one.dots for one in (*table.demands, *table.resources)]


def test_dots_are_told_of_five_telephones_in_order_of_the_most(cast):
    of = voted(cast, 5)
    table = table_of(of, "sv")
    first, second, *_ = table.demands
    assert (first.card.card, first.dots) == ("pace", 5)
    assert (second.card.card, second.dots) == ("too-much", 1)
    assert second.share == 20  # 1 of the 5 that the first has
    assert table.telephones == 5


def test_dots_of_four_telephones_are_never_told_and_order_no_card(cast):
    of = voted(cast, 4)
    assert set(told(of)) == {None}
    table = table_of(of, "sv")
    keys = [one.card.card for one in table.demands if one.card.card]
    assert keys == list(CARDS[:3])  # as they were laid
    assert {one.share for one in (*table.demands, *table.resources)} == {0}


def test_dots_are_not_told_while_they_are_given(cast):
    of = open_dots(by=cast.anna, meeting=meeting(cast))
    for number in range(6):
        give_dots(meeting=of, telephone=str(number), cards=[card(of, "pace")])
    assert set(told(of)) == {None}


def test_a_map_weighs_by_dots_where_they_are_told(cast):
    items = {one.card: one for one in as_items(voted(cast, 5))}
    # 5 of at most 5 dots is weight 5; 1 of 5 is weight 1; cards without dots are left out
    assert {key: one.weight for key, one in items.items()} == {
        "pace": 5, "too-much": 1, "staffing": 5,
    }  # fmt: skip


def test_a_map_gives_no_dots_away_where_they_are_hidden(cast):
    items = as_items(voted(cast, 4))
    assert {one.weight for one in items} == {3}
    assert len(items) == len(CARDS) + 1


# Talking ----------------------------------------------------------------------------------------


def test_causes_and_what_answers_a_demand_are_kept(cast):
    of = voted(cast, 5)
    pace = of.cards.get(card="pace")
    note_card(
        by=cast.mats, card=pace, seen=0, cause=" Två vakanser ",
        answered_by=[card(of, "staffing"), card(of, "too-much")],
    )  # fmt: skip
    pace.refresh_from_db()
    assert (pace.cause, pace.version) == ("Två vakanser", 1)
    assert [one.card for one in pace.answered_by.all()] == ["staffing"]  # a demand answers nothing


def test_of_two_who_write_the_second_is_told(cast):
    pace = voted(cast, 5).cards.get(card="pace")
    note_card(by=cast.mats, card=pace, seen=0, cause="Vakanser")
    again = lambda: note_card(by=cast.siv, card=pace, seen=0, cause="Annat")  # noqa: E731
    assert refused(again) == "meetings.noted_since"
    pace.refresh_from_db()
    assert pace.cause == "Vakanser"


# Pages ------------------------------------------------------------------------------------------


def page(client, of: Meeting, rest: str = "", **data):
    return client.get(f"{BASE}{of.pk}/meeting/{rest}", **data)


def test_the_leader_lays_cards_opens_closes_and_draws_the_map(cast, as_):
    mats, of = as_(cast.mats), investigation(cast, "meeting")
    there = f"{BASE}{of.pk}/meeting/"
    assert "Inga kort ligger på bordet" in mats.get(there).content.decode()
    cards = {"demand": ["pace", "too-much"], "resource": ["staffing", "colleagues"]}
    own = {"own_demand": "Systemet hänger sig\nTelefonen ringer", "own_resource": ""}
    assert mats.post(f"{there}cards/", {**cards, **own}).status_code == 302
    assert mats.post(f"{there}open/").status_code == 302
    made = Meeting.objects.get()
    assert [one.text for one in made.cards.filter(card="")] == own["own_demand"].split("\n")
    for number in range(5):
        give_dots(
            meeting=made, telephone=str(number), cards=[card(made, "pace"), card(made, "staffing")]
        )
    assert "5 telefoner" in mats.get(there).content.decode()
    assert mats.post(f"{there}close/").status_code == 302
    assert "5 prickar" in mats.get(there).content.decode()
    answer = mats.post(f"{there}map/")
    drawn = BalanceMap.objects.get(investigation=of)
    assert answer.headers["Location"] == f"{BASE}maps/{drawn.pk}/"
    assert mats.post(f"{there}map/").headers["Location"] == f"{BASE}maps/{drawn.pk}/"
    assert sorted((one.card, one.weight) for one in drawn.items.all()) == [
        ("pace", 5),
        ("staffing", 5),
    ]
    assert drawn.drawn_on == date(2025, 3, 12)


def test_the_screen_shows_how_many_have_given_dots_and_never_which_while_they_are_given(cast, as_):
    of = open_dots(by=cast.anna, meeting=meeting(cast))
    for number in range(7):
        give_dots(meeting=of, telephone=str(number), cards=[card(of, "pace")])
    shown = page(as_(cast.mats), of, "screen/").content.decode()
    assert "7 telefoner har gett sina prickar" in shown
    assert "7 prickar" not in shown
    assert f"/meeting/{of.token}/" in shown
    assert "<svg" in shown


@pytest.mark.parametrize("rest", ["", "screen/"])
def test_four_telephones_are_hidden_and_cards_are_taken_one_by_one(cast, as_, rest):
    of = voted(cast, 4)
    shown = page(as_(cast.mats), of, rest).content.decode()
    assert "För få var med för att visa resultatet" in shown
    assert not re.search(r"\d prick", shown.replace("högst 3 prick", ""))
    assert "<progress" not in shown
    assert "Avbrott" in shown  # a card without dots is there like the others


def test_a_note_is_saved_as_it_is_typed(cast, as_):
    of, mats = voted(cast, 5), as_(cast.mats)
    there = f"{BASE}{of.pk}/meeting/{card(of, 'pace')}/note/"
    typed = {"seen": "0", "cause": "Två vakanser", "answered_by": [str(card(of, "staffing"))]}
    fetched = {"X-Requested-With": "fetch"}
    answer = mats.post(there, typed, headers=fetched)
    assert json.loads(answer.content) == {"seen": 1, "says": "Sparat"}
    late = mats.post(there, {"seen": "0", "cause": "Annat"}, headers=fetched)
    assert late.status_code == 409
    told = json.loads(late.content)
    assert (told["theirs"], told["seen"]) == ("Två vakanser", 1)


def test_without_a_script_the_later_text_stays_in_the_field_beside_the_others(cast, as_):
    of, mats = voted(cast, 5), as_(cast.mats)
    there = f"{BASE}{of.pk}/meeting/{card(of, 'pace')}/note/"
    assert mats.post(there, {"seen": "0", "cause": "Vakanser"}).status_code == 302
    late = mats.post(there, {"seen": "0", "cause": "Min egen text"})
    assert late.status_code == 409
    shown = late.content.decode()
    assert "Min egen text</textarea>" in shown
    assert "Vakanser</p>" in shown
    assert 'name="seen" value="1"' in shown


def test_a_card_becomes_a_finding_with_its_cause(cast, as_):
    of, mats = voted(cast, 5), as_(cast.mats)
    note_card(by=cast.mats, card=of.cards.get(card="pace"), seen=0, cause="Två vakanser")
    there = f"{BASE}{of.pk}/meeting/{card(of, 'pace')}/finding/"
    form = mats.get(there).content.decode()
    assert "Två vakanser</textarea>" in form
    assert "Skriv inget som pekar på en person" in form
    sent = {
        "kind": "problem", "text": "Tempot är för högt", "cause": "Två vakanser",
        "factor": "demands", "found_on": "2025-03-12",
    }  # fmt: skip
    assert mats.post(there, sent).status_code == 302
    made = Finding.objects.get()
    assert (made.source, made.question, made.investigation) == ("meeting", "pace", of.investigation)
    assert (made.text, made.cause, made.unit) == (
        "Tempot är för högt",
        "Två vakanser",
        cast.home_care,
    )


# The telephone ----------------------------------------------------------------------------------


def test_a_telephone_without_an_account_gives_its_dots_and_is_thanked(cast, as_):
    of, phone = open_dots(by=cast.anna, meeting=meeting(cast)), as_(None)
    there = f"/meeting/{of.token}/"
    first = phone.get(there)
    assert first.cookies["telephone"]["httponly"]
    assert first.cookies["telephone"]["path"] == there
    chosen = {"demand": [str(card(of, "pace"))], "resource": [str(card(of, "staffing"))]}
    assert phone.post(there, chosen).status_code == 302
    assert "Tack, dina prickar är räknade" in phone.get(there).content.decode()
    assert phone.post(there, chosen).status_code == 302  # the line was lost, and it tries again
    assert dots_of(of)["pace"] == 1


def test_a_telephone_that_remembers_nothing_is_told_so_and_counts_for_nothing(cast, as_):
    of, phone = open_dots(by=cast.anna, meeting=meeting(cast)), as_(None)
    answer = phone.post(f"/meeting/{of.token}/", {"demand": [str(card(of, "pace"))]})
    assert answer.status_code == 422
    assert "Tillåt kakor" in answer.content.decode()
    assert not Ballot.objects.exists()


def test_too_many_dots_are_told_on_the_telephone_and_the_choices_stay(cast, as_):
    of, phone = open_dots(by=cast.anna, meeting=meeting(cast)), as_(None)
    there = f"/meeting/{of.token}/"
    phone.get(there)
    all_of_them = [str(pk) for pk in of.cards.filter(side="demand").values_list("pk", flat=True)]
    answer = phone.post(there, {"demand": all_of_them})
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == len(all_of_them) == 4


@pytest.mark.parametrize(
    ("stage", "says"), [("cards", "Vänta lite"), ("talk", "Prickarna är räknade")]
)
def test_a_telephone_is_told_what_to_wait_for(cast, as_, stage, says):
    of = meeting(cast)
    Meeting.objects.update(stage=stage)
    assert says in as_(None).get(f"/meeting/{of.token}/").content.decode()


def test_a_telephone_learns_nothing_of_a_meeting_that_is_over_or_never_was(cast, as_):
    of = voted(cast, 5)
    close_investigation(by=cast.anna, investigation=of.investigation)
    assert "Mötet är slut" in as_(None).get(f"/meeting/{of.token}/").content.decode()
    assert as_(None).get("/meeting/finns-inte/").status_code == 404


def test_the_telephone_speaks_the_language_of_its_owner(cast, as_):
    of = open_dots(by=cast.anna, meeting=meeting(cast))
    shown = as_(None).get(f"/meeting/{of.token}/", headers={"Accept-Language": "da"})
    assert "Højt tempo" in shown.content.decode()
    assert "Journalsystemet hänger sig" in shown.content.decode()  # as it was written

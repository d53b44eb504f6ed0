"""The yearly follow-up: filled in together, closed with its figures, signed, and then as it is."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from arbetsro.web.frame.clock import at, now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.together import Conflict
from arbetsro.web.oversight.actions import (
    close_year,
    reopen_year,
    save_year,
    sign_year,
    start_year,
)
from arbetsro.web.oversight.figures import figures
from arbetsro.web.oversight.years_figures import filled_in, period_of
from arbetsro.web.oversight.years_lists import lists_of
from arbetsro.web.risks.actions import close_risk
from arbetsro.workenv.figures import figures as rules
from web.measures.making import measure_in
from web.risks.making import rated
from web.years.following import answered, begun, closed, fresh


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Stockholm"))


def test_the_present_year_and_the_last_can_be_begun_each_once(cast):
    with at(moment("2026-11-22 10:00")):
        for year in (2026, 2025):
            start_year(by=cast.mats, unit=cast.north, year=year)
        for year, code in (
            (2026, "started_already"),
            (2024, "not_this_year"),
            (0, "not_this_year"),
        ):
            with pytest.raises(Refusal, match=code):
                start_year(by=cast.mats, unit=cast.north, year=year)
        start_year(by=cast.mats, unit=cast.home_care, year=2026)


def test_no_follow_up_is_begun_in_a_closed_unit(cast):
    cast.north.valid_to = today() - timedelta(days=1)
    cast.north.save()
    with pytest.raises(Refusal, match="unit_closed"):
        begun(cast, cast.north)


@pytest.mark.parametrize(
    ("day", "since", "until"),
    [
        ("2026-11-22 10:00", date(2025, 11, 23), date(2026, 11, 22)),
        ("2026-12-31 10:00", date(2026, 1, 1), date(2026, 12, 31)),
        ("2027-02-15 10:00", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_figures_are_of_the_twelve_months_that_end_with_the_year_or_today(
    cast, day, since, until
):
    with at(moment("2026-11-01 10:00")):
        one = begun(cast, cast.north)
    with at(moment(day)):
        assert period_of(one) == (since, until)


def test_two_who_answer_different_questions_do_not_meet(cast):
    one = begun(cast, cast.north)
    save_year(by=cast.mats, follow_up=one, seen=1, answers={"investigated": "Två ronder."})
    save_year(by=cast.siv, follow_up=one, seen=1, answers={"representative_part": "Nej."})
    assert fresh(one).answers == {"investigated": "Två ronder.", "representative_part": "Nej."}


def test_of_two_who_answer_the_same_question_the_second_is_shown_both(cast):
    one = begun(cast, cast.north)
    save_year(by=cast.mats, follow_up=one, seen=1, answers={"investigated": "Två ronder."})
    with pytest.raises(Conflict) as refused:
        save_year(by=cast.siv, follow_up=one, seen=1, answers={"investigated": "En rond."})
    assert refused.value.theirs == {"investigated": "Två ronder."}
    assert fresh(one).answers == {"investigated": "Två ronder."}


def test_an_empty_answer_is_no_answer(cast):
    one = answered(cast, cast.north)
    save_year(by=cast.mats, follow_up=one, seen=one.version, answers={"investigated": " \n "})
    assert fresh(one).answers == {}


def test_what_is_not_asked_cannot_be_answered(cast):
    one = begun(cast, cast.north)
    with pytest.raises(Refusal, match="no_such_question"):
        save_year(by=cast.mats, follow_up=one, seen=1, answers={"favourite_colour": "Blå"})
    with pytest.raises(Refusal, match="answer_too_long"):
        save_year(by=cast.mats, follow_up=one, seen=1, answers={"investigated": "x" * 20_001})


def test_closing_keeps_every_figure_with_its_rule_number_and_day(cast):
    made = rated(cast, "high")
    one = closed(cast, cast.north)
    kept = fresh(one)
    assert set(kept.figures) == set(rules())
    told = kept.figures["open_serious_risks"]
    assert told["value"] == 1
    assert told["day"] == today().isoformat()
    assert told["rule"]["sv"] == rules()["open_serious_risks"].rule.sv
    close_risk_now(cast, made)
    now_there = figures(cast.north, *period_of(kept))
    assert now_there["open_serious_risks"].value == 0
    assert filled_in(kept)["open_serious_risks"].value == 1, "it stands as it was"


def close_risk_now(cast, made):
    from web.risks.making import rate

    rate(cast, made, "low", "low", "after")
    close_risk(by=cast.mats, risk=made, reason="Borta.")


def test_an_open_follow_up_shows_the_figures_of_today(cast):
    one = begun(cast, cast.north)
    assert filled_in(one)["open_risks"].value == 0
    rated(cast, "low")
    assert filled_in(one)["open_risks"].value == 1


def test_closing_keeps_what_there_was_to_go_through(cast):
    made = rated(cast, "high")
    measure_in(cast, cast.home_care, due_on=today(), follow_up_on=today() + timedelta(days=400))
    measure_in(cast, cast.south, title="Någon annanstans", due_on=today(), follow_up_on=today())
    one = closed(cast, cast.north)
    close_risk_now(cast, made)
    lists = lists_of(fresh(one))
    assert [line.title for line in lists.measures] == ["Två på natten"]
    assert [(line.title, line.level) for line in lists.risks] == [(made.title, "high")]
    assert lists_of(begun(cast, cast.home_care)).risks == (), "now it is gone"


def test_the_measures_of_the_year_are_those_due_or_to_be_followed_up_in_it(cast):
    with at(moment("2026-11-22 10:00")):
        for title, due, follow in (
            ("före", "2025-06-01", "2025-09-01"),
            ("gjord före, följs upp i år", "2025-06-01", "2026-02-01"),
            ("i år", "2026-03-01", "2027-03-01"),
            ("efter", "2027-01-01", "2027-03-01"),
        ):
            measure_in(
                cast, cast.north, title=title, due_on=date.fromisoformat(due),
                follow_up_on=date.fromisoformat(follow),
            )  # fmt: skip
        lists = lists_of(begun(cast, cast.north))
    assert [one.title for one in lists.measures] == ["gjord före, följs upp i år", "i år"]


def test_nobody_closes_what_they_have_not_seen_or_what_is_empty(cast):
    one = begun(cast, cast.north)
    with pytest.raises(Refusal, match="nothing_answered"):
        close_year(by=cast.mats, follow_up=one, seen=1)
    save_year(by=cast.siv, follow_up=one, seen=1, answers={"to_change": "Allt."})
    with pytest.raises(Refusal, match="written_since"):
        close_year(by=cast.mats, follow_up=one, seen=1)


def test_nothing_is_written_in_what_is_closed(cast):
    one = closed(cast, cast.north)
    with pytest.raises(Refusal, match="is_closed"):
        save_year(by=cast.mats, follow_up=one, seen=9, answers={"to_change": "Mer."})
    with pytest.raises(Refusal, match="is_closed"):
        close_year(by=cast.mats, follow_up=one, seen=one.version)


def test_it_opens_again_until_somebody_has_signed(cast):
    one = closed(cast, cast.north)
    opened = reopen_year(by=cast.mats, follow_up=one)
    assert (opened.figures, opened.lists, opened.closed_at) == ({}, {}, None)
    with pytest.raises(Refusal, match="is_open"):
        reopen_year(by=cast.mats, follow_up=one)
    close_year(by=cast.mats, follow_up=one, seen=opened.version)
    sign_year(by=cast.mats, follow_up=one, capacity="manager")
    with pytest.raises(Refusal, match="is_signed"):
        reopen_year(by=cast.mats, follow_up=one)


def test_each_capacity_signs_once_and_nobody_in_both(cast):
    one = closed(cast, cast.north)
    sign_year(by=cast.mats, follow_up=one, capacity="manager")
    with pytest.raises(Refusal, match="signed_as_manager") as refused:
        sign_year(by=cast.anna, follow_up=one, capacity="manager")
    assert refused.value.values == {"name": "Mats"}
    with pytest.raises(Refusal, match="signed_by_the_same"):
        sign_year(by=cast.mats, follow_up=one, capacity="safety_representative")
    signed = sign_year(
        by=cast.siv, follow_up=one, capacity="safety_representative", dissent="För lite tid.  "
    )
    assert signed.dissent == "För lite tid."


def test_nobody_signs_what_is_open(cast):
    with pytest.raises(Refusal, match="not_closed"):
        sign_year(by=cast.mats, follow_up=answered(cast, cast.north), capacity="manager")


def test_the_clock_of_closing_is_that_of_the_workbench(cast):
    with at(moment("2026-12-01 10:00")):
        one = closed(cast, cast.north)
    assert period_of(fresh(one)) == (date(2025, 12, 2), date(2026, 12, 1))
    assert now() != one.closed_at

"""Rules for matters that go upward."""

from datetime import date

import pytest

from arbetsro.workenv import upward
from arbetsro.workenv.duties import duties

RETURN = upward.rules()["return"]
REQUEST = upward.rules()["request"]
MONDAY = date(2026, 3, 2)


class TestRules:
    def test_there_are_two(self):
        assert set(upward.rules()) == {"return", "request"}

    def test_they_point_at_duties_that_there_are(self):
        pointed = {duty for rule in upward.rules().values() for duty in rule.duties}
        assert pointed
        assert pointed <= set(duties())

    def test_a_request_is_confirmed_at_once(self):
        assert REQUEST.confirm_within_days == 0

    def test_a_climbing_request_leaves_the_duty_with_who_received_it_first(self):
        assert REQUEST.first_receiver_keeps_duty
        assert not RETURN.first_receiver_keeps_duty

    def test_the_fourteen_days_of_a_request_are_told_not_to_be_law(self):
        assert REQUEST.answer_within_days == 14
        assert "lagen anger inget antal dagar" in REQUEST.about.sv
        assert "the statute counts no days" in REQUEST.about.en
        assert "loven nævner intet antal dage" in REQUEST.about.da

    def test_returning_is_told_to_be_practice(self):
        assert "praxis" in RETURN.about.sv
        assert "practice" in RETURN.about.en
        assert "praksis" in RETURN.about.da


class TestDates:
    def test_the_rule_sets_the_dates_where_the_matter_does_not(self):
        dates = upward.dates(RETURN, sent=MONDAY)
        assert dates.confirm_by == date(2026, 3, 5)
        assert dates.answer_by == date(2026, 3, 16)

    def test_the_date_in_the_matter_goes_before_the_rule(self):
        dates = upward.dates(REQUEST, sent=MONDAY, latest=date(2026, 3, 9))
        assert dates.answer_by == date(2026, 3, 9)
        assert dates.confirm_by == MONDAY

    def test_it_climbs_the_day_after_the_grace_has_passed(self):
        assert upward.dates(RETURN, sent=MONDAY).climbs_on == date(2026, 3, 24)

    def test_a_request_has_no_grace(self):
        dates = upward.dates(REQUEST, sent=MONDAY, latest=date(2026, 3, 9))
        assert dates.climbs_on == date(2026, 3, 10)


class TestWords:
    def test_every_reason_and_answer_has_its_words(self):
        assert tuple(upward.reasons()) == upward.REASONS
        assert tuple(upward.answers()) == upward.ANSWERS

    @pytest.mark.parametrize(
        ("answer", "needs_reason", "ends"),
        [
            ("accept", False, True),
            ("fund", False, True),
            ("decline", True, True),
            ("pass_on", True, False),
        ],
    )
    def test_what_each_answer_asks_for_and_does(self, answer, needs_reason, ends):
        found = upward.answers()[answer]
        assert (found.needs_reason, found.ends) == (needs_reason, ends)

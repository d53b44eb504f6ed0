"""Duties: what the law asks for, on which days, and how sure the project is of it."""

from datetime import date, timedelta

import pytest

from arbetsro.knowledge.content import Reader
from arbetsro.workenv.duties import duties, duty_on, read_forms

DAY = timedelta(days=1)
GIVEN = {
    "key": "rest",
    "says": {"sv": "Vila.", "en": "Rest.", "da": "Hvil."},
    "regulation": "AFS 1",
    "country": "SE",
    "valid_from": date(2020, 1, 1),
    "verified": False,
    "source": "made up",
}


def read(*given):
    reader = Reader("duties")
    return read_forms(reader, {"duty": [{**GIVEN, **one} for one in given]}), reader.faults


class TestOnADay:
    def test_a_duty_is_found_from_its_first_day(self):
        first = duties()["applies-at-home"].valid_from
        assert duty_on("applies-at-home", first) == duties()["applies-at-home"]

    def test_a_duty_on_a_day_before_its_first_is_not_found(self):
        assert duty_on("applies-at-home", duties()["applies-at-home"].valid_from - DAY) is None

    def test_every_duty_is_silent_before_its_first_form(self):
        assert [key for key in duties() if duty_on(key, date(1900, 1, 1))] == []

    def test_an_older_day_gives_the_form_that_applied_then(self):
        assert duty_on("osa-workload", date(2024, 12, 31)).regulation == "AFS 2015:4"
        assert duty_on("osa-workload", date(2025, 1, 1)).regulation.startswith("AFS 2023:2")
        assert duty_on("osa-workload", date(2016, 3, 30)) is None

    def test_a_duty_is_not_found_after_its_last_day(self):
        forms, faults = read({"valid_to": date(2021, 1, 1)})
        (form,) = forms["rest"]
        assert faults == []
        assert form.applies(date(2021, 1, 1))
        assert not form.applies(date(2021, 1, 2))

    def test_a_duty_that_there_is_not_is_an_error_and_not_silence(self):
        with pytest.raises(KeyError):
            duty_on("no-such", date(2026, 1, 1))


class TestReading:
    def test_two_forms_on_the_same_day_are_a_fault(self):
        _, faults = read({}, {"valid_from": date(2025, 1, 1)})
        assert [one.code for one in faults] == ["used_twice"]

    def test_forms_follow_each_other_whatever_their_order_in_the_file(self):
        forms, faults = read(
            {"valid_from": date(2025, 1, 1), "regulation": "AFS 2"},
            {"valid_to": date(2024, 12, 31)},
        )
        assert faults == []
        assert [form.regulation for form in forms["rest"]] == ["AFS 1", "AFS 2"]

    def test_a_last_day_before_the_first_is_a_fault(self):
        _, faults = read({"valid_to": date(2019, 1, 1)})
        assert [(one.code, one.place) for one in faults] == [("wrong_kind", "duty.1.valid_to")]

    def test_faults_are_all_named_at_once(self):
        _, faults = read({"country": "NO", "verified": "yes", "says": {"sv": "Vila."}, "more": 1})
        assert {(one.code, one.place) for one in faults} == {
            ("unknown_word", "duty.1.country"),
            ("wrong_kind", "duty.1.verified"),
            ("missing_language", "duty.1.says"),
            ("unknown_field", "duty.1.more"),
        }


class TestContent:
    def test_a_paragraph_is_given_only_where_it_was_read(self):
        faults = [
            one.key for one in duties().values() if "§" in one.regulation and not one.verified
        ]
        assert faults == []

    def test_every_duty_tells_where_it_stands_and_what_was_read(self):
        faults = [
            one.key
            for one in duties().values()
            if not (one.regulation.strip() and len(one.source) > 10)
        ]
        assert faults == []

    def test_what_depends_on_size_says_the_number(self):
        said = {5: "fem", 10: "tio", 50: "50"}
        faults = [
            one.key
            for one in duties().values()
            if one.from_employees and said[one.from_employees] not in one.says.sv
        ]
        assert faults == []

    def test_a_request_has_no_number_of_days_in_law(self):
        assert "dagar" in duties()["representatives-request"].note.sv
        assert not any(char.isdigit() for char in duties()["representatives-request"].says.sv)

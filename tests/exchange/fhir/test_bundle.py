"""A record as FHIR, held against the models of fhir.resources (R4B, the nearest to R4)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from fhir.resources.R4B.bundle import Bundle

from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.exchange.fhir.bundle import bundle
from arbetsro.exchange.fhir.naming import CALCULATED, ORDINAL, Naming
from arbetsro.exchange.fhir.record import (
    Applicant,
    Booking,
    Plan,
    PlanStep,
    Record,
    SelfRating,
    SizeRating,
)
from arbetsro.instruments.scoring import WrongAnswer
from arbetsro.instruments.wording import demo_wording, read_wording
from arbetsro.language import LANGUAGES

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = NINE + timedelta(days=90)
EVERY = dict.fromkeys(range(1, 13), 5)
STATUSES = ("offered", "booked", "held", "cancelled", "no_show")
RECORD = Record(
    applicant=Applicant("p-1"),
    self_ratings=(
        SelfRating("r-1", NINE, {**EVERY, 12: None}),
        SelfRating("r-2", LATER, dict.fromkeys(range(1, 8), 4), "amended"),
    ),
    bookings=tuple(
        Booking(f"b-{i}", NINE + i * timedelta(days=1), NINE + timedelta(days=i, hours=1), status)
        for i, status in enumerate(STATUSES)
    ),
    plan=Plan(
        "plan-1",
        NINE,
        (
            PlanStep("manager", "Boka ett möte", date(2026, 3, 9), "Kim", 7, "done"),
            *(PlanStep(kind, "Ett steg") for kind in plan_kinds()),
        ),
    ),
    sizes=(
        SizeRating("s-1", NINE, 9, "first_visit"),
        SizeRating("s-2", LATER, 4, "follow_up"),
    ),
)


def made(record=RECORD, *, language="sv", wording=None):
    return bundle(record, wording or demo_wording(), Naming("https://clinic.example/", language))


def of_type(given, type_):
    found = (entry["resource"] for entry in given["entry"])
    return [one for one in found if one["resourceType"] == type_]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_record_is_valid(language):
    checked = Bundle.model_validate(made(language=language))
    assert len(checked.entry) == 1 + 1 + 2 + 2 + 5 + 1 + 2


def test_an_empty_record_and_one_without_steps_or_answers_are_valid():
    Bundle.model_validate(made(Record(Applicant("p-1", "Anna Exempel"))))
    bare = Record(
        Applicant("p-1"), (SelfRating("r", NINE, {}, "in-progress"),), plan=Plan("x", NINE, ())
    )
    Bundle.model_validate(made(bare))


def test_the_models_do_find_faults():
    wrong = made()
    of_type(wrong, "Appointment")[0]["status"] = 7
    with pytest.raises(ValueError, match="status"):
        Bundle.model_validate(wrong)


def test_the_same_record_gives_the_same_bundle():
    assert made() == made()


def test_every_pointer_leads_to_something_in_the_bundle():
    given = made()
    there = {entry["fullUrl"].removeprefix("https://clinic.example/") for entry in given["entry"]}
    assert len(there) == len(given["entry"])
    assert set(references(given)) <= there


def references(given):
    if isinstance(given, dict):
        if isinstance(given.get("reference"), str):
            yield given["reference"]
        for value in given.values():
            yield from references(value)
    elif isinstance(given, list):
        for one in given:
            yield from references(one)


class TestQuestionnaire:
    def test_items_are_choices_with_the_clinics_words_and_an_ordinal_value(self):
        (found,) = of_type(made(), "Questionnaire")
        first = found["item"][0]
        assert first["text"] == demo_wording().text(1, "sv")
        assert first["type"] == "choice"
        ordinals = [one["extension"][0] for one in first["answerOption"]]
        assert ordinals == [{"url": ORDINAL, "valueDecimal": n} for n in range(1, 8)]

    def test_made_up_words_are_marked(self):
        (found,) = of_type(made(language="en"), "Questionnaire")
        assert found["experimental"]
        assert "not SMBM-12" in found["description"]

    def test_it_says_which_language_its_items_are_in(self):
        rows = "\n".join(["number;sv", *(f"{n};Fråga {n}" for n in range(1, 13))])
        (found,) = of_type(made(language="en", wording=read_wording(rows)), "Questionnaire")
        assert found["language"] == "sv"
        assert not found["experimental"]

    def test_a_score_is_worked_out_only_where_enough_is_answered(self):
        (found,) = of_type(made(), "Questionnaire")
        scores = [item for item in found["item"] if item.get("readOnly")]
        assert [one["linkId"] for one in scores] == ["total", "exhaustion", "cognitive"]
        assert {one["extension"][0]["url"] for one in scores} == {CALCULATED}
        # 80 % of 12 is 10 and of 6 is 5, by hand. fhirpath.js gave the scores of this record.
        texts = [one["extension"][0]["valueExpression"]["expression"] for one in scores]
        for least, text in zip((10, 5, 5), texts, strict=True):
            assert f".count() >= {least}, " in text


class TestAnswersAndScores:
    def test_an_answer_left_out_and_a_score_that_is_missing_are_left_out(self):
        first, second = of_type(made(), "QuestionnaireResponse")
        assert "12" not in [item["linkId"] for item in first["item"]]
        assert [item["linkId"] for item in second["item"]][-2:] == ["7", "exhaustion"]

    def test_a_response_names_the_questionnaire_and_its_version(self):
        response = of_type(made(), "QuestionnaireResponse")[0]
        (asked,) = of_type(made(), "Questionnaire")
        assert response["questionnaire"] == f"{asked['url']}|{asked['version']}"

    def test_the_score_has_its_parts_and_its_sum_and_says_that_it_is_no_diagnosis(self):
        score = of_type(made(language="en"), "Observation")[0]
        assert score["valueQuantity"]["value"] == 5.0
        assert [one["valueQuantity"]["value"] for one in score["component"]] == [5.0, 5.0, 60.0]
        assert score["category"][0]["coding"][0]["code"] == "survey"
        assert score["derivedFrom"] == [{"reference": "QuestionnaireResponse/r-1"}]
        assert "no diagnosis" in score["note"][0]["text"]

    def test_a_score_that_is_missing_says_so_instead_of_a_number(self):
        score = of_type(made(), "Observation")[1]
        assert "valueQuantity" not in score
        assert "dataAbsentReason" in score
        assert score["component"][0]["valueQuantity"]["value"] == 4.0
        assert score["status"] == "amended"

    def test_answers_in_progress_have_no_observation(self):
        record = Record(Applicant("p"), (SelfRating("r", NINE, EVERY, "in-progress"),))
        assert of_type(made(record), "Observation") == []

    def test_the_size_of_the_problem_is_there_for_each_occasion(self):
        sizes = of_type(made(), "Observation")[2:]
        assert [one["valueInteger"] for one in sizes] == [9, 4]
        assert [one["method"]["coding"][0]["code"] for one in sizes] == ["first-visit", "follow-up"]

    def test_a_wrong_answer_is_refused(self):
        with pytest.raises(WrongAnswer):
            made(Record(Applicant("p"), (SelfRating("r", NINE, {1: 9}),)))


class TestBookingsAndPlan:
    def test_a_booking_has_the_status_of_its_kind(self):
        assert [one["status"] for one in of_type(made(), "Appointment")] == [
            "proposed", "booked", "fulfilled", "cancelled", "noshow",
        ]  # fmt: skip

    def test_a_step_has_its_kind_end_company_and_likelihood(self):
        (plan,) = of_type(made(), "CarePlan")
        step = plan["activity"][0]["detail"]
        assert step["code"]["text"] == "Närmaste chef"
        assert step["status"] == "completed"
        assert step["scheduledPeriod"] == {"end": "2026-03-09"}
        assert step["performer"] == [{"display": "Kim"}]
        assert step["extension"][0]["valueInteger"] == 7
        assert "scheduledPeriod" not in plan["activity"][1]["detail"]


class TestRecord:
    @pytest.mark.parametrize("bad", ["", "å", "a b", "x" * 41])
    def test_an_id_that_fhir_cannot_hold_is_refused(self, bad):
        with pytest.raises(ValueError, match="is no id"):
            Record(Applicant(bad))

    def test_an_id_used_twice_is_refused(self):
        size = SizeRating("s", NINE, 5, "first_visit")
        with pytest.raises(ValueError, match="used twice"):
            Record(Applicant("p"), sizes=(size, size))

    def test_a_time_without_a_zone_is_refused(self):
        naive = NINE.replace(tzinfo=None)
        with pytest.raises(ValueError, match="no time zone"):
            made(Record(Applicant("p"), sizes=(SizeRating("s", naive, 5, "first_visit"),)))

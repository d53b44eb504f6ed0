"""From records to rows: what is told of a person, and of whom nothing is."""

from datetime import date

from arbetsro.web.applications.models import Application
from arbetsro.web.evaluations.gathering import gathered
from web import clinic
from web.evaluations.people import several, somebody


def rows(cast):
    return [one.row for one in gathered(clinic.clinic(cast))]


def test_a_row_tells_what_the_records_say_in_the_words_of_the_data_set(cast):
    """Each expected value is read off the made-up records by hand; the sum is 12 answers of 5."""
    somebody(cast)
    assert rows(cast) == [{
        "age": 47, "sex": "woman", "region": "Örebro", "sector": "public",
        "smbm_12_sum": 60.0, "smbm_12_answered": 12,
        "applied": date(2026, 11, 21), "first_visit": date(2026, 12, 1), "visits": 1,
        "problem_before": 8, "sick_leave_before": True, "told_manager": True,
        "manager_support": False, "has_occupational_health": True,
        "why_not_lack_of_support": False, "why_not_no_way_in": True, "why_not_victimised": False,
        "why_not_had_not_thought": False, "why_not_did_not_want": False,
        "plan_manager": True, "plan_higher_manager": False, "plan_occupational_health": False,
        "plan_primary_care": False, "plan_union": False, "plan_other_work": False,
        "plan_private_life": False, "plan_own": True, "plan_likelihood": 6.5,
        "followed_up": True, "problem_after": 4, "sick_leave_after": False,
        "smbm_12_sum_after": 36.0, "helpful": 9, "would_recommend": True,
        "comment_very_good": True, "comment_quickly_available": False,
        "comment_more_visits_wanted": False, "comment_more_should_know": False,
        "comment_more_practical_support": False,
    }]  # fmt: skip


def test_whoever_does_not_agree_any_more_is_not_there(cast):
    first, second = several(cast, 2)
    Application.objects.filter(pk=first.pk).update(for_evaluation=False)
    assert [one.applicant for one in gathered(clinic.clinic(cast))] == [second.applicant]


def test_a_person_who_came_twice_is_one_row_from_the_first_time_that_led_to_a_visit(cast):
    declined = somebody(cast, state="declined")
    declined.bookings.all().delete()
    again = somebody(cast, places={"problem.size": 6}, days=60)
    Application.objects.filter(pk=again.pk).update(applicant=declined.applicant)
    assert [row["problem_before"] for row in rows(cast)] == [6]


def test_why_nobody_was_followed_up_is_told_and_what_is_not_over_is_not_counted_as_lost(cast):
    lost = somebody(cast, said=None)
    running = somebody(cast, state="accepted")
    running.follow_up.delete()
    unwilling = somebody(cast, for_follow_up=False)
    unwilling.follow_up.delete()
    waiting = clinic.application(cast)  # no visit yet: nothing to tell
    found = {one.applicant.pk: one.row for one in gathered(clinic.clinic(cast))}
    assert found[lost.applicant_id]["not_followed_up_because"] == "not_reached"
    assert found[running.applicant_id]["not_followed_up_because"] == "not_due"
    assert found[unwilling.applicant_id]["not_followed_up_because"] == "declined"
    assert waiting.applicant_id not in found


def test_a_value_that_no_variable_has_is_left_out_and_does_not_stop_the_set(cast):
    somebody(cast, places={"problem.size": 14}, facts={"sex": "unknown", "age": 91})
    row = rows(cast)[0]
    assert "problem_before" not in row
    assert "sex" not in row
    assert row["age"] == 91  # becomes a band

"""A frozen data set: safe, kept as it is, and never told apart from another by a few people."""

import pytest

from arbetsro.web.applications.models import Application
from arbetsro.web.care.models import CareEvent
from arbetsro.web.evaluations.actions import freeze_set
from arbetsro.web.evaluations.freezing import data_of
from arbetsro.web.frame.refusal import Refusal
from web import clinic
from web.evaluations.people import several


def freeze(cast):
    return freeze_set(by=cast.eva, clinic=clinic.clinic(cast))


def test_a_set_holds_nothing_that_points_at_anybody_and_nothing_in_free_words(cast):
    people = several(cast, 6)
    made = freeze(cast)
    told = repr(list(data_of(made).rows))
    for secret in ("Hemligt", "Tempot", "Mats", "Rut var bra", "2026-12-01", "2026-11-21", "'age'"):
        assert secret not in told
    assert not any(str(one.applicant_id) in told or str(one.pk) in told for one in people)
    assert made.people == 6


def test_fewer_people_than_the_smallest_group_make_no_set(cast):
    several(cast, 4)
    with pytest.raises(Refusal, match="too_few"):
        freeze(cast)


def test_each_person_can_read_in_the_log_that_they_were_included_and_no_staff_member_read(cast):
    people = several(cast, 5)
    freeze(cast)
    for one in people:
        event = CareEvent.objects.get(applicant=one.applicant_id, action="data_set.included")
        assert event.by_key is None
        assert event.is_reading


def test_a_second_set_that_differs_by_a_few_people_is_refused(cast):
    """Who has come or gone could be made out by comparing the two; five more cannot."""
    several(cast, 8)
    freeze(cast)
    with pytest.raises(Refusal, match="nothing_new"):
        freeze(cast)
    several(cast, 4)
    with pytest.raises(Refusal, match="too_few_changed"):
        freeze(cast)
    several(cast, 1)
    assert freeze(cast).people == 13


def test_a_change_of_one_persons_answers_is_a_difference_too(cast):
    first, *_ = several(cast, 6)
    freeze(cast)
    follow_up = first.follow_up
    follow_up.answers = {**follow_up.answers, "problem_size": 10}
    follow_up.save()
    with pytest.raises(Refusal, match="too_few_changed"):
        freeze(cast)


def test_a_consent_taken_back_later_leaves_a_set_that_is_made_as_it_is(cast):
    first, *_ = several(cast, 6)
    made = freeze(cast)
    Application.objects.filter(pk=first.pk).update(for_evaluation=False)
    made.refresh_from_db()
    assert len(data_of(made).rows) == 6

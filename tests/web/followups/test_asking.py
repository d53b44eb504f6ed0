"""The follow-up: tried, answered by telephone or by form, or lost with a reason."""

from datetime import timedelta

import pytest
from django.urls import reverse

from arbetsro.web.access.standing import standing_of
from arbetsro.web.care.models import TakesPart
from arbetsro.web.followups.actions import answer_follow_up, lose_follow_up
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.followups.waiting import waiting_for
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from web import clinic
from web.visits import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def follow_up(cast):
    """Alva's follow-up, which is due and which Ivar does."""
    of = clinic.accepted(cast)
    visit = making.held(cast, of)
    clinic.written(cast, visit, **{"problem.size": 9, "private.danger": "Hemligt"})
    found = clinic.follow_up(cast, of, interviewer=cast.ivar.pk)
    FollowUp.objects.update(due_on=today())
    found.refresh_from_db()
    return found


def test_the_interviewer_sees_the_problem_but_neither_its_size_nor_the_notes(cast, as_, follow_up):
    page = as_(cast.ivar).get(reverse("followups:ask", args=["kliniken", follow_up.pk]))
    text = page.content.decode()
    assert "Tempot" in text
    assert "070-123 45 67" in text
    assert "Hemligt" not in text
    assert "För mycket att göra" not in text  # what she wrote when she applied
    assert not page.context["form"]["problem_size"].initial
    visit = follow_up.application.bookings.get().visit
    assert (
        as_(cast.ivar).get(reverse("visits:record", args=["kliniken", visit.pk])).status_code == 403
    )
    assert as_(cast.rut).get(page.request["PATH_INFO"]).status_code == 403


def test_a_call_is_noted_and_answered(cast, as_, follow_up):
    ivar = as_(cast.ivar)
    attempt = reverse("followups:attempt", args=["kliniken", follow_up.pk])
    assert ivar.post(attempt, {"outcome": "no_answer", "note": "Kvällar"}).status_code == 302
    page = reverse("followups:ask", args=["kliniken", follow_up.pk])
    assert "Kvällar" in ivar.get(page).content.decode()
    sent = {
        "problem_size": "4", "sick_leave": "no", "employment": "other_unit", "helpful": "8",
        "would_recommend": "yes", "comments": "Mer tid", "comment_themes": ["more_visits_wanted"],
        "way": "telephone", "item_1": "3", "item_12": "2",
    }  # fmt: skip
    assert ivar.post(page, sent).status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.way) == ("done", "telephone")
    assert follow_up.answers == {
        "problem_size": 4, "sick_leave": "no", "employment": "other_unit", "helpful": 8,
        "would_recommend": "yes", "comments": "Mer tid", "comment_themes": ["more_visits_wanted"],
        "items": {"1": 3, "12": 2},
    }  # fmt: skip
    assert not TakesPart.objects.filter(role="interviewer", until=None).exists()
    assert ivar.get(page).status_code == 302  # nothing more to read without a reason


def test_what_is_not_answered_is_missing_and_nothing_at_all_is_no_answer(cast, follow_up):
    with pytest.raises(Refusal, match="nothing_answered"):
        answer_follow_up(by=cast.ivar, follow_up=follow_up, answers={"comments": ""}, way="form")
    with pytest.raises(Refusal, match="no_such_answer"):
        answer_follow_up(
            by=cast.ivar, follow_up=follow_up, answers={"problem_size": 0}, way="telephone"
        )
    with pytest.raises(Refusal, match="not_yours"):
        answer_follow_up(
            by=cast.klara, follow_up=follow_up, answers={"problem_size": 4}, way="telephone"
        )
    answer_follow_up(
        by=cast.ivar, follow_up=follow_up, way="telephone",
        answers={"problem_size": 4, "helpful": None},
    )  # fmt: skip
    follow_up.refresh_from_db()
    assert follow_up.answers == {"problem_size": 4}


def test_the_person_answers_the_form_once_it_is_due(cast, as_, follow_up):
    alva, page = as_(cast.alva), reverse("after:form", args=["kliniken"])
    FollowUp.objects.update(due_on=today() + timedelta(days=15))
    assert f"Frågorna öppnar {today() + timedelta(days=1)}" in alva.get(page).content.decode()
    alva.post(page, {"problem_size": "4"})
    FollowUp.objects.update(due_on=today() + timedelta(days=14))
    assert "Tempot" in alva.get(page).content.decode()
    assert alva.post(page, {"problem_size": "4"}).status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.way, follow_up.answers) == (
        "done", "form", {"problem_size": 4},
    )  # fmt: skip
    assert "Tack" in alva.get(page).content.decode()


def test_a_person_may_say_no_and_it_is_counted(cast, as_, follow_up):
    as_(cast.alva).post(reverse("after:decline", args=["kliniken"]))
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.because) == ("lost", "declined")
    with pytest.raises(Refusal, match="is_over"):
        lose_follow_up(by=cast.ivar, follow_up=follow_up, because="not_reached")


def test_an_interviewer_gives_up_with_a_reason(cast, as_, follow_up):
    page = reverse("followups:lose", args=["kliniken", follow_up.pk])
    assert as_(cast.ivar).post(page, {}).status_code == 422
    assert as_(cast.ivar).post(page, {"because": "not_reached"}).status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.because, follow_up.answers) == ("lost", "not_reached", {})


def test_the_list_shows_what_is_late_and_no_names(cast, as_, follow_up):
    FollowUp.objects.update(due_on=today() - timedelta(days=1))
    page = reverse("followups:list", args=["kliniken"])
    for who in (cast.ivar, cast.klara):
        text = as_(who).get(page).content.decode()
        assert "Försenad" in text
        assert "Alva" not in text
    assert as_(cast.rut).get(page).status_code == 404


def test_follow_ups_wait_for_their_interviewer_and_for_somebody_to_get_them(cast, follow_up):
    (one,) = waiting_for(standing_of(cast.ivar, "kliniken"))
    assert one.text_key == "followups.waiting_due"
    assert list(waiting_for(standing_of(cast.klara, "kliniken"))) == []
    FollowUp.objects.update(interviewer=None)
    (one,) = waiting_for(standing_of(cast.klara, "kliniken"))
    assert one.text_key == "followups.waiting_unassigned"

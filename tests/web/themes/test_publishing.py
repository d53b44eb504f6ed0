"""Publishing a half-year: who is counted, once and for all, and what the employer gets."""

from datetime import UTC, datetime

import pytest

from arbetsro.web.applications.models import Application
from arbetsro.web.care.models import CareEvent
from arbetsro.web.frame.clock import at
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.models import Finding
from arbetsro.web.themes import actions
from arbetsro.web.themes.halves import Half, ended
from arbetsro.web.themes.models import Partner, ThemeReport
from web.evaluations.people import several, somebody
from web.themes.samples import report

AUTUMN = Half(2026, 2)
AFTER = datetime(2027, 2, 1, 9, tzinfo=UTC)


def publish(cast, half=AUTUMN, moment=AFTER):
    with at(moment):
        return actions.publish_themes(by=cast.eva, clinic=cast.clinic, half=half)


def test_half_years_are_whole_and_only_those_that_have_ended_are_offered():
    today = datetime(2027, 2, 1, tzinfo=UTC).date()
    assert [one.key for one in ended(today, 3)] == ["2026-2", "2026-1", "2025-2"]


def test_those_are_counted_who_agree_and_whose_first_visit_was_in_the_half_year(cast):
    several(cast, 6)
    several(cast, 7, themes=("role", "workload"))
    several(cast, 5, themes=("hours",), for_themes=False)
    several(cast, 5, themes=("hours",), days=40)  # in January
    made = publish(cast)
    assert (made.of, made.counts, made.employer) == (13, {"role": 7}, None)  # all have workload


def test_a_person_who_came_twice_in_the_half_year_is_counted_once(cast):
    several(cast, 5)
    first, *_ = several(cast, 5, themes=())
    again = somebody(cast, themes=("workload",), days=2)
    Application.objects.filter(pk=again.pk).update(applicant=first.applicant)
    with pytest.raises(Refusal, match="too_few"):
        publish(cast)  # six have it, and only four have not
    several(cast, 1, themes=())
    assert publish(cast).counts == {"workload": 6}


def test_an_employer_with_enough_people_gets_its_own_report_and_another_does_not(cast):
    Partner.objects.create(clinic=cast.clinic, employer=cast.organisation)
    Partner.objects.create(clinic=cast.clinic, employer=cast.other)
    for themes in (("workload",), ("role",)):
        several(cast, 6, themes=themes, employer=cast.organisation.pk)
        several(cast, 2, themes=themes, employer=cast.other.pk)
        several(cast, 5, themes=themes)
    publish(cast)
    [given] = ThemeReport.objects.exclude(employer=None)
    assert (given.employer, given.of) == (cast.organisation, 12)
    assert given.counts == {"workload": 6, "role": 6}


def test_a_half_year_is_published_when_it_is_over_and_never_twice(cast):
    several(cast, 5)
    several(cast, 5, themes=())
    with pytest.raises(Refusal, match="goes_on"):
        publish(cast, moment=datetime(2026, 12, 31, 9, tzinfo=UTC))
    publish(cast)
    several(cast, 1)
    with pytest.raises(Refusal, match="published_already"):
        publish(cast)
    assert ThemeReport.objects.count() == 1


def test_each_person_can_read_that_they_were_counted(cast):
    people = several(cast, 5) + several(cast, 5, themes=())
    publish(cast)
    told = CareEvent.objects.filter(action="themes.included", by_key=None)
    assert {one.applicant for one in told} == {one.applicant_id for one in people}


def test_a_theme_is_taken_further_once_and_names_nobody(cast):
    given = report(cast, cast.clinic, cast.organisation)
    made = actions.take_as_finding(by=cast.siv, report=given, theme="workload", unit=cast.north)
    assert (made.source, made.factor, made.added_by) == ("counselling", "demands", None)
    assert made.reference == f"themes:{given.pk}:workload"
    assert "30 anställda" in made.text
    assert "arbetsbelastning" in made.text
    with pytest.raises(Refusal, match="taken_already"):
        actions.take_as_finding(by=cast.anna, report=given, theme="workload", unit=cast.root)
    assert Finding.objects.count() == 1


def test_a_theme_that_the_report_does_not_tell_or_of_another_employer_is_not_taken(cast):
    given = report(cast, cast.clinic, cast.organisation)
    with pytest.raises(Refusal, match="not_told"):
        actions.take_as_finding(by=cast.anna, report=given, theme="hours", unit=cast.root)
    with pytest.raises(Refusal, match="other_employer"):
        actions.take_as_finding(by=cast.anna, report=given, theme="role", unit=cast.other_root)

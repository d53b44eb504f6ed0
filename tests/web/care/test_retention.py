"""Ten years after the last entry, and not before (Patient Data Act 3:17)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from arbetsro.web.applications.models import Application
from arbetsro.web.care.models import Applicant, CareEvent, DeletionReport, Receipt
from arbetsro.web.care.regular_work import keep_no_longer
from arbetsro.web.care.retention import coming, deleted_from
from arbetsro.web.frame.clock import at
from arbetsro.web.visits.models import Plan, VisitRecord
from web import clinic as rows
from web.clinic import NINE

#: The last entry is of 1 December 2026: it is kept through 1 December 2036.
LAST = datetime(2036, 12, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2026, 12, 1), date(2036, 12, 2)),
        (date(2026, 2, 28), date(2036, 2, 29)),
        (date(2028, 2, 29), date(2038, 3, 1)),
    ],
)
def test_a_record_may_go_the_day_after_ten_years(last, first):
    assert deleted_from(last) == first


def whole_record(cast):
    with at(NINE):
        rows.written(cast)
        rows.plan(cast, Application.objects.get())
        rows.follow_up(cast, Application.objects.get())
        found = Applicant.objects.get()
        Receipt.objects.create(clinic=found.clinic, applicant=found.pk, what="evaluation")
    return found


def test_everything_goes_on_its_day_and_a_report_tells_numbers_only(cast, as_):
    found = whole_record(cast)
    with at(LAST):
        keep_no_longer()
        assert Applicant.objects.filter(pk=found.pk).exists()
        assert [(one.number, one.day) for one in coming(found.clinic)] == [
            (found.number, date(2036, 12, 2))
        ]
    with at(LAST + timedelta(days=1)):
        keep_no_longer()
        page = as_(cast.kim).get("/o/kliniken/care/deletions/").content.decode()
    for model in (Applicant, Application, VisitRecord, Plan, Receipt):
        assert not model.objects.exists()
    report = DeletionReport.objects.get()
    assert (report.rule, report.numbers) == ("ten_years", [found.number])
    assert report.counts["visits.VisitRecord"] == 1
    assert found.number in page
    assert "Alva" not in page


def test_a_draft_that_nobody_has_touched_for_ninety_days_goes_with_the_person(cast):
    with at(NINE):
        rows.application(cast, state="draft")
        who = Applicant.objects.get()
        CareEvent.objects.create(at=NINE, clinic=who.clinic, applicant=who.pk, action="x")
    with at(NINE + timedelta(days=90)):
        keep_no_longer()
        assert Application.objects.exists()
    with at(NINE + timedelta(days=91)):
        keep_no_longer()
    assert not Applicant.objects.exists()
    assert DeletionReport.objects.get().rule == "draft"
    assert CareEvent.objects.filter(applicant=who.pk).exists()  # the log stays


def test_a_draft_beside_a_record_of_care_goes_alone(cast):
    with at(NINE):
        rows.application(cast, state="closed")
        rows.application(cast, state="draft")
    with at(NINE + timedelta(days=91)):
        keep_no_longer()
    assert Application.objects.get().state == "closed"

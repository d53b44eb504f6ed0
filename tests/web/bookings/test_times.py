"""The way of a time: free, offered, answered, moved, cancelled, run out, reminded of."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail
from icalendar import Calendar

from arbetsro.web.bookings import actions
from arbetsro.web.bookings.free import coming, free_times
from arbetsro.web.bookings.models import Booking, Quarter
from arbetsro.web.bookings.regular_work import expire_offers, remind_people
from arbetsro.web.care.models import Block
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.clock import at
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.stores import CARE
from arbetsro.web.visits.models import Visit
from web import clinic
from web.bookings.making import FRIDAY, booked, offered, tuesdays
from web.clinic import NINE

QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """What is sent by a call, once what it does is done."""

    def sent_by(call):
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(using=CARE, execute=True):
            call()
        return mail.outbox[before:]

    return sent_by


def refused(call) -> str:
    with pytest.raises(Refusal) as raised:
        call()
    return raised.value.code


def test_from_hours_to_a_visit(cast):
    tuesdays(cast)
    application = clinic.accepted(cast)
    at_clinic = application.applicant.clinic
    with at(FRIDAY):
        first, *_ = coming(at_clinic, [cast.rut.pk])
        assert first.starts_at == datetime(2026, 12, 1, 7, tzinfo=UTC)  # 8:00 in Sweden
        made = actions.offer(
            by=cast.klara, application=application, staff=first.staff, starts_at=first.starts_at
        )
        assert made.answer_by == min(FRIDAY + timedelta(days=4), made.starts_at - HOUR)
        assert not Visit.objects.exists()
        actions.accept(by=application.applicant, booking=made)
        actions.accept(by=application.applicant, booking=made)
        # Taken: the hour and the pause after it. What is left begins no sooner than 9:15.
        assert Quarter.objects.count() == 5
        left = free_times(at_clinic, [cast.rut.pk], date(2026, 12, 1), date(2026, 12, 1))
        assert left[0].starts_at == first.starts_at + timedelta(minutes=75)
    assert Visit.objects.get().booking == made
    assert Booking.objects.get().state == "booked"


def test_the_times_to_choose_among_do_not_meet(cast):
    tuesdays(cast)
    with at(FRIDAY):
        found = coming(clinic.clinic(cast), [cast.rut.pk])
    starts = [one.starts_at.astimezone(UTC) for one in found][:3]
    assert starts == [NINE - HOUR, NINE + QUARTER, NINE + QUARTER + timedelta(minutes=75)]


def test_nobody_has_a_quarter_that_another_has(cast):
    offered(cast)
    other = clinic.accepted(cast, cast.nils)
    with at(FRIDAY):
        for minutes in (-60, 0, 60):  # too near before, at once, too near after
            start = NINE + timedelta(minutes=minutes)
            taken = lambda start=start: actions.offer(  # noqa: E731
                by=cast.klara, application=other, staff=cast.rut.pk, starts_at=start
            )
            assert refused(taken) == "bookings.just_taken"
        made = actions.offer(
            by=cast.klara, application=other, staff=cast.rut.pk,
            starts_at=NINE + timedelta(minutes=75),
        )  # fmt: skip
    assert Booking.objects.count() == 2
    assert made.quarters.count() == 5


def test_who_chooses_a_time_that_is_taken_keeps_the_one_they_had(cast):
    tuesdays(cast)
    mine = booked(cast)
    other = clinic.accepted(cast, cast.nils)
    taken = NINE + timedelta(minutes=75)
    person, application = mine.application.applicant, mine.application
    with at(FRIDAY):
        actions.book(by=cast.klara, application=other, staff=cast.rut.pk, starts_at=taken)
        choose = lambda: actions.choose(by=person, application=application, starts_at=taken)  # noqa: E731
        assert refused(choose) == "bookings.just_taken"
    mine.refresh_from_db()
    assert (mine.state, mine.quarters.count()) == ("booked", 5)


def test_a_time_that_is_moved_is_the_same_event_in_a_later_version(cast, letters):
    tuesdays(cast)
    mine = offered(cast)
    person = mine.application.applicant
    with at(FRIDAY):
        (first,) = letters(lambda: actions.accept(by=person, booking=mine))
        later = NINE + QUARTER
        (second,) = letters(
            lambda: actions.choose(by=person, application=mine.application, starts_at=later)
        )
        now = Booking.objects.get(state="booked")
        (last,) = letters(lambda: actions.cancel(by=cast.rut, booking=now))
    files = [Calendar.from_ical(one.attachments[0][1]) for one in (first, second, last)]
    assert [str(one["method"]) for one in files] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [one.walk("VEVENT")[0] for one in files]
    assert len({str(one["uid"]) for one in events}) == 1
    versions = [int(one["sequence"]) for one in events]
    assert versions == sorted(set(versions))
    assert [one.decoded("dtstart") for one in events] == [NINE, later, later]
    assert str(events[0]["dtstart"].params["tzid"]) == "Europe/Stockholm"
    assert files[0].walk("VTIMEZONE")
    assert {str(one["class"]) for one in events} == {"PRIVATE"}
    assert str(events[2]["status"]) == "CANCELLED"


def test_letters_tell_neither_whom_nor_about_what(cast, letters):
    with at(FRIDAY):
        sent = letters(lambda: offered(cast))
        mine = Booking.objects.get()
        sent += letters(lambda: actions.accept(by=mine.application.applicant, booking=mine))
        sent += letters(lambda: actions.cancel(by=cast.rut, booking=mine))
    assert len(sent) == 3
    for one in sent:
        told = one.subject + one.body + "".join(str(file[1]) for file in one.attachments)
        for word in ("linik", "ådgiv", "samtal", "Rut", "Alva", "hälsa", "2026-00001"):
            assert word not in told, word
        assert "tisdag 2026-12-01 kl. 09:00" in one.body
        assert "/time/" in one.body


def test_an_offer_runs_out_once_and_its_time_is_free_again(cast, letters):
    mine = offered(cast)
    with at(mine.answer_by - QUARTER):
        assert letters(expire_offers) == []
    with at(mine.answer_by):
        assert len(letters(expire_offers)) == 1
        assert letters(expire_offers) == []
        person = mine.application.applicant
        assert refused(lambda: actions.accept(by=person, booking=mine)) == "bookings.offer_gone"
    assert not Quarter.objects.exists()


def test_somebody_is_reminded_two_days_and_two_hours_before_and_never_twice(cast, letters):
    booked(cast)
    sent = []
    for hours in (60, 48, 47, 24, 4, 3, 2, 1):
        with at(NINE - hours * HOUR):
            sent += [hours for _ in letters(remind_people)]
    assert sent == [48, 3]


def test_who_has_just_said_yes_is_not_reminded_at_once(cast, letters):
    mine = offered(cast)
    with at(NINE - 24 * HOUR):
        actions.accept(by=mine.application.applicant, booking=mine)
        assert letters(remind_people) == []


def test_illness_cancels_the_day_tells_everybody_and_offers_no_more_of_it(cast, letters):
    tuesdays(cast)
    mine = booked(cast)
    at_clinic = mine.application.applicant.clinic
    day = date(2026, 12, 1)

    def ill():
        return actions.staff_ill(by=cast.klara, clinic=at_clinic, staff=cast.rut.pk, day=day)

    with at(NINE - 2 * HOUR):
        assert [one.subject for one in letters(ill)] == ["Din tid är avbokad"]
        assert ill() == []
        assert free_times(at_clinic, [cast.rut.pk], day, day) == []
    assert Booking.objects.get().state == "cancelled"


def test_the_person_cannot_change_a_time_that_has_begun(cast):
    tuesdays(cast)
    mine = booked(cast)
    person = mine.application.applicant
    with at(NINE + QUARTER):
        assert refused(lambda: actions.cancel(by=person, booking=mine)) == "bookings.has_begun"
        week = NINE + timedelta(days=7)
        choose = lambda: actions.choose(by=person, application=mine.application, starts_at=week)  # noqa: E731
        assert refused(choose) == "bookings.has_begun"
        actions.mark_no_show(by=cast.rut, booking=mine)
    assert Booking.objects.get().state == "no_show"


def test_nobody_answers_for_somebody_else(cast):
    mine = offered(cast)
    other = clinic.record(cast, cast.nils)
    with at(FRIDAY):
        assert refused(lambda: actions.accept(by=other, booking=mine)) == "bookings.offer_gone"
        assert refused(lambda: actions.cancel(by=other, booking=mine)) == "bookings.offer_gone"


def test_a_follow_up_is_booked_only_with_whom_it_was_given_to(cast):
    found = clinic.follow_up(cast, interviewer=cast.ivar.pk)
    later = NINE + timedelta(weeks=13)

    def with_(staff):
        return actions.book(
            by=cast.ivar, application=found.application, staff=staff, starts_at=later,
            kind="follow_up",
        )  # fmt: skip

    with at(FRIDAY):
        assert refused(lambda: with_(cast.rut.pk)) == "bookings.not_staff"
        FollowUp.objects.update(interviewer=None)
        assert refused(lambda: with_(cast.ivar.pk)) == "bookings.not_the_interviewer"
        FollowUp.objects.update(interviewer=cast.ivar.pk)
        assert with_(cast.ivar.pk).kind == "follow_up"


def test_whom_the_person_has_shut_out_is_not_booked(cast):
    application = clinic.accepted(cast)
    Block.objects.create(applicant=application.applicant, staff=cast.rut.pk)
    with at(FRIDAY):
        book = lambda: actions.book(  # noqa: E731
            by=cast.klara, application=application, staff=cast.rut.pk, starts_at=NINE
        )
        assert refused(book) == "bookings.shut_out"


# The two nights when the clocks change: 29 March 2026 at 02:00 and 25 October 2026 at 03:00.


@pytest.mark.parametrize(
    ("night", "first"),
    [
        # The wall clock goes from 01:59 to 03:00: of 00:00 to 05:00 four hours are left.
        (date(2026, 3, 29), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        # It shows 02:00 to 02:59 twice: there are six hours.
        (date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC)),
    ],
)
def test_times_are_right_in_the_night_when_the_clocks_change(cast, night, first):
    at_clinic = clinic.clinic(cast, buffer_minutes=0)
    hours = {date(2026, 3, 29): 4, date(2026, 10, 25): 6}[night]
    application = clinic.accepted(cast)
    with at(first - timedelta(days=2)):
        actions.add_hours(
            by=cast.rut, clinic=at_clinic, staff=cast.rut.pk, weekday=6, starts=time(0),
            ends=time(5),
        )  # fmt: skip
        found = free_times(at_clinic, [cast.rut.pk], night, night)
        whole = [one.starts_at for one in found if one.starts_at.minute == 0]
        assert whole == [first + n * HOUR for n in range(hours)]
        made = actions.choose(by=application.applicant, application=application, starts_at=whole[2])
    assert made.ends_at - made.starts_at == HOUR
    assert made.quarters.count() == 4


def test_hours_at_nine_are_at_nine_on_both_sides_of_the_change(cast):
    with at(datetime(2026, 3, 20, tzinfo=UTC)):
        actions.add_hours(
            by=cast.rut, clinic=clinic.clinic(cast), staff=cast.rut.pk, weekday=1, starts=time(9),
            ends=time(10),
        )  # fmt: skip
        found = free_times(clinic.clinic(cast), [cast.rut.pk], date(2026, 3, 23), date(2026, 4, 1))
    assert [one.starts_at for one in found] == [
        datetime(2026, 3, 24, 8, tzinfo=UTC),
        datetime(2026, 3, 31, 7, tzinfo=UTC),
    ]

"""The calendar of those who meet people, a week at a time."""

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.bookings import actions
from arbetsro.web.bookings.forms import StaffFilter
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.parties import check_books, keeps
from arbetsro.web.bookings.rows import days_of, week_of
from arbetsro.web.care.fetching import clinic_of, one_of_clinic
from arbetsro.web.frame.acting import pressed
from arbetsro.web.frame.clock import today

_WEEK = timedelta(days=7)


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A week: one's own times, or those of everybody for whoever runs the queue."""
    check_books(request)
    clinic, names = clinic_of(request), keeps(request.standing, clinic_of(request))
    given = request.GET or ({"staff": request.user.pk} if request.user.pk in names else {})
    form = StaffFilter(given, names=names, language=request.language)
    staff = [form.wanted] if form.wanted else list(names)
    monday = _monday(request.GET.get("day", ""))
    found = week_of(clinic, monday, staff)
    context = {
        "clinic": clinic,
        "days": days_of(request.standing, clinic, found, names, request.language),
        "form": form,
        "shows_staff": len(staff) > 1,
        "monday": monday,
        "sunday": monday + _WEEK - timedelta(days=1),
        "before": monday - _WEEK,
        "after": monday + _WEEK,
        "keeps_others": request.standing.may(Permission.RUN_QUEUE),
        "staff": form.wanted,
        "me": request.user.pk if request.user.pk in names else None,
    }
    return render(request, "bookings/calendar.html", context)


def no_show(request: OrganisationRequest, organisation: str, booking: UUID) -> HttpResponse:
    """Notes that the person did not come."""
    found = one(request, booking)
    return pressed(
        request,
        lambda: actions.mark_no_show(by=request.user, booking=found),
        reverse("bookings:calendar", args=[organisation]),
        "bookings.noted_no_show",
    )


def one(request: OrganisationRequest, pk: UUID) -> Booking:
    """A time that one holds oneself, or any of the clinic's for whoever runs the queue.

    Raises:
        Http404: There is none.
    """
    check_books(request)
    rows = Booking.objects.select_related("application__applicant__clinic")
    found = one_of_clinic(request, rows, pk, "application__applicant__")
    if found.staff != request.user.pk and not request.standing.may(Permission.RUN_QUEUE):
        raise Http404
    return found


def _monday(text: str) -> date:
    """The Monday of the week of a day; of this week where the day makes no sense."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = today()
    known = day if date.min + 2 * _WEEK < day < date.max - 2 * _WEEK else today()
    return known - timedelta(days=known.weekday())

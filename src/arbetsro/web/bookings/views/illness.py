"""A staff member who cannot come: the day is emptied, and everybody gets a new time."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.bookings import actions
from arbetsro.web.bookings.forms import ChooseForm, IllForm
from arbetsro.web.bookings.illness import lost_times, to_book_anew
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.parties import bookable, check_books, keeps
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.refusal import Refusal


def ill(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Cancels all the times that a staff member has left of a day."""
    check_books(request)
    clinic = clinic_of(request)
    form = IllForm(
        request.POST or None, names=keeps(request.standing, clinic), language=request.language
    )
    return form_page(
        request, "bookings/ill.html", form,
        lambda: actions.staff_ill(by=request.user, clinic=clinic, **form.cleaned_data),
        lambda cancelled: done(
            request, reverse("bookings:anew", args=[organisation]), "bookings.day_emptied",
            count=len(cancelled),
        ),
    )  # fmt: skip


def anew(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Those who must have a new time, each with one that can be offered by one press."""
    check_books(request)
    clinic = clinic_of(request)
    if request.method == "POST":
        return pressed(request, lambda: _offer(request), request.path, "bookings.now_offered_anew")
    context = {"clinic": clinic, "rows": list(to_book_anew(request.standing, clinic))}
    return render(request, "bookings/anew.html", context)


def _offer(request: OrganisationRequest) -> Booking:
    lost = _lost(request)
    form = ChooseForm(request.POST, times=lambda _: (), words=str, language=request.language)
    what = bookable(request.standing, lost.application)
    if not form.is_valid() or what is None:
        raise Refusal("bookings.choose_one")
    if form.chosen.staff not in what.staff:
        raise Refusal("bookings.not_staff")
    return actions.offer(
        by=request.user, application=lost.application, staff=form.chosen.staff, kind=what.kind,
        starts_at=form.chosen.starts_at, way=lost.way,
    )  # fmt: skip


def _lost(request: OrganisationRequest) -> Booking:
    """The time that the pressed button stands at.

    Raises:
        Refusal: None was named.
        Http404: There is none such: another's, or somebody has given the person a new one.
    """
    try:
        key = UUID(request.POST.get("lost", ""))
    except ValueError as error:
        raise Refusal("bookings.choose_one") from error
    found = lost_times(request.standing, clinic_of(request)).filter(pk=key).first()
    if found is None:
        raise Http404
    return found

"""When those who meet people are there."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.language import say
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.bookings import actions
from arbetsro.web.bookings.forms import DeviationForm, HoursForm
from arbetsro.web.bookings.models import Booking, Deviation, WeeklyHours
from arbetsro.web.bookings.parties import check_books, keeps
from arbetsro.web.care.fetching import clinic_of, one_of_clinic
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import now, today

_TEMPLATE = "bookings/hours.html"


def everybody(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Whose hours one keeps: one's own, or a list for whoever runs the queue."""
    check_books(request)
    names = keeps(request.standing, clinic_of(request))
    if list(names) == [request.user.pk]:
        return redirect("bookings:hours", organisation=organisation, staff=request.user.pk)
    rows = WeeklyHours.objects.filter(clinic=clinic_of(request), staff__in=names).exclude(
        valid_to__lt=today()
    )
    with_hours = set(rows.values_list("staff", flat=True))
    found = [(key, name, key in with_hours) for key, name in names.items()]
    return render(request, "bookings/everybody.html", {"staff": found})


def show(request: OrganisationRequest, organisation: str, staff: int) -> HttpResponse:
    """The week of a staff member, and a form that adds hours to it."""
    clinic = _kept(request, staff)
    form = HoursForm(request.POST or None, language=request.language)
    return form_page(
        request, _TEMPLATE, form,
        lambda: actions.add_hours(
            by=request.user, clinic=clinic, staff=staff, **form.cleaned_data
        ),
        lambda _: done(request, request.path, "bookings.hours_added"),
        {**_shown(request, clinic, staff), "hours_form": form,
         "deviation_form": DeviationForm(zone=clinic.zone, language=request.language)},
    )  # fmt: skip


def deviation(request: OrganisationRequest, organisation: str, staff: int) -> HttpResponse:
    """A form for a time away, or an extra one."""
    clinic = _kept(request, staff)
    form = DeviationForm(request.POST or None, zone=clinic.zone, language=request.language)
    return form_page(
        request, _TEMPLATE, form,
        lambda: actions.add_deviation(
            by=request.user, clinic=clinic, staff=staff, kind=form.cleaned_data["kind"],
            **form.span,
        ),
        lambda made: _added(request, made),
        {**_shown(request, clinic, staff), "deviation_form": form,
         "hours_form": HoursForm(language=request.language)},
    )  # fmt: skip


def end(request: OrganisationRequest, organisation: str, hours: int) -> HttpResponse:
    """Ends hours of the week."""
    found = one_of_clinic(request, WeeklyHours.objects.all(), hours)
    return _press(
        request, found.staff, lambda: actions.end_hours(by=request.user, hours=found),
        "bookings.hours_ended",
    )  # fmt: skip


def remove(request: OrganisationRequest, organisation: str, deviation: int) -> HttpResponse:
    """Takes a time away, or an extra one, back."""
    rows = Deviation.objects.select_related("clinic")
    found = one_of_clinic(request, rows, deviation)
    return _press(
        request, found.staff, lambda: actions.remove_deviation(by=request.user, deviation=found),
        "bookings.deviation_removed",
    )  # fmt: skip


def _press(
    request: OrganisationRequest, staff: int, act: Callable[[], object], said: str
) -> HttpResponse:
    _kept(request, staff)
    back = reverse("bookings:hours", args=[request.standing.organisation.slug, staff])
    return pressed(request, act, back, said)


def _added(request: OrganisationRequest, made: Deviation) -> HttpResponse:
    """Goes back to the week; says so when people are booked while the staff member is away."""
    back = reverse("bookings:hours", args=[request.standing.organisation.slug, made.staff])
    booked = Booking.objects.filter(
        staff=made.staff, state__in=Booking.TAKING, starts_at__lt=made.ends_at,
        ends_at__gt=made.starts_at,
    ).count()  # fmt: skip
    if made.kind == Deviation.Kind.AWAY and booked:
        return done(request, back, "bookings.away_but_booked", count=booked)
    return done(request, back, "bookings.deviation_added")


def _kept(request: OrganisationRequest, staff: int) -> Clinic:
    """The clinic, where one keeps the hours of a staff member.

    Raises:
        Http404: One does not, or there is no such staff member.
    """
    check_books(request)
    clinic = clinic_of(request)
    if staff not in keeps(request.standing, clinic):
        raise Http404
    return clinic


def _shown(request: OrganisationRequest, clinic: Clinic, staff: int) -> dict[str, object]:
    hours = WeeklyHours.objects.filter(clinic=clinic, staff=staff).exclude(valid_to__lt=today())
    week = [
        (say(f"bookings.weekday_{day}", request.language), [h for h in hours if h.weekday == day])
        for day in range(7)
    ]
    coming = Deviation.objects.filter(clinic=clinic, staff=staff, ends_at__gt=now())
    return {
        "clinic": clinic,
        "staff": staff,
        "name": keeps(request.standing, clinic)[staff],
        "is_mine": staff == request.user.pk,
        "week": week,
        "deviations": coming,
        "today": today(),
    }

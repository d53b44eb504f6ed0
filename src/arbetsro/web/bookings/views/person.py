"""The person's own times: an offer to answer, a time to move or to cancel."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.web.access.request import PersonRequest
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings import actions
from arbetsro.web.bookings.calendars import CANCEL, PUBLISH, as_file
from arbetsro.web.bookings.forms import ChooseForm
from arbetsro.web.bookings.free import FreeTime, coming, near, preferred_by, suiting
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.views.feeds import as_calendar
from arbetsro.web.bookings.wording import when
from arbetsro.web.care.mine import ApplicantRequest, clinics_of, record_of
from arbetsro.web.care.staff import names
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import now

#: A time that is cancelled later than this before it can seldom be given to anybody else.
LATE = timedelta(hours=24)


def onward(request: PersonRequest) -> HttpResponse:
    """Leads from the neutral address of letters to where the person has a time, or a record."""
    return _to_clinic(request, "times:mine")


def to_page(request: PersonRequest) -> HttpResponse:
    """Leads in the same way to the person's own page, where all else is to be read."""
    return _to_clinic(request, "service:mine")


def _to_clinic(request: PersonRequest, name: str) -> HttpResponse:
    clinics = clinics_of(request.user)
    records = [found for one in clinics if (found := record_of(request.user, one))]
    coming_at = Booking.objects.filter(
        application__applicant__in=records, state__in=Booking.TAKING
    ).values_list("application__applicant__clinic", flat=True)
    first = [*coming_at, *(one.pk for one in clinics)][:1]
    for one in clinics:
        if one.pk in first:
            return redirect(name, clinic=one.slug)
    return redirect("frame:start")


def mine(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """The coming time, or that there is none, and what one can do about it."""
    application = _application(request)
    found = _coming(application)
    context = {
        **_shown(request, found),
        "application": application,
        "may_choose": application is not None and _may_choose(application, found),
    }
    return render(request, "bookings/person/mine.html", context)


def choose(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """The free times of the one who meets the person."""
    application = _application(request)
    found = _coming(application)
    if application is None or not _may_choose(application, found):
        return done(request, _back(request))
    form = _form(request, application, found)
    return form_page(
        request, "bookings/person/choose.html", form,
        lambda: actions.choose(
            by=request.applicant, application=application, starts_at=form.chosen.starts_at
        ),
        lambda _: done(request, _back(request), "bookings.is_yours"),
        _shown(request, found),
    )  # fmt: skip


def accept(request: ApplicantRequest, clinic: str, booking: UUID) -> HttpResponse:
    """Says yes to a time that is offered."""
    found = _one(request, booking)
    return pressed(
        request,
        lambda: actions.accept(by=request.applicant, booking=found),
        _back(request),
        "bookings.is_yours",
    )


def cancel(request: ApplicantRequest, clinic: str, booking: UUID) -> HttpResponse:
    """Asks whether the time is to be cancelled, and cancels it."""
    found = _one(request, booking)
    if request.method == "POST":
        return pressed(
            request,
            lambda: actions.cancel(by=request.applicant, booking=found),
            _back(request),
            "bookings.is_cancelled",
        )
    if found.state not in Booking.TAKING:
        return redirect(_back(request))
    return render(request, "bookings/person/cancel.html", _shown(request, found))


def file(request: ApplicantRequest, clinic: str, booking: UUID) -> HttpResponse:
    """The time as a file for calendars; one that takes it out again when it is cancelled."""
    found = _one(request, booking)
    method = PUBLISH if found.state in {"booked", "held", "no_show"} else CANCEL
    return as_calendar(as_file(found, method, request.language))


def _application(request: ApplicantRequest) -> Application | None:
    """The application that has a time coming, or may have one."""
    waits = Q(bookings__state__in=Booking.TAKING) | Q(state=Application.State.ACCEPTED)
    found = request.applicant.applications.filter(waits).distinct()
    return found.select_related("applicant__clinic").order_by("-begun_at").first()


def _coming(application: Application | None) -> Booking | None:
    if application is None:
        return None
    rows = application.bookings.filter(state__in=Booking.TAKING)
    return rows.select_related("application__applicant__clinic", "visit").first()


def _one(request: ApplicantRequest, pk: UUID) -> Booking:
    rows = Booking.objects.filter(application__applicant=request.applicant, pk=pk)
    found = rows.select_related("application__applicant__clinic").first()
    if found is None:
        raise Http404
    return found


def _may_choose(application: Application, before: Booking | None) -> bool:
    return before.starts_at > now() if before else application.counsellor is not None


def _form(
    request: ApplicantRequest, application: Application, before: Booking | None
) -> ChooseForm:
    clinic, preferred = request.clinic, preferred_by(application.content)
    staff = before.staff if before else application.counsellor

    def times(moment: datetime | None) -> list[FreeTime]:
        found = coming(clinic, [staff] if staff else [])
        return near(found, moment) if moment else suiting(found, preferred, clinic)

    return ChooseForm(
        request.POST or None, times=times, language=request.language,
        words=lambda one: when(one.starts_at, clinic.zone, request.language),
    )  # fmt: skip


def _shown(request: ApplicantRequest, found: Booking | None) -> dict[str, object]:
    if found is None:
        return {"clinic": request.clinic, "booking": None}
    zone, language = request.clinic.zone, request.language
    return {
        "clinic": request.clinic,
        "booking": found,
        "when": when(found.starts_at, zone, language),
        "until": f"{found.ends_at.astimezone(zone):%H:%M}",
        "answer_by": found.answer_by and when(found.answer_by, zone, language),
        "with_whom": names([found.staff]).get(found.staff, ""),
        "is_late": found.state == Booking.State.BOOKED and found.starts_at - now() < LATE,
        "has_begun": found.starts_at <= now(),
    }


def _back(request: ApplicantRequest) -> str:
    return reverse("times:mine", args=[request.clinic.slug])

"""Offering somebody a time, booking one, and changing what has been booked."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from arbetsro.language import Language
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.queue import read_application
from arbetsro.web.bookings import actions
from arbetsro.web.bookings.forms import OfferForm, StaffFilter
from arbetsro.web.bookings.free import FreeTime, coming, is_free, near, preferred_by, suiting
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.parties import Bookable, bookable, check_books
from arbetsro.web.bookings.views.calendar import one
from arbetsro.web.bookings.wording import when
from arbetsro.web.care.fetching import one_of_clinic
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.staff import names
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal


def show(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """The times of an application, and those that can be offered or moved to."""
    found = _one(request, application)
    read_application(request.standing, found, "booking.read")
    what = bookable(request.standing, found) or Bookable(Booking.Kind.FIRST, {})
    before = found.bookings.filter(state__in=Booking.TAKING).first()
    choice = StaffFilter(request.GET, names=what.staff, language=request.language)
    form = _form(request, found, what, _shown_staff(request, what, choice), before)
    return form_page(
        request, "bookings/application.html", form,
        lambda: _act(request, found, what, form, before),
        lambda made: done(request, request.path, f"bookings.now_{made.state}",
                          when=when(made.starts_at, _clinic(found).zone, request.language)),
        {**_context(found, before), "choice": choice, "what": what},
    )  # fmt: skip


def cancel(request: OrganisationRequest, organisation: str, booking: UUID) -> HttpResponse:
    """Takes a time back."""
    found = one(request, booking)
    return pressed(
        request,
        lambda: actions.cancel(by=request.user, booking=found),
        reverse("bookings:application", args=[organisation, found.application_id]),
        "bookings.now_cancelled",
    )


def _one(request: OrganisationRequest, pk: UUID) -> Application:
    check_books(request)
    rows = Application.objects.select_related("applicant__clinic")
    found = one_of_clinic(request, rows, pk, "applicant__")
    if found.sent_at is None:
        raise Http404
    return found


def _shown_staff(
    request: OrganisationRequest, what: Bookable, choice: StaffFilter
) -> dict[int, str]:
    """Whose times are shown: at first those of the one who means to meet the person."""
    if "staff" not in request.GET:
        return dict(list(what.staff.items())[:1])
    return {key: name for key, name in what.staff.items() if choice.wanted in {None, key}}


def _form(
    request: OrganisationRequest,
    application: Application,
    what: Bookable,
    shown: dict[int, str],
    before: Booking | None,
) -> OfferForm:
    clinic, preferred = _clinic(application), preferred_by(application.content)

    def times(moment: datetime | None) -> list[FreeTime]:
        found = coming(clinic, shown)
        return near(found, moment) if moment else suiting(found, preferred, clinic)

    wished = (application.content.get("preferred") or {}).get("way")
    way = before.way if before else "telephone" if wished == "telephone" else "video"
    return OfferForm(
        request.POST or None, times=times, language=request.language, initial={"way": way},
        words=lambda one: _words(one, clinic, what.staff, request.language),
    )  # fmt: skip


def _words(time: FreeTime, clinic: Clinic, staff: dict[int, str], language: Language) -> str:
    return f"{when(time.starts_at, clinic.zone, language)}, {staff[time.staff]}"


def _act(
    request: OrganisationRequest,
    application: Application,
    what: Bookable,
    form: OfferForm,
    before: Booking | None,
) -> Booking:
    chosen, given = form.chosen, form.cleaned_data
    if chosen.staff not in what.staff:
        raise Refusal("bookings.not_staff", field="starts_at")
    if not is_free(_clinic(application), chosen.staff, chosen.starts_at):
        raise Refusal("bookings.just_taken", field="starts_at")
    if before:
        return actions.move(
            by=request.user, booking=before, starts_at=chosen.starts_at, staff=chosen.staff
        )
    act = actions.book if given["how"] == "book" else actions.offer
    return act(
        by=request.user, application=application, staff=chosen.staff, kind=what.kind,
        starts_at=chosen.starts_at, way=given["way"],
    )  # fmt: skip


def _context(application: Application, before: Booking | None) -> dict[str, object]:
    earlier = application.bookings.exclude(state__in=Booking.TAKING).order_by("-starts_at")
    keys = [one.staff for one in application.bookings.all()]
    wish = application.content.get("preferred") or {}
    return {
        "application": application,
        "applicant": application.applicant,
        "clinic": _clinic(application),
        "before": before,
        "has_begun": before is not None and before.starts_at <= now(),
        "earlier": earlier,
        "names": names(keys),
        "wish": wish if wish.get("days") or wish.get("parts") else None,
    }


def _clinic(application: Application) -> Clinic:
    found: Clinic = application.applicant.clinic
    return found

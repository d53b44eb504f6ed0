"""One's times in a calendar program of one's own: the secret address, and what stands there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.language import known
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.standing import standing_of
from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.accounts.letters import absolute
from arbetsro.web.accounts.models import Person
from arbetsro.web.bookings import actions
from arbetsro.web.bookings.calendars import of_staff
from arbetsro.web.bookings.models import TimesFeed
from arbetsro.web.bookings.parties import MEETS
from arbetsro.web.care.clinics import clinic_at
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.frame.acting import done

MEDIA_TYPE = "text/calendar; charset=utf-8"


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Makes a new secret address, which is shown this once; the old one stops working."""
    _check_meets(request)
    address = ""
    if request.method == "POST":
        key = actions.open_feed(by=request.user, clinic=clinic_of(request))
        address = absolute(reverse("times:feed", args=[organisation, key]))
    context = {"feed": _own(request), "address": address}
    return render(request, "bookings/feed.html", context)


def close(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Closes the address."""
    _check_meets(request)
    if found := _own(request):
        actions.close_feed(by=request.user, feed=found)
    return done(request, reverse("bookings:feed", args=[organisation]), "bookings.feed_closed")


def feed(request: HttpRequest, clinic: str, key: str) -> HttpResponse:
    """The times of the staff member whose address it is, for a calendar program."""
    at = clinic_at(clinic)
    found = TimesFeed.objects.select_related("clinic").filter(clinic=at, token_hash=hash_of(key))
    one = found.first()
    person = Person.objects.filter(pk=one.staff, is_active=True).first() if one else None
    # Who has left the clinic gets nothing more, whatever their calendar still asks for.
    standing = standing_of(person, clinic) if person else None
    if one is None or standing is None or not any(map(standing.may, MEETS)):
        raise Http404
    return as_calendar(of_staff(one, known(standing.person.language) or "sv"))


def as_calendar(content: bytes) -> HttpResponse:
    """A file for calendars, which nothing on the way keeps."""
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = 'inline; filename="time.ics"'
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _own(request: OrganisationRequest) -> TimesFeed | None:
    rows = TimesFeed.objects.filter(clinic=clinic_of(request), staff=request.user.pk)
    return rows.select_related("clinic").first()


def _check_meets(request: OrganisationRequest) -> None:
    if not any(map(request.standing.may, MEETS)):
        raise Http404

"""One's dates in a calendar program: the secret address, and what stands there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.standing import standing_of
from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.accounts.letters import absolute
from arbetsro.web.frame.acting import done
from arbetsro.web.measures.actions import close_calendar, open_calendar
from arbetsro.web.measures.calendars import calendar_of
from arbetsro.web.measures.models import CalendarFeed

_MEDIA_TYPE = "text/calendar; charset=utf-8"


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Makes a new secret address, which is shown this once; the old one stops working."""
    feed = _feed(request)
    address = ""
    if request.method == "POST":
        key = open_calendar(by=request.user, organisation=request.standing.organisation)
        address = absolute(reverse("calendar:feed", args=[key]))
        feed = _feed(request)
    context = {"feed": feed, "address": address}
    return render(request, "measures/calendar.html", context)


def close(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Closes the address."""
    if feed := _feed(request):
        close_calendar(by=request.user, feed=feed)
    page = reverse("measures:calendar", args=[organisation])
    return done(request, page, "measures.calendar_closed")


def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The dates of the person whose address it is, for a calendar program."""
    feeds = CalendarFeed.objects.select_related("person", "organisation")
    found = feeds.filter(token_hash=hash_of(key), person__is_active=True).first()
    # Who has left the organisation gets nothing more, whatever their calendar still asks for.
    if found is None or standing_of(found.person, found.organisation.slug) is None:
        raise Http404
    answer = HttpResponse(calendar_of(found), content_type=_MEDIA_TYPE)
    answer["Content-Disposition"] = 'inline; filename="arbetsro.ics"'
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _feed(request: OrganisationRequest) -> CalendarFeed | None:
    mine = CalendarFeed.objects.filter(
        person=request.user, organisation=request.standing.organisation
    )
    return mine.first()

"""A person's dates as a calendar (RFC 5545), without a word of what they are about."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from icalendar import Calendar, Event

from arbetsro.language import Language, known, say
from arbetsro.web.accounts.letters import absolute
from arbetsro.web.frame.clock import now, today
from arbetsro.web.measures.finding import IS_OPEN, NOT_FOLLOWED_UP
from arbetsro.web.measures.models import CalendarFeed, Measure

#: Days further back than this are left out of the calendar.
_BACK = timedelta(days=365)
_AT_MOST = 500


def calendar_of(feed: CalendarFeed) -> bytes:
    """The days on which something is due or to be followed up, as a file for calendars.

    Calendars are read over shoulders and kept by others: an event says neither what is to be done,
    nor why, nor where. Its link leads to the page for those who may open it.
    """
    language = known(feed.person.language) or "sv"
    calendar = Calendar()
    calendar.add("prodid", "-//arbetsro//measures//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", say("measures.calendar_name", language))
    for event in _events(feed, language):
        calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found


def _events(feed: CalendarFeed, language: Language) -> Iterator[Event]:
    since = today() - _BACK
    theirs = Measure.objects.filter(owner=feed.person, unit__organisation=feed.organisation)
    is_left = (IS_OPEN & Q(due_on__gte=since)) | (NOT_FOLLOWED_UP & Q(follow_up_on__gte=since))
    for measure in theirs.filter(is_left).order_by("due_on", "pk")[:_AT_MOST]:
        link = absolute(reverse("measures:show", args=[feed.organisation.slug, measure.pk]))
        if measure.is_open:
            yield _event(measure, "due", measure.due_on, link, language)
        yield _event(measure, "follow_up", measure.follow_up_on, link, language)


def _event(measure: Measure, about: str, day: date, link: str, language: Language) -> Event:
    event = Event()
    event.add("uid", f"{measure.pk}-{about}@arbetsro")
    event.add("dtstamp", now())
    event.add("sequence", measure.version)
    event.add("summary", say(f"measures.calendar_{about}", language))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("url", link)
    event.add("description", link)
    return event

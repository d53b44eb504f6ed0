"""The secret address of a person's calendar: made, made anew, closed."""

import secrets

from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.measures.models import CalendarFeed
from arbetsro.web.organisations.models import Organisation


@action("calendar.opened")
def open_calendar(*, by: Person, organisation: Organisation) -> str:
    """Gives a person a new secret address for their dates, and closes the old one.

    Returns:
        The key in the address; only its hash is kept, so nobody can be told it again.
    """
    key = secrets.token_urlsafe(24)
    feed, _ = CalendarFeed.objects.update_or_create(
        person=by,
        organisation=organisation,
        defaults={"token_hash": hash_of(key), "made_at": now()},
    )
    record("calendar.opened", by=by, target=feed)
    return key


@action("calendar.closed")
def close_calendar(*, by: Person, feed: CalendarFeed) -> None:
    """Closes a person's address: calendars that fetch it get nothing more."""
    record("calendar.closed", by=by, target=feed)
    feed.delete()

"""The secret address of a staff member's times: made, made anew, closed."""

import secrets

from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.bookings.models import TimesFeed
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now


@care_action("times_feed.opened")
def open_feed(*, by: Person, clinic: Clinic) -> str:
    """Gives a staff member a new secret address for their times, and closes the old one.

    Returns:
        The key in the address; only its hash is kept, so nobody can be told it again.
    """
    key = secrets.token_urlsafe(24)
    made, _ = TimesFeed.objects.update_or_create(
        clinic=clinic, staff=by.pk, defaults={"token_hash": hash_of(key), "made_at": now()}
    )
    log("times_feed.opened", by=by, purpose=Purpose.BOOKING, clinic=clinic, target=made)
    return key


@care_action("times_feed.closed")
def close_feed(*, by: Person, feed: TimesFeed) -> None:
    """Closes the address: calendars that fetch it get nothing more."""
    log("times_feed.closed", by=by, purpose=Purpose.BOOKING, clinic=feed.clinic, target=feed)
    feed.delete()

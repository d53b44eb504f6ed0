"""Notes when a session was last seen, without writing on every request."""

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

#: How often it is noted.
_EVERY_SECONDS = 300
_KEY = "seen_at"
#: Nothing is noted of who opens a form in which one is anonymous.
_UNSEEN = ("/report/", "/meeting/", "/answer/")


def last_seen(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Keeps the list of a person's sessions up to date to within five minutes."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(_UNSEEN):
            return get_response(request)
        now = time.time()
        if request.user.is_authenticated and now - request.session.get(_KEY, 0) > _EVERY_SECONDS:
            request.session[_KEY] = now
            UserSession.objects.create_from_request(request)
        return get_response(request)

    return respond

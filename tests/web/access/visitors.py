"""Browsers for tests that ask a great many times: each person logs in once."""

from http.cookies import SimpleCookie

from django.test import Client

from arbetsro.web.accounts.models import Person


class Visitors:
    """Gives a browser of somebody, or of nobody, as the fixture ``as_`` does.

    It is as it was just after the log-in, whatever has been done with it since. The log-in itself
    must stay in the database: what is asked may be undone, what made the session may not.
    """

    def __init__(self) -> None:
        self._known: dict[int | None, tuple[Client, SimpleCookie]] = {}

    def __call__(self, who: Person | None) -> Client:
        """The browser of this person, logged in when it is first asked for."""
        key = who.pk if who else None
        if key not in self._known:
            client = Client()
            if who is not None:
                client.force_login(who)
            self._known[key] = client, SimpleCookie(client.cookies)
        client, cookies = self._known[key]
        client.cookies = SimpleCookie(cookies)
        return client

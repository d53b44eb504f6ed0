"""Events of logging in that are no actions of ours: what allauth does, and what it refuses."""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import record

#: A closed address is told of once in this time, however long somebody goes on trying.
_LOCKOUT_SECONDS = 300


def record_failure(email: str) -> None:
    """Records a log-in that failed."""
    _about(email, "person.log_in_failed")


def record_lockout(email: str) -> None:
    """Records that an address has been closed for a while, after too many attempts."""
    if cache.add(f"accounts:lockout:{address_mark(email)}", 1, _LOCKOUT_SECONDS):
        _about(email, "person.locked_out")


def record_refusal(reason: str, emails: list[str]) -> None:
    """Records that somebody came from the identity provider and was not let in."""
    for email in emails or [""]:
        _about(email, "person.log_in_refused", reason=reason)


def address_mark(email: str) -> str:
    """A mark that is always the same for an address, and does not tell which it is."""
    return salted_hmac("accounts.trail", email.lower(), algorithm="sha256").hexdigest()[:16]


def _about(email: str, code: str, **detail: object) -> None:
    """Records something about the person with an address; of strangers only the mark is kept."""
    person = Person.objects.filter(email=email.lower()).first() if email else None
    if person is None:
        detail["address_mark"] = address_mark(email)
    record(code, by=None, target=person, **detail)  # type: ignore[arg-type]

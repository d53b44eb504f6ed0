"""Sessions: ending them."""

from allauth.usersessions.models import UserSession

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record


@action("person.session_ended")
def end_session(*, by: Person, session: UserSession) -> None:
    """Logs the person out in another browser."""
    session.end()
    record("person.session_ended", by=by, target=session.user, count=1)


@action("person.other_sessions_ended")
def end_other_sessions(*, by: Person, kept: str | None) -> int:
    """Logs the person out everywhere but in the session with this key; gives how many that was."""
    others = list(UserSession.objects.filter(user=by).exclude(session_key=kept))
    for session in others:
        session.end()
    record("person.other_sessions_ended", by=by, target=by, count=len(others))
    return len(others)

"""Everything that changes people, their sessions, and invitations."""

from arbetsro.web.accounts.actions.invitations import (
    InvitationError,
    accept_all_invitations,
    accept_invitation,
    invite,
    join,
    revoke_invitation,
    send_again,
)
from arbetsro.web.accounts.actions.people import (
    change_self,
    create_person,
    deactivate_person,
    reactivate_person,
)
from arbetsro.web.accounts.actions.sessions import end_other_sessions, end_session

__all__ = [
    "InvitationError",
    "accept_all_invitations",
    "accept_invitation",
    "change_self",
    "create_person",
    "deactivate_person",
    "end_other_sessions",
    "end_session",
    "invite",
    "join",
    "reactivate_person",
    "revoke_invitation",
    "send_again",
]

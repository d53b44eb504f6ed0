"""Invitations: offering a role by letter, and taking it up."""

import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

from django.db import transaction
from django.utils import timezone

from arbetsro.language import Language
from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.actions.people import add_person
from arbetsro.web.accounts.letters import invitation_letter
from arbetsro.web.accounts.models import (
    INVITATION_LIFE,
    Invitation,
    Person,
    open_invitations,
)
from arbetsro.web.audit.recording import action, record
from arbetsro.web.organisations.models import Membership, Unit, valid_on


class InvitationError(ValueError):
    """An invitation that cannot be made, sent again or taken up.

    ``code`` says why; the words are in the messages under ``invitation_fault_<code>``.
    """

    def __init__(
        self,
        code: Literal[
            "offered_already", "held_already", "not_open", "unit_closed", "not_to_oneself"
        ],
    ) -> None:
        super().__init__(code)
        self.code = code


@action("person.invited")
def invite(*, by: Person | None, unit: Unit, role: Role, email: str, name: str) -> Invitation:
    """Offers a role in a unit to whoever reads the letters of an address, for fourteen days.

    The letter goes out once the change is kept; an ``OSError`` then means that it did not.

    Raises:
        InvitationError: The role is offered or held already, or the unit is closed.
    """
    email = email.strip().lower()
    _check_that_it_is_new(unit, role, email)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=unit.organisation,
        unit=unit,
        role=role,
        email=email,
        name=name,
        token_hash=hash_of(token),
        invited_by=by,
        expires_at=timezone.now() + INVITATION_LIFE,
    )
    record("person.invited", by=by, target=invitation, role=role.value, unit=unit.name)
    _send(invitation, token)
    return invitation


@action("invitation.sent_again")
def send_again(*, by: Person | None, invitation: Invitation) -> None:
    """Sends a new letter with a new key and fourteen new days; the old letter's key is void.

    Raises:
        InvitationError: It has been accepted or revoked.
    """
    token = secrets.token_urlsafe(32)
    _change_waiting(
        invitation, token_hash=hash_of(token), expires_at=timezone.now() + INVITATION_LIFE
    )
    record("invitation.sent_again", by=by, target=invitation)
    _send(invitation, token)


@action("invitation.revoked")
def revoke_invitation(*, by: Person | None, invitation: Invitation) -> None:
    """Takes an offer back.

    Raises:
        InvitationError: It has been accepted or revoked.
    """
    _change_waiting(invitation, revoked_at=timezone.now())
    record("invitation.revoked", by=by, target=invitation)


@action("invitation.accepted")
def accept_invitation(*, by: Person, invitation: Invitation) -> None:
    """Gives the person the role that was offered.

    Raises:
        InvitationError: It has been accepted, revoked or left too long, the unit is closed, or
            ``by`` has offered themselves a role that reads records.
    """
    # Organisations know people, and give them roles; this is the one call the other way.
    from arbetsro.web.organisations.actions.roles import give_role
    from arbetsro.web.organisations.errors import OrganisationError

    if invitation.state != "open":
        raise InvitationError("not_open")
    _change_waiting(invitation, accepted_at=timezone.now())
    try:
        give_role(
            by=by, person=by, unit=invitation.unit, role=Role(invitation.role),
            was_offered=invitation.invited_by != by,
        )  # fmt: skip
    except OrganisationError as error:
        if error.code == "role_not_to_oneself":
            raise InvitationError("not_to_oneself") from error
        if error.code != "role_given_already":
            raise InvitationError("unit_closed") from error
    record("invitation.accepted", by=by, target=invitation, role=invitation.role)


@action("person.joined")
def join(
    *, by: None, invitation: Invitation, name: str, password: str, language: Language
) -> Person:
    """Makes an account for who was invited, and gives the role that was offered.

    Whoever has the key of the letter has shown that the address is theirs.

    Raises:
        InvitationError: It has been accepted, revoked or left too long, or the unit is closed.
        django.db.IntegrityError: Somebody has the address already.
    """
    person = add_person(invitation.email, name, password, language)
    accept_invitation(by=person, invitation=invitation)
    record(
        "person.joined",
        by=person,
        target=person,
        organisation=invitation.organisation,
        invitation=invitation.pk,
    )
    return person


def accept_all_invitations(*, person: Person, addresses: Iterable[str]) -> None:
    """Takes up every open offer to addresses that are known to be the person's."""
    for invitation in open_invitations().filter(email__in=addresses):
        try:
            accept_invitation(by=person, invitation=invitation)
        except InvitationError:
            continue  # Taken back in this very moment, or the unit has been closed.


def hash_of(token: str) -> str:
    """What is kept of an invitation's key."""
    return sha256(token.encode()).hexdigest()


def _check_that_it_is_new(unit: Unit, role: Role, email: str) -> None:
    today = timezone.localdate()
    if unit.valid_to and unit.valid_to < today:
        raise InvitationError("unit_closed")
    held = Membership.objects.filter(valid_on(today), unit=unit, role=role, person__email=email)
    if held.exists():
        raise InvitationError("held_already")
    offered = Invitation.objects.filter(unit=unit, role=role, email=email)
    if offered.filter(accepted_at=None, revoked_at=None).exists():
        raise InvitationError("offered_already")


def _change_waiting(invitation: Invitation, **fields: object) -> None:
    """Changes an invitation that nobody has accepted or revoked meanwhile."""
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    if not waiting.update(**fields):
        raise InvitationError("not_open")
    invitation.refresh_from_db()


def _send(invitation: Invitation, token: str) -> None:
    letter = invitation_letter(invitation, token)
    transaction.on_commit(lambda: letter.message(invitation.email).send())

"""One scenario for each action: what is prepared, the call, and whom and what its event names.

Other apps add theirs here, or in a module of their own that ``test_actions`` imports.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts import actions as accounts
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.kinds import KINDS
from arbetsro.web.organisations import actions as organisations
from arbetsro.web.organisations.exchange.reading import Content
from web.conftest import Cast

Call = Callable[[], object]


@dataclass(frozen=True)
class Scenario:
    """How an action is tried.

    Attributes:
        prepare: Makes what the action needs and gives the call of it.
        by: Who of the cast does it; nobody for what is done without an account.
        target: The kind of the object that the event names; none where it names only the
            organisation.
        organisation: Whether it is done on behalf of Demo Alltjänst AB.
    """

    prepare: Callable[[Cast], Call]
    by: str | None
    target: str
    organisation: bool


SCENARIOS: dict[str, Scenario] = {}


def scenario(
    code: str, *, by: str | None, target: str, organisation: bool = True
) -> Callable[[Callable[[Cast], Call]], Callable[[Cast], Call]]:
    """Registers the scenario of an action."""

    def register(prepare: Callable[[Cast], Call]) -> Callable[[Cast], Call]:
        assert code not in SCENARIOS, code
        SCENARIOS[code] = Scenario(prepare, by, target, organisation)
        return prepare

    return register


# Jobs ------------------------------------------------------------------------------------------


@scenario("job.started", by="anna", target="job")
def _(cast: Cast) -> Call:
    kind = next(iter(KINDS))
    return lambda: start_job(
        by=cast.anna, organisation=cast.organisation, kind=kind, back_to="/o/demo/"
    )


# Organisations ---------------------------------------------------------------------------------


@scenario("organisation.created", by="stina", target="organisation", organisation=False)
def _(cast: Cast) -> Call:
    return lambda: organisations.create_organisation(
        by=cast.stina, name="Ny AB", slug="ny", administrator=cast.nils
    )


@scenario("organisation.renamed", by="olle", target="organisation")
def _(cast: Cast) -> Call:
    return lambda: organisations.rename_organisation(
        by=cast.olle, organisation=cast.organisation, name="Nytt namn AB"
    )


@scenario("organisation.language_changed", by="olle", target="organisation")
def _(cast: Cast) -> Call:
    return lambda: organisations.change_language(
        by=cast.olle, organisation=cast.organisation, language="da"
    )


@scenario("unit.created", by="olle", target="unit")
def _(cast: Cast) -> Call:
    return lambda: organisations.create_unit(by=cast.olle, parent=cast.north, name="Ny", code="N9")


@scenario("unit.changed", by="olle", target="unit")
def _(cast: Cast) -> Call:
    return lambda: organisations.change_unit(
        by=cast.olle, unit=cast.home_care, name="Hemtjänst", code="H", parent=cast.south,
        valid_from=cast.home_care.valid_from, valid_to=None,
    )  # fmt: skip


@scenario("unit.closed", by="olle", target="unit")
def _(cast: Cast) -> Call:
    return lambda: organisations.close_unit(
        by=cast.olle, unit=cast.north, last_day=date(2026, 12, 31), also_below=True
    )


@scenario("role.given", by="olle", target="person")
def _(cast: Cast) -> Call:
    return lambda: organisations.give_role(
        by=cast.olle, person=cast.nils, unit=cast.south, role=Role.MANAGER
    )


@scenario("role.ended", by="olle", target="person")
def _(cast: Cast) -> Call:
    membership = cast.mats.memberships.get()
    return lambda: organisations.end_role(by=cast.olle, membership=membership)


def checked(cast: Cast):
    """The draft of a file that holds nothing."""
    return organisations.check_import(
        by=cast.olle, organisation=cast.organisation, content=Content(rows={}, faults=[])
    )


@scenario("import.checked", by="olle", target="")
def _(cast: Cast) -> Call:
    return lambda: checked(cast)


@scenario("import.applied", by="olle", target="")
def _(cast: Cast) -> Call:
    from arbetsro.web.organisations.actions.imports import plan_of

    draft = checked(cast)
    mark = plan_of(draft).mark()
    return lambda: organisations.apply_import(by=cast.olle, draft=draft, mark=mark)


@scenario("import.dropped", by="olle", target="")
def _(cast: Cast) -> Call:
    draft = checked(cast)
    return lambda: organisations.drop_import(by=cast.olle, draft=draft)


# Accounts --------------------------------------------------------------------------------------


@scenario("person.created", by="stina", target="person", organisation=False)
def _(cast: Cast) -> Call:
    return lambda: accounts.create_person(by=cast.stina, email="ny@exempel.se", name="Ny")


@scenario("person.changed_self", by="anna", target="person", organisation=False)
def _(cast: Cast) -> Call:
    return lambda: accounts.change_self(by=cast.anna, name="Anna A", language="en", scheme="dark")


@scenario("person.deactivated", by="stina", target="person", organisation=False)
def _(cast: Cast) -> Call:
    return lambda: accounts.deactivate_person(by=cast.stina, person=cast.nils)


@scenario("person.reactivated", by="stina", target="person", organisation=False)
def _(cast: Cast) -> Call:
    accounts.deactivate_person(by=cast.stina, person=cast.nils)
    return lambda: accounts.reactivate_person(by=cast.stina, person=cast.nils)


def invited(cast: Cast):
    """An invitation of somebody who has no account."""
    return accounts.invite(
        by=cast.olle, unit=cast.north, role=Role.EMPLOYEE, email="ny@exempel.se", name="Ny"
    )


@scenario("person.invited", by="olle", target="invitation")
def _(cast: Cast) -> Call:
    return lambda: invited(cast)


@scenario("invitation.sent_again", by="olle", target="invitation")
def _(cast: Cast) -> Call:
    invitation = invited(cast)
    return lambda: accounts.send_again(by=cast.olle, invitation=invitation)


@scenario("invitation.revoked", by="olle", target="invitation")
def _(cast: Cast) -> Call:
    invitation = invited(cast)
    return lambda: accounts.revoke_invitation(by=cast.olle, invitation=invitation)


@scenario("invitation.accepted", by="nils", target="invitation")
def _(cast: Cast) -> Call:
    invitation = invited(cast)
    return lambda: accounts.accept_invitation(by=cast.nils, invitation=invitation)


@scenario("person.joined", by="ny@exempel.se", target="person")
def _(cast: Cast) -> Call:
    invitation = invited(cast)
    return lambda: accounts.join(
        by=None, invitation=invitation, name="Ny", password="en riktigt lång fras", language="sv"
    )


def visit(cast: Cast):
    """A session of Anna's in some browser."""
    from allauth.usersessions.models import UserSession

    store = SessionStore()
    store.create()
    return UserSession.objects.create(
        user=cast.anna, session_key=store.session_key, ip="127.0.0.1",
        last_seen_at=timezone.now() - timedelta(hours=1),
    )  # fmt: skip


@scenario("person.session_ended", by="anna", target="person", organisation=False)
def _(cast: Cast) -> Call:
    session = visit(cast)
    return lambda: accounts.end_session(by=cast.anna, session=session)


@scenario("person.other_sessions_ended", by="anna", target="person", organisation=False)
def _(cast: Cast) -> Call:
    visit(cast)
    return lambda: accounts.end_other_sessions(by=cast.anna, kept=None)

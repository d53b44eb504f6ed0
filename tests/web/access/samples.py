"""What stands in an address: for every argument a thing that is open, and things that are closed.

A new address whose arguments have no sample fails the walk in ``test_table.py``. Add the argument
to ``SAMPLES`` here or in ``samples.py`` beside the tests of its app: under its own name, or as
``app:argument`` or ``app:address:argument`` where other apps use the same name for something else.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from importlib import import_module
from pathlib import Path

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils import timezone

from arbetsro.economics.case_file import read_case
from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.accounts.models import Invitation, Person
from arbetsro.web.analyses.actions import start
from arbetsro.web.analyses.as_case import from_case
from arbetsro.web.analyses.deciding import send
from arbetsro.web.analyses.models import Analysis, DocumentFile
from arbetsro.web.jobs.models import Job
from arbetsro.web.knowledge.actions import add_entry, change_entry
from arbetsro.web.knowledge.models import EntryVersion, OwnEntry
from arbetsro.web.organisations.models import ImportDraft, Unit
from web import clinic
from web.access.addresses import addresses
from web.access.outcomes import is_of_clinics
from web.access.sample import UNIT, Make, Sample, word
from web.conftest import Cast, give, person
from web.knowledge.content import own_content

# Units, people and roles ------------------------------------------------------------------------


def _somebody_in_south(cast: Cast) -> Person:
    found = Person.objects.filter(name="Sune").first()
    if found is None:
        found = person("Sune")
        give(found, Role.EMPLOYEE, cast.south)
    return found


def _draft(organisation: Make, by: Make) -> Make:
    """Files that somebody has uploaded to be imported and not yet said yes or no to."""

    def make(cast: Cast, who: Person) -> object:
        return ImportDraft.objects.create(
            organisation=organisation(cast, who), by=by(cast, who), rows=_ROWS
        ).pk

    return make


_ROWS: dict[str, list[object]] = {"units": [], "people": [], "roles": []}

PERSON = Sample(
    lambda cast, who: cast.erik.pk,
    lambda cast, who: cast.ulla.pk,
    lambda cast, who: _somebody_in_south(cast).pk,
)
MEMBERSHIP = Sample(
    lambda cast, who: cast.erik.memberships.get().pk,
    lambda cast, who: cast.ulla.memberships.get().pk,
    lambda cast, who: _somebody_in_south(cast).memberships.get().pk,
)
DRAFT = Sample(
    _draft(lambda cast, who: cast.organisation, lambda cast, who: who),
    _draft(lambda cast, who: cast.other, lambda cast, who: who),
)


# Accounts ---------------------------------------------------------------------------------------


def _invitation(unit: Callable[[Cast], Unit]) -> Callable[[Cast], Invitation]:
    def make(cast: Cast) -> Invitation:
        where = unit(cast)
        found, _ = Invitation.objects.get_or_create(
            unit=where,
            organisation=where.organisation,
            role=Role.EMPLOYEE,
            email=f"ny{where.pk}@exempel.se",
            name="Nyanställd",
            token_hash=hash_of(f"nyckel-{where.pk}"),
            defaults={"expires_at": timezone.now() + timedelta(days=3)},
        )
        return found

    return make


_IN_NORTH = _invitation(lambda cast: cast.north)
_IN_THE_OTHER = _invitation(lambda cast: cast.other_root)


def _key_of_invitation(cast: Cast, who: Person) -> str:
    return f"nyckel-{_IN_NORTH(cast).unit.pk}"


def _session(cast: Cast, who: Person) -> object:
    key = f"session-{who.pk}"
    return UserSession.objects.get_or_create(user=who, session_key=key, ip="127.0.0.1")[0].pk


def _somebody_elses_session(cast: Cast, who: Person) -> object:
    return _session(cast, cast.anna if who == cast.nils else cast.nils)


def _passkey(cast: Cast, who: Person) -> object:
    data = {"name": "Telefonen", "credential": {}, "passwordless": True}
    kind = Authenticator.Type.WEBAUTHN
    return Authenticator.objects.get_or_create(user=who, type=kind, data=data)[0].pk


def _confirmation(cast: Cast, who: Person) -> str:
    new = {"user": cast.nils, "email": "nils.ny@exempel.se"}
    return EmailConfirmationHMAC(EmailAddress.objects.get_or_create(**new)[0]).key


def with_second_factor(who: Person) -> None:
    """Gives somebody an app that shows codes, and a list of codes for the day it is lost."""
    if not Authenticator.objects.filter(user=who, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(who, "JBSWY3DPEHPK3PXP")
        RecoveryCodes.activate(who)


# Jobs and analyses ------------------------------------------------------------------------------


def _job(organisation: Make, by: Make) -> Make:
    def make(cast: Cast, who: Person) -> object:
        return Job.objects.create(
            organisation=organisation(cast, who), by=by(cast, who), kind="documents", back_to="/"
        ).pk

    return make


@cache
def _demo() -> dict[str, object]:
    return from_case(read_case(Path(__file__).parents[3] / "examples/demo-alltjanst.toml"))


def _analysis(
    unit: Callable[[Cast], Unit], title: str = "Demo Alltjänst AB", *, sent: bool = False
) -> Callable[[Cast], Analysis]:
    """The worked example as an analysis of a unit; the same one whenever it is asked for."""

    def make(cast: Cast) -> Analysis:
        found = Analysis.objects.filter(unit=unit(cast), title=title).first()
        if found is None:
            found = _start(cast.anna, unit(cast), title)
            if sent:
                send(by=cast.anna, analysis=found)
        return found

    return make


def _start(by: Person, unit: Unit, title: str, base: Analysis | None = None) -> Analysis:
    return start(by=by, unit=unit, title=title, language="sv", content=_demo(), based_on=base)


def _copied(cast: Cast, who: Person) -> object:
    """An analysis that began as a copy of another."""
    title = "Demo Alltjänst AB, nästa år"
    found = Analysis.objects.filter(unit=cast.home_care, title=title).first()
    return (found or _start(cast.anna, cast.home_care, title, _OWN(cast))).pk


def _document(analysis: Callable[[Cast], Analysis]) -> Make:
    def make(cast: Cast, who: Person) -> object:
        fields = {"analysis": analysis(cast), "version": 1, "kind": "pdf", "language": "sv"}
        found = DocumentFile.objects.filter(**fields).first()
        return (found or DocumentFile.objects.create(**fields, content=b"%PDF-1.7")).pk

    return make


_OWN = _analysis(lambda cast: cast.home_care)
_SENT = _analysis(lambda cast: cast.home_care, "Demo Alltjänst AB, till beslut", sent=True)
_FOREIGN = _analysis(lambda cast: cast.other_root)
_OUTSIDE = _analysis(lambda cast: cast.south)


def _analysis_sample(own: Make) -> Sample:
    return Sample(own, lambda cast, who: _FOREIGN(cast).pk, lambda cast, who: _OUTSIDE(cast).pk)


def _first_item(cast: Cast, who: Person) -> object:
    """The first activity of the analysis."""
    content = _OWN(cast).content
    return next(
        items[0] for address, items in content.items() if address.split(".")[-1] == "activities"
    )


# Knowledge --------------------------------------------------------------------------------------


def _own_entry(organisation: Make, name: str) -> Make:
    """The key of an entry of an organisation's own, which has been changed once."""

    def make(cast: Cast, who: Person) -> object:
        where = organisation(cast, who)
        found = OwnEntry.objects.filter(organisation=where, current__content__name__sv=name)
        if not found.filter(withdrawn_at=None).exists():
            own = add_entry(by=cast.karin, organisation=where, content=own_content(name))
            content = own_content(name, summary="En promenad i veckan.")
            change_entry(by=cast.karin, own=own, content=content, seen=1)
        return found.get(withdrawn_at=None).key

    return make


_OF_DEMO = _own_entry(lambda cast, who: cast.organisation, "Promenader")
_OF_THE_OTHER = _own_entry(lambda cast, who: cast.other, "Odling")


def _first_digest(cast: Cast, who: Person) -> object:
    return EntryVersion.objects.get(entry=_OF_DEMO(cast, who), number=1).digest


SAMPLES: dict[str, Sample] = {
    "organisation": Sample(lambda cast, who: "demo"),  # "kliniken" where an address is a clinic's
    "clinic": Sample(lambda cast, who: clinic.record(cast).clinic.slug),
    "organisations:pk": UNIT,
    "organisations:person:pk": PERSON,
    "organisations:role_give:pk": PERSON,
    "organisations:role_end:pk": PERSON,
    "organisations:membership": MEMBERSHIP,
    "organisations:import_check:pk": DRAFT,
    "organisations:import_apply:pk": DRAFT,
    "organisations:import_drop:pk": DRAFT,
    "accounts:pk": Sample(
        lambda cast, who: _IN_NORTH(cast).pk, lambda cast, who: _IN_THE_OTHER(cast).pk
    ),
    "accounts:token": Sample(_key_of_invitation),
    "accounts:end_session:pk": Sample(_session, _somebody_elses_session),
    "account_confirm_email:key": Sample(_confirmation),
    "account_reset_password_from_key:uidb36": Sample(
        lambda cast, who: user_pk_to_url_str(cast.nils)
    ),
    "account_reset_password_from_key:key": Sample(
        lambda cast, who: default_token_generator.make_token(cast.nils)
    ),
    "mfa_edit_webauthn:pk": Sample(_passkey),
    "mfa_remove_webauthn:pk": Sample(_passkey),
    "provider_id": word("sso"),
    "jobs:pk": Sample(
        _job(lambda cast, who: cast.organisation, lambda cast, who: who),
        _job(lambda cast, who: cast.other, lambda cast, who: who),
    ),
    "knowledge:context": word("conditions-for-success"),
    "knowledge:entry": Sample(_OF_DEMO, _OF_THE_OTHER),
    "knowledge:entry:entry": Sample(lambda cast, who: "staff-screening", _OF_THE_OTHER),
    "knowledge:digest": Sample(_first_digest),
    "analyses:analysis": _analysis_sample(lambda cast, who: _OWN(cast).pk),
    "analyses:sign:analysis": _analysis_sample(lambda cast, who: _SENT(cast).pk),
    "analyses:decide:analysis": _analysis_sample(lambda cast, who: _SENT(cast).pk),
    "analyses:withdraw:analysis": _analysis_sample(lambda cast, who: _SENT(cast).pk),
    "analyses:since_base:analysis": _analysis_sample(_copied),
    "analyses:pk": Sample(_document(_OWN), _document(_FOREIGN), _document(_OUTSIDE)),
    "analyses:item": Sample(_first_item),
    "analyses:step": word("situation"),
    "analyses:letter": word("C"),
    "analyses:cell": word("C10"),
    "analyses:number": word("1"),
}
#: What is sent to an address that makes no sense without it.
BODIES: dict[str, dict[str, str]] = {
    "analyses:sign": {"capacity": "manager", "read": "on"},
    "analyses:decide": {"outcome": "decline", "reason": "Kostnaden", "read": "on"},
    "analyses:save": {"address": "title", "text": "Ett annat namn", "seen": "1"},
    "analyses:items": {"list": "goals", "do": "add"},
    "analyses:choose": {"entry": "task-influence"},
}
#: Addresses that are there only for somebody who has done something first.
PREPARED: dict[str, Callable[[Person], None]] = {
    "mfa_deactivate_totp": with_second_factor,
    "mfa_view_recovery_codes": with_second_factor,
    "mfa_download_recovery_codes": with_second_factor,
}


#: Apps that keep their samples beside their tests.
for _file in sorted(Path(__file__).parents[1].glob("*/samples.py")):
    if _file.parent != Path(__file__).parent:
        _module = import_module(f"web.{_file.parent.name}.samples")
        SAMPLES |= _module.SAMPLES
        BODIES |= getattr(_module, "BODIES", {})
        PREPARED |= getattr(_module, "PREPARED", {})


def sample(address: str, argument: str) -> Sample:
    """The sample for an argument of an address.

    Raises:
        AssertionError: There is none yet; the message says what to add.
    """
    app = address.split(":", 1)[0]
    for key in (f"{address}:{argument}", f"{app}:{argument}", argument):
        if key in SAMPLES:
            return SAMPLES[key]
    raise AssertionError(
        f"The address {address} takes {argument!r}, and there is no sample of one: "
        f"add {app + ':' + argument!r} to SAMPLES in tests/web/access/samples.py."
    )


def paths(
    address: str, cast: Cast, who: Person, instead: Mapping[str, object] | None = None
) -> list[str]:
    """The address with samples in it, in each of the ways in which it may be written.

    Args:
        address: Its name.
        cast: The people and units.
        who: For whom it is to be open.
        instead: Values for some of the arguments in the place of their samples.
    """
    if address in PREPARED:
        PREPARED[address](who)
    found = []
    for arguments in addresses()[address]:
        values = {
            a: sample(address, a).own(cast, who) for a in arguments if a not in (instead or {})
        }
        if "organisation" in values and is_of_clinics(address):
            values["organisation"] = "kliniken"
        found.append(reverse(address, kwargs={**values, **(instead or {})}))
    return found

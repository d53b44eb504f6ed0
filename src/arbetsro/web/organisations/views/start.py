"""The start page of an organisation: what waits, and what each of one's roles is for."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.language import Text, say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Kind, Permission, Role, roles
from arbetsro.web.access.standing import Standing
from arbetsro.web.access.table import rules
from arbetsro.web.accounts.models import Person, open_invitations
from arbetsro.web.analyses.waiting import waiting_for
from arbetsro.web.applications import waiting as applications
from arbetsro.web.bookings import waiting as bookings
from arbetsro.web.followups import waiting as followups
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.organisations.finding import held_today
from arbetsro.web.organisations.models import Membership, Unit
from arbetsro.web.visits import waiting as visits

#: What a role leads on to: the permission it needs, the message, and the page.
_WAYS = (
    (Permission.READ_WORK_ENVIRONMENT, "cycle.way_start", "cycle:start"),
    (Permission.RECEIVE_REPORTS, "cycle.way_reports", "reports:list"),
    (Permission.REQUEST_BY_LAW, "cycle.way_request", "matters:request"),
    (Permission.ANSWER_MATTERS, "cycle.way_matters", "matters:list"),
    (Permission.KEEP_POLICIES, "cycle.way_needed", "policies:needed"),
    (Permission.WRITE_ANALYSES, "organisations.way_write_analyses", "analyses:list"),
    (Permission.WRITE_ANALYSES, "organisations.way_start_analysis", "analyses:new"),
    (Permission.DECIDE_ANALYSES, "organisations.way_decide_analyses", "analyses:list"),
    (Permission.EDIT_UNITS, "organisations.way_edit_units", "organisations:units"),
    (Permission.EDIT_PEOPLE, "organisations.way_edit_people", "organisations:people"),
    (Permission.EDIT_PEOPLE, "organisations.way_import", "organisations:import"),
    (Permission.EVALUATE, "themes.way_regional", "themes:regional"),
    (Permission.RUN_QUEUE, "evaluations.way_running", "evaluations:running"),
    (Permission.RUN_QUEUE, "themes.way_regional", "themes:regional"),
    (Permission.KEEP_CLINIC, "evaluations.way_running", "evaluations:running"),
    (Permission.KEEP_CLINIC, "themes.way_partners", "themes:partners"),
    (Permission.READ_AUDIT, "organisations.way_read_audit", "audit:list"),
    (Permission.RUN_QUEUE, "applications.way_queue", "applications:queue"),
    (Permission.RUN_QUEUE, "applications.by_telephone", "applications:by_telephone"),
    (Permission.COUNSEL, "applications.way_mine", "applications:mine"),
    (Permission.FOLLOW_UP, "applications.way_follow_ups", "followups:list"),
    (Permission.EVALUATE, "applications.way_evaluation", "evaluations:list"),
    (Permission.KEEP_CLINIC, "care.way_clinic", "care:clinic"),
    (Permission.KEEP_CLINIC, "care.way_log", "care:log"),
)
#: What every member may do, whatever the role.
_FOR_ALL = (
    ("cycle.way_told", "telling:list"),
    ("cycle.way_mine", "measures:mine"),
    ("cycle.way_my_tasks", "matters:my_tasks"),
    ("cycle.way_examples", "telling:examples"),
    ("cycle.way_policies", "policies:list"),
    ("cycle.way_help", "policies:help"),
)
#: For a role that leads on to nothing else.
_LOOK = (Permission.SEE_UNITS, "organisations.way_see_units", "organisations:units")


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role that the reader has, where, and what can be done in it."""

    role: Role
    label: Text
    about: Text
    units: list[str]
    ways: list[tuple[str, str]]


def start(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """What can I do here, and what is next."""
    standing = request.standing
    is_clinic = standing.organisation.kind == Kind.CLINIC
    found = _of_clinic(standing) if is_clinic else waiting_for(standing)
    waiting = [*found, *_people_waiting(request)]
    for_all = () if is_clinic else _FOR_ALL
    context = {
        "is_clinic": is_clinic,
        "cards": list(_cards(standing)),
        "for_all": [(key, reverse(name, args=[organisation])) for key, name in for_all],
        "waiting": [
            (say(one.text_key, request.language, **one.values), one.url) for one in waiting
        ],
    }
    return render(request, "organisations/start.html", context)


def _of_clinic(standing: Standing) -> Iterator[Waiting]:
    """What waits at a clinic: how many, never who."""
    for app in (applications, bookings, visits, followups):
        yield from app.waiting_for(standing)


def _cards(standing: Standing) -> Iterator[RoleCard]:
    numbers = {int(path.strip("/").rsplit("/", 1)[-1]) for _, path in standing.given}
    names = dict(Unit.objects.filter(pk__in=numbers).values_list("path", "name"))
    for role in standing.roles:
        declared = roles()[role]
        units = sorted(names[path] for held, path in set(standing.given) if held == role)
        ways = [one for one in _WAYS if one[0] in declared.allows and one[2] in rules()] or [_LOOK]
        slug = standing.organisation.slug
        links = [(key, reverse(name, args=[slug])) for _, key, name in ways]
        yield RoleCard(role, declared.label, declared.about, units, links)


def _people_waiting(request: OrganisationRequest) -> Iterator[Waiting]:
    """What the administrator has left to do about people."""
    standing = request.standing
    if not standing.may(Permission.EDIT_PEOPLE):
        return
    roles_seen = fetching.in_units(request, Permission.EDIT_PEOPLE, Membership.objects.all())
    everybody = Person.objects.filter(pk__in=roles_seen.values("person"))
    active = held_today(roles_seen)
    url = reverse("organisations:people", args=[standing.organisation.slug])
    without = everybody.exclude(pk__in=active.values("person")).count()
    if without:
        yield Waiting("organisations.waiting_without_role", {"count": without}, f"{url}?role=none")
    offered = fetching.in_units(request, Permission.EDIT_PEOPLE, open_invitations()).count()
    if offered:
        invitations = reverse("accounts:invitations", args=[standing.organisation.slug])
        yield Waiting("organisations.waiting_invitations", {"count": offered}, invitations)
    never = everybody.filter(pk__in=active.values("person"), last_login=None).count()
    if never:
        yield Waiting("organisations.waiting_never_in", {"count": never}, f"{url}?never_in=on")

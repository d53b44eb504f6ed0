"""People: who has which role where."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from arbetsro.language import say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import record
from arbetsro.web.organisations import actions
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.finding import PeopleFilter, held_today
from arbetsro.web.organisations.forms import RoleForm
from arbetsro.web.organisations.models import Membership

_ON_A_PAGE = 50


def people(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The people with a role that the reader may see."""
    form = PeopleFilter(
        request.GET, kind=request.standing.organisation.kind, language=request.language
    )
    seen = _roles(request, Permission.SEE_PEOPLE)
    found = form.narrow(_people(seen), seen).order_by("name", "email")
    shown = held_today(seen).select_related("unit").order_by("role", "unit__name")
    found = found.prefetch_related(Prefetch("memberships", shown, to_attr="shown_roles"))
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    record(
        "people.read", by=request.user, organisation=request.standing.organisation,
        reading=True, page=page.number,
    )  # fmt: skip
    context = {
        "form": form,
        "page": page,
        "today": timezone.localdate(),
    }
    return render(request, "organisations/people.html", context)


def person(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A person and the person's roles here; nothing of other organisations."""
    shown, roles = _one(request, Permission.SEE_PEOPLE, pk)
    record(
        "person.read", by=request.user, target=shown,
        organisation=request.standing.organisation, reading=True,
    )  # fmt: skip
    editable = _roles(request, Permission.EDIT_PEOPLE).filter(person=shown)
    context = {
        "person": shown,
        "roles": roles.select_related("unit").order_by("-valid_from", "role"),
        "may_end": set(editable.values_list("pk", flat=True)),
        "may_give": request.standing.may(Permission.EDIT_PEOPLE),
        "today": timezone.localdate(),
    }
    return render(request, "organisations/person.html", context)


def give_role(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form that gives a person a role."""
    shown, _ = _one(request, Permission.EDIT_PEOPLE, pk)
    units = fetching.units(request, Permission.EDIT_PEOPLE)
    form = RoleForm(
        request.POST or None,
        kind=request.standing.organisation.kind,
        units=units,
        language=request.language,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_role(by=request.user, person=shown, **form.cleaned_data)
        except OrganisationError as error:
            form.tell(error)
        else:
            return _done(request, shown, "role_given")
    return render(request, "organisations/role_form.html", {"person": shown, "form": form})


def end_role(
    request: OrganisationRequest, organisation: str, pk: int, membership: int
) -> HttpResponse:
    """Asks whether a role is to end, and ends it."""
    shown, roles = _one(request, Permission.EDIT_PEOPLE, pk)
    role = roles.select_related("unit").filter(pk=membership).first()
    if role is None:
        raise Http404
    refusal = ""
    if request.method == "POST":
        try:
            actions.end_role(by=request.user, membership=role)
        except OrganisationError as error:
            refusal = say(f"organisations.{error.code}", request.language, **error.values)
        else:
            return _done(request, shown, "role_is_ended")
    context = {"person": shown, "role": role, "refusal": refusal}
    return render(request, "organisations/role_end.html", context)


def _roles(request: OrganisationRequest, permission: Permission) -> QuerySet[Membership]:
    return fetching.in_units(request, permission, Membership.objects.all())


def _people(roles: QuerySet[Membership]) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=roles.order_by().values("person"))


def _one(
    request: OrganisationRequest, permission: Permission, pk: int
) -> tuple[Person, QuerySet[Membership]]:
    """A person with a role that the reader may see or change, and those of the roles."""
    roles = _roles(request, permission)
    found = _people(roles).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found, roles.filter(person=found)


def _done(request: OrganisationRequest, shown: Person, key: str) -> HttpResponse:
    # Whoever gives up an own role may no longer see the page of the person.
    messages.success(request, say(f"organisations.{key}", request.language, name=shown.name))
    return redirect("organisations:person", request.standing.organisation.slug, shown.pk)

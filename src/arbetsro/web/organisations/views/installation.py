"""The organisations of the installation, for the system administrator. Nothing of their content."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from arbetsro.language import say
from arbetsro.web.access.request import PersonRequest
from arbetsro.web.accounts.actions import create_person
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations import actions
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.forms import NewOrganisationForm
from arbetsro.web.organisations.models import Organisation

_ON_A_PAGE = 50


def organisations(request: PersonRequest) -> HttpResponse:
    """The organisations, by name."""
    found = Organisation.objects.order_by("name", "pk")
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "organisations/installation.html", {"page": page})


def create(request: PersonRequest) -> HttpResponse:
    """A form for a new organisation and its first administrator."""
    form = NewOrganisationForm(
        request.POST or None,
        language=request.language,
        initial={"language_of_organisation": request.language},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _create(request, form)
        except OrganisationError as error:
            form.tell(error)
        else:
            messages.success(
                request, say("organisations.created", request.language, name=made.name)
            )
            return redirect("installation:organisations")
    return render(request, "organisations/installation_new.html", {"form": form})


@transaction.atomic
def _create(request: PersonRequest, form: NewOrganisationForm) -> Organisation:
    wanted = form.cleaned_data
    email = wanted["administrator_email"].lower()
    administrator = Person.objects.filter(email=email).first() or create_person(
        by=request.user, email=email, name=wanted["administrator_name"]
    )
    return actions.create_organisation(
        by=request.user,
        name=wanted["name"],
        slug=wanted["slug"],
        language=wanted["language_of_organisation"],
        kind=wanted["kind"],
        administrator=administrator,
    )

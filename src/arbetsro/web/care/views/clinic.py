"""How the clinic works and what it says, for its administrator. Nothing here is about a person."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.counselling import crisis as built_in
from arbetsro.counselling.pages import Section, advice, information
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.care import actions
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.care.forms import CrisisForm, SettingsForm, TextsForm
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.texts import advice_of, information_of
from arbetsro.web.frame.acting import done, form_page

Sections = Mapping[str, Section]
BuiltIn = Callable[[], Sections]
Shown = Callable[[Clinic], Sections]

#: The pages of texts: what is built in, and what the clinic says in all.
_PAGES: dict[str, tuple[BuiltIn, Shown]] = {
    "information": (information, information_of),
    "advice": (advice, advice_of),
}


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The clinic at a glance, and the ways to everything about it."""
    return render(request, "care/clinic.html", {"clinic": clinic_of(request)})


def settings(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for how the clinic works."""
    clinic = clinic_of(request)
    form = SettingsForm(request.POST or None, clinic=clinic, language=request.language)
    return form_page(
        request,
        "care/settings.html",
        form,
        lambda: actions.change_clinic(by=request.user, clinic=clinic, **form.cleaned_data),
        lambda _: done(request, _home(organisation), "care.saved"),
    )


def texts(request: OrganisationRequest, organisation: str, kind: str) -> HttpResponse:
    """A form for the texts of a page in three languages."""
    clinic, (sections, _) = clinic_of(request), _page(kind)
    form = TextsForm(
        request.POST or None,
        sections=sections(),
        own=getattr(clinic, kind),
        language=request.language,
    )
    return form_page(
        request,
        "care/texts.html",
        form,
        lambda: actions.change_texts(by=request.user, clinic=clinic, kind=kind, texts=form.texts),
        lambda _: done(
            request, reverse("care:preview", args=[organisation, kind]), "care.texts_saved"
        ),
        {"kind": kind},
    )


def preview(request: OrganisationRequest, organisation: str, kind: str) -> HttpResponse:
    """A page of texts as people see it."""
    clinic, (_, shown) = clinic_of(request), _page(kind)
    context = {"clinic": clinic, "kind": kind, "sections": shown(clinic).values()}
    return render(request, "care/preview.html", context)


def crisis(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for what is said at acute danger."""
    clinic = clinic_of(request)
    form = CrisisForm(
        request.POST or None,
        clinic=clinic,
        built_in=built_in.crisis(),
        language=request.language,
    )
    return form_page(
        request,
        "care/crisis.html",
        form,
        lambda: actions.change_texts(
            by=request.user, clinic=clinic, kind="crisis", texts=form.texts
        ),
        lambda _: done(request, _home(organisation), "care.texts_saved"),
        {"built_in": built_in.crisis()},
    )


def _page(kind: str) -> tuple[BuiltIn, Shown]:
    if kind not in _PAGES:
        raise Http404
    return _PAGES[kind]


def _home(organisation: str) -> str:
    return reverse("care:clinic", args=[organisation])

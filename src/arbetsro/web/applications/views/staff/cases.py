"""An application as the clinic's staff see it, and what they do with it."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications import actions
from arbetsro.web.applications.case import shown_of
from arbetsro.web.applications.forms.staff.cases import (
    EVENLY,
    AssignForm,
    DecideForm,
    EmployerForm,
    MessageForm,
)
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.partners import partners
from arbetsro.web.applications.queue import read_application
from arbetsro.web.care.fetching import one_of_clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import purpose_of
from arbetsro.web.care.staff import staff
from arbetsro.web.care.texts import advice_of
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.stores import CARE

_STAFF = (Permission.RUN_QUEUE, Permission.COUNSEL)


def show(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """An application, with what is known of the person's way through."""
    found = one(request, application)
    purpose = _read(request, found)
    if found.messages.filter(staff=None, read_at=None).exists():
        actions.read_messages(by=request.user, application=found)
    context = {**shown_of(found, request.language), "purpose": purpose, **_forms(request, found)}
    return render(request, "applications/staff/show.html", context)


def decide(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """A form that answers the person."""
    found = _to_run(request, application)
    form = _decide_form(request, found)
    return form_page(
        request,
        "applications/staff/decide.html",
        form,
        lambda: _decide(request, found, form),
        lambda _: done(request, _back(request, found), "applications.decided"),
        shown_of(found, request.language),
    )


def see_flag(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """Notes that the reader has looked at what may point to danger."""
    found = _to_run(request, application)
    return pressed(
        request,
        lambda: actions.see_flag(by=request.user, application=found),
        _back(request, found),
        "applications.flag_is_seen",
    )


def assign(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """Gives an application to a counsellor, by hand or evenly."""
    found = _to_run(request, application)
    form = AssignForm(
        request.POST or None,
        counsellors=actions.free_counsellors(found),
        language=request.language,
        initial={"counsellor": found.counsellor or EVENLY},
    )
    return form_page(
        request,
        "applications/staff/assign.html",
        form,
        lambda: _give(request, found, form.cleaned_data["counsellor"]),
        lambda made: _assigned(request, made),
        shown_of(found, request.language),
    )


def employer(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """Notes which partner the person works for."""
    found = _to_run(request, application)
    form = EmployerForm(
        request.POST or None,
        partners=partners(found.applicant.clinic),
        language=request.language,
        initial={"employer": found.employer or ""},
    )
    return form_page(
        request,
        "applications/staff/employer.html",
        form,
        lambda: actions.set_employer(
            by=request.user,
            application=found,
            employer=int(form.cleaned_data["employer"] or 0) or None,
        ),
        lambda _: done(request, _back(request, found), "applications.employer_noted"),
        shown_of(found, request.language),
    )


def write(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """Writes to the person, or notes what was said on the telephone."""
    found = one(request, application)
    purpose = _read(request, found)
    form = MessageForm(request.POST or None, language=request.language)
    return form_page(
        request,
        "applications/staff/write.html",
        form,
        lambda: actions.write_message(
            by=request.user, application=found, purpose=purpose, **form.cleaned_data
        ),
        lambda _: done(request, _back(request, found), "applications.written"),
        shown_of(found, request.language),
    )


def one(request: OrganisationRequest, pk: UUID) -> Application:
    """An application of the clinic that has been sent, for those who run the queue or counsel.

    Raises:
        Http404: There is none, or it is not for this person.
    """
    if not any(map(request.standing.may, _STAFF)):
        raise Http404
    rows = Application.objects.select_related("applicant__clinic")
    found = one_of_clinic(request, rows, pk, "applicant__")
    if found.sent_at is None:
        raise Http404
    return found


def _to_run(request: OrganisationRequest, pk: UUID) -> Application:
    """An application that somebody does something with, which is noted as read."""
    found = one(request, pk)
    _read(request, found)
    return found


def _read(request: OrganisationRequest, found: Application) -> Purpose:
    """Notes that an application is read, and gives the purpose.

    Raises:
        PermissionDenied: They do the follow-up, and so are not to know what was said.
    """
    if purpose_of(request.standing, found.applicant) == Purpose.FOLLOW_UP:
        raise PermissionDenied
    return read_application(request.standing, found, "application.read")


def _forms(request: OrganisationRequest, found: Application) -> dict[str, object]:
    """The forms that stand on the page itself."""
    waits = found.state in Application.UNANSWERED and request.standing.may(Permission.RUN_QUEUE)
    write_form = MessageForm(language=request.language, auto_id="write-%s")
    return {"decide": _decide_form(request, found) if waits else None, "write": write_form}


def _decide_form(request: OrganisationRequest, found: Application) -> DecideForm:
    return DecideForm(
        request.POST or None,
        counsellors=actions.free_counsellors(found),
        advice=advice_of(found.applicant.clinic),
        language=request.language,
    )


def _decide(request: OrganisationRequest, found: Application, form: DecideForm) -> Application:
    given = dict(form.cleaned_data)
    to = given.pop("give_to")
    with transaction.atomic(using=CARE):
        made = actions.decide(by=request.user, application=found, **given)
        return _give(request, made, to) if to and given["outcome"] == "within" else made


def _give(request: OrganisationRequest, found: Application, to: str) -> Application:
    if to == EVENLY:
        return actions.share_evenly(by=request.user, application=found)
    counsellor: Person = staff(found.applicant.clinic, Permission.COUNSEL).get(pk=int(to))
    return actions.assign(by=request.user, application=found, counsellor=counsellor)


def _assigned(request: OrganisationRequest, made: Application) -> HttpResponse:
    name = str(Person.objects.get(pk=made.counsellor or 0))
    return done(request, _back(request, made), "applications.assigned", name=name)


def _back(request: OrganisationRequest, found: Application) -> str:
    return reverse("applications:show", args=[request.standing.organisation.slug, found.pk])

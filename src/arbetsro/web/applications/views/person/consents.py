"""What I have agreed to, taking it back, and the receipt."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.web.access.request import PersonRequest
from arbetsro.web.applications.actions import change_consents
from arbetsro.web.applications.actions.consents import given_by
from arbetsro.web.applications.forms.person.own import ConsentForm
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.receipts import receipt_document
from arbetsro.web.care.clinics import clinic_at
from arbetsro.web.care.mine import ApplicantRequest, record_of
from arbetsro.web.care.models import Clinic, Receipt
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.paper import paper_answer


def consents(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """What I agree to; taking something back leads to its receipt."""
    every = list(request.applicant.applications.exclude(state=Application.State.WITHDRAWN))
    found = max(every, key=_last_told, default=None)
    receipts = Receipt.objects.filter(applicant=request.applicant.pk).order_by("-at")
    context = {"clinic": request.clinic, "receipts": receipts}
    if found is None:
        return render(request, "applications/person/consents.html", context)
    form = ConsentForm(
        request.POST if request.method == "POST" else None,
        language=request.language,
        initial=given_by(every),
    )
    return form_page(
        request, "applications/person/consents.html", form,
        lambda: change_consents(by=request.applicant, application=found, **form.given),
        lambda made: _after(request, made),
        context,
    )  # fmt: skip


def _last_told(application: Application) -> tuple[bool, datetime]:
    """Orders what has been sent last; a draft has its consents on its own page."""
    return application.sent_at is not None, application.begun_at


def _after(request: ApplicantRequest, made: Receipt | None) -> HttpResponse:
    slug = request.clinic.slug
    if made:
        return redirect("service:receipt", clinic=slug, receipt=made.pk)
    return done(request, reverse("service:mine", args=[slug]), "service.consents_saved")


def receipt(request: PersonRequest, clinic: str, receipt: UUID) -> HttpResponse:
    """What was deleted and what the law keeps.

    It names nobody, and is there also when nothing else is left: its link is the key to it.
    """
    where = clinic_at(clinic)
    context = {
        "clinic": where,
        "receipt": _receipt(where, receipt),
        "has_record": record_of(request.user, where) is not None,
    }
    return render(request, "applications/person/receipt.html", context)


def receipt_pdf(request: PersonRequest, clinic: str, receipt: UUID) -> HttpResponse:
    """The receipt as a PDF."""
    where = clinic_at(clinic)
    document = receipt_document(_receipt(where, receipt), where, request.language)
    return paper_answer(document, "pdf", "kvittens")


def _receipt(clinic: Clinic, key: UUID) -> Receipt:
    found = Receipt.objects.filter(clinic=clinic, pk=key).first()
    if found is None:
        raise Http404
    return found

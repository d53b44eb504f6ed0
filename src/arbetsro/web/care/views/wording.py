"""Loading the words of the self-rating."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from arbetsro.instruments.wording import Wording, WordingError, read_wording
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.care import actions
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.care.forms import WordingForm
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.refusal import Refusal

#: Twelve sentences in three languages are a hundredth of this.
_LARGEST = 200_000


def load(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form that takes a file with the words of the items."""
    clinic = clinic_of(request)
    form = WordingForm(request.POST or None, request.FILES or None, language=request.language)
    return form_page(
        request,
        "care/wording.html",
        form,
        lambda: _load(request, clinic, form),
        lambda _: done(request, _home(organisation), "care.wording_loaded"),
        {"clinic": clinic, "items": sorted(clinic.wording.items(), key=lambda one: int(one[0]))},
    )


def drop(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Takes the words away."""
    clinic = clinic_of(request)
    return pressed(
        request,
        lambda: actions.drop_wording(by=request.user, clinic=clinic),
        _home(organisation),
        "care.wording_dropped",
    )


def _load(request: OrganisationRequest, clinic: Clinic, form: WordingForm) -> Clinic:
    given = form.cleaned_data
    wording = _read(request, given["file"])
    return actions.load_wording(
        by=request.user, clinic=clinic, wording=wording, has_right=given["has_right"]
    )


def _read(request: OrganisationRequest, file: UploadedFile[bytes]) -> Wording:
    if (file.size or 0) > _LARGEST:
        raise Refusal("care.file_too_large", field="file")
    try:
        return read_wording(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refusal("care.file_not_text", field="file") from None
    except WordingError as error:
        told = " ".join(one.said(request.language) for one in error.faults)
        raise Refusal("care.file_faulty", field="file", faults=told) from error


def _home(organisation: str) -> str:
    return reverse("care:clinic", args=[organisation])

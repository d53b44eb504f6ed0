"""Loading the words of an instrument."""

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.urls import reverse

from arbetsro.instruments.instrument import instrument as built_in
from arbetsro.instruments.wording import WordingError, read_wording
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.surveys.actions import load_wording
from arbetsro.web.surveys.fetching import waves_to_run
from arbetsro.web.surveys.forms import WordingForm
from arbetsro.web.surveys.models import LoadedWording, Wave
from arbetsro.web.surveys.pages import page_of

#: A hundred sentences in three languages are a tenth of this.
_LARGEST = 200_000


def load(request: OrganisationRequest, organisation: str, instrument: str) -> HttpResponse:
    """What it takes to ask an instrument, and a form for the file with its words."""
    try:
        known = built_in(instrument)
    except KeyError:
        raise Http404 from None
    form = WordingForm(request.POST or None, request.FILES or None, language=request.language)
    held = request.standing.organisation

    def act() -> LoadedWording:
        text = _text(request, form.cleaned_data["file"], instrument)
        right = form.cleaned_data["right"]
        return load_wording(
            by=request.user, organisation=held, instrument=instrument, text=text, right=right
        )

    return form_page(
        request,
        "surveys/campaign/wording.html",
        form,
        act,
        lambda _: done(request, _back(request), "surveys.wording_was_loaded"),
        {
            "instrument": known,
            "loaded": held.loaded_wordings.filter(instrument=instrument).first(),
            "back": _back(request),
        },
    )


def _text(request: OrganisationRequest, file: UploadedFile[bytes], instrument: str) -> str:
    if (file.size or 0) > _LARGEST:
        raise Refusal("surveys.file_too_large", field="file")
    try:
        text = str(file.read(), "utf-8-sig")
        read_wording(text, of=instrument)
    except UnicodeDecodeError:
        raise Refusal("surveys.file_not_text", field="file") from None
    except WordingError as error:
        told = " ".join(one.said(request.language) for one in error.faults)
        raise Refusal("surveys.file_faulty", field="file", faults=told) from error
    return text


def _back(request: OrganisationRequest) -> str:
    """The questions of the wave that the person came from, else the list."""
    given = request.GET.get("wave", "")
    drafts = waves_to_run(request).filter(state=Wave.State.DRAFT)
    found = next((one for one in drafts if str(one.pk) == given), None)
    slug = request.standing.organisation.slug
    return page_of(found, "asked") if found else reverse("surveys:list", args=[slug])

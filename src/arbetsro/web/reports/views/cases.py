"""Protected cases, for their readers and nobody else. Every opening is in the log."""

from collections.abc import Callable
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.reports import actions
from arbetsro.web.reports.forms.receiving import AnswerForm, NoteForm, ReadersForm
from arbetsro.web.reports.models import ProtectedCase
from arbetsro.web.reports.views.reading import as_picture, my_cases

_ON_A_PAGE = 50


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The cases that the person may read. What they are about is on their own pages."""
    pages = Paginator(my_cases(request), _ON_A_PAGE)
    context = {"page": pages.get_page(request.GET.get("page"))}
    return render(request, "reports/cases.html", context)


def show(request: OrganisationRequest, organisation: str, case: UUID) -> HttpResponse:
    """One case."""
    return _page(request, _one(request, case), NoteForm(language=request.language))


def note(request: OrganisationRequest, organisation: str, case: UUID) -> HttpResponse:
    """Adds a note; what cannot be added is shown again with the case."""
    found = _one(request, case)
    form = NoteForm(request.POST, language=request.language)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    return pressed(
        request,
        lambda: actions.add_note(by=request.user, case=found, text=form.cleaned_data["note"]),
        _address(found),
        "reports.noted",
    )


def photo(request: OrganisationRequest, organisation: str, case: UUID) -> HttpResponse:
    """The photo of a case."""
    found = _one(request, case)
    record("case.read", by=request.user, target=found, reading=True, part="photo")
    return as_picture(ProtectedCase.objects.values_list("photo", flat=True).get(pk=found.pk))


def receive(request: OrganisationRequest, organisation: str, case: UUID) -> HttpResponse:
    """Confirms that a case has been read."""
    return _press(request, case, actions.receive_case, "reports.received")


def close(request: OrganisationRequest, organisation: str, case: UUID) -> HttpResponse:
    """Closes a case."""
    return _press(request, case, actions.close_case, "reports.case_was_closed")


def reopen(request: OrganisationRequest, organisation: str, case: UUID) -> HttpResponse:
    """Opens a closed case again."""
    return _press(request, case, actions.reopen_case, "reports.case_was_opened")


def answer(request: OrganisationRequest, organisation: str, case: UUID) -> HttpResponse:
    """A form for the answer to the sender."""
    found = _one(request, case)
    form = AnswerForm(
        request.POST or None, initial={"answer": found.answer}, language=request.language
    )
    return form_page(
        request,
        "reports/answer.html",
        form,
        lambda: actions.answer_case(
            by=request.user, case=found, answer=form.cleaned_data["answer"]
        ),
        lambda _: done(request, _address(found), "reports.answer_saved"),
        {"case": found, "back": _address(found)},
    )


def readers(request: OrganisationRequest, organisation: str, case: UUID) -> HttpResponse:
    """A form that says anew who may read a case."""
    found = _one(request, case)
    form = ReadersForm(
        request.POST or None, unit=found.unit, readers=found.readers.all(),
        language=request.language,
    )  # fmt: skip

    def then(changed: ProtectedCase) -> HttpResponse:
        is_mine = request.user in form.chosen
        to = _address(changed) if is_mine else reverse("reports:cases", args=[organisation])
        return done(request, to, "reports.readers_changed")

    return form_page(
        request,
        "reports/readers.html",
        form,
        lambda: actions.change_readers(by=request.user, case=found, readers=form.chosen),
        then,
        {"case": found},
    )


def _one(request: OrganisationRequest, pk: UUID) -> ProtectedCase:
    found = my_cases(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: OrganisationRequest, case: ProtectedCase, form: NoteForm, status: int = 200
) -> HttpResponse:
    record("case.read", by=request.user, target=case, reading=True)
    context = {
        "case": case,
        "form": form,
        "readers": case.readers.order_by("name", "pk"),
        "notes": case.notes.select_related("by"),
        "has_photo": ProtectedCase.objects.filter(pk=case.pk, photo__isnull=False).exists(),
    }
    return render(request, "reports/case.html", context, status=status)


def _press(
    request: OrganisationRequest,
    case: UUID,
    act: Callable[..., object],
    said: str,
) -> HttpResponse:
    found = _one(request, case)
    return pressed(request, lambda: act(by=request.user, case=found), _address(found), said)


def _address(case: ProtectedCase) -> str:
    return reverse("reports:case", args=[case.organisation.slug, case.pk])

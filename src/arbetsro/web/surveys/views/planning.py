"""What a wave asks: instruments, questions of one's own, and questions about background."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arbetsro.instruments.instrument import Instrument, instruments
from arbetsro.language import Language
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.surveys.actions import change_questions
from arbetsro.web.surveys.dividing import division_of
from arbetsro.web.surveys.fetching import wave_to_run
from arbetsro.web.surveys.forms_questions import FORMS
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.pages import page_of
from arbetsro.web.surveys.plans import (
    OWN_KINDS,
    choose_instrument,
    drop_instrument,
    drop_question,
    put_question,
    question_of,
)
from arbetsro.web.surveys.steps import counted, form_or_faults

#: The instrument that is put first: the project's own, which needs no licence.
_OWN = "arbetsro"


def asked(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Everything that is asked, and what can be added."""
    found = wave_to_run(request, wave)
    form, faults = form_or_faults(found, request.language)
    context = {
        "wave": found,
        "faults": faults,
        "count": counted(form) if form else 0,
        "form": form,
        "instruments": _instruments(found, request.language),
        "kinds": [_kind(found, kind) for kind in OWN_KINDS],
        "division": division_of(found),
    }
    return render(request, "surveys/campaign/asked.html", context)


def _instruments(wave: Wave, language: Language) -> list[dict[str, object]]:
    chosen = {one["id"]: one for one in wave.plan.get("instruments", ())}
    loaded = set(wave.organisation.loaded_wordings.values_list("instrument", flat=True))
    known = sorted(instruments(), key=lambda one: (one.id != _OWN, one.label.in_(language)))
    return [
        {
            "instrument": one,
            "chosen": chosen.get(one.id),
            "has_words": one.has_words() or one.id in loaded,
            "is_loaded": one.id in loaded,
            "forms": _forms(one),
            "modules": [part for part in one.sections if part.is_module],
        }
        for one in known
    ]


def _forms(one: Instrument) -> list[dict[str, object]]:
    """The forms of an instrument, each with how many questions it has without any module."""
    return [
        {
            "key": form.key,
            "label": form.label,
            "count": len(one.form(form.key).with_modules([]).items),
        }
        for form in one.forms
    ]


def _kind(wave: Wave, kind: str) -> dict[str, object]:
    kept = wave.plan.get(kind, ())
    return {"key": kind, "questions": kept, "is_full": len(kept) >= OWN_KINDS[kind][0]}


def choose(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Asks an instrument, in one of its forms and with some of its modules."""
    found = wave_to_run(request, wave)
    sent = request.POST
    return pressed(
        request,
        lambda: change_questions(
            by=request.user, wave=found,
            edit=choose_instrument(
                sent.get("instrument", ""), sent.get("form", ""), sent.getlist("modules")
            ),
        ),
        page_of(found, "asked"),
        "surveys.saved",
    )  # fmt: skip


def leave_out(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Asks an instrument no more."""
    found = wave_to_run(request, wave)
    edit = drop_instrument(request.POST.get("instrument", ""))
    return pressed(
        request,
        lambda: change_questions(by=request.user, wave=found, edit=edit),
        page_of(found, "asked"),
        "surveys.saved",
    )


def question_new(
    request: OrganisationRequest, organisation: str, wave: UUID, kind: str
) -> HttpResponse:
    """A form for a new question in one's own words."""
    return _question(request, wave_to_run(request, wave), kind, "")


def question_change(
    request: OrganisationRequest, organisation: str, wave: UUID, kind: str, key: str
) -> HttpResponse:
    """The same for one that there is."""
    return _question(request, wave_to_run(request, wave), kind, key)


def _question(request: OrganisationRequest, wave: Wave, kind: str, key: str) -> HttpResponse:
    kept = question_of(wave.plan, kind, key) if key else None
    if kind not in FORMS or (key and kept is None):
        raise Http404
    form = FORMS[kind](request.POST or None, kept=kept, language=request.language)
    return form_page(
        request,
        "surveys/campaign/question.html",
        form,
        lambda: change_questions(
            by=request.user, wave=wave, edit=put_question(kind, form.content, key)
        ),
        lambda _: done(request, page_of(wave, "asked"), "surveys.saved"),
        {"wave": wave, "kind": kind, "kept": kept, "division": division_of(wave)},
    )


def question_drop(
    request: OrganisationRequest, organisation: str, wave: UUID, kind: str, key: str
) -> HttpResponse:
    """Takes a question away."""
    found = wave_to_run(request, wave)
    if question_of(found.plan, kind, key) is None:
        raise Http404
    return pressed(
        request,
        lambda: change_questions(by=request.user, wave=found, edit=drop_question(kind, key)),
        page_of(found, "asked"),
        "surveys.question_dropped",
    )

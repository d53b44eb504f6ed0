"""Reviewing what was written in own words: one at a time, and nothing of who, where or when."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.language import Language
from arbetsro.surveys.masking import Masked, masked
from arbetsro.surveys.text_themes import told_themes
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.answers.models import FreeText
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.surveys.actions.texts import publish_texts, rename_theme, review_text
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.texts import any_waiting, opened, texts_of, themes_in, waiting
from arbetsro.web.surveys.texts_forms import PublishForm, RenameForm, ReviewForm
from arbetsro.web.surveys.texts_names import names_of
from arbetsro.web.surveys.views.texts_locked import told_of_keys

_REVIEW = Permission.REVIEW_FREE_TEXTS
_WAVES = Wave.objects.select_related("unit__organisation").filter(state=Wave.State.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: what it is taken for, if anything, and whether it is masked."""

    text: str
    kind: str = ""
    is_masked: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the themes that its texts have so far.

    Attributes:
        key, text: The question.
        is_read: Whether enough have answered it for its texts to be read.
        themes: How many texts each theme has, the most common first; blank for those without.
        told: The same as it would be published now.
    """

    key: str
    text: str
    is_read: bool
    themes: tuple[tuple[str, int], ...]
    told: tuple[tuple[str, int], ...]


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The waves in which something was asked in own words."""
    found = fetching.in_units(request, _REVIEW, _WAVES).order_by("-closed_at")
    waves = [
        {"wave": one, "waiting": waiting(one).count(), "is_over": one.text_themes.exists()}
        for one in found
        if one.plan.get("texts")
    ]
    return render(request, "surveys/texts/list.html", {"waves": waves})


def show(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """How far the review of a wave has come: what waits, and the themes so far."""
    found = _wave(request, wave)
    context = {
        "wave": found,
        "waiting": waiting(found).count(),
        "is_over": found.text_themes.exists(),
        "asked": list(_asked(found, request.language)),
        "least": found.threshold,
    }
    return render(request, "surveys/texts/show.html", context)


@told_of_keys
def another(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """A text that waits, drawn by lot; where none does, that all are read."""
    found = _wave(request, wave)
    text = any_waiting(found)
    if text is None:
        return render(request, "surveys/texts/all_read.html", {"wave": found})
    return _text_page(request, found, text)


@told_of_keys
def text(request: OrganisationRequest, organisation: str, wave: UUID, text: UUID) -> HttpResponse:
    """A text with what is suggested to be masked, and what becomes of it."""
    found = _wave(request, wave)
    one = texts_of(found).filter(pk=text).first()
    if one is None or found.text_themes.exists():
        raise Http404
    return _text_page(request, found, one)


def rename(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Another name for a theme; with that of another one, the two become one."""
    found = _wave(request, wave)
    form = RenameForm(
        request.POST or None,
        initial={key: request.GET.get(key, "") for key in ("theme", "question")},
        language=request.language,
    )
    context = {"wave": found, "theme": form["theme"].value()}
    return form_page(
        request, "surveys/texts/rename.html", form,
        lambda: rename_theme(by=request.user, wave=found, **form.cleaned_data),
        lambda made: done(request, _page(found, "show"), "survey_texts.renamed"),
        context,
    )  # fmt: skip


@told_of_keys
def publish(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """Publishes the themes, once all texts are read; what was written is deleted then."""
    found = _wave(request, wave)
    form = PublishForm(request.POST or None, language=request.language)
    context = {
        "wave": found,
        "waiting": waiting(found).count(),
        "is_over": found.text_themes.exists(),
        "asked": list(_asked(found, request.language)),
    }
    return form_page(
        request, "surveys/texts/publish.html", form,
        lambda: publish_texts(
            by=request.user, wave=found, with_texts=form.cleaned_data["with_texts"]
        ),
        lambda made: done(request, _page(found, "show"), "survey_texts.published"),
        context,
    )  # fmt: skip


def _wave(request: OrganisationRequest, pk: UUID) -> Wave:
    found = fetching.one_in_units(request, _REVIEW, _WAVES, pk)
    if not found.plan.get("texts"):
        raise Http404
    return found


def _text_page(request: OrganisationRequest, wave: Wave, one: FreeText) -> HttpResponse:
    suggested = masked(
        opened(one.text), names=names_of(wave.organisation), language=wave.languages[0]
    )
    form = _form(request, wave, one, suggested)
    question = form_of(wave).question(one.question).text
    context = {
        "wave": wave,
        "text": one,
        "question": question.in_(request.language),
        "pieces": list(_pieces(suggested)),
        "doubtful": suggested.doubtful,
        "waiting": waiting(wave).count(),
    }
    return form_page(
        request, "surveys/texts/text.html", form,
        lambda: review_text(
            by=request.user, wave=wave, text=one.pk, seen=form.cleaned_data["seen"],
            decided=form.decided(),
        ),
        lambda made: done(request, _page(wave, "next")),
        context,
    )  # fmt: skip


def _form(request: OrganisationRequest, wave: Wave, one: FreeText, suggested: Masked) -> ReviewForm:
    is_decided = one.state != FreeText.State.WAITING
    initial = {
        "masked": opened(one.masked) or suggested.text,
        "theme": one.theme,
        "decision": ("keep" if one.state == FreeText.State.KEPT else "withhold") * is_decided,
        "seen": one.state,
    }
    themes = themes_in(wave, one.question)
    return ReviewForm(
        request.POST or None, initial=initial, themes=themes, language=request.language
    )


def _asked(wave: Wave, language: Language) -> Iterator[Asked]:
    enough = set(texts_of(wave).values_list("question", flat=True).order_by().distinct())
    for one in form_of(wave).texts:
        counts = themes_in(wave, one.key)
        themes = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        told = told_themes(counts, wave.threshold).items()
        label = one.text.in_(language)
        yield Asked(one.key, label, one.key in enough, tuple(themes), tuple(told))


def _pieces(found: Masked) -> Iterator[Piece]:
    at = 0
    for span in found.spans:
        yield Piece(found.plain[at : span.start])
        yield Piece(found.plain[span.start : span.end], span.kind, span.is_masked)
        at = span.end
    yield Piece(found.plain[at:])


def _page(wave: Wave, name: str) -> str:
    return reverse(f"survey_texts:{name}", args=[wave.organisation.slug, wave.pk])

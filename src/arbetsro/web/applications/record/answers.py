"""What the person has told, and what the clinic answered, on paper."""

from collections.abc import Iterator

from django.utils import timezone

from arbetsro.instruments.scoring import Scale
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Block, Heading, Paragraph, Table
from arbetsro.web.applications.forms.person.application import ApplicationForm, field_of
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.places import CONSENTS, FACTS, PREFERRED, value_at
from arbetsro.web.applications.scores import rating, score_of
from arbetsro.web.care.staff import names
from arbetsro.web.care.texts import advice_of, wording_of


def told(application: Application, language: Language) -> Iterator[Block]:
    """The application, the decision and the messages."""
    yield Paragraph(say(f"service.now_{application.state}", language))
    yield from _rating(application, language)
    yield from _written(application, language)
    yield from _decision(application, language)
    yield from _messages(application, language)


def _rating(application: Application, language: Language) -> Iterator[Block]:
    if not application.content.get("items"):
        return
    of, write = rating(), Writer(language)
    found = score_of(application.content)
    labels = {one.key: one.label.in_(language) for one in of.scales}
    yield Heading(of.label.in_(language), 2)
    header = tuple(say(f"service.paper_{one}", language) for one in ("scale", "mean", "sum"))
    rows = tuple(_score(labels[one.key], one, write) for one in found.scales.values())
    caption = say("service.paper_scores", language)
    yield Table(header, rows, caption, ("left", "right", "right"))
    yield Paragraph(of.note.in_(language), "note")
    for limit in of.thresholds:
        yield Paragraph(limit.validated_for.in_(language), "note")
    yield from _items(application, language)


def _score(label: str, one: Scale, write: Writer) -> tuple[str, ...]:
    if one.mean is None or one.sum is None:
        return (f"{label} ({one.answered}/{one.of})", "–", "–")
    return (f"{label} ({one.answered}/{one.of})", write.number(one.mean, 1), write.number(one.sum))


def _items(application: Application, language: Language) -> Iterator[Block]:
    wording = wording_of(application.applicant.clinic)
    if wording is None:
        return
    given = application.content["items"]
    rows = tuple(
        (
            f"{one.number}. {wording.text(one.number, language)}",
            str(given.get(str(one.number), "–")),
        )
        for one in rating().items
    )
    header = (say("service.paper_item", language), say("service.paper_answer", language))
    caption = say("service.paper_answers", language)
    yield Table(header, rows, caption, ("left", "right"), widths=(6, 1))
    if wording.mark:
        yield Paragraph(wording.mark.in_(language), "note")


def _written(application: Application, language: Language) -> Iterator[Block]:
    clinic = application.applicant.clinic
    wording = wording_of(clinic)
    text = str(application.content.get("text") or "")
    if text:
        yield Heading(say("service.paper_text", language), 2)
        yield from lines(text)
    if wording is None:
        return
    form = ApplicationForm(None, clinic=clinic, wording=wording, language=language)
    places = [
        "danger.now", *(f"facts.{one}" for one in FACTS),
        *(f"preferred.{one}" for one in PREFERRED), *CONSENTS,
    ]  # fmt: skip
    rows = tuple(
        (str(form.fields[field_of(place)].label), form.words_of(field_of(place), value))
        for place in places
        if (value := value_at(application, place)) not in (None, "", [])
    )
    caption = say("service.paper_told", language)
    yield Table(("", ""), rows, caption, ("left", "left"), widths=(3, 2))


def _decision(application: Application, language: Language) -> Iterator[Block]:
    decision = application.decision or {}
    if not decision or application.decided_at is None:
        return
    clinic = application.applicant.clinic
    yield Heading(say("service.paper_decision", language), 2)
    who = names([application.decided_by]).get(application.decided_by or 0, "")
    at = timezone.localtime(application.decided_at, clinic.zone)
    outcome = say(f"service.outcome_{decision.get('outcome')}", language)
    yield Paragraph(f"{at:%Y-%m-%d %H:%M}, {who}: {outcome}")
    yield from lines(str(decision.get("message") or ""))
    known = advice_of(clinic)
    for key in decision.get("advice", ()):
        if key in known:
            one = known[key]
            yield Paragraph(f"{one.label.in_(language)}: {one.text.in_(language)}")


def _messages(application: Application, language: Language) -> Iterator[Block]:
    found = list(application.messages.all())
    called = names(one.staff for one in found)
    if found:
        yield Heading(say("service.messages_title", language), 2)
    for one in found:
        at = timezone.localtime(one.at, application.applicant.clinic.zone)
        who = called.get(one.staff or 0, "") or say("service.you", language)
        by = f" ({say('service.by_telephone', language)})" if one.way == "telephone" else ""
        yield Heading(f"{at:%Y-%m-%d %H:%M}, {who}{by}", 3)
        yield from lines(str(one.text))


def lines(text: str) -> Iterator[Block]:
    """A text in its paragraphs."""
    for part in text.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())

"""``arbetsro instrument show``: how a questionnaire is built and scored."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from arbetsro.cli.instrument.listing import summary
from arbetsro.cli.instrument.options import Id, JsonOption, instrument_for
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json
from arbetsro.language import Language, say

if TYPE_CHECKING:
    from arbetsro.instruments.parts import AnswerScale, Subscale, Threshold
    from arbetsro.instruments.structure import Instrument
    from arbetsro.reporting.document import Block


def show_instrument(id_: Id, as_json: JsonOption = False, language: LanguageOption = None) -> None:
    """Shows items, answers, scores, limits and licence, and what they rest on."""
    tongue = language_for(language)
    of = instrument_for(id_, tongue)
    if as_json:
        print_json(summary(of, tongue) | _data(of, tongue))
        return
    from arbetsro.reporting.document import Document
    from arbetsro.reporting.terminal import show

    blocks = list(_blocks(of, tongue))
    title, about = of.label.in_(tongue), f"{of.id} · {of.recall.in_(tongue)}"
    show(Document(title, about, tongue, date.min, of.source, blocks), console())


def _data(of: "Instrument", language: Language) -> dict[str, Any]:
    return {
        "recall": of.recall.in_(language),
        "note": of.note.in_(language),
        "source": of.source,
        "licence": {
            "holder": of.licence.holder,
            "may_show_items": of.licence.may_show_items,
            "about": of.licence.about.in_(language),
        },
        "least_answered_percent": of.missing.least_answered_percent,
        "scales": [
            {
                "key": one.key,
                "label": one.label.in_(language),
                "items": list(one.items),
                "of": list(one.of),
                "method": one.method,
                "direction": one.direction,
            }
            for one in of.scales
        ],
        "thresholds": [
            {
                "scale": one.scale,
                "value": one.value,
                "direction": one.direction,
                "is_validated": one.is_validated,
                "source": one.source,
            }
            for one in of.thresholds
        ],
    }


def _blocks(of: "Instrument", language: Language) -> "Iterator[Block]":
    from arbetsro.reporting.document import Bullets, Heading, Paragraph, Table

    yield Paragraph(of.note.in_(language))
    if of.about.validity:
        yield Paragraph(of.about.validity.in_(language), "note")
    yield Heading(say("cli.instrument_answered_with", language), 2)
    yield Bullets(tuple(_answers(one, language) for one in of.answer_scales.values()))
    yield Heading(say("cli.instrument_scores", language), 2)
    head = tuple(say(f"cli.instrument_column_{one}", language) for one in _COLUMNS)
    rows = tuple(_row(of, one, language) for one in of.scales)
    yield Table(head, rows, "", ("left", "left", "left", "left", "left"))
    yield Paragraph(of.missing.about.in_(language), "note")
    if of.thresholds:
        yield Heading(say("cli.instrument_limits", language), 2)
        yield Bullets(tuple(_limit(of, one, language) for one in of.thresholds))
    yield Heading(say("cli.instrument_licence", language), 2)
    yield Paragraph(f"{of.licence.holder}. {of.licence.about.in_(language)}")


_COLUMNS = ("score", "key", "items", "method", "direction")


def _answers(of: "AnswerScale", language: Language) -> str:
    named = [f"{value} {label.in_(language)}" for value, label in of.labels.items()]
    return f"{of.lowest}–{of.highest}" + (f": {', '.join(named)}" if named else "")


def _row(of: "Instrument", one: "Subscale", language: Language) -> tuple[str, ...]:
    turned = {item.number for item in of.items if item.is_reversed}
    # An item that is turned is marked, as manuals do it.
    items = ", ".join(f"{n}R" if n in turned else str(n) for n in one.items)
    return (
        one.label.in_(language),
        one.key,
        items or ", ".join(one.of),
        say(f"cli.instrument_method_{one.method}", language),
        say(f"cli.instrument_{one.direction}", language),
    )


def _limit(of: "Instrument", one: "Threshold", language: Language) -> str:
    from arbetsro.language.numbers import Writer

    sign = "≥" if one.direction == "at_or_above" else "≤"
    value = Writer(language).number(one.value, 0 if one.value == int(one.value) else 2)
    scale = of.subscale(one.scale).label.in_(language)
    return f"{scale} {sign} {value}. {one.validated_for.in_(language)} ({one.source})"

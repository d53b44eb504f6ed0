"""What the parts of an instrument must hold together."""

import re
from collections.abc import Iterable, Iterator

from arbetsro.instruments.faults import InstrumentFault
from arbetsro.instruments.parts import AnswerScale, Item, Subscale
from arbetsro.instruments.structure import Instrument

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
#: More steps than anybody can tell apart; a scale from 0 to 100 is allowed.
_MOST_STEPS = 101


def disagreements(of: Instrument) -> Iterator[InstrumentFault]:
    """Everything in which the parts of an instrument do not agree."""
    for i, item in enumerate(of.items, 1):
        yield from _of_item(of, item, f"item.{i}")
    yield from _twice((str(one.number) for one in of.items), "item")
    yield from _twice((one.key for one in of.items), "item")
    for i, answers in enumerate(of.answer_scales.values(), 1):
        yield from _of_answers(answers, f"answer_scale.{i}")
    for one in of.scales:
        yield from _of_scale(of, one, f"subscale {one.key}")
    yield from _keys([one.key for one in of.scales], "subscale")
    yield from _keys([one.key for one in of.forms], "form")
    yield from _keys([one.key for one in of.sections], "section")
    for i, limit in enumerate(of.thresholds, 1):
        known = [one.key for one in of.scales]
        yield from _known(limit.scale, known, "unknown_scale", f"threshold.{i}.scale")


def _of_item(of: Instrument, item: Item, at: str) -> Iterator[InstrumentFault]:
    if item.number < 1:
        yield InstrumentFault("bad_number", f"{at}.number", {"given": item.number})
    if not _KEY.fullmatch(item.key):
        yield InstrumentFault("bad_key", f"{at}.key", {"given": item.key[:40]})
    yield from _known(item.scale, of.answer_scales, "unknown_answers", f"{at}.scale")
    for form in item.forms:
        yield from _known(form, [one.key for one in of.forms], "unknown_form", f"{at}.forms")
    if of.sections or item.section:
        known = [one.key for one in of.sections]
        yield from _known(item.section, known, "unknown_section", f"{at}.section")
    if item.text and not of.licence.may_show_items:
        yield InstrumentFault("may_not_show", f"{at}.text")


def _of_answers(answers: AnswerScale, at: str) -> Iterator[InstrumentFault]:
    if not 0 < answers.highest - answers.lowest < _MOST_STEPS:
        values = {"lowest": answers.lowest, "highest": answers.highest, "most": _MOST_STEPS}
        yield InstrumentFault("bad_range", at, values)
    for value in answers.labels:
        if value not in answers.values:
            yield InstrumentFault("not_on_the_scale", f"{at}.value", {"given": value})


def _of_scale(of: Instrument, one: Subscale, at: str) -> Iterator[InstrumentFault]:
    for number in one.items:
        if not of.has_item(number):
            yield InstrumentFault(
                "no_such_item", f"{at}.items", {"given": number, "n": len(of.items)}
            )
    yield from _twice((str(number) for number in one.items), f"{at}.items")
    plain = [each.key for each in of.scales if each.items]
    for key in one.of:
        yield from _known(key, plain, "unknown_scale", f"{at}.of")
    if bool(one.items) == bool(one.of):
        yield InstrumentFault("items_or_scales", at)
    elif one.method == "ratio" and len(one.of) != 2:
        yield InstrumentFault("ratio_of_two", at)
    elif one.of and one.method not in ("ratio", "mean"):
        yield InstrumentFault("no_method_of_scales", f"{at}.method", {"given": one.method})


def _keys(keys: list[str], at: str) -> Iterator[InstrumentFault]:
    for key in keys:
        if not _KEY.fullmatch(key):
            yield InstrumentFault("bad_key", f"{at}.key", {"given": key[:40]})
    yield from _twice(keys, at)


def _twice(keys: Iterable[str], at: str) -> Iterator[InstrumentFault]:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            yield InstrumentFault("used_twice", at, {"given": key})
        seen.add(key)


def _known(given: str, known: Iterable[str], code: str, at: str) -> Iterator[InstrumentFault]:
    if given not in (words := list(known)):
        yield InstrumentFault(code, at, {"given": given, "known": ", ".join(words)})

"""Reads an instrument from the table of its file, and finds everything that is wrong with it."""

import re
import tomllib

from arbetsro.instruments.agreeing import disagreements
from arbetsro.instruments.faults import InstrumentError, InstrumentFault
from arbetsro.instruments.parts import (
    About,
    Beyond,
    Direction,
    Heading,
    Licence,
    Method,
    MissingRule,
    Selection,
    Side,
    Subscale,
    Threshold,
    Verified,
)
from arbetsro.instruments.reading_items import answer_scales, items
from arbetsro.instruments.structure import TOTAL, Instrument
from arbetsro.instruments.tables import Table, Tables
from arbetsro.language import LANGUAGES, Language, Text

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_ID = 40
_KEYS = {
    "id", "version", "source", "verified", "languages", "screens", "is_validated", "label",
    "recall", "note", "validity", "licence", "missing", "form", "section", "answer_scale", "item",
    "items", "reversed", "subscale", "threshold",
}  # fmt: skip
_SUBSCALE = {
    "key", "items", "label", "direction", "side", "factor", "method", "of", "verified",
}  # fmt: skip
_THRESHOLD = {
    "scale", "value", "direction", "label", "is_validated", "validated_for", "source", "verified",
}  # fmt: skip


def read_instrument(text: str) -> Instrument:
    """The instrument that a file describes, in TOML as ``content/`` has it.

    Raises:
        InstrumentError: It cannot be used; every fault is named.
    """
    try:
        table = tomllib.loads(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    except (ValueError, RecursionError) as error:
        fault = InstrumentFault("not_toml", values={"why": str(error)})
        raise InstrumentError([fault]) from error
    return instrument_of(table)


def instrument_of(table: Table) -> Instrument:
    """The instrument that a table describes.

    Raises:
        InstrumentError: It cannot be used; every fault is named.
    """
    tables = Tables()
    tables.expect(table, _KEYS)
    found = _instrument(tables, table)
    faults = tables.faults or list(disagreements(found))
    if faults:
        raise InstrumentError(faults)
    return found


def _instrument(tables: Tables, table: Table) -> Instrument:
    scales = tuple(_subscale(tables, one, at, table) for one, at in tables.each(table, "subscale"))
    return Instrument(
        id=_id(tables, table),
        version=tables.value(table, "version", ""),
        items=tuple(items(tables, table)),
        answer_scales=answer_scales(tables, table),
        scales=tuple(sorted(scales, key=lambda one: one.key != TOTAL)),
        missing=_missing(tables, tables.part(table, "missing")),
        thresholds=tuple(_threshold(tables, *one) for one in tables.each(table, "threshold")),
        forms=tuple(_selection(tables, *one) for one in tables.each(table, "form")),
        sections=tuple(_heading(tables, *one) for one in tables.each(table, "section")),
        licence=_licence(tables, tables.part(table, "licence")),
        about=_about(tables, table),
        is_validated=tables.value(table, "is_validated", otherwise=True),
    )


def _id(tables: Tables, table: Table) -> str:
    given = tables.value(table, "id", "x")
    if len(given) > _LONGEST_ID or not _ID.fullmatch(given):
        tables.fault("bad_id", "id", given=given[:_LONGEST_ID], longest=_LONGEST_ID)
    return given


def _about(tables: Tables, table: Table) -> About:
    validity = tables.maybe_text(table, "validity")
    if validity is None and table.get("is_validated") is False:
        tables.fault("missing", "validity")
    return About(
        label=tables.text(table, "label"),
        recall=tables.text(table, "recall"),
        note=tables.text(table, "note"),
        validity=validity,
        source=tables.value(table, "source", ""),
        verified=tables.word(table, "verified", Verified),
        languages=_languages(tables, table),
        screens=tables.value(table, "screens", otherwise=True),
    )


def _languages(tables: Tables, table: Table) -> tuple[Language, ...]:
    given = tables.words(table, "languages")
    unknown = [one for one in given if one not in LANGUAGES]
    if unknown:
        known = ", ".join(LANGUAGES)
        tables.fault("unknown_word", "languages", given=", ".join(unknown), known=known)
    return tuple(one for one in LANGUAGES if one in given)


def _licence(tables: Tables, table: Table) -> Licence:
    if not table:
        return Licence("", may_show_items=False, about=Text("", "", ""), verified="unverified")
    tables.expect(table, {"holder", "may_show_items", "about", "verified"}, "licence")
    return Licence(
        tables.value(table, "holder", "", "licence"),
        tables.value(table, "may_show_items", otherwise=False, at="licence"),
        tables.text(table, "about", "licence"),
        tables.word(table, "verified", Verified, "licence"),
    )


def _missing(tables: Tables, table: Table) -> MissingRule:
    if not table:
        return MissingRule(100, is_our_own=True, about=Text("", "", ""))
    tables.expect(table, {"least_answered_percent", "is_our_own", "about"}, "missing")
    least = tables.whole(table, "least_answered_percent", "missing")
    if not 1 <= least <= 100:
        tables.fault("bad_percent", "missing.least_answered_percent", given=least)
    is_our_own = tables.value(table, "is_our_own", otherwise=True, at="missing")
    return MissingRule(least, is_our_own, tables.text(table, "about", "missing"))


def _subscale(tables: Tables, table: Table, at: str, whole: Table) -> Subscale:
    tables.expect(table, _SUBSCALE, at)
    return Subscale(
        key=tables.value(table, "key", "", at),
        items=tables.wholes(table, "items", at),
        label=tables.text(table, "label", at),
        direction=tables.word(table, "direction", Direction, at),
        side=tables.word(table, "side", Side, at),
        factor=tables.maybe(table, "factor", "", at),
        method=tables.word(table, "method", Method, at, "mean"),
        of=tables.words(table, "of", at),
        verified=tables.word(table, "verified", Verified, at, whole.get("verified")),
    )


def _threshold(tables: Tables, table: Table, at: str) -> Threshold:
    tables.expect(table, _THRESHOLD, at)
    return Threshold(
        scale=tables.value(table, "scale", "", at),
        value=tables.number(table, "value", at),
        direction=tables.word(table, "direction", Beyond, at),
        is_validated=tables.value(table, "is_validated", otherwise=False, at=at),
        validated_for=tables.text(table, "validated_for", at),
        source=tables.value(table, "source", "", at),
        verified=tables.word(table, "verified", Verified, at),
        label=tables.maybe_text(table, "label", at),
    )


def _selection(tables: Tables, table: Table, at: str) -> Selection:
    tables.expect(table, {"key", "label"}, at)
    return Selection(tables.value(table, "key", "", at), tables.text(table, "label", at))


def _heading(tables: Tables, table: Table, at: str) -> Heading:
    tables.expect(table, {"key", "label", "intro", "module"}, at)
    return Heading(
        tables.value(table, "key", "", at),
        tables.text(table, "label", at),
        tables.maybe_text(table, "intro", at),
        tables.maybe(table, "module", otherwise=False, at=at),
    )

"""The built-in instruments: the items, answers, scales and limits of ``content/``."""

# A file of an instrument, in TOML. Every text has the keys sv, en and da.
#
#   id, version, source, languages, screens (looks for ill-health), is_validated
#   verified = read_in_source | general_knowledge | unverified | our_own
#   label, recall (the time asked about), note, validity (needed where is_validated is false)
#   [licence] holder, may_show_items, about, verified
#   [missing] least_answered_percent, is_our_own, about
#   [[form]] key, label: a selection of items, as a short form; without any, all are asked
#   [[section]] key, label, intro, module: headings; a module is asked only where it is chosen
#   [[answer_scale]] key, lowest, highest, items (those it answers; else the first answers all),
#       [[answer_scale.value]] value, label
#   [[item]] number, key, scale, section, text, reversed, forms, grave, side, factor, direction
#       or, for items that have nothing but numbers: items = 12 and reversed = [4, 5]
#   [[subscale]] key ("total" is all of it), items, label, direction, side, factor, verified,
#       method = mean (of the answers) | sum | percent (0-100 between the ends) |
#       ratio with of = ["effort", "reward"]; mean with of = [...] is the mean of those scores
#   [[threshold]] scale, value, direction = at_or_above | at_or_below, label, is_validated,
#       validated_for, source, verified; a share is counted by the first one of a scale

from functools import cache
from importlib.resources import files

from arbetsro.instruments.parts import (
    AnswerScale,
    Item,
    Licence,
    MissingRule,
    Subscale,
    Threshold,
)
from arbetsro.instruments.reading import read_instrument
from arbetsro.instruments.structure import Instrument

__all__ = [
    "AnswerScale",
    "Instrument",
    "Item",
    "Licence",
    "MissingRule",
    "Subscale",
    "Threshold",
    "instrument",
    "instruments",
    "read_instrument",
]

#: Content that is no instrument.
_NOT = {"demo-wording"}


@cache
def instrument(id_: str) -> Instrument:
    """The built-in instrument with this id.

    Raises:
        KeyError: There is none.
        InstrumentError: Its file is faulty.
    """
    if id_ not in _ids():
        raise KeyError(id_)
    return read_instrument((files(__package__) / "content" / f"{id_}.toml").read_text("utf-8"))


@cache
def instruments() -> tuple[Instrument, ...]:
    """All that are built in, by id."""
    return tuple(instrument(id_) for id_ in _ids())


@cache
def _ids() -> tuple[str, ...]:
    names = (path.name for path in (files(__package__) / "content").iterdir())
    ids = (name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(sorted(id_ for id_ in ids if id_ not in _NOT))
